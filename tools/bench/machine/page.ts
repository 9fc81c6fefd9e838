// In the page of `./lab bench machine`: measuring as the site does it, through the worker, and stopping it.
import relaxed from 'virtual:ironlab-compute-relaxed';
import simd from 'virtual:ironlab-compute';
import { createMeasure, type WorkerLike } from '../../../wasm/client/measure.js';
import { bestVariant } from '../../../wasm/client/measure-features.js';
import type { Measured, MeasureParams } from '../../../wasm/client/measure-types.js';

export interface Stopped { phase: string; ms: number; cancelled: boolean }
export interface InPage {
  variant: string | null;
  measure(id: string, params: MeasureParams): Promise<Measured>;
  /** Stops a measurement when it gets to this share. */
  stop(id: string, params: MeasureParams, at: number): Promise<Stopped>;
}

const factories = { simd, relaxed };
const measure = createMeasure({
  bytes: async (variant) => (await fetch(`/${variant}.wasm`)).arrayBuffer(),
  factory: async (variant) => factories[variant],
  worker: () => new Worker('/worker.js') as WorkerLike,
});

const page: InPage = {
  variant: bestVariant(),
  async measure(id, params) {
    const answer = await measure(id, params);
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value;
  },
  async stop(id, params, at) {
    const stop = new AbortController();
    let begun = 0, in_phase = '';
    const answer = await measure(id, params, {
      signal: stop.signal,
      onProgress: ({ share, phase }) => {
        if (begun || share < at) return;
        in_phase = phase;
        begun = performance.now();
        stop.abort();
      },
    });
    return { phase: in_phase, ms: performance.now() - begun, cancelled: !answer.ok && answer.error.code === 'cancelled' };
  },
};
(globalThis as unknown as { machine: InPage }).machine = page;
