// ironlab in a browser or a worker: fetches the core beside this module, or takes it as it is handed in.
import { createCore } from './client.js';
import type { Core } from './core.js';
import createModule from './module-browser.js';
import table from './table.js';

export type * from './core.js';
export type * from './models.js';

export interface LoadOptions {
  /** Where ironlab_models.wasm is, its response, or its bytes; beside this module unless said otherwise. */
  wasm?: string | URL | Response | Promise<Response> | ArrayBuffer;
}

async function bytes(source: LoadOptions['wasm']): Promise<ArrayBuffer> {
  if (source instanceof ArrayBuffer) return source;
  const response = await (typeof source === 'string' || source instanceof URL ? fetch(source) : source!);
  if (!response.ok) throw new Error(`ironlab_models.wasm: the server answered ${response.status}.`);
  return response.arrayBuffer();
}

/** Loads the core. Its calls return errors as values; loading throws when the module can't be fetched or is of another build. */
export async function loadCore({ wasm = new URL('./ironlab_models.wasm', import.meta.url) }: LoadOptions = {}): Promise<Core> {
  const wasmBinary = await bytes(wasm);
  return createCore(await createModule({ wasmBinary }), table);
}
