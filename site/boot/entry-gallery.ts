// Entry of the gallery: its specimens and the core, fetched from beside the module.
import { galleryFiles, names } from 'virtual:ironlab-gallery';
import { wasmFile } from 'virtual:ironlab-site';
import type { CompiledLab } from '../lab/compiled.js';
import { startGallery } from '../pages/start-gallery.js';
import { startCore } from './core.js';

const up = '../';
const base = new URL(up, import.meta.url);
const core = startCore(fetch(new URL(wasmFile, base)), names);
core.catch(() => undefined);
const labs = await Promise.all(galleryFiles.map(async (file) => (await fetch(new URL(file, base))).json() as Promise<CompiledLab>));
await startGallery(document.body, labs, '../', core);
