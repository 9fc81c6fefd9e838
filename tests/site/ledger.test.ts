// The ledger: saved and read back, broken and full storage, two tabs; and the design ledger's fields.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dataOf, entryOf, keyOf, Ledger, browserStore, toldOf, untold, type Data } from '../../site/ledger/index.js';
import { Desk } from '../../site/ledger/desk.js';
import { readExport } from '../../site/ledger/transfer.js';
import { LabModel } from '../../site/runtime/index.js';
import { advance, fresh, keep, progress, type SessionEvent, type State } from '../../site/session/index.js';
import { FakeStore, fakeCore, makeLab } from './fixture.js';
import { random } from './random.js';

const lab = makeLab();
const model = new LabModel(lab, fakeCore());
const ID = 'vol1/01';
const play = (...events: SessionEvent[]): State => events.reduce((s, e) => advance(model, s, e), fresh(lab));
const commit = (question: string, option: string, at = 1000): SessionEvent => ({ type: 'commit', question, option, at });
const answered = (option = 'b', at = 1000): Data => dataOf(model, play(commit('act1.predict.0', option, at)));
const T = Date.UTC(2026, 10, 21, 14, 22);

describe('saving', () => {
  test('what was saved is there after a reload, under the key of the lab', () => {
    const store = new FakeStore();
    const { state } = new Ledger(store).save(ID, answered(), T);
    expect(state).toMatchObject({ is: 'saved', at: T, short: expect.stringMatching(/^saved \d\d:\d\d$/) });
    expect([...store.map.keys()]).toEqual(['ironlab/1/vol1/01']);
    expect(JSON.parse(store.map.get('ironlab/1/vol1/01')!)).toMatchObject({ schema: 1, lab: ID, saved_at: '2026-11-21T14:22:00.000Z' });
    expect(new Ledger(store).load(ID)).toEqual({ data: answered(), saved_at: '2026-11-21T14:22:00.000Z', say: null });
    expect(new Ledger(store).state(ID).is).toBe('nothing');
  });
  test('an unknown lab has nothing and says nothing', () => expect(new Ledger(new FakeStore()).load('vol2/07')).toEqual({ data: null, saved_at: null, say: null }));
  test('without storage everything lives in memory and says so', () => {
    const refusing = new FakeStore();
    refusing.refuse = true;
    for (const store of [null, refusing]) {
      const ledger = new Ledger(store);
      expect(ledger.persistent).toBe(false);
      expect(ledger.save(ID, answered(), T).state).toMatchObject({ is: 'memory', short: 'not saved', say: expect.stringMatching(/keeps no data/) });
      expect(ledger.load(ID).data).toEqual(answered());
      expect(ledger.labs()).toEqual([ID]);
    }
    expect(browserStore(undefined)).toBeNull();
    expect(browserStore({ get localStorage(): never { throw new Error('SecurityError'); } })).toBeNull();
  });
  test('a full storage is told, the lab goes on, and a later try succeeds', () => {
    const store = new FakeStore();
    const ledger = new Ledger(store);
    store.limit = 100;
    expect(ledger.save(ID, answered(), T).state).toMatchObject({ is: 'memory', say: expect.stringMatching(/full/) });
    expect(ledger.load(ID).data).toEqual(answered());
    store.limit = Infinity;
    ledger.retry(T + 1);
    expect(ledger.state(ID).is).toBe('saved');
    expect(new Ledger(store).load(ID).data).toEqual(answered());
  });
});

