// What became of a question: the answer in words and how far off it was; and of a whole lab, for the map of the course.
import { print } from '../format/index.js';
import type { Format, LabIndexEntry, Question, ValueType } from '../lab/compiled.js';
import { letterOf } from '../runtime/answers.js';
import type { Gap, LabModelFace } from '../runtime/types.js';
import { HUD, PROGRESS } from './sentences.js';
import { stage } from './stage.js';
import type { Progress, Said, State } from './types.js';

export const RATIO: ValueType = { kind: 'number', unit: '' };
export const FACTOR: Format = { name: 'factor', n: 3 };

function verdictOf(gap: Gap): string {
  if (gap.right === null) return '';
  if (gap.right) return HUD.right;
  const off = gap.off.is === 'value' && typeof gap.off.value === 'number' ? print(gap.off.value, RATIO, FACTOR) : null;
  if (gap.off.is === 'pending') return '';
  return off === null ? HUD.notRight : gap.direction === 'low' ? HUD.low(off) : gap.direction === 'high' ? HUD.high(off) : HUD.notRight;
}

export function said(model: LabModelFace, state: State, question: Question): Said {
  const answer = state.answers[question.id];
  if (!answer) return { committed: false, letter: '', text: '', at: null, right: null, verdict: '' };
  const option = question.options.find((o) => o.id === answer.option);
  const gap = model.gap(question, answer);
  const number = (): string => print(answer.value, question.truth?.ref.type ?? RATIO, question.format ?? question.truth?.format ?? { name: 'sig', n: 3 });
  const text = option ? model.text(option.say, { state, words: { question, option: option.id, answer } }) : number();
  return { committed: true, letter: letterOf(answer), text, at: answer.at, right: gap.right, verdict: verdictOf(gap) };
}

export interface Summed { act: number; acts: number; done: boolean; off: string }

/** What the map of the course needs to know without the lab. */
export function summary(model: LabModelFace, state: State): Summed {
  const { lab } = model;
  const last = lab.acts.length - 1;
  const first = lab.acts[0]?.predict[0];
  return { act: state.act, acts: lab.acts.length, done: stage(lab, state, last) === 'done', off: first ? said(model, state, first).verdict : '' };
}

/** From a stored record's data (or its summary), which may be anything. */
export function progress(_entry: LabIndexEntry, data: unknown): Progress {
  const bag = (x: unknown): Record<string, unknown> => (typeof x === 'object' && x !== null ? (x as Record<string, unknown>) : {});
  const from = 'summary' in bag(data) ? bag(bag(data)['summary']) : bag(data);
  const { act, done, off } = from;
  if (typeof act !== 'number' || !Number.isInteger(act) || act < 0) return { is: 'fresh', act: 0, say: PROGRESS.fresh, off: '' };
  const answers = bag(bag(data)['kept'])['answers'];
  const untouched = answers !== undefined && Object.keys(bag(answers)).length === 0 && Object.keys(bag(bag(bag(data)['kept'])['drafts'])).length === 0;
  if (untouched && done !== true) return { is: 'fresh', act: 0, say: PROGRESS.fresh, off: '' };
  const verdict = PROGRESS.off(typeof off === 'string' ? off : '');
  return done === true ? { is: 'done', act, say: PROGRESS.done, off: verdict } : { is: 'in-act', act, say: PROGRESS.act(act), off: verdict };
}
