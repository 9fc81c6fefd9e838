// Which build of the compute module a browser can run: found by validating the smallest module with one instruction of each kind.
import type { Variant } from './measure-types.js';

const HEAD = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
/** A module of one function () -> v128 with this body. */
function moduleOf(body: number[]): Uint8Array<ArrayBuffer> {
  const type = [1, 5, 1, 0x60, 0, 1, 0x7b];
  const functions = [3, 2, 1, 0];
  const code = [10, body.length + 4, 1, body.length + 2, 0, ...body, 0x0b];
  return new Uint8Array([...HEAD, ...type, ...functions, ...code]);
}
const splat = (x: number): number[] => [0x41, x, 0xfd, 0x0f];
/** i8x16.popcnt: of the standard, not of earlier drafts. */
const SIMD = moduleOf([...splat(0), 0xfd, 0x62]);
/** i8x16.relaxed_swizzle. */
const RELAXED = moduleOf([...splat(1), ...splat(2), 0xfd, 0x80, 0x02]);

export const NO_SIMD = 'This browser has no WebAssembly SIMD (128-bit vectors), which the measured code needs. The labs work all the same.';

/** The best build this browser runs, or null: then it has no vectors (or no WebAssembly), and nothing can be measured. */
export function bestVariant(wasm: Pick<typeof WebAssembly, 'validate'> | null = globalThis.WebAssembly ?? null): Variant | null {
  if (!wasm?.validate(SIMD)) return null;
  return wasm.validate(RELAXED) ? 'relaxed' : 'simd';
}
