// One lazy chunk: the parts of the page after the first screen, and the core's client; the drawings that a lab uses come with it.
import type { CompiledLab } from '../lab/compiled.js';
import { late } from '../lab-page/late.js';
import type { Late } from '../lab-page/scene.js';
import { loadViews } from '../views/load.js';
export { startCore } from './core.js';

export async function ready(lab: CompiledLab): Promise<Late> {
  await loadViews(lab);
  return late;
}
