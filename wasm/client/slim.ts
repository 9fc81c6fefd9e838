// Cuts the client's names out of the tables that the native core emits: the rest of those is for people.
import type { FieldNames, Names } from './names.js';

interface TableField {
  name: string;
  type: FieldNames['type'];
  slot: number;
  list?: number;
  matrix?: { rows: number; columns: number };
  members?: TableField[];
  records?: number;
  named?: boolean;
  index_of?: string;
  may_be_empty?: boolean;
  required?: boolean;
  unit?: string;
  nullable?: boolean;
  choices?: { name: string }[];
  allowed?: string;
  violation?: string;
}
export interface CoreTable {
  hash: string;
  codes: string[];
  errors: Record<string, { template: string }>;
  plain_steps: string;
  formats: (string | { name: string })[];
  models: { id: string; index: number; accepts: string[]; slow?: boolean; in: TableField[]; out: TableField[] }[];
}
export interface Catalogue {
  kinds: Record<string, { kind: number; slots: number; fields: { name: string; slot: number }[]; entries: { id: string; index: number }[] }>;
}

/** The names of all models, or of those asked for. */
export function slim(table: CoreTable, catalogue: Catalogue, only?: readonly string[]): Names {
  const models = table.models.filter((m) => !only || only.includes(m.id));
  const accepted = new Set(models.flatMap((m) => m.accepts));
  return {
    hash: table.hash,
    codes: table.codes as Names['codes'],
    sentences: Object.fromEntries(Object.entries(table.errors).map(([code, e]) => [code, e.template])),
    plain_steps: table.plain_steps,
    formats: table.formats.map((f) => (typeof f === 'string' ? f : f.name)),
    models: Object.fromEntries(models.map((m) => [m.id, { index: m.index, accepts: m.accepts, in: m.in.map(names), out: m.out.map(names), ...(m.slow ? { slow: true } : {}) }])),
    entities: Object.fromEntries(
      Object.entries(catalogue.kinds)
        .filter(([kind]) => accepted.has(kind))
        .map(([kind, k]) => [kind, { kind: k.kind, fields: inOrder(k.fields, (f) => f.slot, (f) => f.name), entries: inOrder(k.entries, (e) => e.index, (e) => e.id) }]),
    ),
  };
}

function inOrder<T>(items: readonly T[], index: (item: T) => number, name: (item: T) => string): string[] {
  const ordered: string[] = [];
  for (const item of items) ordered[index(item)] = name(item);
  return ordered;
}

function names(f: TableField): FieldNames {
  const slimmed: FieldNames = { name: f.name, type: f.type, slot: f.slot };
  if (f.list) slimmed.list = f.list;
  if (f.matrix) slimmed.matrix = f.matrix;
  if (f.members) slimmed.members = f.members.map(names);
  if (f.records) slimmed.records = f.records;
  if (f.named) slimmed.named = true;
  if (f.index_of) slimmed.index_of = f.index_of;
  if (f.may_be_empty && f.required === false) slimmed.optional = true;
  if (f.nullable) slimmed.nullable = true;
  if (f.choices) slimmed.choices = f.choices.map((c) => c.name);
  if (f.allowed) slimmed.allowed = f.allowed;
  if (f.violation) {
    slimmed.violation = f.violation;
    slimmed.unit = f.unit ?? '';
  }
  return slimmed;
}
