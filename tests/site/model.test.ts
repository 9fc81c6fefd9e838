// The lab model: readings with and without the core, comparisons, rows, undo suggestions.
import { describe, expect, test } from 'vitest';
import type { Env, Live } from '../../site/runtime/index.js';
import { LabModel, positions, snap, vectorOf } from '../../site/runtime/index.js';
import { after, arena, bind, bottleneck, fakeCore, fits, fragile, is, list, makeLab, NUMBER, SLOT, TIME, total, violation } from './fixture.js';

const live = (context = 'cloud', touched: Live['touched'] = {}, answers: Live['answers'] = {}): Live => ({ context, touched, answers });
const env = (...of: Parameters<typeof live>): Env => ({ state: live(...of) });
const text = (s: string): string => s.replace(/[\u202f\u00a0]/g, ' ');

describe('before the core is there', () => {
  const model = new LabModel(makeLab());
  test('pinned states and a live state equal to one read from the snapshots', () => {
    expect(model.ready).toBe(false);
    expect(model.read(total('start'), env('tiny', { batch: 5 }))).toEqual({ is: 'value', value: 0.008 + 0.0008 });
    expect(text(model.print(bind(total(), TIME), env()).text)).toBe('8.80 ms');
    expect(model.read(bottleneck(), env('tiny'))).toEqual({ is: 'value', value: 'compute' });
    expect(model.violation(violation, env('tiny'))).toEqual({ kind: 'out_of_memory', demand: 1000, capacity: 500, ratio: 2, unit: 'B' });
  });
  test('anything else is pending, prints a placeholder, and compares as unknown', () => {
    const moved = env('cloud', { batch: 9 });
    expect(model.read(total(), moved)).toEqual({ is: 'pending' });
    expect(model.print(bind(total(), TIME), moved)).toEqual({ is: 'pending', text: '…', speech: 'not computed yet' });
    expect(model.holds(is(fits(), true), moved)).toBeNull();
    expect(model.violation(violation, moved)).toBe('pending');
    expect(model.undo(model.lab.acts[1]!.fail[0]!, live('tiny'))).toEqual([]);
    expect(model.tone([{ tone: 'bad', when: is(fits(), false) }, { tone: 'good' }], moved)).toBe('plain');
  });
});

