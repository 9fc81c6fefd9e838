// The ledger page's desk: reset with undo, files out and in. Nothing is lost, whatever the storage does.
import { describe, expect, test } from 'vitest';
import { Desk } from '../../site/ledger/desk.js';
import { dataOf, keyOf, Ledger, type Data } from '../../site/ledger/index.js';
import { UNDO_KEY } from '../../site/ledger/undo.js';
import { LabModel } from '../../site/runtime/index.js';
import { advance, fresh, type SessionEvent } from '../../site/session/index.js';
import { FakeStore, fakeCore, makeLab } from './fixture.js';

const lab = makeLab();
const model = new LabModel(lab, fakeCore());
const [ONE, FIVE] = ['vol1/01', 'vol1/05'];
const T = Date.UTC(2026, 10, 21, 14, 22);
const DAY = 24 * 60 * 60 * 1000;
const answered = (option = 'b', at = 1000): Data => dataOf(model, [{ type: 'commit', question: 'act1.predict.0', option, at } satisfies SessionEvent].reduce((s, e) => advance(model, s, e), fresh(lab)));

interface Setting { store: FakeStore; ledger: Ledger; desk: Desk }
const tab = (store: FakeStore): Setting => { const ledger = new Ledger(store); return { store, ledger, desk: new Desk(ledger, store) }; };
/** Two labs, each with an answer. */
function full(store = new FakeStore()): Setting {
  const one = tab(store);
  one.ledger.save(ONE, answered(), T);
  one.ledger.save(FIVE, answered('c', 5), T);
  return one;
}
const options = ({ desk }: Setting): string[] => desk.records().map((r) => `${r.lab} ${r.data.kept.answers['act1.predict.0']?.option ?? ''}`);

describe('reset and undo', () => {
  test('one lab or all; the undo brings back all of it', () => {
    const one = full();
    expect(one.desk.reset([ONE], T)).toEqual({ ok: true, say: 'One lab was reset.' });
    expect(options(one)).toEqual(['vol1/05 c']);
    expect(one.desk.undo(T)).toEqual({ ok: true, say: 'One lab was brought back.' });
    expect(options(one)).toEqual(['vol1/01 b', 'vol1/05 c']);
    expect(one.ledger.load(ONE).data).toEqual({ ...answered(), kept: { ...answered().kept, run: 2 } });
    expect(one.desk.reset([ONE, FIVE, 'vol2/01'], T).say).toBe('2 labs were reset.');
    expect(options(one)).toEqual([]);
    expect(one.desk.undo(T).say).toBe('2 labs were brought back.');
    expect(options(one)).toEqual(['vol1/01 b', 'vol1/05 c']);
    expect(one.desk.undo(T)).toMatchObject({ ok: false, say: expect.stringMatching(/nothing to bring back/) });
  });
  test('the undo survives a reload, works in another tab, and ends with the next reset or after a day', () => {
    const one = full();
    one.desk.reset([ONE], T);
    const two = tab(one.store);
    expect(two.desk.undoable(T + DAY - 1)).toMatchObject({ what: 'reset', at: T });
    two.desk.reset([FIVE], T + 1);
    expect(one.desk.undoable(T + 2)!.records.map((r) => r.lab)).toEqual([FIVE]);
    expect(one.desk.undo(T + 2).ok).toBe(true);
    expect(options(one)).toEqual(['vol1/05 c']);
    expect(two.desk.undoable(T + 3)).toBeNull();
    two.desk.reset([FIVE], T);
    expect(tab(one.store).desk.undoable(T + DAY)).toBeNull();
    expect(one.store.map.has(UNDO_KEY)).toBe(false);
  });
  test('what was begun after the reset is not lost by the undo: it can be brought back in its turn', () => {
    const one = full();
    one.desk.reset([ONE], T);
    one.ledger.save(ONE, { ...answered('d', 9), kept: { ...answered('d', 9).kept, run: 1 } }, T + 1);
    one.desk.undo(T + 2);
    expect(options(one)[0]).toBe('vol1/01 b');
    expect(one.desk.undoable(T + 3)).toMatchObject({ what: 'undo' });
    one.desk.undo(T + 3);
    expect(options(one)[0]).toBe('vol1/01 d');
  });
  test('an open tab of the lab takes over the reset and the undo', () => {
    const one = full();
    const open = new Ledger(one.store);
    open.load(ONE);
    one.desk.reset([ONE], T);
    expect(open.heard(ONE, keyOf(ONE), one.store.getItem(keyOf(ONE)))).toMatchObject({ run: 1, answers: {} });
    one.desk.undo(T);
    expect(open.heard(ONE, keyOf(ONE), one.store.getItem(keyOf(ONE)))).toMatchObject({ run: 2, answers: { 'act1.predict.0': { option: 'b' } } });
  });
  test('a nearly full storage has room for the undo once the records are gone', () => {
    const one = full();
    one.store.limit = [...one.store.map].reduce((n, [k, v]) => n + k.length + v.length, 0) + 600;
    expect(one.desk.reset([ONE], T)).toEqual({ ok: true, say: 'One lab was reset.' });
    expect(one.store.map.has(UNDO_KEY)).toBe(true);
    expect(options(one)).toEqual(['vol1/05 c']);
    expect(tab(one.store).desk.undo(T).ok).toBe(true);
    expect(options(tab(one.store))).toEqual(['vol1/01 b', 'vol1/05 c']);
  });
  test('without room, or without storage, the undo lasts while the page is open, and that is said', () => {
    const tight = full();
    tight.store.limit = [...tight.store.map].reduce((n, [k, v]) => n + k.length + v.length, 0);
    tight.store.refuseKey = UNDO_KEY;
    expect(tight.desk.reset([ONE], T).say).toMatch(/reset\. The storage of this browser is full, so the undo lasts only while this page is open\.$/);
    expect(tight.desk.undo(T).ok).toBe(true);
    expect(options(tight)).toEqual(['vol1/01 b', 'vol1/05 c']);
    const none = new FakeStore();
    none.refuse = true;
    const memory = full(none);
    expect(memory.desk.reset([ONE, FIVE], T).say).toMatch(/keeps no data for this page/);
    expect(options(memory)).toEqual([]);
    memory.desk.undo(T);
    expect(options(memory)).toEqual(['vol1/01 b', 'vol1/05 c']);
  });
  test.each(['', 'x', '[]', '{"schema":2,"what":"reset","at":1,"records":[]}', `{"schema":1,"what":"reset","at":${T},"records":[{"lab":"vol1/01"}]}`, `{"schema":1,"what":"reset","at":${T},"records":[]}`])('an unreadable undo (%s) is none', (text) => {
    const one = full();
    one.store.map.set(UNDO_KEY, text);
    expect(one.desk.undoable(T)).toBeNull();
    expect(one.desk.undo(T).ok).toBe(false);
    expect(options(one)).toEqual(['vol1/01 b', 'vol1/05 c']);
  });
  test('a ledger without answers has nothing to reset', () => expect(tab(new FakeStore()).desk.reset([ONE], T)).toEqual({ ok: false, say: 'There is nothing to reset.' }));
});

