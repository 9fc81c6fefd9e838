// The compute module in node, from the build folder: for tests and comparisons.
import { readFile } from 'node:fs/promises';
import { instantiate } from './measure-steps.js';
import type { ComputeFactory, ComputeModule, Variant } from './measure-types.js';

const folder = new URL('../../build/wasm/wasm/compute/', import.meta.url);
const nameOf = (variant: Variant): string => (variant === 'relaxed' ? 'ironlab_compute_relaxed' : 'ironlab_compute');

export async function computeBytes(variant: Variant): Promise<ArrayBuffer> {
  const data = await readFile(new URL(`${nameOf(variant)}.wasm`, folder));
  return data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength) as ArrayBuffer;
}
export async function computeFactory(variant: Variant): Promise<ComputeFactory> {
  return ((await import(new URL(`${nameOf(variant)}.mjs`, folder).href)) as { default: ComputeFactory }).default;
}
export async function loadCompute(variant: Variant): Promise<ComputeModule> {
  return instantiate(await computeFactory(variant), await WebAssembly.compile(await computeBytes(variant)));
}
