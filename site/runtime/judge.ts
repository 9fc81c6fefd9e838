// Who was right: derives the right option of a question from its rule, and how far an answer is off. Also used by the lab checker.
import type { Core, Result } from '../../wasm/client/core.js';
import type { Comparison, Option, Question, Ref, Value } from '../lab/compiled.js';
import { letterOf, saidValue } from './answers.js';
import { SAY } from './sentences.js';
import type { Answer, Env, Gap, Judgement, Reading } from './types.js';

/** What judging needs of a lab model. */
export interface Judging {
  readonly core: Core | null;
  read(ref: Ref, env: Env): Reading;
  all(comparisons: Comparison[], env: Env): boolean | null;
  readonly origin: Env;
}

const value = (v: Value): Reading => ({ is: 'value', value: v });
const PENDING: Reading = { is: 'pending' };

/** Factor ≥ 1 between two positive numbers; without a meaning for others. */
const factor = (a: number, b: number): number => (a > 0 && b > 0 ? Math.max(a / b, b / a) : Infinity);
/** 1e-9: a truth computed in another order than the option was written. */
const equal = (a: number, b: number): boolean => a === b || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

function only(ids: string[], truth: Reading): Judgement {
  if (ids.length === 1) return { right: ids[0]!, truth };
  return { right: null, truth, problem: ids.length === 0 ? SAY.noneRight : SAY.manyRight(ids) };
}

function nearest(question: Question, truth: Reading, far: (option: number, truth: number) => number): Judgement {
  const t = truth.is === 'value' ? truth.value : null;
  const never = question.options.filter((o) => o.value === null);
  if (t === null) return never.length > 0 ? only(never.map((o) => o.id), truth) : { right: null, truth, problem: SAY.noTruth };
  if (typeof t !== 'number') return { right: null, truth, problem: SAY.noTruth };
  const offered = question.options.filter((o): o is Option & { value: number } => typeof o.value === 'number');
  const least = Math.min(...offered.map((o) => far(o.value, t)));
  if (!Number.isFinite(least)) return { right: null, truth, problem: SAY.noneRight };
  return only(offered.filter((o) => far(o.value, t) === least).map((o) => o.id), truth);
}

/** `among` is meant at each option's own state, that of its `of`; only a reference written with its own "@ point" stays where it is. */
function moved(ref: Ref, at: string): Ref { return ref.path.includes('@') ? ref : { ...ref, at }; }
export const movedComparison = (c: Comparison, at: string): Comparison =>
  ({ ...c, left: moved(c.left, at), right: 'ref' in c.right ? { ref: moved(c.right.ref, at) } : c.right });

function extreme(model: Judging, question: Question, truth: Reading): Judgement {
  const found: { id: string; x: number }[] = [];
  for (const option of question.options) {
    if (!option.of) continue;
    const { at } = option.of;
    const admitted = question.among?.length ? model.all(question.among.map((c) => movedComparison(c, at)), model.origin) : true;
    const reading = model.read(option.of, model.origin);
    if (admitted === null || reading.is === 'pending') return { right: null, truth: PENDING };
    if (admitted && reading.is === 'value' && typeof reading.value === 'number') found.push({ id: option.id, x: reading.value });
  }
  const best = question.rule === 'largest' ? Math.max(...found.map((f) => f.x)) : Math.min(...found.map((f) => f.x));
  return only(found.filter((f) => f.x === best).map((f) => f.id), question.truth ? truth : found.length > 0 ? value(best) : truth);
}

function passing(model: Judging, question: Question, truth: Reading): Judgement {
  const passed: string[] = [];
  for (const option of question.options) {
    const holds = model.all(option.when ?? [], { ...model.origin, words: { question, option: option.id } });
    if (holds === null) return { right: null, truth: PENDING };
    if (holds && option.when?.length) passed.push(option.id);
  }
  return only(passed, truth);
}

export function judge(model: Judging, question: Question): Judgement {
  const truth: Reading = question.truth ? model.read(question.truth.ref, model.origin) : value(null);
  if (question.rule === 'stored') return { right: question.right ?? null, truth, ...(question.right ? {} : { problem: SAY.noneRight }) };
  if (truth.is === 'pending') return { right: null, truth };
  if (truth.is === 'unavailable') return { right: null, truth, problem: truth.say };
  if (truth.is === 'unmeasured') return { right: null, truth, problem: SAY.noTruth };
  const t = truth.value;
  switch (question.rule) {
    case 'nearest_log': return nearest(question, truth, factor);
    case 'nearest': return nearest(question, truth, (o, x) => Math.abs(o - x));
    case 'equals': return only(question.options.filter((o) => o.value !== undefined && (o.value === t || (typeof o.value === 'number' && typeof t === 'number' && equal(o.value, t)))).map((o) => o.id), truth);
    case 'interval':
      if (typeof t !== 'number') return { right: null, truth, problem: SAY.noTruth };
      return only(question.options.filter((o) => t >= (o.from ?? -Infinity) && t < (o.to ?? Infinity)).map((o) => o.id), truth);
    case 'largest': case 'smallest': return extreme(model, question, truth);
    case 'passes': return passing(model, question, truth);
    case 'number':
      if (typeof t !== 'number') return { right: null, truth, problem: SAY.noTruth };
      return { right: null, truth, ...(question.rightWithin ? {} : { problem: SAY.noRange }) };
  }
}

/** The core's prediction_gap by name, so that judging does not depend on the generated types. */
interface ByName { evaluate(model: string, input: Record<string, number>): Result<Record<string, unknown>> }

/** Factor ≥ 1 and powers of ten between a guess and the truth, from the core. */
export function distance(core: Core | null, predicted: number | null, actual: Value): { off: Reading; decades: Reading } {
  if (typeof actual !== 'number' || predicted === null || !(predicted > 0) || !(actual > 0)) return { off: value(null), decades: value(null) };
  if (!core) return { off: PENDING, decades: PENDING };
  const result = (core as unknown as ByName).evaluate('prediction_gap', { predicted, actual });
  if (!result.ok) return { off: { is: 'unavailable', say: result.error.message }, decades: { is: 'unavailable', say: result.error.message } };
  const number = (x: unknown): Value => (typeof x === 'number' && Number.isFinite(x) ? Math.abs(x) : null);
  return { off: value(number(result.value['factor_off'])), decades: value(number(result.value['decades_off'])) };
}

export function gap(model: Judging, question: Question, answer: Answer): Gap {
  const { right, truth } = judge(model, question);
  const said = saidValue(question, answer);
  const t = truth.is === 'value' ? truth.value : null;
  const rough = question.undecidedIf !== undefined && model.all(question.undecidedIf, model.origin) === true;
  const isRight = rough ? null : question.rule !== 'number' ? (right === null ? null : right === answer.option)
    : typeof t === 'number' && said !== null && question.rightWithin ? factor(said, t) <= question.rightWithin || said === t : null;
  const side = said !== null && typeof t === 'number' ? (said < t ? 'low' : said > t ? 'high' : 'right') : null;
  const far = truth.is === 'pending' && question.truth ? { off: PENDING, decades: PENDING } : distance(model.core, said, t);
  return { said: said ?? letterOf(answer), truth, right: isRight, direction: isRight ? 'right' : side, ...far };
}
