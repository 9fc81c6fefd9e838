// The ledger page's sentences: how the guesses went, how far one was off, when, and what the undo would bring back.
import { print } from '../format/index.js';
import type { Told } from '../ledger/index.js';
import type { Replaced } from '../ledger/undo.js';

/** What the core says of all numeric predictions. */
export interface Calibrated { n: number; within_2: number; within_10: number; too_high: number; too_low: number; typical_factor: number }

export const factor = (off: number): string => print(off, { kind: 'number', unit: '' }, { name: 'factor', n: 3 });
const few = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const count = (n: number): string => few[n] ?? String(n);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The conclusion of the plot. */
export function went({ n, within_2, within_10 }: Calibrated): string {
  if (n === 1) return within_2 === 1 ? 'Your one numeric prediction was within a factor of 2.' : within_10 === 1 ? 'Your one numeric prediction was within a factor of 10, not of 2.' : 'Your one numeric prediction was more than a factor of 10 off.';
  return `In ${within_2} of ${n} numeric predictions you were within a factor of 2, in ${within_10} within a factor of 10.`;
}

/** What the series tells beyond that; nothing from one guess. */
export function leans({ n, too_high, too_low, typical_factor }: Calibrated): string {
  if (n < 2) return '';
  const exact = n - too_high - too_low;
  const sides = [too_low ? `${count(too_low)} too low` : '', too_high ? `${count(too_high)} too high` : '', exact ? `${count(exact)} exact` : ''].filter(Boolean);
  return `A typical one is ${factor(typical_factor)} off: ${sides.length > 1 ? `${sides.slice(0, -1).join(', ')} and ${sides.at(-1)!}` : sides[0]!}.`;
}

export function choices(told: readonly Told[]): string {
  const judged = told.filter((t) => t.off === null && t.right !== null);
  if (judged.length === 0) return '';
  const right = judged.filter((t) => t.right).length;
  if (judged.length === 1) return `Your one choice among words was ${right ? 'right' : 'not right'}.`;
  return right === judged.length ? judged.length === 2 ? 'Both choices among words were right.' : `All ${count(judged.length)} choices among words were right.` : `Of ${count(judged.length)} choices among words ${right === 0 ? 'none was' : right === 1 ? 'one was' : `${count(right)} were`} right.`;
}

/** "×98.9 low", "exact", "right", "not right", or what is not known. */
export function far({ off, right, predicted, actual }: Told): string {
  if (off !== null && predicted !== null && actual !== null) return predicted === actual ? 'exact' : `${factor(off)} ${predicted > actual ? 'high' : 'low'}`;
  return right === null ? 'not known' : right ? 'right' : 'not right';
}

export const bare = (text: string): string => text.replace(/^About /, '');
export const day = (at: number): string => new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
export const moment = (at: number): string => new Date(at).toLocaleString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });

const WHAT = { reset: ['was reset', 'were reset'], import: ['was replaced from a file', 'were replaced from a file'], undo: ['was set aside by the undo', 'were set aside by the undo'] } as const;
export function replacedSay({ what, at, records }: Replaced, name: (lab: string) => string): string {
  const [one, many] = WHAT[what];
  return `${records.length === 1 ? `${name(records[0]!.lab)} ${one}` : `${capital(count(records.length))} labs ${many}`} on ${moment(at)}. You can bring ${records.length === 1 ? 'it' : 'them'} back for a day, or until the next reset.`;
}
