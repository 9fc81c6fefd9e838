// "This machine" as a hardware entry: the record that is stored, made from a measurement and read back from text that may be
// anything; and a core that knows the id `this_machine`. Pure: nothing here reads a clock, a browser or a store.
import type { Core, CoreError } from './core.js';
import type { CacheLevel, Flag, MachineEntry, Measured } from './measure-types.js';

/** Not below ironlab/1/, where the labs' own records are. */
export const MACHINE_KEY = 'ironlab/this_machine';
export const MACHINE_ID = 'this_machine';
export const MACHINE_SCHEMA = 1;

export interface CurvePoint { name: string; size_bytes: number; median: number; p10: number; p90: number }
export interface MachineRecord {
  schema: typeof MACHINE_SCHEMA;
  /** ISO date and time. */
  measured_at: string;
  browser: string;
  entry: MachineEntry;
  /** Where a number of the entry is not measured but told by the browser. */
  reported: (keyof MachineEntry)[];
  spread: Record<string, { p10: number; p90: number }>;
  curves: { bandwidth: CurvePoint[]; latency: CurvePoint[]; levels: CacheLevel[] };
  /** Of the whole measurement and of any value that went into the entry. */
  flags: Flag[];
  clock_tick_s: number | null;
}

/** What the browser says of itself. `deviceMemory` is navigator.deviceMemory: GiB, rounded to a power of two and capped by the browser. */
export interface Told { now: Date; userAgent: string; deviceMemory?: number }

/** Null when the measurement has no entry, or nothing in it was measured. */
export function machineRecord(measured: Measured, told: Told): MachineRecord | null {
  const { entry } = measured;
  if (!entry || (entry.peak.fp32 === undefined && entry.bandwidth_bytes_per_s === null)) return null;
  const memory = told.deviceMemory;
  const known = typeof memory === 'number' && Number.isFinite(memory) && memory > 0;
  const points = (unit: string): CurvePoint[] =>
    measured.values.flatMap((v) => (v.unit === unit && v.size_bytes !== undefined && v.median !== null ? [{ name: v.name, size_bytes: v.size_bytes, median: v.median, p10: v.p10!, p90: v.p90! }] : []));
  return {
    schema: MACHINE_SCHEMA,
    measured_at: told.now.toISOString(),
    browser: browserName(told.userAgent),
    entry: known ? { ...entry, capacity_bytes: memory * 2 ** 30 } : entry,
    reported: known ? ['capacity_bytes'] : [],
    spread: measured.spread ?? {},
    curves: { bandwidth: points('B/s'), latency: points('s'), levels: measured.levels },
    flags: [...new Set([...measured.flags, ...measured.values.flatMap((v) => v.flags.filter((f) => f === 'noisy' || f === 'coarse_clock' || f === 'memory_not_reached'))])],
    clock_tick_s: measured.clock.tick_s,
  };
}

/** "Firefox 140", as far as the user agent tells. */
export function browserName(userAgent: string): string {
  for (const [name, mark] of [['Firefox', /Firefox\/(\d+)/], ['Edge', /Edg\/(\d+)/], ['Opera', /OPR\/(\d+)/], ['Chrome', /Chrome\/(\d+)/], ['Safari', /Version\/(\d+).*Safari/], ['Node', /Node\.js\/(\d+)/]] as const) {
    const found = mark.exec(userAgent);
    if (found) return `${name} ${found[1]}`;
  }
  return 'an unknown browser';
}

export type ReadMachine = { ok: true; record: MachineRecord } | { ok: false; newer: boolean; what: string };
type Bag = Record<string, unknown>;
const isBag = (x: unknown): x is Bag => typeof x === 'object' && x !== null && !Array.isArray(x);
const positive = (x: unknown): x is number => typeof x === 'number' && Number.isFinite(x) && x > 0;

