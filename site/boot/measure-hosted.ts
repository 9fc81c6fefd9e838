// What measuring has from the hosted site: the wasm and the worker's script from beside the module.
import { computeFiles, workerFile } from 'virtual:ironlab-site';
import { createMeasure, type WorkerLike } from '../../wasm/client/measure.js';
import type { Measure } from '../../wasm/client/measure-types.js';

export const measureHosted = (base: URL): Measure => createMeasure({
  async bytes(variant) {
    const response = await fetch(new URL(computeFiles[variant], base));
    if (!response.ok) throw new Error(`The measuring code answered ${response.status}.`);
    return response.arrayBuffer();
  },
  factory: async (variant) => (await import('./compute.js')).factories[variant],
  worker: () => new Worker(new URL(workerFile, base)) as WorkerLike,
});
