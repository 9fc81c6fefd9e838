// The stored measurement of this machine: one record for all labs of an origin, apart from the labs' own records.
import { MACHINE_KEY, parseMachine, type MachineRecord } from '../../wasm/client/this-machine.js';
import type { Store } from './types.js';
import { Shelf } from './shelf.js';

/** A record that can't be read is put aside under this key, not lost. */
const ASIDE = `${MACHINE_KEY}/unreadable`;

export interface KeptMachine { record: MachineRecord | null; /** What the reader should know, in one sentence; or nothing. */ say: string }

export class MachineShelf {
  private readonly shelf: Shelf;
  /** What could not be stored: it counts while the page is open. What was stored and is gone was forgotten, perhaps in another tab. */
  private memory: MachineRecord | null = null;

  constructor(store: Store | null) {
    this.shelf = new Shelf(store);
  }

  load(): KeptMachine {
    const text = this.shelf.read(MACHINE_KEY);
    if (text === null) return { record: this.memory, say: '' };
    const read = parseMachine(text);
    if (read.ok) return { record: read.record, say: '' };
    if (read.newer) return { record: this.memory, say: 'This machine was measured by a newer version of ironlab; measure again to use it here.' };
    this.shelf.write(ASIDE, text);
    this.shelf.remove(MACHINE_KEY);
    return { record: this.memory, say: `The stored measurement of this machine could not be read (${read.what}); it was put aside. Measure again.` };
  }

  /** Whether it is stored; the page knows it in either case. */
  save(record: MachineRecord): boolean {
    const stored = this.shelf.write(MACHINE_KEY, JSON.stringify(record));
    this.memory = stored ? null : record;
    return stored;
  }

  forget(): void {
    this.memory = null;
    this.shelf.remove(MACHINE_KEY);
  }
}
