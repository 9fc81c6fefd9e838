// What is kept between visits: a fresh one, one read from untrusted data, and two from two tabs made one. Pure.
import type { CompiledLab, Question, Value } from '../lab/compiled.js';
import { allowed, contextOf, offers, same, startOf } from '../runtime/controls.js';
import type { Answer } from '../runtime/types.js';
import { SAY } from './sentences.js';
import { placeOf, stage, taskKey } from './stage.js';
import type { Draft, FailureFlags, Kept, Stamp, State } from './types.js';

export function freshKept(lab: CompiledLab, run = 0): Kept {
  return { run, act: 0, context: lab.contexts[0]?.id ?? '', touched: {}, answers: {}, drafts: {}, tasks: [], failures: {}, peeks: [], stamps: {} };
}
export const fresh = (lab: CompiledLab): State => ({ ...freshKept(lab), lab: lab.id, before: null, notices: [], moved: null });

export function keep({ run, act, context, touched, answers, drafts, tasks, failures, peeks, stamps }: State): Kept {
  return { run, act, context, touched, answers, drafts, tasks, failures, peeks, stamps };
}

type Bag = Record<string, unknown>;
const bag = (x: unknown): Bag => (typeof x === 'object' && x !== null && !Array.isArray(x) ? (x as Bag) : {});
const strings = (x: unknown): string[] => (Array.isArray(x) ? x.filter((s): s is string => typeof s === 'string') : []);
const finite = (x: unknown): x is number => typeof x === 'number' && Number.isFinite(x);

/** An option that exists, or a number inside the question's range; else null. */
export function validDraft(question: Question, given: { option?: unknown; value?: unknown }): Draft | null {
  if (question.rule !== 'number') return question.options.some((o) => o.id === given.option) ? { option: given.option as string } : null;
  if (!finite(given.value)) return null;
  const [low, high] = question.range ?? [-Infinity, Infinity];
  return given.value >= low && given.value <= high ? { value: given.value } : null;
}

/** The value as this control can hold it, or undefined when it is of another kind. */
export function fitting(lab: CompiledLab, id: string, value: unknown, context: string, answers: Kept['answers']): Value | undefined {
  const control = lab.controls.find((c) => c.id === id);
  if (!control) return undefined;
  const start = startOf(lab, control, context, answers);
  if (control.length !== undefined) {
    if (!Array.isArray(value) || value.length !== control.length) return undefined;
    if (control.options && !value.every((v) => control.options!.some((o) => o.value === v))) return undefined;
    if (!control.options && !value.every(finite)) return undefined;
    return value as Value;
  }
  if (control.options) return control.options.some((o) => same(o.value, value as Value)) ? (value as Value) : undefined;
  if (control.valueType.kind === 'flag') return typeof value === 'boolean' ? value : undefined;
  if (control.valueType.kind === 'number' || control.valueType.kind === 'integer') {
    if (value === null) return control.valueType.nullText ? null : undefined;
    if (!finite(value)) return undefined;
    // Kept in the range of its widest context; each context clamps further by itself.
    return control.byContext ? value : allowed(control, value, context, start);
  }
  return typeof value === 'string' && value.length <= 2000 ? value : undefined;
}

function readStamp(data: unknown): Stamp | null {
  const { at, browser, params, flags } = bag(data);
  if (!finite(at) || typeof browser !== 'string') return null;
  const simple = (v: unknown): v is Value => v === null || ['number', 'string', 'boolean'].includes(typeof v) || (Array.isArray(v) && v.every(simple));
  return { at, browser: browser.slice(0, 80), params: Object.fromEntries(Object.entries(bag(params)).filter((e): e is [string, Value] => simple(e[1]))), flags: strings(flags) };
}