describe('files', () => {
  const planOf = ({ desk }: Setting, text: string) => { const got = desk.plan(text); if (!got.ok) throw new Error(got.say); return got.plan; };
  test('an export goes into an empty ledger as it was', () => {
    const elsewhere = tab(new FakeStore());
    const plan = planOf(elsewhere, full().desk.export(T));
    expect([plan.fresh.length, plan.differing.length, plan.same.length]).toEqual([2, 0, 0]);
    expect(elsewhere.desk.take(plan, false, T)).toEqual({ ok: true, say: '2 labs were added from the file.' });
    expect(elsewhere.ledger.load(ONE).data).toEqual(answered());
    expect(elsewhere.desk.export(T)).toBe(full().desk.export(T));
  });
  test('of labs that differ mine stay unless the reader takes the file\'s, and then the undo brings mine back', () => {
    const here = tab(new FakeStore());
    here.ledger.save(ONE, answered('d', 1), T);
    const plan = planOf(here, full().desk.export(T));
    expect([plan.fresh.map((r) => r.lab), plan.differing.map((r) => r.lab)]).toEqual([[FIVE], [ONE]]);
    here.desk.take(plan, false, T);
    expect(options(here)).toEqual(['vol1/01 d', 'vol1/05 c']);
    expect(here.desk.take(planOf(here, full().desk.export(T)), true, T).say).toBe('One lab was replaced by the file’s.');
    expect(options(here)).toEqual(['vol1/01 b', 'vol1/05 c']);
    here.desk.undo(T);
    expect(options(here)).toEqual(['vol1/01 d', 'vol1/05 c']);
  });
  test('an old file wins over a reset, also in an open tab', () => {
    const here = full();
    const text = here.desk.export(T);
    here.desk.reset([ONE, FIVE], T);
    const open = new Ledger(here.store);
    open.load(ONE);
    here.desk.take(planOf(here, text), false, T);
    expect(open.heard(ONE, keyOf(ONE), here.store.getItem(keyOf(ONE)))).toMatchObject({ run: 2, answers: { 'act1.predict.0': { option: 'b' } } });
    expect(here.desk.undoable(T)).toMatchObject({ what: 'reset' });
  });
  test('what is here already is not taken again, whatever its run', () => {
    const here = full();
    const text = here.desk.export(T);
    expect(here.desk.plan(text)).toEqual({ ok: false, say: 'All 2 labs in the file are here already. Nothing was changed.' });
    here.desk.reset([ONE], T);
    here.desk.undo(T);
    expect(here.desk.plan(text).ok).toBe(false);
  });
  test.each<[string, (text: string) => string, RegExp]>([
    ['cut off', (t) => t.slice(0, 300), /ends too early, after 300 characters/], ['cut after a bracket', (t) => t.slice(0, t.lastIndexOf('}') - 1), /cut off/], ['empty', () => ' \n', /is empty/], ['not JSON', () => 'Dear Sir', /not valid JSON/],
    ['with NaN', (t) => t.replace('"option": "b"', '"value": NaN'), /holds NaN, which is no number/], ['with Infinity', (t) => t.replace('"option": "b"', '"value": -Infinity'), /holds -Infinity/], ['another file', () => '{"a":1}', /format is not/], ['a list', () => '[]', /not an object/],
    ['newer', (t) => t.replace('"schema": 1', '"schema": 2'), /version/], ['without records', () => '{"format":"ironlab-ledger","schema":1}', /list of records is missing/], ['with a broken record', (t) => t.replace('"saved_at"', '"saved"'), /Record 1 \(vol1\/01\) cannot be used: saved_at is not a date/],
    ['with a lab twice', (t) => t.replace('"lab": "vol1/05"', '"lab": "vol1/01"'), /Record 2 \(vol1\/01\) cannot be used: the lab is there twice/], ['with an odd lab', (t) => t.replace('"lab": "vol1/05"', '"lab": "../../x"'), /Record 2 .* lab is missing/], ['too large', () => ' '.repeat(8_000_001), /larger/],
    ['a ledger without answers', () => tab(new FakeStore()).desk.export(T), /without answers/],
  ])('a file that is %s is refused with the reason, and nothing is changed', (_, spoil, say) => {
    const here = full();
    const before = [...here.store.map];
    const got = here.desk.plan(spoil(here.desk.export(T)));
    expect(got).toMatchObject({ ok: false, say: expect.stringMatching(say) });
    expect(got).toMatchObject({ say: expect.stringMatching(/Nothing was changed\.$/) });
    expect([...here.store.map]).toEqual(before);
  });
  test('a full storage takes an import while the page is open, and says so', () => {
    const here = tab(new FakeStore());
    here.store.limit = 50;
    expect(here.desk.take(planOf(here, full().desk.export(T)), false, T).say).toMatch(/2 labs were added from the file\. The storage of this browser is full/);
    expect(options(here)).toEqual(['vol1/01 b', 'vol1/05 c']);
  });
});

