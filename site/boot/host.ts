// Where a page's parts come from: over the network from beside the module, or from memory in the offline build.
import type { Core } from '../../wasm/client/core.js';
import type { Measure } from '../../wasm/client/measure-types.js';
import type { CompiledLab } from '../lab/compiled.js';
import type { Origins } from '../lab/origins.js';
import type { Late } from '../lab-page/scene.js';

export interface Host {
  /** Null when there is no such lab. */
  lab(id: string): Promise<CompiledLab | null>;
  /** The parts after the first screen, with the drawings that this lab uses. */
  late(lab: CompiledLab): Promise<Late>;
  core(): Promise<Core>;
  /** What measures this machine; fetched when first asked for. */
  measure(): Promise<Measure>;
  /** The reading face; the page does without until it is there. */
  font(): void;
  /** Address of a lab's page; null when there is none. */
  labHref(id: string): string | null;
  /** Address of a place on the reference, "models/iron_law/#out.total_s". */
  reference(place: string): string;
  /** Where a lab's numbers come from; fetched when asked for. */
  origins(id: string): Promise<Origins>;
  home(): string;
  /** True where fragments carry the lab's name. */
  prefixed: boolean;
}
