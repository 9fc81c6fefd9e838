// Where each number of a lab comes from: written by the lab compiler beside the compiled lab, fetched when a reader asks.
import type { Ref } from './compiled.js';

/** An anchor below the reference ("models/iron_law/#out.total_s", "catalogue/#cloud_h100.power_w"; "#given-users" is on the lab's own list) and what stands there. */
export type Place = [to: string, says: string];
/** An index into `places`; by the context's index ("") or by the index of a control's option. */
export type Origin = number | { by: string; at: number[] };

export interface Origins {
  places: Place[];
  /** By arena slot, and by path for what is not computed. */
  slots: Record<string, Origin>;
  paths: Record<string, Origin>;
  /** Arena slots of the lab that this belongs to: a page of another build has others. */
  arena: number;
}

const WORDS = new Set(['value', 'off', 'decades', 'chosen']);

/** The key of a reference in `paths`. A truth is many things by one name, so what it is belongs to its key. */
export function pathOf(ref: Ref): string {
  const path = ref.path.split('@')[0]!.trim();
  if (ref.from === 'word' || WORDS.has(path)) return path;
  return path === 'truth' ? `truth ${JSON.stringify('values' in ref ? ref.values : 'value' in ref ? ref.value : 'id' in ref ? ref.id : null)}` : path;
}

export const originOf = (origins: Origins, ref: Ref): Origin | undefined => (ref.from === 'arena' ? origins.slots[ref.slot] : origins.paths[pathOf(ref)]);

/** Every reference in a part of a compiled lab. */
export function refsIn(part: unknown, found: Ref[] = []): Ref[] {
  if (Array.isArray(part)) for (const one of part) refsIn(one, found);
  else if (typeof part === 'object' && part !== null) {
    if ('from' in part && 'at' in part && 'type' in part) found.push(part as Ref);
    else for (const one of Object.values(part)) refsIn(one, found);
  }
  return found;
}