describe('with the core', () => {
  const model = new LabModel(makeLab(), fakeCore());
  test('snapshots equal what the core gives', () => {
    for (const [id, values] of Object.entries(model.lab.snapshots)) {
      const at = { state: live(), at: id };
      for (const [slot, x] of Object.entries(values)) expect(model.read(arena(Number(slot), NUMBER), at), `${id} slot ${slot}`).toMatchObject({ value: x });
    }
  });
  test('a failed call reads as unavailable with its reason, also where it only depends on it, and null stays null', () => {
    const far = env('cloud', { batch: 101 });
    expect(model.read(fragile, far)).toMatchObject({ is: 'unavailable', say: expect.stringMatching(/outside the range/) });
    expect(model.read(after, far)).toMatchObject({ is: 'unavailable', say: expect.stringMatching(/outside the range/) });
    expect(model.print(bind(after, TIME), far)).toMatchObject({ text: 'no value', say: expect.stringMatching(/\.$/) });
    expect(model.read(arena(SLOT.violation, NUMBER), env())).toEqual({ is: 'value', value: null });
    expect(model.failures(far)).toHaveLength(2);
  });
  test('the same state is evaluated once', () => {
    const core = fakeCore();
    const fresh = new LabModel(makeLab(), core);
    for (let i = 0; i < 10; i += 1) { fresh.read(total(), env()); fresh.read(fits(), env()); }
    expect(core.evaluations).toBe(1);
  });
  test('a graph that throws gives unavailable readings, not an exception', () => {
    const broken = fakeCore();
    const made = broken.graph({ program: [], consts: [], state: 8, arena: 17 });
    (broken as { graph: unknown }).graph = () => ({ ok: true, value: { ...(made as { value: object }).value, evaluate: () => { throw new RangeError('no'); } } });
    expect(new LabModel(makeLab(), broken).read(total(), env()).is).toBe('unavailable');
  });
  test('a core that cannot load the graph says so and leaves the snapshots in use', () => {
    const refusing = { ...fakeCore(), graph: () => ({ ok: false as const, error: { code: 'internal' as const, message: 'no room' } }) };
    const fresh = new LabModel(makeLab());
    expect(fresh.attach(refusing)).toMatch(/no room/);
    expect(fresh.ready).toBe(false);
    expect(fresh.read(total('start'), env()).is).toBe('value');
  });
  test('pinned references ignore the sliders, live ones follow, env.at moves live ones', () => {
    const moved = env('tiny', { batch: 2 });
    expect(model.read(total('start'), moved)).toEqual(model.read(total(), env()));
    expect(model.read(total(), { ...moved, at: 'm7' })).toEqual(model.read(total(), env('tiny')));
    expect(model.read(total('m7'), { ...moved, at: 'start' })).toEqual(model.read(total(), env('tiny')));
  });
  test('lists, flags, choices, context and option values read as values', () => {
    expect(model.read(list, env())).toEqual({ is: 'value', value: [8, 16] });
    expect(model.read({ from: 'option', id: 'workload', values: [7, 9], at: 'live', type: NUMBER, path: 'workload.x' }, env('cloud', { workload: 'small' }))).toEqual({ is: 'value', value: 9 });
    expect(model.read({ from: 'context', values: [1, 2, 3], at: 'live', type: NUMBER, path: 'context.x' }, env('phone'))).toEqual({ is: 'value', value: 3 });
    expect(model.read({ from: 'control', id: 'layers', item: 1, at: 'live', type: NUMBER, path: 'layers[1]' }, env('cloud', { layers: ['relu', 'gelu'] }))).toEqual({ is: 'value', value: 'gelu' });
    expect(model.read({ from: 'control', id: 'nothing', at: 'live', type: NUMBER, path: 'nothing' }, env())).toEqual({ is: 'value', value: null });
  });
  test('the byte family follows the value that is shown', () => {
    const bound = bind({ from: 'context', values: [80 * 2 ** 30, 512 * 1024], at: 'live', type: { kind: 'number', unit: 'B', families: ['si', 'iec'] }, path: 'context.capacity' }, { name: 'bytes', n: 3 });
    expect(text(model.print(bound, env('cloud')).text)).toBe('85.9 GB');
    expect(text(model.print(bound, env('tiny')).text)).toBe('512 KiB');
  });
  test('comparisons: lists mean all, about is ten percent, null equals only null', () => {
    const at = env();
    expect(model.holds(is(list, 7, '>'), at)).toBe(true);
    expect(model.holds(is(list, 8, '>'), at)).toBe(false);
    expect(model.holds(is(total(), 0.0085, 'about'), at)).toBe(true);
    expect(model.holds(is(total(), 0.007, 'about'), at)).toBe(false);
    expect(model.holds(is(arena(SLOT.violation, NUMBER), null), at)).toBe(true);
    expect(model.holds(is(arena(SLOT.violation, NUMBER), 1, '>'), at)).toBe(false);
    expect(model.all([is(fits(), false), is(total(), 1)], at)).toBe(false);
    expect(model.tone([{ tone: 'bad', when: is(fits(), false) }, { tone: 'binding' }], at)).toBe('binding');
  });
});

describe('standing of controls', () => {
  const model = new LabModel(makeLab(), fakeCore());
  test('untouched controls take the new start, touched ones stay and are clamped', () => {
    expect(model.standing('batch', live('cloud')).value).toBe(8);
    expect(model.standing('batch', live('tiny')).value).toBe(1);
    expect(model.standing('batch', live('tiny', { batch: 100 }))).toMatchObject({ value: 64, wanted: 100, range: [1, 64] });
    expect(model.standing('batch', live('cloud', { batch: 100 }))).not.toHaveProperty('wanted');
    expect(model.standing('link', live('tiny', { link: 1e-4 }))).toMatchObject({ value: 0, fixed: true });
  });
  test('a control that starts at an answer stands at the first value offered before it and at the answer after', () => {
    expect(model.standing('guess', live()).value).toBe(100);
    expect(model.standing('guess', live('cloud', {}, { 'act1.predict.0': { option: 'b', at: 1 } })).value).toBe(1e4);
    expect(vectorOf(model.lab, live('cloud', {}, { 'act1.predict.0': { option: 'b', at: 1 } }))[5]).toBe(1e4);
  });
  test('broken touched values never reach the core', () => {
    for (const bad of [NaN, Infinity, 'x', null, [1], true]) {
      expect([...vectorOf(model.lab, live('cloud', { batch: bad as never, workload: bad as never, layers: bad as never, overlap: bad as never }))].every(Number.isFinite), String(bad)).toBe(true);
    }
  });
  test('positions and snapping follow stops, decades and steps', () => {
    const guess = model.control('guess')!;
    expect(positions(guess)).toHaveLength(19);
    expect(snap(guess, 9000)).toBe(1e4);
    expect(snap(guess, -5)).toBe(1);
    expect(snap(model.control('batch')!, 7.6)).toBe(8);
    expect(snap({ ...guess, stops: [1, 10, 100] }, 40)).toBe(100);
    const { perDecade: _, ...free } = guess;
    expect(snap(free, 9000), 'no steps named: what is typed stands').toBe(9000);
    expect(snap({ ...free, valueType: { kind: 'integer' }, step: 1 }, 21.4), 'whole numbers on a log scale').toBe(21);
    expect(snap({ ...guess, scale: 'lin', range: [0, 1], step: 0.1, valueType: NUMBER }, 0.32)).toBe(0.3);
    for (const x of positions(guess)!) expect(snap(guess, x)).toBe(x);
  });
});

