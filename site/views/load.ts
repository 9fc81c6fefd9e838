// Fetches the drawings that a lab uses and the instrument does not carry.
import type { TemplateResult } from 'lit';
import type { CompiledLab, View } from '../lab/compiled.js';
import type { Scene } from '../lab-page/scene.js';
import { fetched, type Fetched } from './kinds.js';

export type Draw = (scene: Scene, view: never, failing: boolean) => TemplateResult;
const SOURCES: Record<Fetched, () => Promise<Draw>> = {
  layouts: async () => (await import('./bars-layouts.js')).layouts,
  lines: async () => (await import('./lines.js')).lines,
  scatter: async () => (await import('./scatter.js')).scatter,
  histogram: async () => (await import('./histogram.js')).histogram,
  roofline: async () => (await import('./roofline.js')).roofline,
  heatmap: async () => (await import('./heatmap.js')).heatmap,
  timeline: async () => (await import('./timeline.js')).timeline,
  network: async () => (await import('./network.js')).network,
};
const here = new Map<string, Draw>();

export async function loadViews(lab: CompiledLab): Promise<void> {
  await Promise.all(fetched(lab).map(async (kind) => { here.set(kind, await SOURCES[kind]()); }));
}
/** Undefined until it is there. */
export const drawer = (kind: string): ((scene: Scene, view: View, failing: boolean) => TemplateResult) | undefined => here.get(kind) as never;
