// The names of the core: what wasm leaves out. Cut from the table that the native core emits (build/generated/core-table.json).
import type { CoreError } from './core.js';

export interface FieldNames {
  name: string;
  type: 'number' | 'integer' | 'flag' | 'choice' | 'violation';
  slot: number;
  /** Capacity of a list; absent for a single value. */
  list?: number;
  nullable?: boolean;
  choices?: string[];
  /** Printed range, e.g. "1..65536". */
  allowed?: string;
  /** violation: its kind and the unit of demand and capacity. */
  violation?: string;
  unit?: string;
}
export interface ModelNames { index: number; in: FieldNames[]; out: FieldNames[]; accepts: string[] }
export interface EntityNames { kind: number; /** slots of its view, by wire name */ fields: string[]; /** ids by index */ entries: string[] }
export interface Names {
  hash: string;
  /** By status code. */
  codes: (CoreError['code'] | 'ok' | 'dependency')[];
  /** Sentence of each code with {field}, {given}, {allowed}. */
  sentences: Record<string, string>;
  models: Record<string, ModelNames>;
  entities: Record<string, EntityNames>;
  formats: string[];
}
