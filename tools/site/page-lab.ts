// A compiled lab as its page carries it: without what only its author's messages and the reference need.
import type { At, CompiledLab } from '../../site/lab/compiled.js';
import { refsIn } from '../../site/lab/origins.js';
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

/** Of the arena at each pinned state what is read before the core is there; the rest waits for it. A fresh reader stands at the start. */
function few(lab: CompiledLab): CompiledLab['snapshots'] {
  const questions = lab.acts.flatMap((act) => [...act.predict, ...act.reflect]);
  const compared = questions.flatMap(({ among = [], options }) => options.flatMap(({ of }) => (of ? among.map((c) => movedComparison(c, of.at)) : [])));
  const slots = new Map<At, Set<number>>();
  for (const ref of refsIn([{ ...lab, snapshots: null }, compared])) {
    if (ref.from !== 'arena') continue;
    const at = ref.at === 'live' ? 'start' : ref.at;
    if (!slots.has(at)) slots.set(at, new Set());
    for (let i = 0; i < width(ref.type); i += 1) slots.get(at)!.add(ref.slot + i);
  }
  return Object.fromEntries(Object.entries(lab.snapshots).map(([at, arena]) => [at, Object.fromEntries([...slots.get(at) ?? []].map((slot) => [slot, arena[slot] ?? null]))]));
}

export function pageJson(lab: CompiledLab): string {
  const page = lean({ ...lab, sources: [], untraced: [] }) as CompiledLab;
  return JSON.stringify({ ...page, snapshots: few(page) });
}
