// Our kernels beside Eigen and OpenBLAS, natively, on one thread. Usage: ./lab bench native [options]; docs/measuring-honestly.md
//
// Where OpenBLAS chooses wider vectors than our kernels have, a second process runs it with those of AVX2 as well (its own setting
// OPENBLAS_CORETYPE): one ratio is between machines' best, the other between equals.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { loadCore } from '../../../wasm/client/node.js';
import { options } from './options.js';
import { ROOT, save } from './report.js';
import { type Host, type Lane, load, measure, type Pair, printRates, printRatios } from './rounds.js';

const TOOL = `${ROOT}build/native/tools/bench/kernels/ironlab_kernel_bench`;
const AVX512 = /skylakex|cooperlake|sapphirerapids/i;

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
const { openblas } = asked.peers ? await own.ask<About>('about') : { openblas: null };
const narrow = openblas && AVX512.test(openblas.core) ? start({ OPENBLAS_CORETYPE: 'Haswell' }) : undefined;
const narrowCore = narrow && (await narrow.ask<About>('about')).openblas?.core;

const FOREIGN = ['eigen_avx2', 'openblas'], PEERS = ['eigen', ...FOREIGN];
/** The vectors that a lane's code was compiled for. */
const setOf = (id: string): string => (/fused|avx2/.test(id) ? 'fused' : id === 'openblas' ? (openblas?.core ?? '') : 'simd');
const nameOf = (id: string): string => ({ eigen: 'Eigen', eigen_avx2: 'Eigen', openblas: 'OpenBLAS' })[id] ?? id;

interface Place { process: Process; command: string; judged: boolean }
let places: Place[] = [];
const host: Host = {
  async begin({ m, k, n }) {
    const { kernels, peaks } = await own.ask<Listed>(`list ${asked.op}`);
    const lanes: Lane[] = [];
    places = [];
    const add = (process: Process, command: string, lane: Lane, judged = true): void => { places.push({ process, command, judged }); lanes.push(lane); };
    for (const [i, { id, flop }] of peaks.entries()) if (['simd', 'fused'].includes(id) && flop > 0) add(own, `peak ${i}`, { name: 'peak', set: id, id: 'peak', flop }, false);
    const wanted = kernels.flatMap((id, i) => ((asked.peers && PEERS.includes(id)) || (!FOREIGN.includes(id) && new RegExp(asked.only).test(id)) ? [i] : []));
    const made = await own.ask<{ flop: number; lanes: number[] }>(`start ${asked.op} ${m} ${k} ${n} ${wanted.join(' ')}`);
    if (made.flop < 0) throw new Error(`no such shape: ${m}x${k}x${n}`);
    made.lanes.forEach((lane, at) => { const id = kernels[wanted[at]!]!; if (lane >= 0) add(own, String(lane), { name: nameOf(id), set: setOf(id), id, flop: made.flop }); });
    if (narrow && narrowCore) {
      const other = await narrow.ask<{ lanes: number[] }>(`start 0 ${m} ${k} ${n} ${kernels.indexOf('openblas')}`);
      add(narrow, String(other.lanes[0]), { name: 'OpenBLAS', set: 'fused', id: 'openblas', flop: made.flop });
    }
    return lanes;
  },
  judge: async (i) => (places[i]!.judged ? places[i]!.process.ask<number>(`judge ${places[i]!.command}`) : 0),
  seconds: (i, least) => places[i]!.process.ask<number>(`${places[i]!.judged ? 'time ' : ''}${places[i]!.command} ${least}`),
};

const EACH_CALL = 'B packed in each call', ONCE = 'B packed once beforehand: the others pack it in each call';
const rivals = [...new Set(['simd eigen', 'fused eigen_avx2', 'fused openblas', ...(openblas ? [`${openblas.core} openblas`] : [])])];
const sameVectors = (ours: string) => (theirs: string): boolean => theirs.startsWith('simd') === ours.startsWith('simd');
const pairs: Pair[] = ['simd packed', 'fused packed_fused'].flatMap((ours) => rivals.filter(sameVectors(ours)).map((theirs) => ({ ours, theirs, b: EACH_CALL })))
  .concat(['fused packed_once_fused'].flatMap((ours) => rivals.filter(sameVectors(ours)).map((theirs) => ({ ours, theirs, b: ONCE }))));

const before = load();
console.log(`Native kernels on one thread, FP32. ${asked.rounds} interleaved rounds after 3 to ${asked.most_warm_ups} of warm-up; a sample is at least ${1e3 * asked.sample_s} ms; ${before.sentence}.
"simd" is what every x86-64 (SSE2) or ARM64 has, "fused" AVX2 with FMA. Each result is within gamma_k |A||B| of FP64.`);
if (asked.peers) console.log(openblas ? `OpenBLAS: ${openblas.config}${narrowCore ? `; again as ${narrowCore}, with AVX2 like ours` : ''}.` : 'OpenBLAS is not installed (package libopenblas0), so it is left out.');
const sizes = [];
for (const shape of asked.shapes) {
  sizes.push(await measure(host, core, shape, asked, pairs, 0));
  printRates(sizes.at(-1)!);
}
own.end();
narrow?.end();
printRatios(sizes, pairs, (key) => { const [set, id] = key.split(' ') as [string, string]; return `${nameOf(id)} (${set})`; });
save('native', { settings: asked, load: [before, load()], openblas, sizes }, asked.out);
