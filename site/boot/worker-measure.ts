// Entry of the worker that measures: both builds of the compute module's script; the page sends the wasm that fits.
import relaxed from 'virtual:ironlab-compute-relaxed';
import simd from 'virtual:ironlab-compute';
import { serve, type Port } from '../../wasm/client/measure-worker.js';

serve(globalThis as unknown as Port, { simd, relaxed });
