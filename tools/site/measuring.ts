// What measuring on the page needs: the worker's script in one classic piece, the compute module's bytes, landmarks for the map.
import { readFile } from 'node:fs/promises';
import type { Landmark } from '../../site/pages/machine-figure.js';
import { classicScript } from './classic.js';
import { under } from './paths.js';

const FILES = { simd: 'build/wasm/wasm/compute/ironlab_compute.wasm', relaxed: 'build/wasm/wasm/compute/ironlab_compute_relaxed.wasm' };

export const computeBytes = async (): Promise<Record<'simd' | 'relaxed', Buffer>> => ({ simd: await readFile(under(FILES.simd)), relaxed: await readFile(under(FILES.relaxed)) });

export const workerScript = (): Promise<string> => classicScript('site/boot/worker-measure.ts');

interface CatalogueEntry { id: string; label: string; peak?: { fp32?: { dense_per_s: number } } }

/** Devices with an FP32 peak, from the slowest to the fastest: what a browser's FP32 rate is compared with. */
export async function landmarks(): Promise<Landmark[]> {
  const { kinds } = JSON.parse(await readFile(under('build/generated/catalogue.json'), 'utf8')) as { kinds: { hardware: { entries: CatalogueEntry[] } } };
  const known = new Set(['tiny_cortex_m7', 'edge_orin_nx', 'cloud_h100']);
  return kinds.hardware.entries.flatMap(({ id, label, peak }) => (known.has(id) && peak?.fp32 ? [{ id, label, peak: peak.fp32.dense_per_s }] : [])).sort((a, b) => a.peak - b.peak);
}
