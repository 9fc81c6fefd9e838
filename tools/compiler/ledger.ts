// Controls that start at a field of an earlier lab's ledger: the field must exist, hold one value, and be of the control's kind and unit.
import type { CompiledLab, Control, Ref, Value, ValueType } from '../../site/lab/compiled.js';
import type { Live } from '../../site/runtime/index.js';
import type { Item } from './source.js';
import { suggest } from './suggest.js';

/** The fields of a lab's ledger with their types; null for one that holds a record. */
export type LedgerFields = Map<string, ValueType | null>;
/** Labs by id. `order`: the ids in the order of the course. */
export interface Others { order: readonly string[]; fields(lab: string): LedgerFields | undefined }

/** What a compiled lab leaves. */
export const ledgerOf = ({ lab }: { lab: CompiledLab }): LedgerFields => new Map(lab.ledger.map(({ name, refs }) => [name, refs.length === 1 ? refs[0]!.type : null]));

const ENTRY = /^([a-z0-9_-]+\/[a-z0-9_-]+)\.([a-z0-9_]+)$/i;
const numeric = (type: ValueType): boolean => type.kind === 'number' || type.kind === 'integer';

/** `otherwise` is the start of a reader without that entry. */
export function ledgerStart(item: Item, own: string, type: ValueType, otherwise: Value, others: Others | null): Ref | null {
  const [, lab = '', field = ''] = ENTRY.exec(item.text) ?? [];
  if (!lab) { item.problem(`"${item.text}" is not a field of a lab's ledger`, 'A lab, a dot, a field: vol1/03.act2_result.'); return null; }
  const [at, here] = [others?.order.indexOf(lab) ?? -1, others?.order.indexOf(own) ?? -1];
  const fields = others?.fields(lab);
  if (!fields || at < 0) { item.problem(`There is no lab "${lab}"`, suggest(lab, others?.order ?? [])); return null; }
  if (here >= 0 && at >= here) { item.problem(`${lab} does not come before this lab`, 'A lab reads what earlier ones left.'); return null; }
  const found = fields.get(field);
  if (found === undefined) { item.problem(`The ledger of ${lab} has no "${field}"`, suggest(field, fields.keys())); return null; }
  if (found === null) { item.problem(`${lab}.${field} is a record of several values`, 'A control starts at one value.'); return null; }
  if (numeric(found) !== numeric(type) || (!numeric(type) && found.kind !== type.kind && !(found.names && type.names))) { item.problem(`${lab}.${field} is a ${found.kind}, this control holds a ${type.kind}`); return null; }
  if (numeric(type) && (found.unit ?? '') !== (type.unit ?? '')) { item.problem(`${lab}.${field} is ${found.unit ? `in ${found.unit}` : 'a plain number'}, this control is ${type.unit ? `in ${type.unit}` : 'a plain number'}`); return null; }
  if (type.names && found.names && !found.names.some((n) => type.names!.includes(n))) { item.problem(`${lab}.${field} is never one of this control's options`, `It may be ${found.names.join(', ')}.`); return null; }
  return { from: 'ledger', lab, field, otherwise, at: 'start', type, path: item.text };
}

const from = (c: Control): boolean => typeof c.start === 'object' && c.start !== null && 'from' in c.start && c.start.from === 'ledger';

/** The states of readers who come with a ledger: a sample in the middle of what each control takes, its ends, and random ones. Those without are there anyway. */
export function withLedgers(controls: readonly Control[], states: readonly Live[], next: () => number): Live[] {
  const reading = controls.filter(from);
  if (reading.length === 0) return [];
  const one = (share: () => number) => Object.fromEntries(reading.map((c): [string, Value] => {
    if (c.options) return [c.id, c.options[Math.min(c.options.length - 1, Math.floor(share() * c.options.length))]!.value];
    if (!c.range) return [c.id, share() < 0.5];
    const x = c.scale === 'log' ? c.range[0] * (c.range[1] / c.range[0]) ** share() : c.range[0] + (c.range[1] - c.range[0]) * share();
    return [c.id, c.valueType.kind === 'integer' ? Math.round(x) : x];
  }));
  const ledgers = [() => 0, () => 0.5, () => 1, next, next, next].map(one);
  return states.filter((_, i) => i % 8 === 0 || i < 16).flatMap((s) => ledgers.map((earlier) => ({ ...s, earlier })));
}