/** Reads untrusted data: what fits this lab is taken, the rest dropped. Null when it is no kept state at all. */
export function readKept(lab: CompiledLab, data: unknown): Kept | null {
  const from = bag(data);
  if (!finite(from['run']) || typeof from['answers'] !== 'object') return null;
  const answers: Record<string, Answer> = {};
  for (const [id, given] of Object.entries(bag(from['answers']))) {
    const place = placeOf(lab, id);
    const draft = place && validDraft(place.question, bag(given));
    if (draft) answers[id] = { ...draft, at: finite(bag(given)['at']) ? (bag(given)['at'] as number) : 0 };
  }
  const drafts: Record<string, Draft> = {};
  for (const [id, given] of Object.entries(bag(from['drafts']))) {
    const place = placeOf(lab, id);
    const draft = place && !Object.hasOwn(answers, id) && validDraft(place.question, bag(given));
    if (draft) drafts[id] = draft;
  }
  const context = lab.contexts.some((c) => c.id === from['context']) ? (from['context'] as string) : lab.contexts[0]?.id ?? '';
  const touched: Record<string, Value> = {};
  for (const [id, value] of Object.entries(bag(from['touched']))) {
    const fits = fitting(lab, id, value, context, answers);
    if (fits !== undefined) touched[id] = fits;
  }
  const known = new Set(lab.acts.flatMap((a) => a.instrument.explore.map((t) => taskKey(a.id, t.id))));
  const failures: Record<string, FailureFlags> = {};
  for (const { id } of lab.acts.flatMap((a) => a.fail)) {
    const hit = bag(bag(from['failures'])[id])['hit'] === true;
    if (hit) failures[id] = { hit, cleared: bag(bag(from['failures'])[id])['cleared'] === true };
  }
  const stamps: Record<string, Stamp> = {};
  for (const { id } of lab.measures ?? []) {
    const stamp = readStamp(bag(from['stamps'])[id]);
    if (stamp) stamps[id] = stamp;
  }
  const kept: Kept = {
    run: Math.max(0, Math.floor(from['run'])), act: 0, context, touched, answers, drafts, failures, stamps,
    tasks: [...new Set(strings(from['tasks']))].filter((t) => known.has(t)), peeks: [...new Set(strings(from['peeks']))].filter((p) => lab.acts.some((a) => a.id === p)),
  };
  const act = finite(from['act']) ? Math.floor(from['act']) : 0;
  const placed = stage(lab, kept, act) === 'locked' ? kept : { ...kept, act };
  return offers(contextOf(lab, placed.context), lab.acts[placed.act]) ? placed : { ...placed, context: lab.contexts[0]!.id };
}

/** The earlier commitment; at the same moment any fixed choice will do, as long as both tabs make the same. */
function earlier(a: Answer, b: Answer): Answer {
  if (a.at !== b.at) return a.at < b.at ? a : b;
  return JSON.stringify([a.option, a.value]) <= JSON.stringify([b.option, b.value]) ? a : b;
}
export const sameAnswer = (a: Answer | undefined, b: Answer | undefined): boolean => a?.option === b?.option && a?.value === b?.value;

/** Two tabs made one: the first committed answer wins, what was reached stays reached, the place in view is `mine`. */
export function merge(mine: Kept, theirs: Kept): { kept: Kept; say: string[] } {
  if (theirs.run > mine.run) return { kept: theirs, say: [SAY.otherTabOver] };
  if (theirs.run < mine.run) return { kept: mine, say: [] };
  const answers: Record<string, Answer> = { ...mine.answers };
  const say = new Set<string>();
  for (const [id, answer] of Object.entries(theirs.answers)) {
    const own = answers[id];
    const first = own ? earlier(own, answer) : answer;
    if (!own) say.add(SAY.otherTabNew);
    else if (!sameAnswer(own, first)) say.add(SAY.otherTabFirst);
    answers[id] = first;
  }
  const failures: Record<string, FailureFlags> = { ...mine.failures };
  for (const [id, f] of Object.entries(theirs.failures)) failures[id] = { hit: f.hit || failures[id]?.hit === true, cleared: f.cleared || failures[id]?.cleared === true };
  const drafts = Object.fromEntries(Object.entries(mine.drafts).filter(([id]) => !Object.hasOwn(answers, id)));
  const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];
  return { kept: { ...mine, answers, drafts, failures, tasks: union(mine.tasks, theirs.tasks), peeks: union(mine.peeks, theirs.peeks) }, say: [...say] };
}
