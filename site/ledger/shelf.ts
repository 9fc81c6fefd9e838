// The thin, never-throwing layer over the browser's storage. A null store stands for a browser that has none.
import { PREFIX } from './record.js';
import type { Store } from './types.js';

export class Shelf {
  readonly persistent: boolean;

  constructor(private readonly store: Store | null) {
    this.persistent = this.test();
  }

  private test(): boolean {
    const key = `${PREFIX}test`;
    if (!this.write(key, '1')) return this.keys().some((k) => k.startsWith(PREFIX));
    const kept = this.read(key) === '1';
    this.remove(key);
    return kept;
  }

  read(key: string): string | null {
    try { return this.store?.getItem(key) ?? null; } catch { return null; }
  }
  write(key: string, value: string): boolean {
    if (!this.store) return false;
    try { this.store.setItem(key, value); return true; } catch { return false; }
  }
  remove(key: string): void {
    try { this.store?.removeItem(key); } catch { /* A store that refuses to forget changes nothing for the lab. */ }
  }
  keys(): string[] {
    try {
      return this.store ? Array.from({ length: this.store.length }, (_, i) => this.store!.key(i)).filter((k): k is string => k !== null) : [];
    } catch { return []; }
  }
}

/** The browser's storage, or null where even asking for it is refused. */
export function browserStore(from: { localStorage: Store } | undefined): Store | null {
  try { return from?.localStorage ?? null; } catch { return null; }
}
