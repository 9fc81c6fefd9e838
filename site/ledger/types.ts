// The ledger's types: the stored record of a lab and the few calls that the page makes.
import type { Value } from '../lab/compiled.js';
import type { Kept } from '../session/types.js';

/** One field of the design ledger: its value in SI, where it came from, its unit; `text`: as the lab prints it, or what the thing is called. */
export interface Field { value: Value | Record<string, Value>; path: string; unit: string; text?: string }
export type Entry = Record<string, Field>;

/** What became of a committed prediction, in words and numbers: the ledger tells it without the lab and without the core. */
export interface Told {
  /** act1.predict.0 */
  question: string;
  ask: string;
  said: string;
  truth: string;
  /** When it was committed, in ms since 1970. */
  at: number;
  right: boolean | null;
  /** Where both are numbers: in SI. */
  predicted: number | null;
  actual: number | null;
  unit: string;
  /** Factor between the two, from 1 up; null where a factor has no meaning. */
  off: number | null;
}

/** `told` holds what is known so far: records of older versions have none. */
export interface Data { kept: Kept; entry: Entry; summary: Summary; told: Told[] }
/** What the map of the course shows without loading the lab. */
export interface Summary { act: number; acts: number; done: boolean; off: string }
export interface Record1 { schema: 1; lab: string; saved_at: string; data: Data }

/** The part of window.localStorage that is used; node tests hand in their own. */
export interface Store {
  readonly length: number;
  key(i: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** How the last save went: `say` is a sentence for people, `short` for the HUD ("saved 14:22", "not saved"). */
export interface SaveState { is: 'nothing' | 'saved' | 'memory'; at: number | null; say: string; short: string }

export interface Loaded { data: Data | null; saved_at: string | null; /** a sentence when something was set aside */ say: string | null }

export interface LedgerFace {
  /** Never throws. `persistent` is false when storage refused a test write; everything then lives in memory. */
  readonly persistent: boolean;
  load(lab: string): Loaded;
  /** Saves, first merging what another tab committed before; `adopted` is that other record's data when it matters. */
  save(lab: string, data: Data, now: number): { state: SaveState; adopted: Kept | null };
  state(lab: string): SaveState;
  /** Retries what could not be written. */
  retry(now: number): void;
  /** All labs with a record. */
  labs(): string[];
  /** A field of another lab, e.g. ledger ref vol1/14.chosen_interval_days. */
  field(lab: string, name: string): Field | null;
  /** The record of a lab, from memory or storage. */
  record(lab: string): Record1 | null;
  /** Puts a record in the place of what is there, in every tab; whether it could be stored. */
  replace(record: Record1, now: number): boolean;
  /** Forgets its copies of what is stored: for pages that show what other tabs save. */
  refresh(): void;
  /** To be called on window's `storage` event with its key and new value; the data to adopt when it is about this lab. */
  heard(lab: string, key: string | null, value: string | null): Kept | null;
}
