// What became of each committed prediction, as the ledger tells it: words as printed then, numbers as the core gave them.
import type { Act, Question } from '../lab/compiled.js';
import { saidValue } from '../runtime/answers.js';
import type { Answer, Gap, LabModelFace, Reading } from '../runtime/types.js';
import { said } from '../session/said.js';
import type { Kept, State } from '../session/types.js';
import type { Told } from './types.js';

const PREDICTION = /\.predict\./;
const number = (reading: Reading): number | null => (reading.is === 'value' && typeof reading.value === 'number' ? reading.value : null);

/** Answers to predictions of which the record does not tell yet what became of them. */
export const untold = ({ kept, told }: { kept: Pick<Kept, 'answers'>; told: readonly Told[] }): string[] =>
  Object.entries(kept.answers).filter(([id, answer]) => PREDICTION.test(id) && !told.some((t) => t.question === id && t.at === answer.at)).map(([id]) => id);

/** The truth in words: a number as the lab prints it, else the right option. */
function truthOf(model: LabModelFace, state: State, question: Question): string {
  const words = { state, words: { question } };
  const { right, truth } = model.judge(question);
  const option = question.options.find((o) => o.id === right);
  if (question.truth && (question.rule === 'number' || question.options.some((o) => typeof o.value === 'number'))) return truth.is === 'value' ? model.print(question.truth, words).text : '';
  return option ? model.text(option.say, { state, words: { question, option: option.id } }) : '';
}

function tell(model: LabModelFace, state: State, question: Question, answer: Answer, gap: Gap): Told {
  const predicted = saidValue(question, answer);
  const actual = predicted === null ? null : number(gap.truth);
  return {
    question: question.id, ask: model.text(question.ask, { state }), said: said(model, state, question).text, truth: truthOf(model, state, question), at: answer.at, right: gap.right,
    predicted: actual === null ? null : predicted, actual, unit: actual === null ? '' : question.truth?.ref.type.unit ?? '', off: actual === null ? null : number(gap.off),
  };
}

/** While the core is loading, what an earlier visit saved stays; of the rest the next save tells. */
export function toldOf(model: LabModelFace, state: State, before: readonly Told[] = []): Told[] {
  const open = ({ id }: Question): boolean => Object.hasOwn(state.answers, id);
  return model.lab.acts.flatMap((act: Act) => act.predict.filter(open)).flatMap((question): Told[] => {
    const answer = state.answers[question.id]!;
    const gap = model.gap(question, answer);
    if (gap.truth.is !== 'pending' && gap.off.is !== 'pending') return [tell(model, state, question, answer, gap)];
    return before.filter((t) => t.question === question.id && t.at === answer.at);
  });
}
