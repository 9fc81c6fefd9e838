// The host of the hosted and embedded builds: everything is fetched from beside the module, nothing from another origin.
import type { CompiledLab } from '../lab/compiled.js';
import { labFiles, labs, wasmFile, fontFile } from 'virtual:ironlab-site';
import type { Host } from './host.js';

/** The lab that a page carries with it. */
function carried(id: string): CompiledLab | null {
  const data = document.getElementById('ironlab-data');
  return data?.dataset.lab === id && data.textContent ? (JSON.parse(data.textContent) as CompiledLab) : null;
}

export function hosted(base: URL, known: { labs: typeof labs; labFiles: typeof labFiles } = { labs, labFiles }): Host {
  let font: FontFace | null = null;
  return {
    prefixed: false,
    async lab(id) {
      const here = carried(id);
      if (here) return here;
      const file = known.labFiles[id];
      if (!file) return null;
      const response = await fetch(new URL(file, base));
      if (response.status === 404) return null;
      if (!response.ok) throw new Error(`The lab answered ${response.status}.`);
      return (await response.json()) as CompiledLab;
    },
    late: async (lab) => (await import('./late.js')).ready(lab),
    core: async () => (await import('./late.js')).startCore(fetch(new URL(wasmFile, base))),
    measure: async () => (await import('./measure-hosted.js')).measureHosted(base),
    font() {
      // A face of the page's own style sheet serves the shadow root too.
      if (font || [...document.fonts].some((f) => f.family.includes('Lab Serif'))) return;
      font = new FontFace('Lab Serif', `url(${new URL(fontFile, base).href})`, { weight: '200 900', unicodeRange: 'U+20-7E, U+A0-FF, U+2013-2026, U+2212' });
      document.fonts.add(font);
      void font.load().catch(() => undefined);
    },
    labHref: (id) => (known.labs.some((lab) => lab.id === id) ? new URL(`${id}/`, base).href : null),
    reference: (place) => new URL(`reference/${place}`, base).href,
    // Not under a hashed name, which would weigh on every first screen: so the server is asked whether it is the newest.
    origins: async (id) => (await fetch(new URL(`reference/labs/${id}/origins.json`, base), { cache: 'no-cache' })).json(),
    home: () => new URL('./', base).href,
  };
}
