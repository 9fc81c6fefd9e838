// Questions: one right option by the model, clearly so; what wrong ones say of those who choose them; nothing told before the lock.
import type { Comparison, Option, Question } from '../../site/lab/compiled.js';
import type { Item } from '../compiler/source.js';
import { apartPlain, clear, holdsNumber } from './margins.js';
import { bindingsIn, type Proof } from './prove.js';

/** nearest: ten times nearer than the next, and that one a factor 1.2 away from the truth. */
const MARGIN = 10, APART = 1.2;
/** interval, passes: a fifth away from every border. */
const CLEAR = 0.2;
/** largest, smallest: ahead by a tenth of what the options span. */
const LEAD = 0.1;

export function proveQuestions(proof: Proof): void {
  for (const act of proof.lab.acts) {
    for (const q of [...act.predict, ...act.reflect]) question(proof, q);
  }
  secrets(proof);
}

function question(proof: Proof, q: Question): void {
  const { build, model, report } = proof;
  const item = build.items.get(q.id)!;
  const optionItem = (id: string): Item => item.get('options')?.get(id) ?? item;
  report.that('predict.pinned', !q.truth || q.truth.ref.at !== 'live', item, 'The truth moves with the sliders');
  for (const [i, c] of q.evidence.entries()) {
    const at = item.get('evidence')?.each()[i] ?? item;
    const holds = model.holds(c, model.origin) === true;
    report.that('reflect.evidence', holds, at, `This evidence is not true: ${c.source}`);
    if (holds) report.that('claims.margin', clear(model, c, 0.01), at, `This evidence is true by less than a percent: ${c.source}`);
  }
  if (q.rule === 'number') { number(proof, q, item); return; }
  const { right, truth, problem } = model.judge(q);
  report.that('predict.right', right !== null && !problem, item, problem ?? 'No option is right');
  const named = new Map<string, string>();
  for (const o of q.options) {
    const own = o.misconception;
    if (o.id === right) { report.that('predict.misconception', !own, optionItem(o.id), `Option ${o.id} is right and names a misconception`); continue; }
    report.that('predict.misconception', Boolean(own), optionItem(o.id), `Option ${o.id} names no misconception`);
    if (!own) continue;
    report.that('predict.misconception', /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(own) && own.length <= 40, optionItem(o.id), `"${own}" is no short id`, { at: own, mend: 'Lower-case words joined by _, such as gap_is_tunable.' });
    report.that('predict.misconception', !named.has(own), optionItem(o.id), `Options ${named.get(own)} and ${o.id} name one misconception`, { at: own });
    named.set(own, o.id);
    report.that('predict.reveal', holdsNumber(o.reveal) || checked(proof, optionItem(o.id).get('reveal')), optionItem(o.id).get('reveal') ?? optionItem(o.id), `The feedback on option ${o.id} holds no number of the model`);
  }
  if (right === null) return;
  const t = truth.is === 'value' && typeof truth.value === 'number' ? truth.value : null;
  if ((q.rule === 'nearest_log' || q.rule === 'nearest') && t !== null) nearest(proof, q, t, right, item);
  else if (q.rule === 'interval' && t !== null) interval(proof, q, t, right, item);
  else if (q.rule === 'largest' || q.rule === 'smallest') extreme(proof, q, right, item);
  else if (q.rule === 'passes') passes(proof, q, right, optionItem);
}

const checked = ({ build }: Proof, reveal: Item | undefined): boolean => reveal !== undefined && build.checks.some(c => c.item.node === reveal.node);

function nearest({ report }: Proof, q: Question, truth: number, right: string, item: Item): void {
  const logs = q.rule === 'nearest_log';
  const far = (x: number) => (logs ? Math.abs(Math.log(x / truth)) : Math.abs(x - truth));
  const values = (of: (o: Option) => boolean) => q.options.filter(o => of(o) && typeof o.value === 'number' && (!logs || o.value > 0)).map(o => o.value!);
  const [own] = values(o => o.id === right);
  const others = values(o => o.id !== right);
  if (own === undefined || others.length === 0) return;
  const next = others.reduce((a, b) => (far(b) < far(a) ? b : a));
  const times = (x: number) => `×${Math.max(x / truth, truth / x).toPrecision(3)}`;
  const apart = truth > 0 && next > 0 ? Math.max(next / truth, truth / next) >= APART : Math.abs(next - truth) > 0;
  report.that('predict.margin', far(own) <= far(next) / MARGIN && apart, item, () => `The right option is off by ${times(own)}, the next by ${times(next)}: too close`);
}

