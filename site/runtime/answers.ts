// Answers given: finding questions, and reading "act1.value", "act1.letter" from what was committed.
import type { CompiledLab, Question, Ref, Value } from '../lab/compiled.js';
import type { Answer, Live } from './types.js';

export function questions(lab: CompiledLab): Question[] {
  return lab.acts.flatMap((act) => [...act.predict, ...act.reflect]);
}

export const letterOf = (answer: Answer | undefined): string => answer?.option?.toUpperCase() ?? '';

/** What the answer says as a number: the option's value, or the number itself. */
export function saidValue(question: Question, answer: Answer | undefined): number | null {
  if (!answer) return null;
  if (answer.option === undefined) return answer.value ?? null;
  return question.options.find((o) => o.id === answer.option)?.value ?? null;
}

export function questionOf(lab: CompiledLab, ref: Extract<Ref, { from: 'answer' }>): Question | undefined {
  return lab.acts.find((act) => act.id === ref.act)?.predict[ref.question];
}

/** value and letter; null before the commitment. `right` needs the truth: see judge.ts. */
export function answerField(lab: CompiledLab, ref: Extract<Ref, { from: 'answer' }>, answers: Live['answers']): Value {
  const question = questionOf(lab, ref);
  const answer = question && answers[question.id];
  if (!question || !answer) return null;
  return ref.field === 'letter' ? letterOf(answer) || null : ref.field === 'value' ? saidValue(question, answer) : null;
}
