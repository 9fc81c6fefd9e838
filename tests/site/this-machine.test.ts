// The reader's own machine in a lab: its numbers are holes until it is measured, and saying so is no error. Needs `./lab build`.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { bench } from '../../site/element/bench.js';
import { busy, cachedMemory } from '../../site/element/machine-words.js';
import type { Bound, CompiledLab, Ref, View } from '../../site/lab/compiled.js';
import { withMachine } from '../../site/lab/machine.js';
import { entryOf } from '../../site/ledger/index.js';
import { LabModel, named, type Env } from '../../site/runtime/index.js';
import { advance, fresh, hud, readKept, keep, type State } from '../../site/session/index.js';
import { mint, parseLink } from '../../site/url/index.js';
import type { Core } from '../../wasm/client/core.js';
import type { MachineEntry } from '../../wasm/client/measure-types.js';
import { MACHINE_KEY } from '../../wasm/client/this-machine.js';

const read = (id: string): CompiledLab => JSON.parse(readFileSync(new URL(`../../build/labs/${id}.json`, import.meta.url), 'utf8')) as CompiledLab;
const [lab01, lab05] = [read('vol1-01'), read('vol1-05')];
const ENTRY: MachineEntry = { peak: { fp32: 40e9 }, headline: 'fp32', bandwidth_bytes_per_s: 10e9, capacity_bytes: 4 * 2 ** 30, l1_bytes: 32768, l2_bytes: 2 ** 20, launch_overhead_s: 2e-6, power_w: null };
const here: Env = { state: { ...named(lab01, 'start'), context: 'this_machine' } };

let core: Core;
beforeAll(async () => { core = await (await import('../../wasm/client/node.js')).loadCore(); });

const output = (lab: CompiledLab, call: string, name: string): Bound => {
  const all: Bound[] = [];
  const walk = (x: unknown): void => {
    if (typeof x !== 'object' || x === null) return;
    if ('ref' in x && 'format' in x) all.push(x as Bound);
    Object.values(x).forEach(walk);
  };
  walk(lab.acts.map((a) => a.instrument));
  const found = all.find((b) => b.ref.path === `${call}.${name}` && b.ref.at === 'live');
  if (!found) throw new Error(`no ${call}.${name} in ${lab.id}`);
  return found;
};

describe('what is said of a measurement', () => {
  test('its bandwidth may be a cache’s only where the measurement says so, and other labels do not', () => {
    expect(cachedMemory({ flags: ['noisy', 'memory_not_reached'] })).toMatch(/may still fit a cache/);
    expect(cachedMemory({ flags: ['noisy', 'coarse_clock'] })).toBe('');
  });
  test('other programs were busy where it was noisy or in the background', () => {
    expect([busy({ flags: ['noisy'] }), busy({ flags: ['in_background'] }), busy({ flags: ['memory_not_reached'] }), busy({ flags: [] })]).toEqual([true, true, false, false]);
  });
});

