// Speed of the models, wasm beside native, in one interleaved run. Usage: ./lab bench models [--rounds 5] [--slice 0.003]
//
// Inputs are the stored cases of tests/golden. Before anything is timed, wasm must give what the native tool gives, for them and for
// random inputs. Then each round times every pair once, wasm and native in turn; a figure is the median over the rounds, and "best" the
// fastest round; ratios have the 95 % interval of rounds.ts. Times are the processor's, all threads of the process together: the wall's would tell of the machine's other programs.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { createCore } from '../../../wasm/client/client.js';
import type { Core, Result } from '../../../wasm/client/core.js';
import { loadNames, loadWasm } from '../../../wasm/client/node.js';
import { type Native, startNative, TOOL } from './native.js';
import { geometricMean, harmonicMean, type Line, median, print, quantile, ROOT, save, spread } from './report.js';
import { ratioOfMedians } from './rounds.js';

const option = (name: string, otherwise: number): number => { const at = process.argv.indexOf(`--${name}`); return at < 0 ? otherwise : Number(process.argv[at + 1]); };
const ROUNDS = option('rounds', 5), SLICE = option('slice', 0.003), POINTS = 200, RANDOM = 100;
/** Beside those that the table calls slow: models that step through time or events. */
const SIMULATIONS = ['retry_storm', 'cluster_schedule'];

interface Case { model: string; in: Record<string, unknown>; out?: object }
interface Timed { wasm: number[]; native: number[] }
type AnyCore = { evaluate(model: string, input: object): Result<object>; evaluateSlow(model: string, input: object): Promise<Result<object>>; sweep(...args: [string, object, string, number, number, number, 'lin']): Result<object> };

const wasm = await loadWasm();
const names = await loadNames();
const typed: Core = createCore(wasm, names);
const core = typed as unknown as AnyCore;

/** How many calls took long enough the last time, by what was measured. */
const enough = new Map<string, number>();
/** Calls, each time twice as often, until that took long enough: the last batch is the measurement. Seconds of the processor a call. */
function secondsPerCall(what: string, call: () => void): number {
  for (let calls = enough.get(what) ?? 1; ; calls *= 2) {
    enough.set(what, calls);
    const begun = process.cpuUsage();
    for (let i = 0; i < calls; i += 1) call();
    const { user, system } = process.cpuUsage(begun);
    const took = (user + system) / 1e6;
    if (took >= SLICE) return took / calls;
  }
}

function cases(): Map<string, Case[]> {
  const folder = `${ROOT}tests/golden/`;
  const all = readdirSync(folder).flatMap((file) => JSON.parse(readFileSync(folder + file, 'utf8')) as Case[]);
  const held = new Map<string, Case[]>(Object.keys(names.models).map((id) => [id, []]));
  for (const c of all) if (c.out) held.get(c.model)?.push(c);
  return held;
}

/** Throws where wasm and native differ. */
async function compare(all: Case[]): Promise<void> {
  const { digests } = JSON.parse(execFileSync(TOOL, ['digest', '--n', String(RANDOM)], { encoding: 'utf8' })) as { digests: Record<string, string> };
  for (const [id, { index }] of Object.entries(names.models)) if (wasm.randomDigest(index, 1, 0, RANDOM) !== digests[id]) throw new Error(`${id}: wasm and native differ over random inputs`);
  for (const c of all) {
    const native = JSON.parse(execFileSync(TOOL, ['eval', c.model, '-'], { encoding: 'utf8', input: JSON.stringify(c.in) })) as object;
    const own = await core.evaluateSlow(c.model, c.in);
    if (!own.ok || !isDeepStrictEqual(JSON.parse(JSON.stringify(own.value)), native)) throw new Error(`${c.model}: wasm and native differ at ${JSON.stringify(c.in).slice(0, 200)}`);
  }
}

interface Axis { field: string; slot: number; from: number; to: number }
/** The first single number of the case that can be swept by a tenth down or up. */
function axis(c: Case): Axis | undefined {
  for (const { name: field, slot, type, list, matrix, members } of names.models[c.model]!.in) {
    const x = c.in[field];
    if (type !== 'number' || list || matrix || members || typeof x !== 'number' || x <= 0) continue;
    for (const [from, to] of [[0.9 * x, x], [x, 1.1 * x]] as const) if (core.sweep(c.model, c.in, field, from, to, POINTS, 'lin').ok) return { field, slot, from, to };
  }
  return undefined;
}

