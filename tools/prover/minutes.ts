// About how long an act takes: what there is to read and to do, against what the lab declares. A warning.
import type { Act } from '../../site/lab/compiled.js';
import type { Text } from '../compiler/forms.js';
import type { Item } from '../compiler/source.js';
import type { Proof } from './prove.js';

const WORDS_PER_MINUTE = 180;
/** Minutes that each takes besides its words. */
const TAKES = { predict: 1.5, control: 0.5, view: 1, task: 2, reflect: 1.5, peek: 2.5, fail: 2 };
const OFF = 0.25;

export function proveMinutes({ build, lab, report }: Proof): void {
  for (const act of lab.acts) {
    const item = build.source.root.get('acts')!.get(act.id)!;
    // Views, tasks, formulas and failures have their minutes, words included; so has a question, but for its feedback.
    const elsewhere = ['instrument', 'fail', 'peek', 'predict', 'reflect'].flatMap(key => item.get(key) ?? []);
    const read = build.texts.filter(t => inside(t, item) && (feedback(t) || !elsewhere.some(e => inside(t, e))));
    // What is folded away is for those who have more time.
    const levers = act.instrument.controls.filter(id => !lab.controls.find(c => c.id === id)?.more).length;
    const took = estimate(act, read, levers);
    report.that('frame.estimate', Math.abs(took - act.minutes) <= OFF * act.minutes, build.source.root.get('minutes')!, `${act.id === 'act1' ? 'Act I' : 'Act II'} declares ${act.minutes} minutes; what there is to read and to do takes about ${Math.round(took)}`);
  }
}

const feedback = (t: Text): boolean => t.option !== undefined && t.item.name === 'reveal';
function inside(t: Text, act: Item): boolean {
  const at = t.item.node?.range?.[0] ?? -1;
  const [from, to] = act.node?.range ?? [0, 0];
  return at >= from && at < to;
}

function estimate(act: Act, texts: Text[], levers: number): number {
  // Of four options a reader hears the feedback on one.
  const share = (t: Text): number => (feedback(t) ? 0.25 : 1);
  const words = texts.reduce((n, t) => n + share(t) * t.plain.split(/\s+/).filter(w => /[\w\u25a1]/.test(w)).length, 0);
  const { instrument: { views, explore }, predict, reflect, fail } = act;
  return words / WORDS_PER_MINUTE + TAKES.predict * predict.length + TAKES.control * levers + TAKES.view * views.length + TAKES.task * explore.length + TAKES.reflect * reflect.length + TAKES.peek + TAKES.fail * fail.length;
}