function interval({ report }: Proof, q: Question, truth: number, right: string, item: Item): void {
  const near = q.options.filter(o => o.id !== right).flatMap(o => [o.from, o.to]).find(end => end !== undefined && end !== 0 && apartPlain(truth, end) < CLEAR);
  report.that('predict.margin', near === undefined, item.get('options')?.get(right) ?? item, () => `The truth, ${truth.toPrecision(3)}, lies close to another option's border, ${near}`, { mend: 'A fifth away from every other option: move the borders.' });
}

function extreme({ model, report }: Proof, q: Question, right: string, item: Item): void {
  const values = q.options.flatMap(o => { const r = o.of && model.read(o.of, model.origin); return r?.is === 'value' && typeof r.value === 'number' ? [{ id: o.id, x: r.value }] : []; });
  const own = values.find(v => v.id === right)!.x;
  // With `among` an option that is not admitted may be ahead: what counts is the next one behind.
  const behind = values.filter(v => v.id !== right && (q.rule === 'largest' ? v.x <= own : v.x >= own)).map(v => Math.abs(v.x - own));
  const span = Math.max(...values.map(v => v.x)) - Math.min(...values.map(v => v.x));
  report.that('predict.margin', behind.length === 0 || Math.min(...behind) >= LEAD * span, item, () => `The right option leads by ${((100 * Math.min(...behind)) / span).toPrecision(2)} % of what the options span`, { mend: 'At least a tenth: choose options that lie farther apart.' });
}

/** Every condition of the right one is clearly true, and each other has one that is clearly false. */
function passes({ model, report }: Proof, q: Question, right: string, at: (id: string) => Item): void {
  for (const o of q.options) {
    const env = { ...model.origin, words: { question: q, option: o.id } };
    const far = (c: Comparison) => clear(model, c, CLEAR, env);
    const fine = o.id === right ? (o.when ?? []).every(far) : (o.when ?? []).some(c => model.holds(c, env) === false && far(c));
    report.that('predict.margin', fine, at(o.id).get('when') ?? at(o.id), o.id === right ? `Option ${o.id} is right by too little` : `Option ${o.id} is wrong by too little`, { mend: 'A fifth away from its border: move the borders.' });
  }
}

function number({ model, report }: Proof, q: Question, item: Item): void {
  report.that('predict.range', q.range !== undefined && q.rightWithin !== undefined, item, 'A typed number needs range: and right_within:');
  const truth = model.judge(q).truth;
  if (!q.range || !q.rightWithin || truth.is !== 'value' || typeof truth.value !== 'number') return;
  const [low, high] = q.range;
  report.that('predict.range', low <= truth.value / q.rightWithin && truth.value * q.rightWithin <= high, item.get('range')!, () => `The truth, ${Number(truth.is === 'value' ? truth.value : 0).toPrecision(3)}, is not well inside ${low} to ${high}`);
}

/** What decides a prediction stands nowhere before its lock: not in its own words, not in an earlier act. */
function secrets({ build, lab, report }: Proof): void {
  const { acts } = lab;
  acts.forEach((act, k) => act.predict.forEach((q, i) => {
    const deciding = new Set([q.truth?.ref, ...q.options.flatMap(o => [o.of, ...(o.when ?? []).map(w => w.left)])].flatMap(r => (r?.from === 'arena' ? [r.slot] : [])));
    const before: unknown[] = [lab.intro, lab.contexts, acts.slice(0, k), act.message, act.before, q.ask, q.draw, q.options.map(o => [o.say, o.note, o.picture])];
    const told = bindingsIn(before).find(b => b.ref.from === 'arena' && deciding.has(b.ref.slot));
    const where = told && build.bounds.find(b => b.bound === told)?.item;
    report.that('predict.secret', !told, where ?? build.items.get(`${act.id}.predict.${i}`)!, () => `${told!.ref.path} decides ${act.id === 'act1' ? 'act I' : 'act II'}'s question and is shown before the lock`, { at: told?.ref.path });
  }));
}