describe('the table for spreadsheets', () => {
  const parse = (text: string): string[][] => text.replace(/^\ufeff/, '').trimEnd().split('\r\n').map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((m) => m[1]!.replace(/^"|"$/g, '').replaceAll('""', '"')).slice(0, 18));
  test('one line a prediction, with words, numbers in SI, the factor and what the lab came to', () => {
    const lines = parse(full().desk.csv([{ id: ONE, number: '01', title: 'One, "quoted"' }]));
    expect(lines.map((l) => l.length)).toEqual([18, 18, 18]);
    const [heads, one, five] = lines.map((l) => l) as [string[], string[], string[]];
    const told = answered().told[0]!;
    const at = (name: string): number => heads.indexOf(name);
    expect(one[at('title')]).toBe('One, "quoted"');
    expect(Number(one[at('predicted_value')])).toBe(told.predicted);
    expect(Number(one[at('true_value')])).toBe(told.actual);
    expect(Number(one[at('factor_off')])).toBe(told.off);
    expect(one[at('committed_at')]).toBe('1970-01-01T00:00:01.000Z');
    expect(one[at('context')]).toBe('Cloud (H100)');
    expect(five[at('lab')]).toBe(FIVE);
  });
  test('a text that a spreadsheet would run is marked as text', () => {
    const here = full();
    const record = here.ledger.record(ONE)!;
    here.ledger.replace({ ...record, data: { ...record.data, told: [{ ...record.data.told[0]!, said: '=1+1', ask: '@x' }] } }, T);
    const [, one] = parse(here.desk.csv([]));
    expect(one).toEqual(expect.arrayContaining(["'=1+1", "'@x"]));
  });
});