describe('records that cannot be read', () => {
  const good = JSON.stringify({ schema: 1, lab: ID, saved_at: '2026-11-21T10:00:00.000Z', data: answered() });
  test.each([
    ['cut off', good.slice(0, 80), /could not be read/], ['empty', '', /could not be read/], ['not a record', '[]', /could not be read/], ['null', 'null', /could not be read/], ['of another lab', good.replace('"vol1/01"', '"vol1/05"'), /could not be read/],
    ['of a newer schema', good.replace('"schema":1', '"schema":2'), /version/], ['without data', '{"schema":1,"lab":"vol1/01","saved_at":"2026-11-21T10:00:00.000Z"}', /could not be read/], ['with a broken date', good.replace('2026-11-21T10', 'x'), /could not be read/],
  ])('%s: kept aside, told once, the lab starts fresh and saves', (_, text, say) => {
    const store = new FakeStore();
    store.map.set(keyOf(ID), text);
    const ledger = new Ledger(store);
    expect(ledger.load(ID)).toMatchObject({ data: null, say: expect.stringMatching(say) });
    expect(store.map.get('ironlab/1/vol1/01/aside/1')).toBe(text);
    expect(ledger.load(ID).say).toBeNull();
    expect(ledger.save(ID, answered(), T).state.is).toBe('saved');
    expect(ledger.labs()).toEqual([ID]);
  });
  test('several are kept under their own numbers, the same bytes once', () => {
    const store = new FakeStore();
    for (const text of ['x', 'y', 'x']) { store.map.set(keyOf(ID), text); new Ledger(store).load(ID); }
    expect([...store.map]).toEqual([['ironlab/1/vol1/01/aside/1', 'x'], ['ironlab/1/vol1/01/aside/2', 'y']]);
  });
  test('when there is no room to set them aside they stay untouched and are not written over', () => {
    const store = new FakeStore();
    store.map.set(keyOf(ID), 'broken');
    store.limit = keyOf(ID).length + 'broken'.length;
    const ledger = new Ledger(store);
    expect(ledger.load(ID).say).toMatch(/stays untouched/);
    store.limit = Infinity;
    expect(ledger.save(ID, answered(), T).state.is).toBe('saved');
    expect([...store.map.values()]).toContain('broken');
  });
  test('every record ever written still loads', () => {
    const folder = new URL('records/', import.meta.url);
    for (const name of readdirSync(folder)) {
      const store = new FakeStore();
      store.map.set(keyOf(ID), readFileSync(new URL(name, folder), 'utf8'));
      const loaded = new Ledger(store).load(ID);
      expect(loaded.say, name).toBeNull();
      const state = advance(model, fresh(lab), { type: 'restore', data: loaded.data!.kept });
      expect(keep(state), name).toEqual(loaded.data!.kept);
    }
  });
  test('no bytes make it throw', { timeout: 60_000 }, () => {
    const { seed, next } = random();
    for (let i = 0; i < 3000; i += 1) {
      const at = Math.floor(next() * good.length);
      const text = next() < 0.5 ? good.slice(0, at) : good.slice(0, at) + String.fromCharCode(32 + next() * 90) + good.slice(at + 1);
      const store = new FakeStore();
      store.map.set(keyOf(ID), text);
      const data = new Ledger(store).load(ID).data;
      if (data) expect(() => advance(model, fresh(lab), { type: 'restore', data: data.kept }), `seed ${seed}: ${text}`).not.toThrow();
      expect(readExport(text).ok, `seed ${seed}`).toBe(false);
    }
  });
});

