// The arenas that a page reads before the core is there. The start is kept whole, a fresh reader stands there; of a point, what something pins there.
import type { At, CompiledLab, Question, Ref } from '../../site/lab/compiled.js';
import { width } from '../../site/runtime/arena.js';
import { movedComparison } from '../../site/runtime/judge.js';

type Snapshots = CompiledLab['snapshots'];

/** Slots that references anywhere in `part` read at each pinned state. */
function pinned(part: unknown, found = new Map<At, Set<number>>()): Map<At, Set<number>> {
  if (typeof part !== 'object' || part === null) return found;
  const ref = part as Partial<Ref>;
  if (ref.from === 'arena' && ref.at !== undefined && ref.type) {
    const slots = found.get(ref.at) ?? new Set<number>();
    for (let i = 0; i < width(ref.type); i += 1) slots.add(ref.slot! + i);
    found.set(ref.at, slots);
  }
  for (const inner of Object.values(part)) pinned(inner, found);
  const { among, options } = part as Partial<Question>;
  for (const option of among ? options ?? [] : []) if (option.of) pinned(among!.map((c) => movedComparison(c, option.of!.at)), found);
  return found;
}

export function snapshots(lab: Omit<CompiledLab, 'snapshots'>, arenas: Record<string, (number | null)[]>): Snapshots {
  const slots = pinned(lab);
  return Object.fromEntries(Object.entries(arenas).map(([at, arena]) => [at, at === 'start' ? arena : Object.fromEntries([...slots.get(at) ?? []].sort((a, b) => a - b).map((slot) => [slot, arena[slot] ?? null]))]));
}
