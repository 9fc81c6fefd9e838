// One lazy chunk: the scripts of the compute module, for measuring where no worker can be had.
import relaxed from 'virtual:ironlab-compute-relaxed';
import simd from 'virtual:ironlab-compute';
import type { ComputeFactory, Variant } from '../../wasm/client/measure-types.js';

export const factories: Record<Variant, ComputeFactory> = { simd, relaxed };
