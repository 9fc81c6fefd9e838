// What the last reset or import replaced, kept for a day so that it can be brought back: in storage, or in memory where that is full.
import { readRecord } from './record.js';
import type { Shelf } from './shelf.js';
import type { Record1 } from './types.js';

/** Not below the labs' prefix: it is no lab's record. */
export const UNDO_KEY = 'ironlab/undo';
const DAY_MS = 24 * 60 * 60 * 1000;

export type What = 'reset' | 'import' | 'undo';
export interface Replaced { what: What; at: number; records: Record1[] }

function read(text: string | null): Replaced | null {
  if (text === null) return null;
  try {
    const { schema, what, at, records } = JSON.parse(text) as Record<string, unknown>;
    if (schema !== 1 || !['reset', 'import', 'undo'].includes(what as string) || typeof at !== 'number' || !Array.isArray(records)) return null;
    const good = records.map((r) => readRecord(r)).flatMap((r) => (r.ok ? [r.record] : []));
    return good.length === records.length && good.length > 0 ? { what: what as What, at, records: good } : null;
  } catch { return null; }
}

export class Undo {
  private memory: Replaced | null = null;

  constructor(private readonly shelf: Shelf) {}

  /** Null when there is nothing, or it is a day old. */
  at(now: number): Replaced | null {
    const kept = this.memory ?? read(this.shelf.read(UNDO_KEY));
    if (kept && now - kept.at < DAY_MS) return kept;
    this.forget();
    return null;
  }

  /** Whether it is stored; else it lasts as long as the page. */
  keep(replaced: Replaced): boolean {
    const stored = this.shelf.write(UNDO_KEY, JSON.stringify({ schema: 1, ...replaced }));
    if (!stored) this.shelf.remove(UNDO_KEY);
    this.memory = stored ? null : replaced;
    return stored;
  }

  forget(): void {
    this.memory = null;
    this.shelf.remove(UNDO_KEY);
  }
}