describe('rows', () => {
  const core = fakeCore();
  const model = new LabModel(makeLab(), core);
  test('explicit steps stand on the live state, machines beyond the contexts included', () => {
    const rows = model.rows({ over: { context: true }, steps: [{ label: 'H100', context: 'cloud' }, { label: 'Phone', context: 'phone' }, { label: 'Spotter', point: 'spotter' }] }, [total(), total('start')], env('tiny', { workload: 'small' }));
    expect(rows.map((r) => r.values[0])).toEqual([{ is: 'value', value: 0.00008 + 0.000008 }, { is: 'value', value: 0.0016 }, { is: 'value', value: 0.00008 + 0.000008 }]);
    expect(rows.map((r) => r.hue)).toEqual(['cloud', 'mobile', undefined]);
    expect(rows[1]!.values[1]).toEqual(model.read(total('start'), env()));
    expect(model.read(bottleneck(), rows[1]!.env)).toEqual({ is: 'value', value: 'memory' });
  });
  test('all contexts and all options are rows without being spelt out', () => {
    expect(model.rows({ over: { context: true } }, [fits()], env()).map((r) => r.label)).toEqual(['Cloud (H100)', 'TinyML (Cortex-M7)']);
    expect(model.rows({ over: { control: 'workload' } }, [fits()], env('tiny')).map((r) => r.values[0])).toEqual([{ is: 'value', value: false }, { is: 'value', value: true }]);
  });
  test('a numeric sweep is one call of the core and equals single readings', () => {
    const calls = core.row_calls;
    const rows = model.rows({ over: { control: 'batch' }, sweep: { n: 9, scale: 'lin' } }, [total(), list, bottleneck()], env());
    expect(core.row_calls).toBe(calls + 1);
    expect(rows.map((r) => r.x)).toEqual([1, 17, 33, 49, 65, 80, 96, 112, 128]);
    for (const row of rows) expect(row.values).toEqual([total(), list, bottleneck()].map((r) => model.read(r, row.env)));
  });
  test('a sweep is made once for as long as only its own control moves', () => {
    const over = { over: { control: 'batch' }, sweep: { n: 9, scale: 'lin' } } as const;
    const refs = [total()];
    const answers: Live['answers'] = {};
    const at = (touched: Live['touched'], context = 'cloud') => model.rows(over, refs, env(context, touched, answers));
    const first = at({ batch: 3 });
    const calls = core.row_calls;
    expect(at({ batch: 70 })).toBe(first);
    expect(core.row_calls).toBe(calls);
    const other = at({ batch: 3, workload: 'small' });
    expect(other).not.toBe(first);
    for (const row of other) expect(row.values[0]).toEqual(model.read(total(), row.env));
    expect(at({ batch: 3 }, 'tiny')[0]!.values).not.toEqual(first[0]!.values);
    expect(at({ batch: 9 })).toBe(first);
    expect(model.rows(over, [fits()], env('cloud', { batch: 3 }, answers))[0]!.values).toEqual([{ is: 'value', value: true }]);
  });
  test('a sweep before the core has no rows', () => expect(new LabModel(makeLab()).rows({ over: { control: 'batch' }, sweep: { n: 9, scale: 'lin' } }, [total()], env())).toEqual([]));
});

describe('what undoes a failure', () => {
  const model = new LabModel(makeLab(), fakeCore());
  const failure = model.lab.acts[1]!.fail[0]!;
  test('each control that can clear it offers its nearest clearing value', () => {
    expect(model.undo(failure, live('tiny'))).toEqual([{ control: 'workload', value: 'small', label: 'Model: Small net' }, { control: 'context', value: 'cloud', label: 'Move to H100' }]);
    expect(model.undo(failure, live('tiny', { workload: 'small', batch: 60 }))).toEqual([
      { control: 'context', value: 'cloud', label: 'Move to H100' }, { control: 'batch', value: 50, label: 'Batch size: 50' }]);
  });
  test('every suggestion clears it, and none is made where nothing is violated', () => {
    for (const batch of [1, 51, 64]) {
      for (const { control, value } of model.undo(failure, live('tiny', { workload: 'small', batch }))) {
        const then = control === 'context' ? live(String(value), { workload: 'small', batch }) : live('tiny', { workload: 'small', batch, [control]: value });
        expect(model.violation(violation, { state: then })).toBeNull();
      }
    }
    expect(model.undo(failure, live('cloud'))).toEqual([]);
  });
});
