// A compiled lab as its page carries it: without what only its author's messages and the reference need.
import type { At, CompiledLab, Question, Ref } from '../../site/lab/compiled.js';
import { width } from '../../site/runtime/arena.js';
import { movedComparison } from '../../site/runtime/judge.js';

/** Parts whose references are known by how they are written: what the ledger calls a value, and whether a comparison names its own state. */
const WRITTEN = new Set(['ledger', 'among']);

/** What the prover alone reads, of the options and of a question. */
const PROVED = new Set(['misconception', 'evidence']);

/** A computed value is found by its slot, and a comparison by its sides: how they were written is left out. */
function lean(part: unknown, written = false): unknown {
  if (Array.isArray(part)) return part.map((one) => lean(one, written));
  if (typeof part !== 'object' || part === null) return part;
  const wordy = !written && ('from' in part && part.from === 'arena' ? 'path' : 'op' in part && 'left' in part ? 'source' : '');
  return Object.fromEntries(Object.entries(part).filter(([key]) => key !== wordy && !PROVED.has(key)).map(([key, value]) => [key, lean(value, written || WRITTEN.has(key))]));
}

/** Slots that references anywhere in `part` read at each pinned state. A fresh reader stands at the start. */
function readAt(part: unknown, found = new Map<At, Set<number>>()): Map<At, Set<number>> {
  if (typeof part !== 'object' || part === null) return found;
  const ref = part as Partial<Ref>;
  if (ref.from === 'arena' && ref.at !== undefined && ref.type) {
    const at = ref.at === 'live' ? 'start' : ref.at;
    const slots = found.get(at) ?? new Set<number>();
    for (let i = 0; i < width(ref.type); i += 1) slots.add(ref.slot! + i);
    found.set(at, slots);
  }
  for (const inner of Object.values(part)) readAt(inner, found);
  const { among, options } = part as Partial<Question>;
  for (const option of among ? options ?? [] : []) if (option.of) readAt(among!.map((c) => movedComparison(c, option.of!.at)), found);
  return found;
}

/** What is read before the core is there; the rest waits for it. */
function few(lab: CompiledLab): CompiledLab['snapshots'] {
  const slots = readAt({ ...lab, snapshots: null });
  return Object.fromEntries(Object.entries(lab.snapshots).map(([at, arena]) => [at, Object.fromEntries([...slots.get(at) ?? []].map((slot) => [slot, arena[slot] ?? null]))]));
}

export function pageJson(lab: CompiledLab): string {
  const page = lean({ ...lab, sources: [], untraced: [] }) as CompiledLab;
  return JSON.stringify({ ...page, snapshots: few(page) });
}
