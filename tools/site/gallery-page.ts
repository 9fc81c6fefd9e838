// The gallery's page before its script: what it is and what it shows; the drawings need the models.
import type { CompiledLab } from '../../site/lab/compiled.js';
import { gallery } from '../../site/pages/gallery.js';
import { toHtml } from './prerender.js';

export const galleryPage = async (root: string, labs: CompiledLab[]): Promise<string> =>
  `<noscript><p class="notice">The drawings need JavaScript.</p></noscript>${await toHtml(gallery({ labs, home: root, dark: false, theme: () => undefined }))}`;
