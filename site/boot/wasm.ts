// Instantiates the models from their bytes or from a response, whichever the host has.
import type { WasmModule } from '../../wasm/client/client.js';
import createModule from 'virtual:ironlab-models';

export const startWasm = (source: Promise<Response> | ArrayBuffer): Promise<WasmModule> => new Promise((resolve, reject) => {
  const instantiateWasm = (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): object => {
    const running = source instanceof ArrayBuffer ? WebAssembly.instantiate(source, imports) : stream(source, imports);
    running.then((got) => done(got.instance), reject);
    return {};
  };
  createModule({ instantiateWasm }).then(resolve, reject);
});

/** Streaming needs the right content type; where the server says another, the bytes do. */
async function stream(source: Promise<Response>, imports: WebAssembly.Imports): Promise<WebAssembly.WebAssemblyInstantiatedSource> {
  const response = await source;
  if (!response.ok) throw new Error(`The models answered ${response.status}.`);
  if (response.headers.get('Content-Type')?.startsWith('application/wasm')) return WebAssembly.instantiateStreaming(response, imports);
  return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