describe('two tabs', () => {
  test('the first committed prediction wins, and the later tab learns it when it saves or hears', () => {
    const store = new FakeStore();
    const [a, b] = [new Ledger(store), new Ledger(store)];
    a.save(ID, answered('b', 100), T);
    const second = b.save(ID, answered('c', 200), T + 1);
    expect(second.adopted?.answers['act1.predict.0']).toEqual({ option: 'b', at: 100 });
    expect(new Ledger(store).load(ID).data!.kept.answers['act1.predict.0']).toEqual({ option: 'b', at: 100 });
    expect(a.save(ID, answered('b', 100), T + 2).adopted).toBeNull();
    const c = new Ledger(store);
    c.save(ID, answered('b', 100), T);
    const other = JSON.stringify({ schema: 1, lab: ID, saved_at: '2026-11-21T10:00:00.000Z', data: answered('d', 50) });
    expect(c.heard(ID, keyOf(ID), other)?.answers['act1.predict.0']).toEqual({ option: 'd', at: 50 });
    for (const [key, value] of [[null, null], [keyOf(ID), null], ['x', other], [keyOf('vol1/05'), other], [keyOf(ID), 'junk']] as const) expect(c.heard(ID, key, value)).toBeNull();
  });
  test('a page that only shows sees what another tab saved after it looked, but keeps what could not be stored', () => {
    const store = new FakeStore();
    const [shows, works] = [new Ledger(store), new Ledger(store)];
    works.save(ID, answered('b', 100), T);
    expect(shows.load(ID).data!.kept.act).toBe(0);
    works.save(ID, dataOf(model, play(commit('act1.predict.0', 'b', 100), commit('act1.reflect.0', 'b'), { type: 'go', act: 1 })), T + 1);
    shows.refresh();
    expect(shows.load(ID).data!.kept.act).toBe(1);
    store.limit = 0;
    shows.replace({ schema: 1, lab: ID, saved_at: new Date(T).toISOString(), data: answered('d', 5) }, T);
    shows.refresh();
    expect(shows.load(ID).data!.kept.answers['act1.predict.0']!.option).toBe('d');
  });
  test('a reset reaches an open tab instead of being brought back by it', () => {
    const store = new FakeStore();
    const [index, open] = [new Ledger(store), new Ledger(store)];
    open.save(ID, answered(), T);
    new Desk(index, store).reset([ID], T);
    const heard = open.heard(ID, keyOf(ID), store.getItem(keyOf(ID)));
    const state = advance(model, play(commit('act1.predict.0', 'b')), { type: 'adopt', data: heard });
    expect(state).toMatchObject({ answers: {}, context: 'cloud', run: 1 });
    expect(open.save(ID, answered(), T + 1).adopted?.run).toBe(1);
    expect(progress({ id: ID, volume: '1', number: '01', title: '', question: '', minutes: [1, 2] }, index.load(ID).data).is).toBe('fresh');
  });
});

describe('what became of a prediction', () => {
  const done = play(commit('act1.predict.0', 'b', 7), commit('act1.reflect.0', 'b'), { type: 'go', act: 1 }, commit('act2.predict.0', 'b', 9));
  test('a number has both values, unit and factor, a choice the right option; reflections are no predictions', () => {
    expect(toldOf(model, done)).toEqual([
      { question: 'act1.predict.0', ask: 'How many?', said: 'About ×10\u202f000', truth: expect.stringMatching(/^×/), at: 7, right: false, predicted: 1e4, actual: expect.any(Number), unit: '', off: expect.any(Number) },
      { question: 'act2.predict.0', ask: 'How many?', said: 'Moving data', truth: 'Moving data', at: 9, right: true, predicted: null, actual: null, unit: '', off: null },
    ]);
    const [number] = toldOf(model, done);
    expect(number!.off).toBe(model.gap(lab.acts[0]!.predict[0]!, { option: 'b', at: 7 }).off.is === 'value' ? (model.gap(lab.acts[0]!.predict[0]!, { option: 'b', at: 7 }).off as { value: number }).value : NaN);
    expect(number!.off!).toBeGreaterThan(1);
  });
  test('while the core loads, what is known of this answer stays, of another one nothing is said', () => {
    const early = new LabModel(lab);
    const before = toldOf(model, done);
    expect(toldOf(early, done, before)).toEqual(before);
    expect(toldOf(early, done, before.map((t) => ({ ...t, at: 1 }))).map((t) => t.question)).not.toContain('act1.predict.0');
    expect(toldOf(early, play(), before)).toEqual([]);
  });
  test('a record that was never told, or told of an earlier answer, says which predictions are missing', () => {
    const data = dataOf(model, done);
    expect(untold(data)).toEqual([]);
    expect(untold({ ...data, told: [] })).toEqual(['act1.predict.0', 'act2.predict.0']);
    expect(untold({ ...data, told: data.told.map((t) => ({ ...t, at: t.at + 1 })) })).toHaveLength(2);
  });
  test('it survives storage; records of before have none, and broken ones lose only that', () => {
    const store = new FakeStore();
    new Ledger(store).save(ID, dataOf(model, done), T);
    expect(new Ledger(store).load(ID).data).toEqual(dataOf(model, done));
    const record = JSON.parse(store.map.get(keyOf(ID))!) as { data: { told?: unknown } };
    for (const told of [undefined, null, 'x', [1, null, { question: 3 }, { question: 'act1.predict.0' }]]) {
      store.map.set(keyOf(ID), JSON.stringify({ ...record, data: { ...record.data, told } }));
      const loaded = new Ledger(store).load(ID);
      expect(loaded.say).toBeNull();
      expect(loaded.data).toEqual({ ...dataOf(model, done), told: [] });
    }
    store.map.set(keyOf(ID), JSON.stringify({ ...record, data: { ...record.data, told: [{ question: 'act1.predict.0', at: 7, off: 0.5, right: 'yes', predicted: 'a', ask: 7 }] } }));
    expect(new Ledger(store).load(ID).data!.told).toEqual([{ question: 'act1.predict.0', ask: '', said: '', truth: '', at: 7, right: null, predicted: null, actual: null, unit: '', off: null }]);
  });
});