/** Throws where a sweep differs from a call at its first or last point. */
function compareSweep(c: Case, along: Axis): void {
  const swept = typed.sweep(c.model as 'iron_law', c.in as never, along.field, along.from, along.to, POINTS, 'lin');
  if (!swept.ok) throw new Error(`${c.model}: ${swept.error.message}`);
  for (const i of [0, POINTS - 1]) {
    const one = core.evaluate(c.model, { ...c.in, [along.field]: swept.value.x[i] });
    if (!one.ok) throw new Error(`${c.model}: ${one.error.message}`);
    for (const [name, value] of Object.entries(one.value))
      if (typeof value === 'number' && swept.value.columns[name]![i] !== value) throw new Error(`${c.model}: its sweep over ${along.field} differs from a call in ${name}`);
  }
}

/** A whole calculation in wasm, however long; the input stands staged. */
function runInWasm(index: number): void {
  if (wasm.runStart(index) !== 0) throw new Error('a simulation was refused');
  const handle = wasm.ints()[0]!;
  while (wasm.runStep(handle, 1e300) < 1);
  if (wasm.runResult(handle) !== 0) throw new Error('a simulation was refused');
  wasm.runStop(handle);
}

const stored = cases();
const isSimulation = (id: string): boolean => Boolean(names.models[id]!.slow) || SIMULATIONS.includes(id);
const plain = [...stored].filter(([id, list]) => list.length > 0 && !isSimulation(id)).map(([, list]) => list[0]!);
const native: Native = startNative();

// Of each simulation the longest stored case that a plain call answers: a round should not last a minute.
const simulations: Case[] = [];
for (const [id, list] of stored) {
  if (!isSimulation(id) || list.length === 0) continue;
  const times = [], fitting = list.filter((c) => core.evaluate(id, c.in).ok);
  for (const c of fitting) times.push(await native.secondsPerCall({ model: id, in: c.in, what: 'run', seconds: 0 }));
  simulations.push(fitting[times.indexOf(Math.max(...times))]!);
}
await compare([...plain, ...simulations]);
const axes = new Map(plain.flatMap((c) => { const along = axis(c); return along ? [[c.model, along] as const] : []; }));
for (const c of plain) if (axes.has(c.model)) compareSweep(c, axes.get(c.model)!);
console.log(`${plain.length + simulations.length} models of ${stored.size}, each at a stored case: wasm and native agree there and over ${RANDOM} random inputs.`);
console.log(`${ROUNDS} rounds, ${SLICE * 1000} ms a measurement\n`);

const timed = (): Map<string, Timed> => new Map();
const evaluations = timed(), slotCalls = timed(), sweeps = timed(), sweepsInCore = timed(), runs = timed();
const into = (map: Map<string, Timed>, id: string): Timed => { let t = map.get(id); if (!t) map.set(id, (t = { wasm: [], native: [] })); return t; };

for (let round = 0; round < ROUNDS; round += 1) {
  for (const c of plain) {
    const { index } = names.models[c.model]!;
    const objects = into(evaluations, c.model);
    objects.wasm.push(secondsPerCall(`objects ${c.model}`, () => core.evaluate(c.model, c.in)));
    const direct = into(slotCalls, c.model);
    direct.wasm.push(secondsPerCall(`slots ${c.model}`, () => wasm._evaluate(index)));
    direct.native.push(await native.secondsPerCall({ model: c.model, in: c.in, what: 'evaluate', seconds: SLICE }));
    const along = axes.get(c.model);
    if (!along) continue;
    const x = [...typed.spacing(along.from, along.to, POINTS, 'lin', false)];
    into(sweeps, c.model).wasm.push(secondsPerCall(`sweep ${c.model}`, () => core.sweep(c.model, c.in, along.field, along.from, along.to, POINTS, 'lin')) / POINTS);
    core.evaluate(c.model, c.in); // stages the input again
    const inside = into(sweepsInCore, c.model);
    inside.wasm.push(secondsPerCall(`core ${c.model}`, () => wasm.sweep(index, along.slot, along.from, along.to, POINTS, false, false)) / POINTS);
    inside.native.push((await native.secondsPerCall({ model: c.model, in: c.in, what: 'sweep', seconds: SLICE, slot: along.slot, points: x })) / POINTS);
  }
  for (const c of simulations) {
    const t = into(runs, c.model);
    core.evaluate(c.model, c.in); // stages the input, whether or not it is answered at once
    t.wasm.push(secondsPerCall(`run ${c.model}`, () => runInWasm(names.models[c.model]!.index)));
    t.native.push(await native.secondsPerCall({ model: c.model, in: c.in, what: 'run', seconds: SLICE }));
  }
}
native.end();

