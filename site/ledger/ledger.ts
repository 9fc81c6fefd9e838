// The ledger: one record a lab in the browser's storage, with a copy in memory that counts. It never throws.
import { merge } from '../session/kept.js';
import type { Kept } from '../session/types.js';
import { asideKey, keyOf, labOf, parseRecord } from './record.js';
import { SAY } from './sentences.js';
import { Shelf } from './shelf.js';
import type { Data, Field, LedgerFace, Loaded, Record1, SaveState, Store } from './types.js';

const ASIDES = 20;
const iso = (now: number): string => new Date(Number.isFinite(now) ? now : 0).toISOString();

/** What the other tab's record changed in ours. */
const differs = (a: Kept, b: Kept): boolean => a.run !== b.run || JSON.stringify(a.answers) !== JSON.stringify(b.answers);

export class Ledger implements LedgerFace {
  private readonly shelf: Shelf;
  private readonly memory = new Map<string, Record1>();
  private readonly states = new Map<string, SaveState>();
  private readonly unsaved = new Set<string>();
  /** Broken records that could not be set aside: their bytes are not written over. */
  private readonly stuck = new Set<string>();

  constructor(store: Store | null) { this.shelf = new Shelf(store); }

  get persistent(): boolean { return this.shelf.persistent; }

  load(lab: string): Loaded {
    const known = this.memory.get(lab);
    if (known) return { data: known.data, saved_at: known.saved_at, say: null };
    const { record, say } = this.stored(lab);
    if (!record) return { data: null, saved_at: null, say };
    this.memory.set(lab, record);
    const at = Date.parse(record.saved_at);
    this.states.set(lab, { is: 'saved', at, ...SAY.saved(at) });
    return { data: record.data, saved_at: record.saved_at, say };
  }

  /** The record in storage; an unusable one is set aside. */
  private stored(lab: string): { record: Record1 | null; say: string | null } {
    const text = this.shelf.read(keyOf(lab));
    this.stuck.delete(lab);
    if (text === null) return { record: null, say: null };
    const read = parseRecord(text, lab);
    if (read.ok) return { record: read.record, say: null };
    if (this.setAside(lab, text)) return { record: null, say: read.newer ? SAY.newer : SAY.broken };
    this.stuck.add(lab);
    return { record: null, say: SAY.stuck };
  }

  private setAside(lab: string, text: string): boolean {
    for (let n = 1; n <= ASIDES; n += 1) {
      const key = asideKey(lab, n);
      const there = this.shelf.read(key);
      if (there !== null && there !== text) continue;
      // Remove first: a full storage has room for these bytes only once.
      this.shelf.remove(keyOf(lab));
      if (there === text || this.shelf.write(key, text)) return true;
      this.shelf.write(keyOf(lab), text);
      return false;
    }
    return false;
  }

  save(lab: string, data: Data, now: number): { state: SaveState; adopted: Kept | null } {
    const theirs = this.stored(lab).record;
    let kept = data.kept;
    let adopted: Kept | null = null;
    if (theirs) {
      const merged = merge(data.kept, theirs.data.kept).kept;
      if (differs(merged, data.kept)) adopted = merged;
      kept = merged;
      if (merged.run > data.kept.run) {
        this.memory.set(lab, theirs);
        return { state: this.state(lab), adopted };
      }
    }
    this.memory.set(lab, { schema: 1, lab, saved_at: iso(now), data: { ...data, kept } });
    return { state: this.write(lab, now), adopted };
  }

  private write(lab: string, now: number): SaveState {
    const record = this.memory.get(lab);
    if (!record) return this.state(lab);
    const done = !this.stuck.has(lab) && this.shelf.write(keyOf(lab), JSON.stringify(record));
    if (done) this.unsaved.delete(lab); else this.unsaved.add(lab);
    const state: SaveState = done ? { is: 'saved', at: now, ...SAY.saved(now) } : { is: 'memory', at: null, ...(this.persistent ? SAY.full : SAY.refused) };
    this.states.set(lab, state);
    return state;
  }

  state(lab: string): SaveState {
    return this.states.get(lab) ?? (this.persistent ? { is: 'nothing', at: null, ...SAY.nothing } : { is: 'memory', at: null, ...SAY.refused });
  }

  retry(now: number): void { for (const lab of [...this.unsaved]) this.write(lab, now); }

  replace(record: Record1, now: number): boolean {
    this.memory.set(record.lab, record);
    return this.write(record.lab, now).is === 'saved';
  }

  record(lab: string): Record1 | null {
    this.load(lab);
    return this.memory.get(lab) ?? null;
  }

  refresh(): void {
    for (const lab of [...this.memory.keys()]) if (!this.unsaved.has(lab)) this.memory.delete(lab);
  }

  labs(): string[] {
    const stored = this.shelf.keys().map(labOf).filter((lab): lab is string => lab !== null);
    return [...new Set([...stored, ...this.memory.keys()])].filter((lab) => this.record(lab) !== null).sort();
  }

  field(lab: string, name: string): Field | null {
    const entry = this.record(lab)?.data.entry;
    return entry && Object.hasOwn(entry, name) ? entry[name]! : null;
  }

  heard(lab: string, key: string | null, value: string | null): Kept | null {
    if (key !== keyOf(lab) || value === null) return null;
    const read = parseRecord(value, lab);
    if (!read.ok) return null;
    const mine = this.memory.get(lab);
    if (!mine) { this.memory.set(lab, read.record); return read.record.data.kept; }
    const { kept } = merge(mine.data.kept, read.record.data.kept);
    if (kept.run > mine.data.kept.run) this.memory.set(lab, read.record);
    return differs(kept, mine.data.kept) || kept.tasks.length > mine.data.kept.tasks.length ? kept : null;
  }
}
