// The host of the offline build: labs, models and font come from scripts beside the page; nothing is fetched, ever.
import { labs } from 'virtual:ironlab-site';
import type { CompiledLab } from '../lab/compiled.js';
import type { Host } from './host.js';
import { bytes } from './base64.js';
import { ready, startCore } from './late.js';
import { carriedReference, referenceRoute } from './reference-memory.js';

/** What the neighbour scripts leave behind. */
export interface Carried { labs: Record<string, CompiledLab>; wasm: string; font: string }
declare global { var ironlabCarried: Partial<Carried> | undefined }

export function memory(carried: Carried): Host {
  let font: FontFace | null = null;
  return {
    prefixed: true,
    lab: async (id) => (Object.hasOwn(carried.labs, id) ? carried.labs[id]! : null),
    late: (lab) => ready(lab),
    core: async () => startCore(bytes(carried.wasm)),
    measure: async () => (await import('./measure-memory.js')).measureMemory(),
    font() {
      if (font) return;
      font = new FontFace('Lab Serif', bytes(carried.font), { weight: '200 900', unicodeRange: 'U+20-7E, U+A0-FF, U+2013-2026, U+2212' });
      document.fonts.add(font);
      void font.load().catch(() => undefined);
    },
    labHref: (id) => (labs.some((lab) => lab.id === id) ? `#/${id}` : null),
    reference: referenceRoute,
    origins: async (id) => (await carriedReference()).origins[id]!,
    home: () => '#/',
  };
}
