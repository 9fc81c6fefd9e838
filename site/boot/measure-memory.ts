// What measuring has from the offline build: a neighbour script with the wasm and the worker's text, added when first needed.
import { createMeasure, type WorkerLike } from '../../wasm/client/measure.js';
import type { Measure, Variant } from '../../wasm/client/measure-types.js';
import { bytes } from './base64.js';

/** What files/compute.js leaves behind. */
export interface CarriedCompute { wasm: Record<Variant, string>; worker: string }
declare global { var ironlabCompute: CarriedCompute | undefined }

const carried = (): Promise<CarriedCompute> => new Promise((resolve, reject) => {
  if (globalThis.ironlabCompute) return resolve(globalThis.ironlabCompute);
  const script = Object.assign(document.createElement('script'), { src: 'files/compute.js' });
  script.onload = () => (globalThis.ironlabCompute ? resolve(globalThis.ironlabCompute) : reject(new Error('files/compute.js is damaged')));
  script.onerror = () => reject(new Error('files/compute.js is missing'));
  document.head.append(script);
});

export const measureMemory = (): Measure => createMeasure({
  bytes: async (variant) => bytes((await carried()).wasm[variant]),
  factory: async (variant) => (await import('./compute.js')).factories[variant],
  worker() {
    if (!globalThis.ironlabCompute) return null;
    const url = URL.createObjectURL(new Blob([globalThis.ironlabCompute.worker], { type: 'text/javascript' }));
    try { return new Worker(url) as WorkerLike; } finally { URL.revokeObjectURL(url); }
  },
});