describe('withMachine', () => {
  test('without a measurement the lab is the very same', () => {
    expect(withMachine(lab01, null)).toBe(lab01);
  });
  test('every hole is filled with the number of its name, and nothing else moves', () => {
    const lab = withMachine(lab01, ENTRY);
    const numbers: Record<string, number | null> = { 'peak.fp32': 40e9, bandwidth_bytes_per_s: 10e9, capacity_bytes: 4 * 2 ** 30, launch_overhead_s: 2e-6 };
    const holes = new Map(lab01.mine!.consts.map(({ at, field }) => [at, field]));
    expect(new Set(holes.values())).toEqual(new Set(Object.keys(numbers)));
    lab.graph.consts.forEach((x, i) => expect(x, `const ${i}`).toBe(holes.has(i) ? numbers[holes.get(i)!] : lab01.graph.consts[i]));
    expect(lab.graph.program).toBe(lab01.graph.program);
    expect(lab01.graph.consts[lab01.mine!.consts[0]!.at]).toBeNull();
    expect(lab.acts.map((a) => a.predict)).toEqual(lab01.acts.map((a) => a.predict));
  });
  test('the Iron Law on it is the core’s own with the measured rates', () => {
    const model = new LabModel(withMachine(lab01, ENTRY), core);
    const law = core.evaluate('iron_law', { hardware: ENTRY, workload: 'resnet50', overhead_s: 2e-6 });
    expect(law.ok).toBe(true);
    if (law.ok) for (const name of ['total_s', 'memory_share', 'bottleneck'] as const) expect(model.read(output(lab01, 'law', name).ref, here)).toEqual({ is: 'value', value: law.value[name] });
  });
  test('what cannot be a number of a machine fills nothing', () => {
    const odd = { ...ENTRY, bandwidth_bytes_per_s: NaN, capacity_bytes: 'much' } as unknown as MachineEntry;
    const lab = withMachine(lab01, odd);
    for (const { at, field } of lab.mine!.consts) if (field !== 'peak.fp32' && field !== 'launch_overhead_s') expect(lab.graph.consts[at], field).toBeNull();
  });
});

describe('while it is not measured', () => {
  test('what needs it says so, on this machine and wherever it is named; all else has its value', () => {
    const model = new LabModel(lab01, core);
    const total = output(lab01, 'law', 'total_s');
    expect(model.print(total, here)).toMatchObject({ is: 'unmeasured', text: 'not measured' });
    expect(model.print(total, { state: named(lab01, 'start') }).is).toBe('value');
    expect(model.read(output(lab01, 'mine_compute', 'ratio').ref, { state: named(lab01, 'start') })).toEqual({ is: 'unmeasured' });
    const power: Ref = { from: 'const', value: null, measured: { at: 0, field: 'power_w' }, at: 'start', type: { kind: 'number', unit: 'W' }, path: 'catalogue.this_machine.power_w' };
    expect(model.read(power, here)).toEqual({ is: 'unmeasured' });
  });
  test('a comparison with it is neither true nor false, but it is null', () => {
    const model = new LabModel(lab01, core);
    const left = output(lab01, 'law', 'total_s').ref;
    const holds = (op: '<' | '=' | '!=', value: number | null): boolean | null => model.holds({ left, op, right: { value }, source: '' }, here);
    expect([holds('<', 1), holds('=', 1), holds('!=', 1)]).toEqual([null, null, null]);
    expect([holds('=', null), holds('!=', null)]).toEqual([true, false]);
  });
  test('it crosses no limit, ticks nothing by accident, and the ledger keeps nulls', () => {
    const model = new LabModel(lab05, core);
    const play = (...events: Parameters<typeof advance>[2][]): State => events.reduce((s, e) => advance(model, s, e), fresh(lab05));
    const done = lab05.acts[0]!.predict.concat(lab05.acts[0]!.reflect).map((q) => ({ type: 'commit', question: q.id, option: 'a', at: 1 }) as const);
    const state = play(...done, { type: 'go', act: 1 }, { type: 'commit', question: 'act2.predict.0', option: 'a', at: 1 }, { type: 'context', context: 'this_machine' }, { type: 'set', control: 'batch', value: 128 });
    expect(state.context).toBe('this_machine');
    expect([state.tasks.filter((t) => t.startsWith('act2')), state.failures]).toEqual([[], {}]);
    expect(entryOf(model, state)['act2_result']!.value).toBeNull();
    expect(hud(model, state, '').find((i) => i.id === 'limits')).toMatchObject({ text: 'not measured', mark: 'none' });
  });
  test('a model that is filled but has no core yet waits instead of saying that there is nothing', () => {
    const model = new LabModel(withMachine(lab01, ENTRY));
    expect(model.read(output(lab01, 'mine_compute', 'ratio').ref, { state: named(lab01, 'start') })).toEqual({ is: 'pending' });
  });
  test('measured in part, only what needs the rest is missing', () => {
    const model = new LabModel(withMachine(lab01, { ...ENTRY, capacity_bytes: null }), core);
    expect(model.print(output(lab01, 'law', 'total_s'), here).is).toBe('value');
    const rows = lab01.acts[1]!.instrument.views.find((v): v is Extract<View, { view: 'verdict' }> => v.view === 'verdict')!.rows;
    expect(rows.map((r) => r.when && model.holds(r.when, here)).slice(0, 2)).toEqual([true, null]);
  });
});

