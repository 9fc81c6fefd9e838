// What a lab has to prove, through the same runtime and core as the page: right options, claims, failures, tasks, language.
import type { Bound, Question } from '../../site/lab/compiled.js';
import { LabModel, type Live, named } from '../../site/runtime/index.js';
import type { Core } from '../../wasm/client/core.js';
import { checkStates } from './check-states.js';
import { checkText } from './check-text.js';
import type { Term } from './glossary.js';
import type { LabBuild } from './lab.js';
import { type Item, Problems } from './source.js';

/** Counts checks, and collects those that failed with their place. */
export class Report {
  passed = 0;
  readonly problems = new Problems();
  pass(): void { ++this.passed; }
  that(holds: boolean, item: Item, message: string, hint?: string, snippet?: string): void { if (holds) this.pass(); else this.fail(item, message, hint, snippet); }
  fail(item: Item, message: string, hint?: string, snippet?: string): void { this.problems.add({ file: item.source.file, ...item.source.place(item, snippet), message, ...(hint ? { hint } : {}) }); }
}

/** The first chapter that may use an instrument. */
const FIRST: Record<string, number> = { magnitude_gap: 1, dam_triad: 1, latency_waterfall: 2, memory_ledger: 5, activation_comparator: 5, pareto_curve: 9, compression_frontier: 10, roofline: 11, p99_histogram: 13 };
const MINUTES: [number, number][] = [[12, 15], [20, 25]];
const MARGIN = 10;
const APART = 1.2;

export async function checkLab(build: LabBuild, { core, glossary }: { core: Core; glossary: Map<string, Term> }): Promise<{ passed: number; problems: Problems }> {
  const report = new Report();
  const model = new LabModel(build.lab, core);
  frame(build, report);
  for (const act of build.lab.acts) {
    for (const q of [...act.predict, ...act.reflect]) question(build, model, q, report);
    failures(build, model, act.id, report);
    tasks(build, model, act.id, report);
  }
  secrets(build, report);
  for (const c of build.checks.filter(x => !x.live)) report.that(model.holds(c.comparison, { state: named(build.lab, 'start') }) === true, c.item, `This is not true: ${c.comparison.source}`, 'Change the sentence, or what it claims.', c.comparison.source);
  pinned(build, model, report);
  checkStates(build, model, core, report);
  checkText(build, glossary, report);
  return { passed: report.passed, problems: report.problems };
}

function frame({ lab, source }: LabBuild, report: Report): void {
  const root = source.root;
  MINUTES.forEach(([low, high], i) => report.that(lab.minutes[i]! >= low && lab.minutes[i]! <= high, root.get('minutes')!, `Act ${i + 1} takes ${lab.minutes[i]} minutes`, `Between ${low} and ${high}.`));
  for (const name of ['act2_result', 'act2_decision']) report.that(lab.ledger.some(f => f.name === name), root.get('ledger')!, `The ledger has no ${name}`, 'Later labs read it.');
  for (const i of lab.introduces) if (lab.volume === 'vol1') report.that(Number(lab.number) >= (FIRST[i] ?? 0), root.get('introduces')!, `${i} belongs to lab ${FIRST[i]}`, undefined, i);
  report.that(lab.acts.some(a => a.id === 'act2' && a.fail.length > 0), root.get('acts')!.get('act2')!, 'Act II has no failure', 'fail: a limit that the reader can cross, and undo.');
  for (const act of lab.acts) {
    // At once: what only another context shows is not there, and a decision stands below the instrument.
    const beside = lab.controls.filter(c => act.instrument.controls.includes(c.id) && !c.hidden && !c.more && c.type !== 'decide' && c.type !== 'run' && c.type !== 'set');
    const shown = Math.max(...lab.contexts.map(at => beside.filter(c => !c.only || c.only.includes(at.id)).length)) + (act.instrument.controls.includes('context') ? 1 : 0);
    report.that(shown <= 5, root.get('acts')!.get(act.id)!.get('instrument')!.get('controls')!, `${shown} controls at once`, 'At most five; more: true folds the rest.');
  }
}

function question(build: LabBuild, model: LabModel, q: Question, report: Report): void {
  const item = build.items.get(q.id)!;
  if (q.rule !== 'number') {
    const judged = model.judge(q);
    report.that(judged.right !== null && !judged.problem, item, judged.problem ?? 'No option is right', 'Exactly one option is right.');
    if (q.rule === 'nearest_log' && judged.truth.is === 'value' && typeof judged.truth.value === 'number') margin(q, judged.truth.value, judged.right, item, report);
    for (const o of q.options) report.that(o.id === judged.right ? !o.misconception : Boolean(o.misconception), item.get('options')?.get(o.id) ?? item, o.id === judged.right ? `Option ${o.id} is right and names a misconception` : `Option ${o.id} names no misconception`, 'misconception: what a reader who chooses it believes.');
  }
  for (const [i, c] of q.evidence.entries()) report.that(model.holds(c, model.origin) === true, item.get('evidence')?.each()[i] ?? item, `This evidence is not true: ${c.source}`);
  report.that(!q.truth || q.truth.ref.at !== 'live', item, 'The truth moves with the sliders', 'at: a point.');
}

/** The right option must be clearly nearest: ten times nearer than the next, which is clearly elsewhere. */
function margin(q: Question, truth: number, right: string | null, item: Item, report: Report): void {
  const far = (x: number) => Math.abs(Math.log(x / truth));
  const others = q.options.filter(o => o.id !== right && typeof o.value === 'number' && o.value > 0).map(o => far(o.value!));
  const own = q.options.find(o => o.id === right)?.value;
  if (typeof own !== 'number' || own <= 0 || others.length === 0) return;
  const next = Math.min(...others);
  report.that(far(own) <= next / MARGIN && next >= Math.log(APART), item, `The right option is off by ×${Math.exp(far(own)).toPrecision(3)}, the next by ×${Math.exp(next).toPrecision(3)}: too close`, 'Set the options farther apart.');
}

