// The modules that the build writes: the core's names, its wasm module, the list of labs and where their files are.
import type { Plugin } from 'vite';
import { under } from './paths.js';

/** Emscripten's module without what is for node: a page hands the bytes in itself, so no address of the wasm belongs in it either. */
export const forThePage = (code: string): string =>
  code.replace(/new URL\("ironlab_models\.wasm",\s*import\.meta\.url\)\.href/g, '"ironlab_models.wasm"').replace(/await import\("(?:node:)?module"\)/g, '{}').replace(/import\.meta\.url/g, '""');

export function virtual(modules: Record<string, string>): Plugin {
  return {
    name: 'ironlab-virtual',
    enforce: 'pre',
    resolveId(id) {
      if (id === 'virtual:ironlab-models') return under('build/wasm/wasm/ironlab_models.mjs');
      return id in modules ? `\0${id}` : null;
    },
    load: (id) => modules[id.replace(/^\0/, '')] ?? null,
    transform(code, id) {
      return id.endsWith('ironlab_models.mjs') ? forThePage(code) : null;
    },
  };
}

export const exportJson = (value: unknown): string => `export default ${JSON.stringify(value)};`;
