// What the core tells the compiler at build time: models with their fields, units, and the catalogue.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Choice { name: string; label: string }
export interface Field {
  name: string;
  type: 'number' | 'integer' | 'flag' | 'choice' | 'violation';
  list?: number;
  slot: number;
  unit: string;
  symbol: string;
  doc: string;
  min?: number;
  max?: number;
  /** Excluded ends: "min", "max" or "both". */
  exclusive?: string;
  default?: number | boolean | string | null;
  required?: boolean;
  nullable?: boolean;
  choices?: Choice[];
  null_text?: string;
  violation?: string;
  /** The kind of catalogue entry that supplies this input. */
  entity?: string;
}
export interface Model {
  id: string; index: number; title: string; doc: string;
  formula: { gives: string; tex: string }[];
  sources: string[];
  /** Kinds of catalogue entries that fill inputs of this model. */
  accepts: string[];
  /** Takes milliseconds: a simulation. */
  slow?: boolean;
  in_slots: number; out_slots: number;
  in: Field[]; out: Field[];
}
export interface Unit { symbol: string; factor: number; dimension: string }
export interface Constant { field: string; value: number | string; unit: string; source: { kind: string; text: string } | string; as_of?: string; note?: string; untraced?: boolean }
export interface Entry { id: string; index: number; name: string; label: string; context?: string; values: Record<string, number | string | null>; constants: Constant[] }
export interface Kind { fields: Field[]; entries: Entry[] }
export interface Tables { hash: string; models: Map<string, Model>; units: Map<string, Unit>; kinds: Map<string, Kind> }

const FORMATS = ['fp64', 'fp32', 'tf32', 'bf16', 'fp16', 'fp8', 'int8', 'int4'];
const label = (word: string) => word.toUpperCase();
export const FORMAT_CHOICES: Choice[] = FORMATS.map(name => ({ name, label: label(name) }));

interface RawEntry { id: string; index: number; name: string; label?: string; context?: string; constants?: Constant[]; peak?: Record<string, unknown>; [field: string]: unknown }

function numberOf(x: unknown): number | null {
  if (typeof x === 'number') return x;
  if (x && typeof x === 'object') return numberOf((x as Record<string, unknown>)['dense_per_s'] ?? (x as Record<string, unknown>)['value'] ?? null);
  return null;
}

/** An entry as the compiler reads it: every field by its dotted name, a choice by its word. */
function entry(raw: RawEntry, fields: Field[]): Entry {
  const values: Entry['values'] = {};
  for (const f of fields) {
    const [head, tail] = f.name.split('.') as [string, string?];
    const found = raw[f.name] ?? (tail ? (raw[head] as Record<string, unknown> | undefined)?.[tail] : undefined);
    values[f.name] = typeof found === 'string' ? found : f.type === 'choice' && typeof found === 'number' ? f.choices?.[found]?.name ?? null : numberOf(found);
  }
  return { id: raw.id, index: raw.index, name: raw.name, label: raw.label ?? raw.name, ...(raw.context ? { context: raw.context } : {}), values, constants: raw.constants ?? [] };
}

export function makeTables(core: { hash: string; models: Model[]; units: Unit[] }, catalogue: { kinds: Record<string, { fields: Field[]; entries: RawEntry[] }> }): Tables {
  const kinds = new Map<string, Kind>();
  for (const [name, kind] of Object.entries(catalogue.kinds)) kinds.set(name, { fields: kind.fields, entries: kind.entries.map(e => entry(e, kind.fields)) });
  return { hash: core.hash, models: new Map(core.models.map(m => [m.id, m])), units: new Map(core.units.map(u => [u.symbol, u])), kinds };
}

/** Reads build/generated; null when the core has not been built. */
export function readTables(folder: string): Tables | null {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  return existsSync(join(folder, 'core-table.json')) && existsSync(join(folder, 'catalogue.json')) ? makeTables(read('core-table.json'), read('catalogue.json')) : null;
}

/** The number format whose peak is taken: the chosen one, else fp16, else the one the device is known for. */
export function usedFormat(e: Entry, chosen?: string): string | null {
  if (chosen) return typeof e.values[`peak.${chosen}`] === 'number' ? chosen : null;
  if (typeof e.values['peak.fp16'] === 'number') return 'fp16';
  return typeof e.values['headline'] === 'string' ? e.values['headline'] : null;
}

/** A field of an entry as a model takes it; `undefined` when there is no such field. */
export function entryField(kind: string, e: Entry, name: string, format?: string): number | string | null | undefined {
  if (kind === 'hardware') {
    const used = usedFormat(e, format);
    if (name === 'format') return used;
    if (name === 'peak_flop_per_s') return used ? e.values[`peak.${used}`] ?? null : format ? null : e.values['peak_flop_per_s'] ?? null;
    if (name === 'headline_per_s') return typeof e.values['headline'] === 'string' ? e.values[`peak.${e.values['headline']}`] ?? null : null;
  }
  return e.values[name];
}

/** Describes a field of a kind of entry, also of the few that are derived from others. */
export function kindField(kind: string, fields: Field[], name: string): Field | undefined {
  const derived = (base: Partial<Field>): Field => ({ name, type: 'number', slot: -1, unit: 'FLOP/s', symbol: '', doc: '', ...base });
  if (kind === 'hardware' && name === 'format') return derived({ type: 'choice', unit: '', choices: FORMAT_CHOICES });
  if (kind === 'hardware' && name === 'headline_per_s') return derived({});
  return fields.find(f => f.name === name);
}