const rate = (seconds: number[]): number => 1 / median(seconds);
const rates = (map: Map<string, Timed>, side: keyof Timed): number[] => [...map.values()].map((t) => rate(t[side]));
const lines: Line[] = [];
const add = (what: string, map: Map<string, Timed>, side: keyof Timed, budget?: number): void => {
  const own = map.get('iron_law')![side], all = rates(map, side);
  lines.push({ what: `${what}: iron_law, which has more outputs than most`, value: rate(own) / 1e6, unit: 'M/s', spread: spread(own), best: 1 / Math.min(...own) / 1e6 });
  lines.push({ what: `${what}: median of ${all.length} models`, value: median(all) / 1e6, unit: 'M/s', best: median([...map.values()].map((t) => 1 / Math.min(...t[side]))) / 1e6, budget });
  lines.push({ what: `${what}: the slowest tenth is below`, value: quantile(all, 0.1) / 1e6, unit: 'M/s' }, { what: `${what}: the fastest tenth is above`, value: quantile(all, 0.9) / 1e6, unit: 'M/s' });
  lines.push({ what: `${what}: geometric mean`, value: geometricMean(all) / 1e6, unit: 'M/s' });
  lines.push({ what: `${what}: each equally often`, value: harmonicMean(all) / 1e6, unit: 'M/s' });
  if (budget !== undefined) lines.push({ what: `${what}: share of the models within the budget`, value: all.filter((r) => r >= 1e6 * budget).length / all.length, unit: '' });
};
add('evaluate, wasm, object to object', evaluations, 'wasm', 2);
add('evaluate, wasm, slots', slotCalls, 'wasm');
add('evaluate, native, slots', slotCalls, 'native');
add(`points of a sweep of ${POINTS}, wasm`, sweeps, 'wasm', 8);
add('points of a sweep, wasm, without the client', sweepsInCore, 'wasm', 8);
add('points of a sweep, native', sweepsInCore, 'native');
const ratios = [];
for (const [id, t] of runs) ratios.push({ id, ...(await ratioOfMedians(typed, t.native, t.wasm)), wasm_s: median(t.wasm), native_s: median(t.native) });
for (const r of ratios) lines.push({ what: `wasm/native speed: ${r.id} (${(1000 * r.native_s).toPrecision(3)} ms native)`, value: r.estimate, unit: '', interval: r, budget: 0.6 });
lines.push({ what: `wasm/native speed: geometric mean of ${ratios.length} simulations`, value: geometricMean(ratios.map((r) => r.estimate)), unit: '', budget: 0.6 });
print(lines);

const slowest = [...evaluations].map(([id, t]) => ({ id, per_s: rate(t.wasm) })).sort((a, b) => a.per_s - b.per_s);
console.log(`\nslowest object to object: ${slowest.slice(0, 12).map((s) => `${s.id} ${(s.per_s / 1e6).toPrecision(2)}`).join(', ')} M/s`);
const perModel = Object.fromEntries([...evaluations.keys()].map((id) => {
  const perS = (map: Map<string, Timed>, side: keyof Timed) => (map.get(id)?.[side].length ? Math.round(rate(map.get(id)![side])) : null);
  return [id, { objects_wasm: perS(evaluations, 'wasm'), slots_wasm: perS(slotCalls, 'wasm'), slots_native: perS(slotCalls, 'native'), sweep_wasm: perS(sweeps, 'wasm'), sweep_core_wasm: perS(sweepsInCore, 'wasm'), sweep_native: perS(sweepsInCore, 'native') }];
}));
save('models', {
  rounds: ROUNDS, slice_s: SLICE, lines,
  simulations: Object.fromEntries(ratios.map((r) => [r.id, { wasm_s: r.wasm_s, native_s: r.native_s, ratio: r.estimate, ratio_interval: [r.low, r.high] }])),
  per_s: perModel,
});
