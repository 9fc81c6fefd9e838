// Starts the core with the names of the labs' models, or with others.
import { createCore } from '../../wasm/client/client.js';
import type { Core } from '../../wasm/client/core.js';
import type { Names } from '../../wasm/client/names.js';
import ownNames from 'virtual:ironlab-names';
import { startWasm } from './wasm.js';

export async function startCore(source: Promise<Response> | ArrayBuffer, names: Names = ownNames): Promise<Core> {
  return createCore(await startWasm(source), names);
}
