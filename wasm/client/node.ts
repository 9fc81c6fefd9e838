// Loads the core in node, from the build folder: for tests, the lab compiler and pre-rendering.
import { readFile } from 'node:fs/promises';
import { createCore, type WasmModule } from './client.js';
import type { Core } from './core.js';
import type { Names } from './names.js';
import { slim, type Catalogue, type CoreTable } from './slim.js';

const build = new URL('../../build/', import.meta.url);
const json = async (path: string): Promise<unknown> => JSON.parse(await readFile(new URL(path, build), 'utf8'));

export async function loadTables(): Promise<{ table: CoreTable; catalogue: Catalogue }> {
  return { table: (await json('generated/core-table.json')) as CoreTable, catalogue: (await json('generated/catalogue.json')) as Catalogue };
}

export async function loadWasm(): Promise<WasmModule> {
  const wasmBinary = await readFile(new URL('wasm/wasm/ironlab_models.wasm', build));
  const factory = (await import(new URL('wasm/wasm/ironlab_models.mjs', build).href)) as { default: (options: object) => Promise<WasmModule> };
  return factory.default({ wasmBinary });
}

export async function loadNames(): Promise<Names> {
  const { table, catalogue } = await loadTables();
  return slim(table, catalogue);
}

export async function loadCore(): Promise<Core> {
  return createCore(await loadWasm(), await loadNames());
}
