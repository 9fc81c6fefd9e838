// The modules that the build writes: the core's names, its wasm module, the list of labs and where their files are.
import type { Plugin } from 'vite';
import { under } from './paths.js';

/** Emscripten's module without what is for node: a page hands the bytes in itself, so no address of the wasm belongs in it either. */
export const forThePage = (code: string): string =>
  code.replace(/new URL\("(ironlab_\w+\.wasm)",\s*import\.meta\.url\)\.href/g, '"$1"').replace(/await import\("(?:node:)?module"\)/g, '{}').replace(/import\.meta\.url/g, '""');

/** Modules that Emscripten wrote. */
const EMSCRIPTEN: Record<string, string> = {
  'virtual:ironlab-models': 'build/wasm/wasm/ironlab_models.mjs',
  'virtual:ironlab-compute': 'build/wasm/wasm/compute/ironlab_compute.mjs',
  'virtual:ironlab-compute-relaxed': 'build/wasm/wasm/compute/ironlab_compute_relaxed.mjs',
};

export function virtual(modules: Record<string, string>): Plugin {
  return {
    name: 'ironlab-virtual',
    enforce: 'pre',
    resolveId(id) {
      if (id in EMSCRIPTEN) return under(EMSCRIPTEN[id]!);
      return id in modules ? `\0${id}` : null;
    },
    load: (id) => modules[id.replace(/^\0/, '')] ?? null,
    transform(code, id) {
      return /ironlab_\w+\.mjs$/.test(id) ? forThePage(code) : null;
    },
  };
}

export const exportJson = (value: unknown): string => `export default ${JSON.stringify(value)};`;
