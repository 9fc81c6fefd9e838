// The core as TypeScript sees it: the typed face of the wasm module. The implementation is client.ts; types per model are generated.
import type { Models } from '../../build/generated/models.js';

/** An error value; calls return it, they never throw. `message` is the sentence for people. */
export interface CoreError {
  code:
    | 'unknown_model' | 'unknown_field' | 'missing_field' | 'wrong_type' | 'out_of_range' | 'not_finite' | 'unknown_id' | 'too_large'
    | 'malformed_json' | 'shape_mismatch' | 'contradictory' | 'not_implemented' | 'cancelled' | 'internal';
  field?: string;
  given?: number | string | boolean | null;
  allowed?: string;
  message: string;
}
export type Result<T> = { ok: true; value: T } | { ok: false; error: CoreError };

export type Scale = 'lin' | 'log';

/** A lab's compiled graph: the flat program that the core walks (see core/api). */
export interface GraphData {
  program: number[];
  consts: number[];
  /** Number of state slots; slot 0 is the context's index. */
  state: number;
  /** Number of arena slots: for each call its inputs, then its outputs. */
  arena: number;
}

/** Why a call of a graph gave nothing at this state. */
export interface CallFailure { call: number; code: CoreError['code'] | 'dependency'; field: number }

export interface Graph {
  /** Evaluates at a state; the array is a copy and stays valid. NaN stands for null and for outputs of a failed call. */
  evaluate(state: ArrayLike<number>): { arena: Float64Array; failures: CallFailure[] };
  /** Evaluates n states (row-major n × state slots) and returns the wanted arena slots, row-major n × wanted. */
  rows(states: Float64Array, n: number, wanted: ArrayLike<number>): Float64Array;
  free(): void;
}

export interface SlowOptions {
  /** Aborting it stops the calculation at the end of a step; the answer is then the error `cancelled`. */
  signal?: AbortSignal;
  /** Hears the share that is done, from 0 to 1, after each step. */
  progress?: (share: number) => void;
  /** Length of a step in milliseconds; 12 unless said otherwise. */
  stepMs?: number;
}

export interface Core {
  evaluate<M extends keyof Models>(model: M, input: Models[M]['in']): Result<Models[M]['out']>;
  /**
   * The same in steps, with the event loop in between, and without the limit on steps that `evaluate` has. For slow models: those
   * would hold up the page. Another call of the core may come in between.
   */
  evaluateSlow<M extends keyof Models>(model: M, input: Models[M]['in'], options?: SlowOptions): Promise<Result<Models[M]['out']>>;
  /** Sweeps one numeric field; the columns are parts of one typed array, copied from the core's memory. */
  sweep<M extends keyof Models>(
    model: M, input: Models[M]['in'], field: string, from: number, to: number, n: number, scale: Scale,
  ): Result<{ x: Float64Array; columns: Record<string, Float64Array> }>;
  /** Sample points of an axis, as `sweep` uses them. */
  spacing(from: number, to: number, n: number, scale: Scale, integer: boolean): Float64Array;
  graph(data: GraphData): Result<Graph>;
}
