// The first state of a page as HTML, drawn by the same templates as in the browser.
import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import type { TemplateResult } from 'lit';
import type { CompiledLab, LabIndexEntry } from '../../site/lab/compiled.js';
import { page } from '../../site/lab-page/page.js';
import type { Scene } from '../../site/lab-page/scene.js';
import type { Landmark } from '../../site/pages/machine-figure.js';
import { ledgerShell } from '../../site/pages/ledger.js';
import { map } from '../../site/pages/map.js';
import { LabModel } from '../../site/runtime/index.js';
import { fresh } from '../../site/session/index.js';

/** Lit's markers are for hydration; the page draws anew, so they go. A false `checked` property would be a true attribute. */
export async function toHtml(template: TemplateResult): Promise<string> {
  return (await collectResult(render(template))).replace(/<!--[^>]*-->/g, '').replace(/ checked="false"/g, '');
}

export function prerenderLab(lab: CompiledLab, home: string): Promise<string> {
  const scene: Scene = {
    lab, model: new LabModel(lab), state: fresh(lab), dispatch: () => undefined, latest: () => fresh(lab), boot: { is: 'loading' }, retry: () => undefined, late: null, machine: null,
    saved: { short: 'nothing yet', say: '', memory: false }, remarks: [], chrome: { home, dark: () => false, theme: () => undefined },
    linker: null, setLinker: () => undefined, reference: () => '', origins: () => Promise.reject(new Error('none')), labHref: () => null, now: () => 0, print: () => undefined, printing: false, calm: 0, dragging: false, pieces: new Set(),
  };
  return toHtml(page(scene));
}

export function prerenderMap(labs: LabIndexEntry[], landmarks: Landmark[]): Promise<string> {
  return toHtml(map({ labs, machine: { landmarks, is: 'none' }, progress: {}, href: (id) => `${id}/`, dark: false, theme: () => undefined, remarks: [], ledger: 'ledger/', reference: 'reference/' }));
}

/** Before its script the ledger is unknown: the page says what it is and keeps the place. */
export function prerenderLedger(home: string): Promise<string> {
  return toHtml(ledgerShell(home));
}
