// Measurements on a page: done, refused, noisy, stopped, stale; what the session keeps of them and what it does not take.
import { expect, test } from 'vitest';
import { Measuring } from '../../site/element/measuring.js';
import { factsOf, LabModel, resultsOf, stale } from '../../site/runtime/index.js';
import { fresh, keep, readKept, reduce, type SessionEvent, type State } from '../../site/session/index.js';
import { mint } from '../../site/url/index.js';
import { shapeOfKept } from '../../site/ledger/record.js';
import type { MeasureCall } from '../../site/lab/compiled.js';
import type { Measure, Measured, MeasuredValue } from '../../wasm/client/measure-types.js';
import { fakeCore, makeLab, NUMBER } from './fixture.js';

const SECONDS = { kind: 'number', unit: 's', nullText: 'not measured' } as const;
const call: MeasureCall = {
  id: 'ladder', measure: 'kernels',
  params: { op: { value: 'matmul' }, m: { ref: { from: 'control', id: 'batch', at: 'live', type: NUMBER, path: 'batch' } } },
  results: [
    { of: 'value', name: 'naive', field: 'time_s' }, { of: 'value', name: 'tiles', block: 64, field: 'time_s' },
    { of: 'run', name: '', field: 'noisy' }, { of: 'param', name: '', field: 'm' },
  ],
};
function makeMeasuring(): ReturnType<typeof makeLab> {
  const lab = makeLab();
  const hidden = { label: '', type: 'measured', holds: 'number', start: null, hidden: true } as const;
  lab.controls.push({ ...hidden, id: 'ladder.naive.time_s', slot: 8, valueType: SECONDS, format: { name: 'time', n: 2 } }, { ...hidden, id: 'ladder.tiles_64.time_s', slot: 9, valueType: SECONDS, format: { name: 'time', n: 2 } },
    { ...hidden, id: 'ladder.noisy', slot: 10, valueType: { kind: 'flag', nullText: 'not measured' }, format: { name: 'label' } }, { ...hidden, id: 'ladder.m', slot: 11, valueType: { ...NUMBER, nullText: 'not measured' }, format: { name: 'sig', n: 3 } });
  lab.graph = { ...lab.graph, state: 12 };
  lab.measures = [call];
  return lab;
}
const value = (name: string, time_s: number | null, more: Partial<MeasuredValue> = {}): MeasuredValue => ({
  name, unit: 's', median: time_s, p10: time_s, p25: time_s, p75: time_s, p90: time_s, p99: time_s, ci_low: time_s, ci_high: time_s, time_s, flop_per_s: null, bytes_per_s: null,
  samples: 9, repetitions: 1, sample_s: 1, warm_ups: 1, outliers: 0, flags: [], ...more,
});
const result = (values: MeasuredValue[], flags: Measured['flags'] = []): Measured => ({ id: 'kernels', clock: { tick_s: 1e-4, read_s: 1e-7, coarse: false, stands_still: false }, elapsed_s: 2, flags, values, comparisons: [], levels: [] });
const DONE = result([value('naive', 0.008), value('tiles', 0.004, { block: 8 }), value('tiles', 0.002, { block: 64 })]);

function page(measure: Measure): { measuring: Measuring; state(): State; dispatch(event: SessionEvent): void; settled(): Promise<void> } {
  const lab = makeMeasuring();
  const model = new LabModel(lab, fakeCore());
  let state = reduce(lab, fresh(lab), { type: 'commit', question: 'act1.predict.0', option: 'b', at: 1 });
  const dispatch = (event: SessionEvent): void => { state = reduce(lab, state, event); model.know(factsOf(lab, state.touched)); };
  const measuring = new Measuring(lab, () => model, { measure: async () => measure }, { state: () => state, dispatch, changed: () => undefined, now: () => 77, userAgent: () => 'Gecko/20100101 Firefox/140.0' });
  return { measuring, state: () => state, dispatch, settled: async () => { for (let i = 0; i < 20; i += 1) await Promise.resolve(); } };
}

