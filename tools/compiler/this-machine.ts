// The reader's own machine as an entry of the catalogue: its numbers are not known when a lab is compiled, so each place where one
// belongs is a hole that the page fills once it has measured (site/lab/machine.ts).
import type { Value } from '../../site/lab/compiled.js';
import { MACHINE_ID } from '../../wasm/client/this-machine.js';
import { type Entry, entryField, type Kind } from './tables.js';

/** In a table: the number of this name, as MachineEntry has it ("peak.fp32", "l2_bytes"). Other names are never measured. */
export interface Hole { measured: string }
export type Cell = number | null | Hole;
export const isHole = (x: unknown): x is Hole => typeof x === 'object' && x !== null && 'measured' in x;

/** What is measured is measured in this format. */
const FORMAT = 'fp32';

export const isMachine = (id: string | null | undefined): boolean => id === MACHINE_ID;

/** A number of no machine: every field of the kind, without a value. */
export const thisMachine = (label: string, kind: Kind): Entry => ({
  id: MACHINE_ID, index: -1, name: label, label, constants: [],
  values: { ...Object.fromEntries(kind.fields.map(f => [f.name, null])), headline: FORMAT },
});

/** A field of an entry as a model takes it; of this machine, the hole where it goes. */
export function fieldOf(kind: string, e: Entry, name: string, format?: string): Value | Hole {
  if (!isMachine(e.id)) return entryField(kind, e, name, format) ?? null;
  if (name === 'headline' || name === 'format') return format ?? FORMAT;
  return { measured: name === 'peak_flop_per_s' || name === 'headline_per_s' ? `peak.${format ?? FORMAT}` : name };
}