describe('the design ledger', () => {
  const state = play(commit('act1.predict.0', 'b'), commit('act1.reflect.0', 'b'), { type: 'go', act: 1 }, commit('act2.predict.0', 'b'), { type: 'context', context: 'tiny' }, { type: 'set', control: 'workload', value: 'small' });
  test('has the common fields, the flags and the lab\'s own, with path and unit', () => {
    expect(entryOf(model, state)).toEqual({
      chapter: { value: 1, path: 'lab.number', unit: '' }, context: { value: 'tiny', path: 'context', unit: '', text: 'TinyML (Cortex-M7)' },
      act1_prediction: { value: 'B', path: 'act1.letter', unit: '' }, act1_correct: { value: false, path: 'act1.right', unit: '' }, act2_prediction: { value: 'B', path: 'act2.letter', unit: '' }, act2_correct: { value: true, path: 'act2.right', unit: '' },
      constraint_hit: { value: true, path: 'fail', unit: '' }, too_big_hit: { value: true, path: 'fail.too_big', unit: '', text: 'memory' }, too_big_cleared: { value: true, path: 'fail.too_big', unit: '', text: 'memory' },
      act2_result: { value: 0.011, path: 'law.total_s', unit: 's', text: '11.0\u202fms' }, act2_decision: { value: { workload: 'small', batch: 1 }, path: 'workload, batch', unit: '', text: 'small, 1' },
    });
  });
  test('is empty-handed at the start and keeps old results while the core loads', () => {
    expect(entryOf(model, play())).toMatchObject({ act1_prediction: { value: null }, act1_correct: { value: null }, constraint_hit: { value: false } });
    const early = new LabModel(lab);
    const moved = { ...state, touched: { batch: 7 } };
    expect(entryOf(early, moved)['act2_result']).toBeUndefined();
    expect(entryOf(early, moved, entryOf(model, state))['act2_result']).toEqual({ value: 0.011, path: 'law.total_s', unit: 's', text: '11.0\u202fms' });
  });
  test('other labs can be read by name', () => {
    const ledger = new Ledger(new FakeStore());
    ledger.save(ID, dataOf(model, state), T);
    expect(ledger.field(ID, 'act2_result')).toEqual({ value: 0.011, path: 'law.total_s', unit: 's', text: '11.0\u202fms' });
    for (const [l, n] of [[ID, 'nope'], [ID, 'constructor'], ['vol2/01', 'chapter']] as const) expect(ledger.field(l, n)).toBeNull();
  });
});
