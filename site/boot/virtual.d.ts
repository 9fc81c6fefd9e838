// What the build hands to the page: the core's names and module, the labs there are, the address of the wasm.
declare module 'virtual:ironlab-names' {
  import type { Names } from '../../wasm/client/names.js';
  const names: Names;
  export default names;
}
declare module 'virtual:ironlab-models' {
  import type { WasmModule } from '../../wasm/client/client.js';
  const create: (options: object) => Promise<WasmModule>;
  export default create;
}
declare module 'virtual:ironlab-compute' {
  import type { ComputeFactory } from '../../wasm/client/measure-types.js';
  const create: ComputeFactory;
  export default create;
}
declare module 'virtual:ironlab-compute-relaxed' {
  import type { ComputeFactory } from '../../wasm/client/measure-types.js';
  const create: ComputeFactory;
  export default create;
}
declare module 'virtual:ironlab-site' {
  import type { LabIndexEntry } from '../lab/compiled.js';
  export const labs: LabIndexEntry[];
  /** File names below the base, with their hashes. */
  export const wasmFile: string;
  export const labFiles: Record<string, string>;
  export const fontFile: string;
  /** The compute module, by variant, and the worker's script. */
  export const computeFiles: Record<'simd' | 'relaxed', string>;
  export const workerFile: string;
  /** Devices for comparison on the map: their FP32 peaks. */
  export const landmarks: import('../pages/machine-figure.js').Landmark[];
}
declare module 'virtual:ironlab-search' {
  const words: import('../pages/search.js').Words[];
  export default words;
}
declare module 'virtual:ironlab-gallery' {
  import type { Names } from '../../wasm/client/names.js';
  export const galleryFiles: string[];
  /** The models that the gallery asks. */
  export const names: Names;
}
declare module '*.css?inline' {
  const text: string;
  export default text;
}
