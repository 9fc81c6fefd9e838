// The map's figure at work: the stored measurement, measuring anew, and what the core says of it.
import type { Core } from '../../wasm/client/core.js';
import { machineRecord, type MachineRecord } from '../../wasm/client/this-machine.js';
import type { Host } from '../boot/host.js';
import { browserStore } from '../ledger/index.js';
import { MachineShelf } from '../ledger/machine.js';
import type { Landmark, MachineRead, MachineState } from './machine-figure.js';

/** A centimetre, the length that the figure gives this machine. */
const DRAWN_M = 0.01;

export interface MachineControl { readonly state: MachineState; measure(): void; cancel(): void; forget(): void; refresh(): void }

export function machineControl(landmarks: Landmark[], host: Pick<Host, 'core' | 'measure'>, draw: () => void): MachineControl {
  const shelf = new MachineShelf(browserStore(globalThis.window));
  let state: MachineState = { is: 'none' };
  let core: Promise<Core> | null = null;
  let running: AbortController | null = null;
  const become = (next: MachineState): void => { state = next; draw(); };
  const show = async (record: MachineRecord | null, say: string): Promise<void> => {
    const peak = record?.entry.peak.fp32;
    if (!record || peak === undefined) return become({ is: 'none', ...(say ? { say } : {}) });
    try {
      core ??= host.core();
      const read = reading(await core, landmarks, record, peak);
      become(read ? { is: 'measured', read, ...(say ? { say } : {}) } : { is: 'none', say: 'The stored measurement is outside of what the models accept. Measure again.' });
    } catch {
      core = null;
      become({ is: 'none', say: 'The models could not be loaded. Check the connection, then reload.' });
    }
  };
  const refresh = (): void => { const { record, say } = shelf.load(); void show(record, say); };
  const run = async (): Promise<void> => {
    running = new AbortController();
    become({ is: 'measuring', share: 0 });
    try {
      const measure = await host.measure();
      const result = await measure('this_machine', { quick: true }, { signal: running.signal, onProgress: ({ share }) => become({ is: 'measuring', share }) });
      if (!result.ok) return void (result.error.code === 'cancelled' ? refresh() : become({ is: 'none', say: result.error.message }));
      const told = { now: new Date(), userAgent: navigator.userAgent, ...('deviceMemory' in navigator ? { deviceMemory: navigator.deviceMemory as number } : {}) };
      const record = machineRecord(result.value, told);
      if (!record) return become({ is: 'none', say: 'Nothing could be measured here: the clock of this browser is too coarse, or the machine too busy.' });
      const stored = shelf.save(record);
      await show(record, stored ? '' : 'This browser stores nothing for this page, so the measurement lasts until you leave it.');
    } catch {
      become({ is: 'none', say: 'The measuring code could not be loaded. Check the connection, then try again.' });
    } finally {
      running = null;
    }
  };
  return {
    get state() { return state; },
    measure: () => { if (!running) void run(); },
    cancel: () => running?.abort(),
    forget: () => { shelf.forget(); become({ is: 'none' }); },
    refresh: () => { if (!running) refresh(); },
  };
}

/** Null where the core refuses a number of the record. */
function reading(core: Core, landmarks: Landmark[], record: MachineRecord, peak: number): MachineRead | null {
  const [slowest, fastest] = [landmarks[0]!.peak, landmarks.at(-1)!.peak];
  const up = core.evaluate('magnitude_gap', { a: peak, b: slowest });
  const down = core.evaluate('magnitude_gap', { a: slowest, b: peak });
  const above = core.evaluate('magnitude_gap', { a: fastest, b: peak });
  if (!up.ok || !down.ok || !above.ok) return null;
  const short = core.evaluate('scaled', { base: DRAWN_M, factor: down.value.ratio });
  const long = core.evaluate('scaled', { base: DRAWN_M, factor: above.value.ratio });
  if (!short.ok || !long.ok) return null;
  return {
    peak, slowest: up.value.ratio, fastest: above.value.ratio, slowest_m: short.value.value, fastest_m: long.value.value,
    when: new Date(record.measured_at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }), browser: record.browser,
    noisy: record.flags.some((flag) => flag === 'noisy' || flag === 'in_background'),
  };
}
