// What all pages of the reference have: the top bar with the way back, and small texts.
import { html, nothing, type TemplateResult } from 'lit';
import type { Node } from '../lab/compiled.js';
import { icon } from '../icons/icons.js';
import { node } from '../lab-page/prose.js';

/** Addresses as this build has them: pages on a host, routes in the offline copy. */
export interface Places {
  home: string;
  reference: string;
  catalogue(anchor?: string): string;
  model(id: string, anchor?: string): string;
  /** Null where the page is not there. */
  lab(id: string): string | null;
  numbers(id: string, anchor?: string): string;
  /** Null in the offline copy. */
  gallery: string | null;
  /** An anchor on the page itself. */
  here(anchor: string): string;
}

export const top = (to: Places, where: TemplateResult | string): TemplateResult => html`<header class="top"><div><a class="brand" href=${to.home}>ironlab</a><nav class="where" aria-label="You are here">${where}</nav>
  <button type="button" class="quiet" data-theme-switch hidden>${icon('theme')}<span class="long"></span></button></div></header>`;

/** A sentence in which `names` stand as code. */
export const text = (words: string): (TemplateResult | string)[] => words.split('`').map((part, i) => (i % 2 ? html`<code>${part}</code>` : part));

export const maths = (one: Node): TemplateResult | string => node(one, { print: () => '' });

/** A long name may break after its underscores. */
export const name = (id: string): (TemplateResult | string)[] => id.split(/(?<=[_.])/).map((part, i) => (i ? html`<wbr>${part}` : part));

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const OWN: Record<string, string> = { kernels_theory: 'Kernels', drift: 'Drift and monitoring', fleet: 'Fleets', time: 'Time of one machine', data: 'Data pipelines' };
export const subjectTitle = (subject: string): string => OWN[subject] ?? capital(subject.replace(/_/g, ' '));

/** What is not traced to a source says so by a sign and in words. */
export const teaching = (): TemplateResult => html`<span class="untraced">${icon('half')} teaching value</span>`;

export const sources = (list: string[]): TemplateResult | typeof nothing => (list.length ? html`<ul class="sources">${list.map((s) => html`<li>${text(s)}</li>`)}</ul>` : nothing);
