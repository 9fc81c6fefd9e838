// A compiled lab as its page carries it: without what only its author's messages and the reference need.
import type { CompiledLab } from '../../site/lab/compiled.js';

/** Parts whose references are known by how they are written: what the ledger calls a value, and whether a comparison names its own state. */
const WRITTEN = new Set(['ledger', 'among']);

/** A computed value is found by its slot, and a comparison by its sides: how they were written is left out. */
function lean(part: unknown, written = false): unknown {
  if (Array.isArray(part)) return part.map((one) => lean(one, written));
  if (typeof part !== 'object' || part === null) return part;
  const wordy = !written && ('from' in part && part.from === 'arena' ? 'path' : 'op' in part && 'left' in part ? 'source' : '');
  return Object.fromEntries(Object.entries(part).filter(([key]) => key !== wordy).map(([key, value]) => [key, lean(value, written || WRITTEN.has(key))]));
}

export const pageJson = (lab: CompiledLab): string => JSON.stringify({ ...lean(lab) as object, sources: [], untraced: [] });
