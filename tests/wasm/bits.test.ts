// Native and wasm agree in every bit: the same random inputs, the same digest of all outputs. More of them: IRONLAB_INPUTS=100000.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { WasmModule } from '../../wasm/client/client.js';
import { loadNames, loadWasm } from '../../wasm/client/node.js';

const cli = fileURLToPath(new URL('../../build/native/tools/cli/ironlab', import.meta.url));
const inputs = Number(process.env.IRONLAB_INPUTS ?? 2000);
const seed = 20240501;
const names = await loadNames();

let wasm: WasmModule;
beforeAll(async () => {
  wasm = await loadWasm();
});

it('the module and the emitted table come from the same descriptions', () => {
  expect(wasm.tableHash()).toBe(names.hash);
  expect(wasm.modelCount()).toBe(Object.keys(names.models).length);
});

describe(`${inputs} random inputs a model`, () => {
  const native = JSON.parse(execFileSync(cli, ['digest', '--n', String(inputs), '--seed', String(seed)], { encoding: 'utf8' })) as { digests: Record<string, string> };
  it.each(Object.entries(names.models).map(([id, m]) => [id, m.index] as const))('%s', (id, index) => {
    expect(native.digests[id]).toMatch(/^[0-9a-f]{16}$/);
    expect(wasm.randomDigest(index, seed, 0, inputs)).toBe(native.digests[id]);
  }, 120_000);
});