/** Checks a stored or imported record; unknown extras are left behind. */
export function readMachine(x: unknown): ReadMachine {
  const no = (what: string, newer = false): ReadMachine => ({ ok: false, newer, what });
  if (!isBag(x)) return no('it is not a record');
  if (x['schema'] !== MACHINE_SCHEMA) return no(typeof x['schema'] === 'number' ? `its schema is ${x['schema']}, known is ${MACHINE_SCHEMA}` : 'its schema number is missing', typeof x['schema'] === 'number');
  if (typeof x['measured_at'] !== 'string' || Number.isNaN(Date.parse(x['measured_at']))) return no('measured_at is not a date');
  const from = x['entry'];
  if (!isBag(from) || !isBag(from['peak'])) return no('its entry is missing');
  const peak: MachineEntry['peak'] = {};
  for (const format of ['fp32', 'int8'] as const) {
    const rate = from['peak'][format];
    if (rate === undefined || rate === null) continue;
    if (!positive(rate)) return no(`peak.${format} is not a positive number`);
    peak[format] = rate;
  }
  const entry: MachineEntry = { peak, bandwidth_bytes_per_s: null, capacity_bytes: null, l1_bytes: null, l2_bytes: null, launch_overhead_s: null, power_w: null };
  if (peak.fp32 !== undefined) entry.headline = 'fp32';
  for (const field of ['bandwidth_bytes_per_s', 'capacity_bytes', 'l1_bytes', 'l2_bytes', 'launch_overhead_s'] as const) {
    const value = from[field];
    if (value === undefined || value === null) continue;
    if (!positive(value)) return no(`${field} is not a positive number`);
    entry[field] = value;
  }
  if (peak.fp32 === undefined && entry.bandwidth_bytes_per_s === null) return no('nothing in it was measured');
  const spread: MachineRecord['spread'] = {};
  for (const [field, range] of isBag(x['spread']) ? Object.entries(x['spread']) : [])
    if (field !== '__proto__' && isBag(range) && positive(range['p10']) && positive(range['p90'])) spread[field] = { p10: range['p10'], p90: range['p90'] };
  const curves = isBag(x['curves']) ? x['curves'] : {};
  const points = (list: unknown): CurvePoint[] =>
    (Array.isArray(list) ? list : []).filter((p): p is CurvePoint => isBag(p) && typeof p['name'] === 'string' && [p['size_bytes'], p['median'], p['p10'], p['p90']].every(positive))
      .map(({ name, size_bytes, median, p10, p90 }) => ({ name, size_bytes, median, p10, p90 }));
  const levels = (Array.isArray(curves['levels']) ? curves['levels'] : []).filter((l): l is CacheLevel => isBag(l) && (l['capacity_bytes'] === null || positive(l['capacity_bytes'])) && positive(l['latency_s']))
    .map(({ capacity_bytes, latency_s }) => ({ capacity_bytes, latency_s }));
  const texts = (list: unknown): string[] => (Array.isArray(list) ? list.filter((t): t is string => typeof t === 'string') : []);
  return {
    ok: true,
    record: {
      schema: MACHINE_SCHEMA, measured_at: x['measured_at'], browser: typeof x['browser'] === 'string' ? x['browser'].slice(0, 80) : 'an unknown browser', entry,
      reported: texts(x['reported']).filter((f): f is keyof MachineEntry => f in entry), spread,
      curves: { bandwidth: points(curves['bandwidth']), latency: points(curves['latency']), levels },
      flags: texts(x['flags']) as Flag[], clock_tick_s: positive(x['clock_tick_s']) ? x['clock_tick_s'] : null,
    },
  };
}

export function parseMachine(text: string): ReadMachine {
  try { return readMachine(JSON.parse(text)); } catch { return { ok: false, newer: false, what: 'it is not valid JSON' }; }
}

/**
 * The same core, knowing `this_machine` wherever a hardware id is accepted. `entry` is asked at every call, so that measuring again
 * or forgetting takes effect at once; while it gives null the id stays unknown, with a sentence that says how to change that.
 */
export function knowingThisMachine(core: Core, entry: () => MachineEntry | null): Core {
  const named = (input: unknown): boolean => typeof input === 'object' && input !== null && (input as Bag)['hardware'] === MACHINE_ID;
  const known = <I>(input: I): I => {
    const machine = named(input) ? entry() : null;
    return machine ? { ...input, hardware: machine } : input;
  };
  const explained = <R extends { ok: true } | { ok: false; error: CoreError }>(input: unknown, result: R): R =>
    !result.ok && result.error.code === 'unknown_id' && result.error.field === 'hardware' && named(input)
      ? { ...result, error: { ...result.error, message: `${result.error.message} this_machine becomes known once it has been measured.` } }
      : result;
  return {
    ...core,
    evaluate: (model, input) => explained(input, core.evaluate(model, known(input))),
    evaluateSlow: async (model, input, options) => explained(input, await core.evaluateSlow(model, known(input), options)),
    sweep: (model, input, ...rest) => explained(input, core.sweep(model, known(input), ...rest)),
  };
}
