// Starts the core from its bytes or from a response, whichever the host has.
import { createCore, type WasmModule } from '../../wasm/client/client.js';
import type { Core } from '../../wasm/client/core.js';
import type { Names } from '../../wasm/client/names.js';
import ownNames from 'virtual:ironlab-names';
import createModule from 'virtual:ironlab-models';

export async function startCore(source: Promise<Response> | ArrayBuffer, names: Names = ownNames): Promise<Core> {
  const wasm: WasmModule = await new Promise((resolve, reject) => {
    const instantiateWasm = (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): object => {
      const running = source instanceof ArrayBuffer ? WebAssembly.instantiate(source, imports) : stream(source, imports);
      running.then((got) => done(got.instance), reject);
      return {};
    };
    createModule({ instantiateWasm }).then(resolve, reject);
  });
  return createCore(wasm, names);
}

/** Streaming needs the right content type; where the server says another, the bytes do. */
async function stream(source: Promise<Response>, imports: WebAssembly.Imports): Promise<WebAssembly.WebAssemblyInstantiatedSource> {
  const response = await source;
  if (!response.ok) throw new Error(`The models answered ${response.status}.`);
  if (response.headers.get('Content-Type')?.startsWith('application/wasm')) return WebAssembly.instantiateStreaming(response, imports);
  return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
