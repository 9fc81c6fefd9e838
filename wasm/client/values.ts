// One model's values between JavaScript and slots, by the rows of the names table.
import type { CoreError } from './core.js';
import type { FieldNames } from './names.js';

export type Input = Record<string, unknown>;
export type Output = Record<string, unknown>;

/** Why a value could not be written: found while translating, so before the core sees it. */
export class Problem {
  constructor(readonly code: CoreError['code'], readonly field: string, readonly given: unknown, readonly allowed?: string) {}
}

/** Writes one value into its slots; a problem when it has no translation. */
export function writeField(slots: Float64Array, field: FieldNames, value: unknown): Problem | null {
  if (isSingle(field)) return writeValue(slots, field.slot, field, value, field.name);
  if (field.members && !field.records) return writeRecord(slots, field.slot, field, value, field.name);
  if (value === null && field.optional) return null;
  if (!Array.isArray(value)) return new Problem('wrong_type', field.name, value, 'a list');
  if (field.matrix) return writeMatrix(slots, field, field.matrix, value);
  const capacity = field.list ?? field.records!;
  if (value.length > capacity) return new Problem('too_large', field.name, `${value.length} elements`, `up to ${capacity} elements`);
  const stride = field.members?.length ?? 1;
  slots[field.slot] = value.length;
  for (let i = 0; i < value.length; ++i) {
    const slot = field.slot + 1 + i * stride;
    const problem = field.members ? writeRecord(slots, slot, field, value[i], `${field.name}[${i}]`) : writeValue(slots, slot, field, value[i], field.name);
    if (problem) return problem;
  }
  return null;
}

function writeMatrix(slots: Float64Array, field: FieldNames, most: { rows: number; columns: number }, value: unknown[]): Problem | null {
  if (value.length > most.rows) return new Problem('too_large', field.name, `${value.length} rows`, `up to ${most.rows} rows`);
  const columns = Array.isArray(value[0]) ? value[0].length : 0;
  if (columns > most.columns) return new Problem('too_large', field.name, `${columns} columns`, `up to ${most.columns} columns`);
  slots[field.slot] = value.length;
  slots[field.slot + 1] = columns;
  for (let i = 0; i < value.length; ++i) {
    const row: unknown = value[i];
    if (!Array.isArray(row)) return new Problem('wrong_type', field.name, row, 'a list of lists');
    if (row.length !== columns) return new Problem('shape_mismatch', `${field.name}[${i}]`, `${row.length} elements`, `as many as in the first row, ${columns}`);
    for (let k = 0; k < columns; ++k) {
      const problem = writeValue(slots, field.slot + 2 + i * most.columns + k, field, row[k], field.name);
      if (problem) return problem;
    }
  }
  return null;
}

/** A record is an object of its members, or a list of their values in order; what is left out takes its default. */
function writeRecord(slots: Float64Array, slot: number, field: FieldNames, value: unknown, path: string): Problem | null {
  const members = field.members!;
  if (typeof value !== 'object' || value === null || (Array.isArray(value) && value.length > members.length)) {
    return new Problem('wrong_type', path, value, `{${members.map((m) => m.name).join(', ')}}`);
  }
  const list = Array.isArray(value);
  for (const [key, part] of Object.entries(value)) {
    if (part === undefined) continue;
    const member = list ? members[Number(key)] : members.find((m) => m.name === key);
    if (!member) {
      if (field.named && key === 'name' && typeof part === 'string') continue;
      return new Problem(field.named && key === 'name' ? 'wrong_type' : 'unknown_field', `${path}.${key}`, part, members.map((m) => m.name).join(', '));
    }
    const problem = writeValue(slots, slot + member.slot, member, part, `${path}.${member.name}`);
    if (problem) return problem;
  }
  return null;
}

function writeValue(slots: Float64Array, slot: number, field: FieldNames, value: unknown, path: string): Problem | null {
  if (value === null) {
    if (!field.nullable) return new Problem('wrong_type', path, null, field.allowed);
    slots[slot] = NaN;
    return null;
  }
  switch (field.type) {
    case 'choice': {
      const index = field.choices!.indexOf(value as string);
      if (index < 0) return new Problem('wrong_type', path, value, field.choices!.join(', '));
      slots[slot] = index;
      return null;
    }
    case 'flag':
      if (typeof value !== 'boolean') return new Problem('wrong_type', path, value, 'true, false');
      slots[slot] = value ? 1 : 0;
      return null;
    default:
      if (typeof value !== 'number') return new Problem('wrong_type', path, value, field.allowed);
      if (!Number.isFinite(value)) return new Problem('not_finite', path, value, field.allowed);
      slots[slot] = value;
      return null;
  }
}

export function readFields(slots: Float64Array, fields: FieldNames[], input: Input): Output {
  const output: Output = {};
  for (const field of fields) output[field.name] = readField(slots, field.slot, field, input);
  return output;
}

function readField(slots: Float64Array, slot: number, field: FieldNames, input: Input): unknown {
  if (isSingle(field)) {
    const value = readValue(slots, slot, field);
    return (field.index_of && typeof value === 'number' && nameOf(input[field.index_of], value)) || value;
  }
  if (field.members && !field.records) return readRecord(slots, slot, field.members);
  const { matrix, members } = field;
  return Array.from({ length: slots[slot]! }, (_, i) => {
    if (matrix) return Array.from({ length: slots[slot + 1]! }, (_, k) => readValue(slots, slot + 2 + i * matrix.columns + k, field));
    return members ? readRecord(slots, slot + 1 + i * members.length, members) : readValue(slots, slot + 1 + i, field);
  });
}

function readRecord(slots: Float64Array, slot: number, members: FieldNames[]): Output {
  const record: Output = {};
  for (const member of members) record[member.name] = readValue(slots, slot + member.slot, member);
  return record;
}

/** The name that a record was given under. */
function nameOf(records: unknown, index: number): string | undefined {
  const record: unknown = Array.isArray(records) ? records[index] : undefined;
  const name: unknown = typeof record === 'object' && record !== null && 'name' in record ? record.name : undefined;
  return typeof name === 'string' ? name : undefined;
}

/** One value: no list, matrix or record. */
export const isSingle = (f: FieldNames): boolean => !f.list && !f.matrix && !f.members;
export const isNumber = (f: FieldNames): boolean => isSingle(f) && (f.type === 'number' || f.type === 'integer');

function readValue(slots: Float64Array, slot: number, field: FieldNames): unknown {
  const x = slots[slot]!;
  if (x !== x) return null;
  switch (field.type) {
    case 'choice': return field.choices![x];
    case 'flag': return x !== 0;
    case 'violation': return { kind: field.violation, demand: x, capacity: slots[slot + 1], unit: field.unit, ratio: slots[slot + 2] };
    default: return x;
  }
}
