// Where each act of a lab stands, from what was committed and reached. Pure; nothing here ever goes back.
import type { Act, CompiledLab, Question } from '../lab/compiled.js';
import type { Kept, Stage } from './types.js';

export const taskKey = (act: string, task: string): string => `${act}.${task}`;

export const ticked = (state: Pick<Kept, 'tasks'>, act: Act): Set<string> =>
  new Set(act.instrument.explore.filter((t) => state.tasks.includes(taskKey(act.id, t.id))).map((t) => t.id));

const allAnswered = (state: Pick<Kept, 'answers'>, questions: Question[]): boolean => questions.every((q) => Object.hasOwn(state.answers, q.id));

/** What the act wants explored before its last question. */
export function explored(state: Pick<Kept, 'tasks' | 'failures'>, act: Act): boolean {
  switch (act.instrument.needs) {
    case 'failure': return act.fail.length === 0 || act.fail.some((f) => state.failures[f.id]?.hit === true);
    case 'all': return ticked(state, act).size === act.instrument.explore.length;
    default: return true;
  }
}

export function stage(lab: CompiledLab, state: Kept, index: number): Stage {
  const act = lab.acts[index];
  if (!act) return 'locked';
  if (index > 0 && stage(lab, state, index - 1) !== 'done') return 'locked';
  if (!allAnswered(state, act.predict)) return 'predict';
  if (!explored(state, act)) return 'explore';
  return allAnswered(state, act.reflect) ? 'done' : 'reflect';
}

/** True once the predictions are committed: instrument, overlay, feedback and peek are open. */
export const instrumentOpen = (lab: CompiledLab, state: Kept, index: number): boolean => !['locked', 'predict'].includes(stage(lab, state, index));

/** The act that a question belongs to. */
export function placeOf(lab: CompiledLab, question: string): { act: number; question: Question; reflects: boolean } | null {
  for (const [act, { predict, reflect }] of lab.acts.entries()) {
    const found = predict.find((q) => q.id === question);
    if (found) return { act, question: found, reflects: false };
    const last = reflect.find((q) => q.id === question);
    if (last) return { act, question: last, reflects: true };
  }
  return null;
}

/** A question takes an answer: its act is open, for a last question also what it waits for; and it is not sealed. */
export function answerable(lab: CompiledLab, state: Kept, question: string): Question | null {
  const place = placeOf(lab, question);
  if (!place || Object.hasOwn(state.answers, question)) return null;
  return stage(lab, state, place.act) === (place.reflects ? 'reflect' : 'predict') ? place.question : null;
}
