// About how long an act takes: what there is to read, to look at and to do, against what the lab declares. A warning.
import type { Act, CompiledLab, View } from '../../site/lab/compiled.js';
import { named, same } from '../../site/runtime/index.js';
import type { Text } from '../compiler/forms.js';
import type { Item } from '../compiler/source.js';
import type { Proof } from './prove.js';

/** Silent reading of English non-fiction: 238 words a minute on average, most adults 175 to 300 (Brysbaert 2019, How many words do we read
 *  per minute?, Journal of Memory and Language 109). Terms that are new slow it down: between the mean and the slow end. */
const WORDS_PER_MINUTE = 200;
/** Text with formulas is worked through: half of that. */
const WORKED_THROUGH = 2;
/** Minutes that each takes. */
const TAKES = {
  /** With its words: USMLE step 1 gives 280 questions with one best answer 7 hours. */
  question: 1.5,
  /** The first look at a chart: 33 s for a simple line graph, 41 s for a complex one (Carpenter and Shah 1998, A model of the perceptual
   *  and conceptual processes in graph comprehension, Journal of Experimental Psychology: Applied 4). */
  chart: 0.6,
  /** A row of readings, a verdict: a glance and a sentence or two. */
  reading: 0.25,
  /** A control tried for the first time: three settings of some 5 s each (a decision, a movement of the hand and a drag: Card, Moran and
   *  Newell 1980, The keystroke-level model), and what they did. */
  control: 0.35,
  /** A task read and understood, and seen to be done. */
  task: 0.75,
  /** A move of a task that has to be found: half of the controls tried before, each again set and looked at. */
  tried: 0.25,
  /** Where a limit is crossed for the first time: the way back tried. */
  fail: 0.75,
  /** The formula of the peek, symbol by symbol. */
  formula: 1,
  /** A measurement: started, waited for, compared. */
  measured: 1,
  /** An answer drawn on an axis. */
  drawn: 0.5,
};
const OFF = 0.25;

export function proveMinutes({ build, lab, model, report }: Proof): void {
  for (const act of lab.acts) {
    const item = build.source.root.get('acts')!.get(act.id)!;
    const texts = build.texts.filter(t => inside(t, item));
    // Who the machines are is read once, and so is what the lab builds on.
    const once = act.id === 'act1' ? build.texts.filter(t => t.item.name === 'intro' || inside(t, build.source.root.get('contexts'))) : [];
    // Limits that a reader crosses who does the tasks.
    const met = act.fail.filter(f => ['start', ...act.instrument.explore.map(t => t.show)].some(at => model.crosses(f.violation, { state: named(lab, at) })));
    const took = estimate(lab, { ...act, fail: met }, (key, of = () => true) => (key === 'once' ? once : texts.filter(t => (key === 'fail' ? met.some(f => inside(t, build.items.get(`fail.${f.id}`))) : inside(t, item.get(key))) && of(t))));
    report.that('frame.estimate', Math.abs(took - act.minutes) <= OFF * act.minutes, build.source.root.get('minutes')!, `${act.id === 'act1' ? 'Act I' : 'Act II'} declares ${act.minutes} minutes; what there is to read and to do takes about ${Math.round(took)}`);
  }
}

type Texts = (key: string, of?: (t: Text) => boolean) => Text[];
const feedback = (t: Text): boolean => t.option !== undefined && t.item.name === 'reveal';
function inside(t: Text, item: Item | undefined): boolean {
  const at = t.item.node?.range?.[0] ?? -1;
  const [from, to] = item?.node?.range ?? [0, 0];
  return at >= from && at < to;
}
const words = (texts: Text[]): number => texts.reduce((n, t) => n + t.plain.split(/\s+/).filter(w => /[\w\u25a1]/.test(w)).length, 0);

function estimate(lab: CompiledLab, act: Act, texts: Texts): number {
  const { instrument: { views, explore }, predict, reflect, fail } = act;
  const told = words(['once', 'message', 'before', 'reveal', 'keep'].flatMap(key => texts(key)));
  // Of four options a reader hears the feedback on one.
  const heard = words([...texts('predict', feedback), ...texts('reflect', feedback)]) / 4;
  const failed = words(texts('fail', t => t.item.name !== 'remedies'));
  const read = (told + heard + failed) / WORDS_PER_MINUTE + (WORKED_THROUGH * words(texts('peek'))) / WORDS_PER_MINUTE;
  // What is folded away is for those who have more time.
  const levers = act.instrument.controls.filter(id => !lab.controls.find(c => c.id === id)?.more).length;
  // A context shows its own charts; the other contexts have the like.
  const looked = Math.max(...lab.contexts.map(c => views.filter(v => !v.more && (!v.only || v.only.includes(c.id))).reduce((n, v) => n + (charted(v) ? TAKES.chart : TAKES.reading), 0)));
  const moves = explore.reduce((n, t) => n + moved(lab, t.show), 0);
  // Measuring this machine opens what the first act shows of it; a button measures more.
  const measures = act.instrument.controls.filter(id => lab.controls.find(c => c.id === id)?.type === 'run').length + (lab.mine && act.id === 'act1' ? 1 : 0);
  return read + TAKES.question * (predict.length + reflect.length) + TAKES.drawn * predict.filter(q => q.draw).length + looked + TAKES.control * levers + TAKES.measured * measures
    + TAKES.task * explore.length + (TAKES.tried * moves * levers) / 2 + TAKES.fail * fail.length + TAKES.formula;
}

const charted = (v: View): boolean => !['cards', 'verdict', 'formula'].includes(v.view);

/** How many controls stand elsewhere at the point of a task. */
function moved(lab: CompiledLab, point: string): number {
  const [there, start] = [named(lab, point), named(lab, 'start')];
  const set = Object.entries(there.touched).filter(([id, v]) => { const c = lab.controls.find(x => x.id === id); return !(c && same(c.start as never, v)); });
  return Math.max(1, set.length + (there.context === start.context ? 0 : 1));
}
