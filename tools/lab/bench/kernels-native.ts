// Our kernels beside Eigen and OpenBLAS, natively, on one thread. Usage: ./lab bench native [options]; docs/measuring-honestly.md
//
// OpenBLAS chooses kernels by the processor's model, and takes the slowest for one that it does not know. So it is also told to take
// those for AVX2, which ours have, and for AVX-512 where the processor has that (its own setting OPENBLAS_CORETYPE), each in a process.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { loadCore } from '../../../wasm/client/node.js';
import { options } from './options.js';
import { ROOT, save } from './report.js';
import { type Host, type Lane, load, measure, type Pair, printRates, printRatios } from './rounds.js';

const TOOL = `${ROOT}build/native/tools/bench/kernels/ironlab_kernel_bench`;

interface Process { ask<T>(question: string): Promise<T>; end(): void }
function start(env: NodeJS.ProcessEnv): Process {
  const child = spawn(TOOL, { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, OPENBLAS_NUM_THREADS: '1', ...env } });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask<T>(question: string): Promise<T> {
      child.stdin.write(`${question}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`the native kernels ended at: ${question}`);
      return (/^-?(inf|nan)/.test(value) ? Infinity : JSON.parse(value)) as T;
    },
    end: () => child.stdin.end(),
  };
}

type About = { openblas: { core: string; config: string } | null };
interface Listed { kernels: string[]; peaks: { id: string; flop: number }[] }

const asked = options(process.argv.slice(2));
const core = await loadCore();
const own = start({});
/** What the kernels for these processors need. */
const VECTORS: [RegExp, string][] = [[/^(core2|penryn|dunnington|nehalem|prescott|atom)$/i, 'simd'], [/^(haswell|zen|excavator)$/i, 'fused'], [/^(skylakex|cooperlake|sapphirerapids)$/i, 'avx512']];
const vectorsOf = (processor: string): string => VECTORS.find(([names]) => names.test(processor))?.[1] ?? processor.toLowerCase();
const flags = (): string => { try { return readFileSync('/proc/cpuinfo', 'utf8'); } catch { return ''; } };
const { peaks } = await own.ask<Listed>(`list ${asked.op}`);
const hasFused = process.arch === 'x64' && peaks.some((p) => p.id === 'fused' && p.flop > 0);

interface Blas { process: Process; set: string; core: string; config: string }
const blas: Blas[] = [];
for (const type of !asked.peers ? [] : [undefined, ...(hasFused ? ['Haswell'] : []), ...(/\bavx512f\b/.test(flags()) ? ['SkylakeX'] : [])]) {
  const process = type ? start({ OPENBLAS_CORETYPE: type }) : own;
  const { openblas } = await process.ask<About>('about');
  const set = openblas && vectorsOf(openblas.core);
  if (openblas && set && !blas.some((b) => b.set === set)) blas.push({ process, set, ...openblas });
  else if (process !== own) process.end();
  if (!openblas) break;
}

const FOREIGN = ['eigen_avx2', 'openblas'];
/** The vectors that a lane's code was compiled for. */
const setOf = (id: string): string => (/fused|avx2/.test(id) ? 'fused' : 'simd');
const nameOf = (id: string): string => ({ eigen: 'Eigen', eigen_avx2: 'Eigen', openblas: 'OpenBLAS' })[id] ?? id;

interface Place { process: Process; command: string; judged: boolean }
let places: Place[] = [];
const host: Host = {
  async begin({ m, k, n }) {
    const { kernels } = await own.ask<Listed>(`list ${asked.op}`);
    const lanes: Lane[] = [];
    places = [];
    const add = (process: Process, command: string, lane: Lane, judged = true): void => { places.push({ process, command, judged }); lanes.push(lane); };
    const integers = kernels.some((id) => id.startsWith('dot'));
    for (const [i, { id, flop }] of peaks.entries()) if ((integers ? ['int8'] : ['simd', 'fused']).includes(id) && flop > 0) add(own, `peak ${i}`, { name: 'peak', set: integers ? 'simd' : id, id: 'peak', flop }, false);
    const wanted = kernels.flatMap((id, i) => ((asked.peers && ['eigen', 'eigen_avx2'].includes(id)) || (!FOREIGN.includes(id) && new RegExp(asked.only).test(id)) ? [i] : []));
    if (blas.length > 0) wanted.push(kernels.indexOf('openblas'));
    const made = await own.ask<{ flop: number; lanes: number[] }>(`start ${asked.op} ${m} ${k} ${n} ${wanted.join(' ')}`);
    if (made.flop < 0) throw new Error(`no such shape: ${m}x${k}x${n}`);
    made.lanes.forEach((lane, at) => { const id = kernels[wanted[at]!]!; if (lane >= 0 && id !== 'openblas') add(own, String(lane), { name: nameOf(id), set: setOf(id), id, flop: made.flop }); });
    for (const { process, set, core: processor } of blas) {
      // In our own process it comes after our lanes: `start` would drop them.
      const lane = process === own ? made.lanes.at(-1)! : (await process.ask<{ lanes: number[] }>(`start 0 ${m} ${k} ${n} ${kernels.indexOf('openblas')}`)).lanes[0]!;
      if (lane >= 0) add(process, String(lane), { name: `OpenBLAS for ${processor}`, set, id: 'openblas', flop: made.flop });
    }
    return lanes;
  },
  judge: async (i) => (places[i]!.judged ? places[i]!.process.ask<number>(`judge ${places[i]!.command}`) : 0),
  seconds: (i, least) => places[i]!.process.ask<number>(`${places[i]!.judged ? 'time ' : ''}${places[i]!.command} ${least}`),
};

const EACH_CALL = 'B packed in each call', ONCE = 'B packed once beforehand: the others pack it in each call';
// Ours is the widest that we have: it meets everything that is not narrower.
const rivals = { simd: ['simd eigen', ...blas.filter((b) => b.set === 'simd').map((b) => `${b.set} openblas`)], fused: ['fused eigen_avx2', ...blas.filter((b) => b.set !== 'simd').map((b) => `${b.set} openblas`)] };
const against = (ours: string, theirs: string[], b: string): Pair[] => theirs.map((one) => ({ ours, theirs: one, b }));
const pairs = [...against('simd packed', rivals.simd, EACH_CALL), ...against('fused packed_fused', rivals.fused, EACH_CALL), ...against('fused packed_once_fused', rivals.fused, ONCE)];

const before = load();
console.log(`Native kernels on one thread, FP32. ${asked.rounds} interleaved rounds after 3 to ${asked.most_warm_ups} of warm-up; a sample is at least ${1e3 * asked.sample_s} ms of the processor's time; ${before.sentence}.
"simd" is what every x86-64 (SSE2) or ARM64 has, "fused" AVX2 with FMA. Each result is within gamma_k |A||B| of FP64.`);
if (asked.peers) console.log(blas[0] ? `OpenBLAS: ${blas[0].config}. Left alone it takes kernels for ${blas[0].core}${blas.slice(1).map((b) => `; told to, for ${b.core}`).join('')}.` : 'OpenBLAS is not installed (package libopenblas0), so it is left out.');
const sizes = [];
for (const shape of asked.shapes) {
  sizes.push(await measure(host, core, shape, asked, pairs, 0));
  printRates(sizes.at(-1)!);
}
own.end();
for (const { process } of blas) process.end();
printRatios(sizes, pairs, (key) => { const [set, id] = key.split(' ') as [string, string]; return `${nameOf(id)} (${set})`; });
save('native', { settings: asked, load: [before, load()], openblas: blas.map(({ set, core: processor, config }) => ({ set, processor, config })), sizes }, asked.out);
