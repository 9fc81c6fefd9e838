// What measurements take and give, as TypeScript sees it. The core's side is core/measure.
import type { Result } from './core.js';

/** What a caller may ask for; each measurement takes some of these (`Described` says which, with ranges). */
export interface MeasureParams {
  budget_s?: number;
  seed?: number;
  quick?: boolean;
  sizes_bytes?: number[];
  op?: string;
  kernels?: string[];
  m?: number; k?: number; n?: number;
  blocks?: number[];
  height?: number; width?: number; channels?: number; filters?: number; side?: number; padding?: number; stride?: number;
  cold?: boolean;
  sweep_bytes?: number;
}

/** A label on a value or a whole result: the number stands, but read it with this in mind. */
export type Flag =
  | 'coarse_clock'       // samples were shorter than 200 ticks of the clock
  | 'noisy'              // p10 and p90 are more than 10 % apart
  | 'few_samples' | 'not_steady' | 'clock_jumped'
  | 'memory_not_reached' // of this machine's bandwidth: the largest working set may have come from a cache
  | 'not_measured' | 'out_of_budget' | 'no_memory' | 'not_here' | 'too_slow' | 'wrong_result' // why there is no number
  | 'clock_stands_still' | 'clock_failed'
  | 'in_background'      // the tab was hidden meanwhile
  | 'on_page';           // no worker: the page itself did the work

export interface MeasuredValue {
  name: string;
  unit: 's' | 'FLOP/s' | 'B/s';
  size_bytes?: number;
  block?: number;
  /** Null: not measured; the flags say why. */
  median: number | null;
  p10: number | null; p25: number | null; p75: number | null; p90: number | null; p99: number | null;
  /** 95 % bootstrap interval of the median. */
  ci_low: number | null; ci_high: number | null;
  /** Median time of a call, and what that is in operations and bytes where known. */
  time_s: number | null; flop_per_s: number | null; bytes_per_s: number | null;
  /** Of a kernel: the worst error found against FP64, and the one allowed. */
  error?: number | null; error_bound?: number | null;
  samples: number; repetitions: number; sample_s: number; warm_ups: number; outliers: number;
  flags: Flag[];
}

export interface Compared { a: string; b: string; ratio: number; ci_low: number; ci_high: number; faster: 'yes' | 'no' | 'cannot_tell' }
/** What the dispatcher takes with these times, as places among the values: the fastest, or one nearly as fast and simpler. */
export interface Pick { value: number; fastest: number; reason: 'fastest' | 'simpler'; /** its time over that of the fastest, minus 1 */ behind: number }
export interface CacheLevel { /** At least so much fits; null: the last plateau. */ capacity_bytes: number | null; latency_s: number }

/** A hardware entry by value: inputs `hardware` take it as they take a catalogue entry. */
export interface MachineEntry {
  peak: { fp32?: number; int8?: number };
  headline?: 'fp32';
  bandwidth_bytes_per_s: number | null;
  capacity_bytes: number | null;
  l1_bytes: number | null;
  l2_bytes: number | null;
  launch_overhead_s: number | null;
  power_w: null;
}

export interface Measured {
  id: string;
  clock: { tick_s: number | null; read_s: number | null; coarse: boolean; stands_still: boolean };
  elapsed_s: number;
  flags: Flag[];
  values: MeasuredValue[];
  comparisons: Compared[];
  /** Of `kernels`, when at least one was right and timed. */
  pick?: Pick;
  levels: CacheLevel[];
  entry?: MachineEntry;
  spread?: Record<string, { p10: number; p90: number }>;
}

export interface Described {
  measurements: { id: string; title: string; budget_s: number; params: { name: string; type: 'number' | 'flag' | 'text' | 'numbers' | 'texts'; min?: number; max?: number; doc: string }[] }[];
  /** Kernel ids by operation. */
  kernels: Record<string, string[]>;
}

export type Phase = 'clock' | 'prepare' | 'warm_up' | 'sample' | 'summarize' | 'done';
export interface Progress { /** 0..1, never falls. */ share: number; phase: Phase; /** An estimate from what is done so far; null at the start. */ left_s: number | null }

export interface MeasureOptions { signal?: AbortSignal; onProgress?: (progress: Progress) => void }
export type Measure = (id: string, params?: MeasureParams, options?: MeasureOptions) => Promise<Result<Measured>>;

/** The functions that wasm/compute/compute.cpp exports. */
export interface ComputeModule {
  describe(): Described;
  start(id: string, params: MeasureParams): { handle: number } | { error: MeasureError };
  step(handle: number, budgetS: number): { share: number; phase: Phase; done: boolean };
  result(handle: number): { result: Measured } | { error: MeasureError };
  stop(handle: number): void;
}
export interface MeasureError { code: string; field?: string; given?: string; allowed?: string; message: string }

/** The two builds of the module: with relaxed SIMD as well, or without. */
export type Variant = 'simd' | 'relaxed';
export type ComputeFactory = (options: { instantiateWasm: (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) => object }) => Promise<ComputeModule>;
