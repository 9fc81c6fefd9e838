// The stored record of a lab: its key, and reading it from text that may be anything. Pure.
import type { Value } from '../lab/compiled.js';
import type { Answer } from '../runtime/types.js';
import type { Draft, FailureFlags, Kept, Stamp } from '../session/types.js';
import type { Data, Entry, Field, Record1, Summary, Told } from './types.js';

export const PREFIX = 'ironlab/1/';
export const keyOf = (lab: string): string => PREFIX + lab;
export const asideKey = (lab: string, n: number): string => `${PREFIX}${lab}/aside/${n}`;
const LAB = /^[a-z0-9_-]+(\/[a-z0-9_-]+)?$/i;
export const isLabId = (lab: unknown): lab is string => typeof lab === 'string' && lab.length <= 80 && LAB.test(lab);
/** The lab of a storage key, or null for other keys and for records set aside. */
export function labOf(key: string): string | null {
  const lab = key.startsWith(PREFIX) ? key.slice(PREFIX.length) : '';
  return isLabId(lab) && lab !== 'test' ? lab : null;
}

export type ReadRecord = { ok: true; record: Record1 } | { ok: false; newer: boolean; what: string };
type Bag = Record<string, unknown>;
const isBag = (x: unknown): x is Bag => typeof x === 'object' && x !== null && !Array.isArray(x);
const no = (what: string, newer = false): ReadRecord => ({ ok: false, newer, what });
const isValue = (x: unknown, depth = 0): x is Value =>
  x === null || typeof x === 'string' || typeof x === 'boolean' || (typeof x === 'number' && Number.isFinite(x)) || (Array.isArray(x) && depth < 3 && x.every((v) => isValue(v, depth + 1)));

/** Own copy without a prototype trap: each entry that passes. */
function entries<T>(from: unknown, pass: (x: unknown) => T | undefined): Record<string, T> | null {
  if (!isBag(from)) return null;
  const found: [string, T][] = [];
  for (const [key, x] of Object.entries(from)) {
    const kept = pass(x);
    if (kept !== undefined && key !== '__proto__') found.push([key, kept]);
  }
  return Object.fromEntries(found);
}
const answer = (x: unknown): (Draft & { at: number }) | undefined => {
  if (!isBag(x)) return undefined;
  const at = typeof x['at'] === 'number' && Number.isFinite(x['at']) ? x['at'] : 0;
  if (typeof x['option'] === 'string') return { option: x['option'], at };
  return typeof x['value'] === 'number' && Number.isFinite(x['value']) ? { value: x['value'], at } : undefined;
};
const stamp = (x: unknown): Stamp | undefined => {
  if (!isBag(x) || typeof x['at'] !== 'number' || !Number.isFinite(x['at']) || typeof x['browser'] !== 'string') return undefined;
  return { at: x['at'], browser: x['browser'].slice(0, 80), params: entries<Value>(x['params'] ?? {}, (v) => (isValue(v) ? v : undefined)) ?? {}, flags: texts(x['flags'] ?? []) ?? [] };
};
const texts = (x: unknown): string[] | null => (Array.isArray(x) ? x.filter((s): s is string => typeof s === 'string') : null);

/** The shape of a kept state, without knowing the lab; the session checks ids against the lab when it takes it over. */
export function shapeOfKept(x: unknown): Kept | null {
  if (!isBag(x) || typeof x['run'] !== 'number' || !Number.isFinite(x['run']) || typeof x['act'] !== 'number' || !Number.isFinite(x['act']) || typeof x['context'] !== 'string') return null;
  const answers: Record<string, Answer> | null = entries(x['answers'], answer);
  const touched = entries<Value>(x['touched'], (v) => (isValue(v) ? v : undefined));
  const drafts = entries<Draft>(x['drafts'] ?? {}, (v) => { const a = answer(v); return a && (a.option === undefined ? { value: a.value } : { option: a.option }); });
  const failures = entries<FailureFlags>(x['failures'] ?? {}, (v) => (isBag(v) ? { hit: v['hit'] === true, cleared: v['cleared'] === true } : undefined));
  const tasks = texts(x['tasks'] ?? []);
  const peeks = texts(x['peeks'] ?? []);
  if (!answers || !touched || !drafts || !failures || !tasks || !peeks) return null;
  return { run: x['run'], act: x['act'], context: x['context'], touched, answers, drafts, tasks, failures, peeks, stamps: entries<Stamp>(x['stamps'] ?? {}, stamp) ?? {} };
}

