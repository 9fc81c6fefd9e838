// The host of the offline build: labs, models and font come from scripts beside the page; nothing is fetched, ever.
import { labs } from 'virtual:ironlab-site';
import type { CompiledLab } from '../lab/compiled.js';
import type { Host } from './host.js';
import { ready, startCore } from './late.js';

/** What the neighbour scripts leave behind. */
export interface Carried { labs: Record<string, CompiledLab>; wasm: string; font: string }
declare global { var ironlabCarried: Partial<Carried> | undefined }

function bytes(base64: string): ArrayBuffer {
  const text = atob(base64);
  const out = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) out[i] = text.charCodeAt(i);
  return out.buffer;
}

export function memory(carried: Carried): Host {
  let font: FontFace | null = null;
  return {
    prefixed: true,
    lab: async (id) => (Object.hasOwn(carried.labs, id) ? carried.labs[id]! : null),
    late: (lab) => ready(lab),
    core: async () => startCore(bytes(carried.wasm)),
    font() {
      if (font) return;
      font = new FontFace('Lab Serif', bytes(carried.font), { weight: '200 900', unicodeRange: 'U+20-7E, U+A0-FF, U+2013-2026, U+2212' });
      document.fonts.add(font);
      void font.load().catch(() => undefined);
    },
    labHref: (id) => (labs.some((lab) => lab.id === id) ? `#/${id}` : null),
    home: () => '#/',
  };
}