function failures(build: LabBuild, model: LabModel, act: string, report: Report): void {
  for (const f of build.lab.acts.find(a => a.id === act)!.fail) {
    const item = build.items.get(`fail.${f.id}`)!;
    const reach = named(build.lab, f.reach);
    const violated = model.violation(f.violation, { state: reach });
    report.that(violated !== null && violated !== 'pending', item.get('reach')!, `The limit is not crossed at ${f.reach}`, 'reach: a point where the violation is there.');
    if (violated === null || violated === 'pending') continue;
    const undone = model.undo(f, reach);
    for (const u of f.undo) report.that(undone.some(x => x.control === u), item.get('undo')!, `Moving ${u} alone does not undo it at ${f.reach}`, 'Take it out, or choose another point.', u);
  }
}

function tasks(build: LabBuild, model: LabModel, act: string, report: Report): void {
  const { lab } = build;
  const actual = lab.acts.find(a => a.id === act)!;
  // A control may start at the answer of this act: false at the start for each of them.
  const answers = actual.predict[0]?.options.map(o => ({ [actual.predict[0]!.id]: { option: o.id, at: 0 } })) ?? [{}];
  for (const t of actual.instrument.explore) {
    const item = build.items.get(t.id)!;
    const early = answers.find(a => model.all(t.when, { state: { ...named(lab, 'start'), answers: a } as Live }));
    report.that(!early, item, 'This task is done before it begins', 'Its comparison already holds at the start.');
    const point = lab.points.find(p => p.id === t.show);
    if (!point) continue;
    report.that(model.all(t.when, { state: named(lab, t.show) }) === true, item.get('show')!, `The task does not hold at ${t.show}`, '`show me` must lead to where it ticks.');
    const start = named(lab, 'start');
    const moves = Object.entries(point.values).filter(([k, v]) => JSON.stringify(model.standing(k, start).start) !== JSON.stringify(v)).length + (point.context && point.context !== start.context ? 1 : 0);
    report.that(moves <= 3, item.get('show')!, `${moves} controls have to move for this task`, 'At most three.');
    const reachable = [...Object.keys(point.values), ...(point.context && point.context !== start.context ? ['context'] : [])].filter(k => !actual.instrument.controls.includes(k));
    report.that(reachable.length === 0, item.get('show')!, `This act does not offer ${reachable.join(', ')}`, 'A task is done with the controls of its instrument.');
  }
  if (actual.instrument.needs === 'failure') report.that(actual.instrument.explore.some(t => actual.fail.some(f => { const v = model.violation(f.violation, { state: named(lab, t.show) }); return v !== null && v !== 'pending'; })), build.source.root.get('acts')!.get(act)!.get('instrument')!, 'No task leads into the failure', 'The last question opens with it; else needs: all or none.');
}

/** What decides a prediction stands nowhere before its lock: not in its own words, not in an earlier act. */
function secrets(build: LabBuild, report: Report): void {
  const { acts } = build.lab;
  acts.forEach((act, k) => act.predict.forEach((q, i) => {
    const deciding = new Set([q.truth?.ref, ...q.options.flatMap(o => [o.of, ...(o.when ?? []).map(w => w.left)])].flatMap(r => (r?.from === 'arena' ? [r.slot] : [])));
    const before: unknown[] = [build.lab.intro, build.lab.contexts, acts.slice(0, k), act.message, act.before, q.ask, q.draw, q.options.map(o => [o.say, o.note, o.picture])];
    const told = bindingsIn(before).find(b => b.ref.from === 'arena' && deciding.has(b.ref.slot));
    report.that(!told, build.items.get(`${act.id}.predict.${i}`)!, `${told?.ref.path} decides this question and is shown before the lock`, 'Say it in the reveal.');
  }));
}
function bindingsIn(x: unknown): Bound[] {
  if (x === null || typeof x !== 'object') return [];
  if (Array.isArray(x)) return x.flatMap(bindingsIn);
  if ('ref' in x && 'format' in x) return [x as Bound];
  return Object.values(x).flatMap(bindingsIn);
}

/** Everything printed at a pinned state is there, and no share strictly between prints as 0 % or 100 %. */
function pinned({ lab, bounds }: LabBuild, model: LabModel, report: Report): void {
  // Outside of the instrument nothing may wait for a measurement.
  const told = new Set(bindingsIn([lab.intro, lab.contexts, lab.acts.map(({ instrument: _, fail: __, ...rest }) => rest)]));
  for (const { item, bound } of bounds) {
    if (bound.ref.at === 'live' || bound.ref.from === 'answer' || bound.ref.from === 'word' || bound.ref.path === '') continue;
    if (bound.ref.from === 'const' && bound.ref.measured && !told.has(bound)) continue;
    const env = { state: named(lab, 'start') };
    const reading = model.read(bound.ref, env);
    const there = reading.is === 'value' && (reading.value !== null || Boolean(bound.ref.type.nullText) || bound.ref.type.kind === 'violation');
    if (!there) { report.fail(item, `${bound.ref.path} has no value at ${bound.ref.at}`, undefined, bound.ref.path); continue; }
    const text = model.print(bound, env).text;
    const v = reading.value;
    const flat = bound.format.name === 'percent' && typeof v === 'number' && v > 0 && v < 1 && /^(0|100)(\.0+)?\D*$/.test(text);
    report.that(!flat, item, `${bound.ref.path} prints as ${text}`, 'One digit more.', bound.ref.path);
  }
}