function shapeOfEntry(x: unknown): Entry {
  const value = (v: unknown): Field['value'] | undefined => (isValue(v) ? v : entries<Value>(v, (w) => (isValue(w) ? w : undefined)) ?? undefined);
  return entries<Field>(x ?? {}, (f) => {
    if (!isBag(f) || typeof f['path'] !== 'string' || typeof f['unit'] !== 'string') return undefined;
    const v = value(f['value']);
    return v === undefined ? undefined : { value: v, path: f['path'], unit: f['unit'], ...(typeof f['text'] === 'string' ? { text: f['text'].slice(0, 200) } : {}) };
  }) ?? {};
}

const finite = (x: unknown): number | null => (typeof x === 'number' && Number.isFinite(x) ? x : null);
const words = (x: unknown): string => (typeof x === 'string' ? x.slice(0, 600) : '');

/** Older records have none; what is broken in it is told again when the lab is next known. */
function shapeOfTold(x: unknown): Told[] {
  return (Array.isArray(x) ? x : []).flatMap((t: unknown): Told[] => {
    if (!isBag(t) || typeof t['question'] !== 'string' || finite(t['at']) === null) return [];
    const off = finite(t['off']);
    return [{ question: t['question'], ask: words(t['ask']), said: words(t['said']), truth: words(t['truth']), at: t['at'] as number, right: typeof t['right'] === 'boolean' ? t['right'] : null, predicted: finite(t['predicted']), actual: finite(t['actual']), unit: words(t['unit']), off: off !== null && off >= 1 ? off : null }];
  });
}

function shapeOfSummary(x: unknown): Summary {
  const from = isBag(x) ? x : {};
  const whole = (n: unknown): number => (typeof n === 'number' && Number.isInteger(n) && n >= 0 ? n : 0);
  return { act: whole(from['act']), acts: whole(from['acts']), done: from['done'] === true, off: typeof from['off'] === 'string' ? from['off'].slice(0, 80) : '' };
}

/** Checks a parsed record. `lab`: the one it should be of. */
export function readRecord(x: unknown, lab?: string): ReadRecord {
  if (!isBag(x)) return no('it is not a record');
  if (x['schema'] !== 1) return no(typeof x['schema'] === 'number' ? `its schema is ${x['schema']}, known is 1` : 'its schema number is missing', typeof x['schema'] === 'number');
  if (!isLabId(x['lab'])) return no('its lab is missing');
  if (lab !== undefined && x['lab'] !== lab) return no(`it is of the lab ${x['lab']}`);
  if (typeof x['saved_at'] !== 'string' || Number.isNaN(Date.parse(x['saved_at']))) return no('saved_at is not a date');
  if (!isBag(x['data'])) return no('its data are missing');
  const kept = shapeOfKept(x['data']['kept']);
  if (!kept) return no('what was kept of the lab is missing or broken');
  const data: Data = { kept, entry: shapeOfEntry(x['data']['entry']), summary: shapeOfSummary(x['data']['summary']), told: shapeOfTold(x['data']['told']) };
  return { ok: true, record: { schema: 1, lab: x['lab'], saved_at: x['saved_at'], data } };
}

export function parseRecord(text: string, lab: string): ReadRecord {
  let x: unknown;
  try { x = JSON.parse(text); } catch { return no('it is not valid JSON'); }
  return readRecord(x, lab);
}

export const emptyKept = (run: number): Kept => ({ run, act: 0, context: '', touched: {}, answers: {}, drafts: {}, tasks: [], failures: {}, peeks: [], stamps: {} });
