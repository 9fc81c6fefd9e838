// What the pages of the reference are drawn from: the core's descriptions, with an example and its answer.
import type { Names } from '../../wasm/client/names.js';
import type { Node } from '../lab/compiled.js';

/** A field as the core describes it; `math` is its symbol. */
export interface Field {
  name: string;
  type: 'number' | 'integer' | 'flag' | 'choice' | 'violation' | 'record';
  unit?: string;
  doc: string;
  math?: Node;
  min?: number;
  max?: number;
  exclusive?: 'min' | 'max' | 'both';
  default?: unknown;
  required?: boolean;
  nullable?: boolean;
  null_text?: string;
  choices?: { name: string; label: string }[];
  violation?: string;
  /** The kind of catalogue entry that may supply it. */
  entity?: string;
  list?: number;
  matrix?: { rows: number; columns: number };
  records?: number;
  members?: Field[];
  index_of?: string;
  may_be_empty?: boolean;
}
export interface LabName { id: string; title: string }
export interface Model {
  id: string;
  subject: string;
  title: string;
  doc: string;
  formula: { gives: string; math: Node }[];
  sources: string[];
  accepts: string[];
  slow?: boolean;
  in: Field[];
  out: Field[];
  labs: LabName[];
  /** An input that the core accepts, and its answer; a model without a recorded call has none. */
  example: { in: Record<string, unknown>; out: Record<string, unknown> | null };
}

export interface Constant { field: string; value: number | string; unit: string; source: { kind: string; text: string }; as_of: string; note: string; untraced: boolean }
export interface Entry { id: string; name: string; label: string; note: string; constants: Constant[]; /** computed from the constants */ derived: { field: string; value: number; unit: string }[]; docs: Record<string, string>; binary: string[] }
export interface Kind { id: string; title: string; says: string; entries: Entry[] }

/** One line of a lab's list of numbers: what it is, how it prints at the start, and where on the reference it comes from. */
export interface Used { what: string; value: string; to: string; says: string }
export interface LabNumbers { id: string; number: string; title: string; volume: string; anchors: { id: string; group: string; what: string; value: string; says: string; to?: string }[] }

/** What the script of a model's page needs: its fields without their texts, and the names of the core for this model alone. */
export interface TryData { id: string; slow: boolean; in: Field[]; out: Field[]; example: Record<string, unknown> }
export interface CarriedTry extends TryData { names: Names; /** address of the models, from the page */ wasm: string }
