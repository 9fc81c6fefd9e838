// The gallery: every instrument in the states in which it has to be seen. This is the page around them.
import { html, type TemplateResult } from 'lit';
import type { CompiledLab } from '../lab/compiled.js';
import { icon } from '../icons/icons.js';

export interface GalleryScene { labs: CompiledLab[]; home: string; dark: boolean; theme(): void }

/** The page around the specimens; each of them is drawn into its own place. */
export function gallery({ labs, home, dark, theme }: GalleryScene): TemplateResult {
  return html`<header class="top"><div><a class="brand" href=${home}>ironlab</a><span class="where">Instruments</span>
      <button type="button" class="quiet" aria-label="Switch to ${dark ? 'light' : 'dark'}" @click=${theme}>${icon('theme')}<span class="long">${dark ? 'Light' : 'Dark'}</span></button></div></header>
  <main class="home gallery">
    <h1>Instruments</h1>
    <p>Every drawing that a lab can use, in the states in which it has to be readable: as the reader moves it, within and over its limit, without a value, at its ends, and with names that are too long. The numbers come from the models of the labs.</p>
    <p>Each chart is one stop for the keyboard: the arrow keys read its values, Home and End go to its ends, Escape leaves. Its numbers are below it as a table.</p>
    <nav aria-label="Instruments"><ul>${labs.map((lab) => html`<li><b>${lab.title}</b> ${(lab.specimens ?? []).map((s) => html`<a href="#${s.id}">${s.title}</a> `)}</li>`)}</ul></nav>
    ${labs.flatMap((lab) => (lab.specimens ?? []).map((s) => html`<section class="specimen" aria-labelledby=${s.id}><h2 id=${s.id}>${s.title}</h2><div data-specimen=${s.id}><p class="small">The models are loading.</p></div></section>`))}
  </main>`;
}
