// The design ledger's entry of a lab: the common fields, the flags of its limits, and the lab's own, each with path and unit.
import type { LedgerField, Ref, Value } from '../lab/compiled.js';
import { letterOf } from '../runtime/answers.js';
import type { LabModelFace, Reading } from '../runtime/types.js';
import type { State } from '../session/types.js';
import { summary } from '../session/said.js';
import { keep } from '../session/kept.js';
import { toldOf } from './told.js';
import type { Data, Entry, Field } from './types.js';

const field = (value: Field['value'], path: string, unit = '', text = ''): Field => ({ value, path, unit, ...(text ? { text } : {}) });
const settled = (reading: Reading): Value | undefined => (reading.is === 'value' ? reading.value : reading.is === 'pending' ? undefined : null);

/** While the core is loading, what an earlier visit saved stays. */
function own(model: LabModelFace, state: State, { name, refs, formats }: LedgerField, before: Entry): [string, Field][] {
  const read = (ref: Ref): Value | undefined => settled(model.read(ref, { state }));
  const values = refs.map(read);
  if (values.includes(undefined)) return Object.hasOwn(before, name) ? [[name, before[name]!]] : [];
  const units = [...new Set(refs.map((r) => r.type.unit ?? ''))];
  const path = refs.map((r) => r.path).join(', ');
  const value = refs.length === 1 ? values[0]! : Object.fromEntries(refs.map((r, i) => [r.path, values[i]!]));
  const text = refs.map((ref, i) => model.print({ ref, format: formats[i]! }, { state }).text).join(', ');
  return [[name, field(value, path, units.length === 1 ? units[0]! : '', text)]];
}

export function entryOf(model: LabModelFace, state: State, before: Entry = {}): Entry {
  const { lab } = model;
  const all: [string, Field][] = [['chapter', field(Number(lab.number) || lab.number, 'lab.number')], ['context', field(state.context, 'context', '', model.context(state).label)]];
  for (const act of lab.acts) {
    act.predict.forEach((question, i) => {
      const name = (what: string): string => `${act.id}_${what}${i === 0 ? '' : `_${i + 1}`}`;
      const path = (what: string): string => `${act.id}${i === 0 ? '' : `[${i}]`}.${what}`;
      const answer = state.answers[question.id];
      const gap = answer && model.gap(question, answer);
      const byValue = answer?.value !== undefined;
      all.push([name('prediction'), field(answer ? answer.value ?? letterOf(answer) : null, path(byValue ? 'value' : 'letter'), byValue ? question.truth?.ref.type.unit ?? '' : '')]);
      const kept = before[name('correct')]?.value;
      all.push([name('correct'), field(gap ? gap.right ?? (gap.truth.is === 'pending' && typeof kept === 'boolean' ? kept : null) : null, path('right'))]);
    });
  }
  const limits = lab.acts.flatMap((act) => act.fail);
  all.push(['constraint_hit', field(limits.some((f) => state.failures[f.id]?.hit === true), 'fail')]);
  for (const { id, short } of limits) {
    all.push([`${id}_hit`, field(state.failures[id]?.hit === true, `fail.${id}`, '', short)], [`${id}_cleared`, field(state.failures[id]?.cleared === true, `fail.${id}`, '', short)]);
  }
  for (const one of lab.ledger) all.push(...own(model, state, one, before));
  return Object.fromEntries(all);
}

/** All that a save needs. `before`: what was loaded with the lab. */
export function dataOf(model: LabModelFace, state: State, before?: Pick<Data, 'entry' | 'told'>): Data {
  return { kept: keep(state), entry: entryOf(model, state, before?.entry), summary: summary(model, state), told: toldOf(model, state, before?.told) };
}