describe('where it is offered', () => {
  test('it comes last, so that old links and records mean what they meant', () => {
    for (const lab of [lab01, lab05]) expect(lab.contexts.map((c) => c.id).indexOf('this_machine')).toBe(2);
    expect(parseLink(lab01, '#s1;act=1;c=tiny').context).toBe('tiny');
    expect(parseLink(lab01, mint(lab01, { ...here.state, act: 1 }))).toMatchObject({ context: 'this_machine', say: [] });
  });
  test('an act that does not offer it takes it from no one: neither by hand nor by link nor from a record', () => {
    const model = new LabModel(lab05, core);
    const start = advance(model, fresh(lab05), { type: 'commit', question: 'act1.predict.0', option: 'a', at: 1 });
    expect(advance(model, start, { type: 'context', context: 'this_machine' }).context).toBe('cloud');
    expect(advance(model, start, { type: 'link', context: 'this_machine', values: {} }).context).toBe('cloud');
    expect(readKept(lab05, { ...keep(start), context: 'this_machine' })!.context).toBe('cloud');
  });
  test('no prediction, limit or task is judged there', () => {
    for (const lab of [lab01, lab05]) {
      expect(lab.points.filter((p) => p.context === 'this_machine')).toEqual([]);
      const model = new LabModel(withMachine(lab, ENTRY), core), bare = new LabModel(lab, core);
      for (const q of lab.acts.flatMap((a) => a.predict)) expect(model.judge(q), q.id).toEqual(bare.judge(q));
    }
  });
});

describe('the bench', () => {
  const store = new Map<string, string>();
  const storage = { get length() { return store.size; }, key: (i: number) => [...store.keys()][i] ?? null, getItem: (k: string) => store.get(k) ?? null, setItem: (k: string, v: string) => void store.set(k, v), removeItem: (k: string) => void store.delete(k) };
  vi.stubGlobal('window', { localStorage: storage });
  const record = { schema: 1, measured_at: '2026-11-21T10:00:00Z', browser: 'Firefox 140', entry: ENTRY, reported: [], spread: {}, curves: {}, flags: [], clock_tick_s: 1e-6 };
  const never = { measure: () => Promise.reject(new Error('offline')) };

  test('takes what is stored, lets a broken record go with a sentence, and forgets for good', () => {
    const own = bench(never, false, () => undefined);
    own.refresh();
    expect(own.state).toEqual({ is: 'none' });
    store.set(MACHINE_KEY, JSON.stringify(record));
    own.refresh();
    expect(own.state).toMatchObject({ is: 'measured', record: { entry: ENTRY } });
    own.forget();
    expect([own.state, store.has(MACHINE_KEY)]).toEqual([{ is: 'none' }, false]);
    store.set(MACHINE_KEY, '{"schema":1,');
    own.refresh();
    expect(own.state).toMatchObject({ is: 'none', say: expect.stringContaining('could not be read') });
    expect([...store.keys()].filter((k) => k.startsWith(MACHINE_KEY))).toEqual([`${MACHINE_KEY}/unreadable`]);
  });
  test('measuring code that does not load leaves what was known, and says so', async () => {
    store.set(MACHINE_KEY, JSON.stringify(record));
    const seen: string[] = [];
    const own = bench(never, false, () => seen.push(own.state.is));
    own.refresh();
    own.measure();
    await vi.waitFor(() => expect(own.state).toMatchObject({ is: 'measured', say: expect.stringContaining('could not be loaded') }));
    expect(seen).toEqual(['measured', 'measuring', 'measured']);
  });
});
