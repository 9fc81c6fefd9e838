// The names of the core: what wasm leaves out. Cut from the table that the native core emits (build/generated/core-table.json).
import type { CoreError } from './core.js';

export interface FieldNames {
  name: string;
  type: 'number' | 'integer' | 'flag' | 'choice' | 'violation' | 'record';
  slot: number;
  /** Capacity of a list of values; absent for every other shape. */
  list?: number;
  /** A matrix: its slots are the counts of rows and columns, then the rows at this width. */
  matrix?: { rows: number; columns: number };
  /** A record: the fields of one, with slots counted from its beginning. */
  members?: FieldNames[];
  /** A list of records: how many there may be. */
  records?: number;
  /** Records here may carry a name, which no slot holds. */
  named?: boolean;
  /** A place in this list of named records: read as the name given there. */
  index_of?: string;
  /** A list that may be left out takes null for an empty one. */
  optional?: boolean;
  nullable?: boolean;
  choices?: string[];
  /** Printed range, e.g. "1..65536". */
  allowed?: string;
  /** violation: its kind and the unit of demand and capacity. */
  violation?: string;
  unit?: string;
}
export interface ModelNames { index: number; in: FieldNames[]; out: FieldNames[]; accepts: string[]; /** Takes longer than a frame: evaluateSlow. */ slow?: boolean }
export interface EntityNames { kind: number; /** slots of its view, by wire name */ fields: string[]; /** ids by index */ entries: string[] }
export interface Names {
  hash: string;
  /** By status code. */
  codes: (CoreError['code'] | 'ok' | 'dependency')[];
  /** Sentence of each code with {field}, {given}, {allowed}. */
  sentences: Record<string, string>;
  /** What a plain call of a slow model is allowed. */
  plain_steps: string;
  models: Record<string, ModelNames>;
  entities: Record<string, EntityNames>;
  formats: string[];
}
