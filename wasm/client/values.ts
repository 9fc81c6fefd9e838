// One model's values between JavaScript and slots, by the rows of the names table.
import type { CoreError } from './core.js';
import type { FieldNames, ModelNames } from './names.js';

export type Input = Record<string, unknown>;
export type Output = Record<string, unknown>;

/** Why a value could not be written: found while translating, so before the core sees it. */
export class Problem {
  constructor(readonly code: CoreError['code'], readonly field: string, readonly given: unknown, readonly allowed?: string) {}
}

/** Names as the loops below want them: objects that all have the same properties are read several times faster. */
export class Field implements FieldNames {
  readonly name; readonly type; readonly slot; readonly list; readonly matrix; readonly members: Field[] | undefined; readonly records; readonly named;
  readonly index_of; readonly optional; readonly nullable; readonly choices; readonly allowed; readonly violation; readonly unit;
  /** One value: no list, matrix or record. */
  readonly single: boolean;
  /** One number. */
  readonly number: boolean;
  /** One number and nothing more to it: nearly every field. */
  readonly plain: boolean;

  constructor(f: FieldNames) {
    this.name = f.name; this.type = f.type; this.slot = f.slot; this.list = f.list; this.matrix = f.matrix;
    this.members = f.members?.map((m) => new Field(m));
    this.records = f.records; this.named = f.named; this.index_of = f.index_of; this.optional = f.optional; this.nullable = f.nullable;
    this.choices = f.choices; this.allowed = f.allowed; this.violation = f.violation; this.unit = f.unit;
    this.single = !f.list && !f.matrix && !f.members;
    this.number = this.single && (f.type === 'number' || f.type === 'integer');
    this.plain = this.number && !f.index_of;
  }
}
export class Model implements ModelNames {
  readonly index; readonly accepts; readonly slow; readonly in: Field[]; readonly out: Field[];

  constructor(readonly id: string, m: ModelNames) {
    this.index = m.index; this.accepts = m.accepts; this.slow = m.slow;
    this.in = m.in.map((f) => new Field(f));
    this.out = m.out.map((f) => new Field(f));
  }
}

/** Writes the fields that are given and counts them; the first that has no translation is a problem. */
export function writeFields(slots: Float64Array, fields: Field[], values: Input): Problem | number {
  let written = 0;
  for (let i = 0; i < fields.length; ++i) {
    const field = fields[i]!;
    const value = values[field.name];
    if (typeof value === 'number' && field.plain && value - value === 0) slots[field.slot] = value; // as writeField would
    else if (value === undefined) continue;
    else {
      const problem = writeField(slots, field, value);
      if (problem) return problem;
    }
    written += 1;
  }
  return written;
}

/** Writes one value into its slots; a problem when it has no translation. */
function writeField(slots: Float64Array, field: Field, value: unknown): Problem | null {
  if (field.single) return writeValue(slots, field.slot, field, value, field.name);
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

function writeMatrix(slots: Float64Array, field: Field, most: { rows: number; columns: number }, value: unknown[]): Problem | null {
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
function writeRecord(slots: Float64Array, slot: number, field: Field, value: unknown, path: string): Problem | null {
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

function writeValue(slots: Float64Array, slot: number, field: Field, value: unknown, path: string): Problem | null {
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

export function readFields(slots: Float64Array, fields: Field[], input: Input): Output {
  const output: Output = {};
  for (let i = 0; i < fields.length; ++i) {
    const field = fields[i]!;
    const x = slots[field.slot]!;
    output[field.name] = field.plain ? (x === x ? x : null) : readField(slots, field.slot, field, input);
  }
  return output;
}

function readField(slots: Float64Array, slot: number, field: Field, input: Input): unknown {
  if (field.single) {
    const value = readValue(slots, slot, field);
    return (field.index_of && typeof value === 'number' && nameOf(input[field.index_of], value)) || value;
  }
  const { matrix, members } = field;
  if (members && !field.records) return readRecord(slots, slot, members);
  if (!matrix && !members) return readValues(slots, slot + 1, slots[slot]!, field);
  const list: unknown[] = [];
  const count = slots[slot]!;
  for (let i = 0; i < count; ++i) {
    if (matrix) list.push(readValues(slots, slot + 2 + i * matrix.columns, slots[slot + 1]!, field));
    else list.push(readRecord(slots, slot + 1 + i * members!.length, members!));
  }
  return list;
}

function readValues(slots: Float64Array, first: number, count: number, field: Field): unknown[] {
  const values: unknown[] = [];
  for (let i = 0; i < count; ++i) values.push(readValue(slots, first + i, field));
  return values;
}

function readRecord(slots: Float64Array, slot: number, members: Field[]): Output {
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

function readValue(slots: Float64Array, slot: number, field: Field): unknown {
  const x = slots[slot]!;
  if (x !== x) return null;
  switch (field.type) {
    case 'choice': return field.choices![x];
    case 'flag': return x !== 0;
    case 'violation': return { kind: field.violation, demand: x, capacity: slots[slot + 1], unit: field.unit, ratio: slots[slot + 2] };
    default: return x;
  }
}
