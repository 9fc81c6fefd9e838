// The map's figure at work: this machine's bench, and what the core says of the measured rate.
import type { Core } from '../../wasm/client/core.js';
import type { MachineRecord } from '../../wasm/client/this-machine.js';
import type { Host } from '../boot/host.js';
import { bench } from '../element/bench.js';
import { busy, cachedMemory } from '../element/machine-words.js';
import type { Landmark, MachineRead, MachineState } from './machine-figure.js';

/** A centimetre, the length that the figure gives this machine. */
const DRAWN_M = 0.01;

export interface MachineControl { readonly state: MachineState; measure(): void; cancel(): void; forget(): void; refresh(): void }

export function machineControl(landmarks: Landmark[], host: Pick<Host, 'core' | 'measure'>, draw: () => void): MachineControl {
  let state: MachineState = { is: 'none' };
  let core: Promise<Core> | null = null;
  const become = (next: MachineState): void => { state = next; draw(); };
  const show = async (record: MachineRecord, say: { say?: string }): Promise<void> => {
    const peak = record.entry.peak.fp32;
    if (peak === undefined) return become({ is: 'none', ...say });
    try {
      core ??= host.core();
      const read = reading(await core, landmarks, record, peak);
      become(read ? { is: 'measured', read, ...say } : { is: 'none', say: 'The stored measurement is outside of what the models accept. Measure again.' });
    } catch {
      core = null;
      become({ is: 'none', say: 'The models could not be loaded. Check the connection, then reload.' });
    }
  };
  const follow = (): void => {
    const now = own.state;
    const say = 'say' in now && now.say ? { say: now.say } : {};
    if (now.is === 'measured') void show(now.record, say);
    else become(now.is === 'none' ? { is: 'none', ...say } : { is: 'measuring', share: now.share });
  };
  const own = bench(host, true, follow);
  return { get state() { return state; }, measure: own.measure, cancel: own.cancel, forget: own.forget, refresh: own.refresh };
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
    noisy: busy(record), cached: cachedMemory(record),
  };
}
