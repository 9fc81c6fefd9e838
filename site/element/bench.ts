// This machine's bench: the stored measurement, measuring anew, forgetting. The map and the labs each have one, over the same record.
import { bestVariant, NO_SIMD } from '../../wasm/client/measure-features.js';
import { machineRecord, type MachineRecord } from '../../wasm/client/this-machine.js';
import type { Host } from '../boot/host.js';
import { browserStore } from '../ledger/index.js';
import { MachineShelf } from '../ledger/machine.js';

/** `say`: what the reader should know, in one sentence. */
export type BenchState =
  | { is: 'none'; say?: string }
  | { is: 'measuring'; share: number; left_s: number | null }
  | { is: 'measured'; record: MachineRecord; say?: string };

export interface Bench {
  readonly state: BenchState;
  /** Why nothing can be measured in this browser, or null. */
  readonly cannot: string | null;
  measure(): void;
  cancel(): void;
  forget(): void;
  /** Reads the record: at first, and when another tab measured; not while measuring. */
  refresh(): void;
}

const NOTHING = 'Nothing could be measured here: the clock of this browser is too coarse, or the machine too busy.';
const NOT_KEPT = 'This browser stores nothing for this page, so the measurement lasts until you leave it.';
const NOT_LOADED = 'The measuring code could not be loaded. Check the connection, then try again.';

/** One shelf a page: what it remembers counts where nothing can be stored. */
let shelf: MachineShelf | null = null;

/** `quick`: two seconds, too few sizes to tell the caches. */
export function bench(host: Pick<Host, 'measure'>, quick: boolean, changed: () => void): Bench {
  const kept = (shelf ??= new MachineShelf(browserStore(globalThis.window)));
  let state: BenchState = { is: 'none' };
  let running: AbortController | null = null;
  const become = (next: BenchState): void => { state = next; changed(); };
  const stored = (more = ''): BenchState => {
    const { record, say } = kept.load();
    const words = more || say ? { say: more || say } : {};
    return record ? { is: 'measured', record, ...words } : { is: 'none', ...words };
  };
  const run = async (): Promise<void> => {
    running = new AbortController();
    become({ is: 'measuring', share: 0, left_s: null });
    try {
      const measure = await host.measure();
      const result = await measure('this_machine', quick ? { quick } : {}, { signal: running.signal, onProgress: ({ share, left_s }) => become({ is: 'measuring', share, left_s }) });
      if (!result.ok) return become(stored(result.error.code === 'cancelled' ? '' : result.error.message));
      const told = { now: new Date(), userAgent: navigator.userAgent, ...('deviceMemory' in navigator ? { deviceMemory: navigator.deviceMemory as number } : {}) };
      const record = machineRecord(result.value, told);
      if (!record) return become(stored(NOTHING));
      become({ is: 'measured', record, ...(kept.save(record) ? {} : { say: NOT_KEPT }) });
    } catch {
      become(stored(NOT_LOADED));
    } finally {
      running = null;
    }
  };
  return {
    get state() { return state; },
    cannot: bestVariant() === null ? NO_SIMD : null,
    measure: () => { if (!running) void run(); },
    cancel: () => running?.abort(),
    forget: () => { kept.forget(); become({ is: 'none' }); },
    refresh: () => { if (!running) become(stored()); },
  };
}
