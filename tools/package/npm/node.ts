// ironlab in node: reads the core from the package's own files.
import { readFile } from 'node:fs/promises';
import { createCore } from './client.js';
import type { Core } from './core.js';
import createModule from './module-node.js';
import table from './table.js';

export type * from './core.js';
export type * from './models.js';

/** Loads the core. Its calls return errors as values; loading throws only when the package's files are missing or mixed. */
export async function loadCore(): Promise<Core> {
  const wasmBinary = await readFile(new URL('./ironlab_models.wasm', import.meta.url));
  return createCore(await createModule({ wasmBinary }), table);
}