test('what was measured goes to its places, with when, where and with what', async () => {
  const asked: unknown[] = [];
  const p = page((id, params) => { asked.push([id, params]); return Promise.resolve({ ok: true, value: DONE }); });
  p.measuring.start('ladder');
  expect(p.measuring.run('ladder').is).toBe('running');
  await p.settled();
  expect(asked).toEqual([['kernels', { op: 'matmul', m: 8 }]]);
  expect(p.state().touched).toEqual({ 'ladder.naive.time_s': 0.008, 'ladder.tiles_64.time_s': 0.002, 'ladder.noisy': false, 'ladder.m': 8 });
  expect(p.state().stamps['ladder']).toEqual({ at: 77, browser: 'Firefox 140', params: { op: 'matmul', m: 8 }, flags: [] });
  expect(p.measuring.run('ladder').is).toBe('idle');
});
test('a kernel without a number leaves null, noise is told apart', () => {
  const rough = resultsOf(call, { m: 8 }, result([value('naive', null, { flags: ['too_slow'] }), value('tiles', 0.002, { block: 64, flags: ['noisy'] })]));
  expect(rough).toEqual({ 'ladder.naive.time_s': null, 'ladder.tiles_64.time_s': 0.002, 'ladder.noisy': true, 'ladder.m': 8 });
  expect(resultsOf(call, {}, result([value('naive', null, { flags: ['noisy'] })]))['ladder.noisy']).toBe(false);
  expect(resultsOf(call, {}, result([], ['in_background']))['ladder.noisy']).toBe(true);
});
test('a wrong result has an error, and no time', () => {
  const wrong = result([value('naive', null, { flags: ['wrong_result'], error: 0.5, error_bound: 1e-5 })]);
  const asked: MeasureCall = { ...call, results: (['time_s', 'error', 'error_bound', 'wrong'] as const).map((field) => ({ of: 'value', name: 'naive', field })) };
  const at = (field: string): string => `ladder.naive.${field}`;
  expect(resultsOf(asked, {}, wrong)).toEqual({ [at('time_s')]: null, [at('error')]: 0.5, [at('error_bound')]: 1e-5, [at('wrong')]: true });
  // What tells how well it was measured: the spread, the calls in a sample, the step of the clock.
  const spread: MeasureCall = { ...call, results: [...(['p10', 'p90', 'repetitions'] as const).map((field) => ({ of: 'value' as const, name: 'naive', field })), { of: 'run', name: '', field: 'tick_s' }] };
  const timed = result([value('naive', 2e-3, { p10: 1e-3, p90: 3e-3, repetitions: 7 })]);
  expect(resultsOf(spread, {}, timed)).toEqual({ [at('p10')]: 1e-3, [at('p90')]: 3e-3, [at('repetitions')]: 7, [`${call.id}.tick_s`]: 1e-4 });
  expect(resultsOf(asked, {}, result([value('naive', 1)]))).toMatchObject({ [at('time_s')]: 1, [at('wrong')]: false });
  expect(resultsOf(asked, {}, result([value('naive', null, { flags: ['too_slow'] })]))).toMatchObject({ [at('wrong')]: null });
});
test('what the dispatcher takes is told by name and reason, and is none where nothing was right', () => {
  const asked: MeasureCall = { ...call, results: (['kernel', 'reason', 'behind', 'time_s', 'noisy'] as const).map((field) => ({ of: 'pick', name: '', field })) };
  const found = resultsOf(asked, {}, { ...DONE, pick: { value: 2, fastest: 0, reason: 'simpler', behind: 0.02 } });
  const chosen = (all: object): object => Object.fromEntries(Object.entries(all).map(([field, v]) => [`ladder.chosen.${field}`, v]));
  expect(found).toEqual(chosen({ kernel: 'tiles_64', reason: 'simpler', behind: 0.02, time_s: 0.002, noisy: false }));
  expect(resultsOf(asked, {}, DONE)).toEqual(chosen({ kernel: null, reason: null, behind: null, time_s: null, noisy: null }));
});
test('a refusal says why and keeps what was there; so does a module that does not load', async () => {
  const p = page(() => Promise.resolve({ ok: false, error: { code: 'not_implemented', message: 'No vectors here.' } as never }));
  p.measuring.start('ladder');
  await p.settled();
  expect(p.measuring.run('ladder')).toEqual({ is: 'refused', say: 'No vectors here.' });
  expect(p.state().stamps).toEqual({});
  const q = page(() => Promise.reject(new Error('gone')));
  q.measuring.start('ladder');
  await q.settled();
  expect(q.measuring.run('ladder')).toMatchObject({ is: 'refused', say: expect.stringMatching(/could not be loaded/) });
});
test('stopping ends it without a word, and a second start meanwhile does nothing', async () => {
  let begun = 0;
  const p = page((_, __, options) => { begun += 1; return new Promise((done) => options!.signal!.addEventListener('abort', () => done({ ok: false, error: { code: 'cancelled', message: 'stopped' } as never }))); });
  p.measuring.start('ladder');
  p.measuring.start('ladder');
  await p.settled();
  p.measuring.stop('ladder');
  await p.settled();
  expect([begun, p.measuring.run('ladder').is, p.state().touched]).toEqual([1, 'idle', {}]);
});
test('moved controls make it stale; a preset or a reset does not take it away; a new one replaces all of it', async () => {
  let next = DONE;
  const p = page(() => Promise.resolve({ ok: true, value: next }));
  p.measuring.start('ladder');
  await p.settled();
  const lab = makeMeasuring();
  const model = new LabModel(lab, fakeCore());
  const { params } = p.state().stamps['ladder']!;
  expect(stale(model, call, params, p.state())).toBe(false);
  p.dispatch({ type: 'set', control: 'batch', value: 4 });
  expect(stale(model, call, params, p.state())).toBe(true);
  p.dispatch({ type: 'reset' });
  p.dispatch({ type: 'point', point: lab.points[0]!.id });
  expect(p.state().touched['ladder.naive.time_s']).toBe(0.008);
  next = result([value('tiles', 0.001, { block: 64 })]);
  p.measuring.start('ladder');
  await p.settled();
  expect(p.state().touched['ladder.naive.time_s']).toBeUndefined();
  expect(p.state().touched['ladder.tiles_64.time_s']).toBe(0.001);
});
test('it is kept between visits, checked on the way back, and in no link', async () => {
  const p = page(() => Promise.resolve({ ok: true, value: DONE }));
  p.measuring.start('ladder');
  await p.settled();
  const lab = makeMeasuring();
  const stored = JSON.parse(JSON.stringify(keep(p.state())));
  expect(readKept(lab, shapeOfKept(stored))).toEqual(keep(p.state()));
  const broken = { ...stored, touched: { 'ladder.naive.time_s': 'fast', 'ladder.noisy': 3 }, stamps: { ladder: { at: 'now' }, other: { at: 1, browser: 'x' } } };
  expect(readKept(lab, shapeOfKept(broken))).toMatchObject({ touched: {}, stamps: {} });
  expect(readKept(lab, shapeOfKept({ ...stored, stamps: undefined }))).toMatchObject({ stamps: {} });
  expect(mint(lab, p.state())).not.toContain('ladder');
});
test('nothing is measured into a locked instrument or an unknown call', () => {
  const lab = makeMeasuring();
  const stamp = { at: 1, browser: 'x', params: {}, flags: [] };
  const start = fresh(lab);
  expect(reduce(lab, start, { type: 'measured', call: 'ladder', values: { 'ladder.m': 8 }, stamp })).toBe(start);
  const open = reduce(lab, start, { type: 'commit', question: 'act1.predict.0', option: 'b', at: 1 });
  expect(reduce(lab, open, { type: 'measured', call: 'other', values: {}, stamp })).toBe(open);
});
