// The index of the reference: every model by subject, the catalogue's entries by kind, the labs; a search box filters as one types.
import { html, type TemplateResult } from 'lit';
import { subjectTitle, text, top, type Places } from './reference-frame.js';
import type { Kind, LabName, Model } from './reference-types.js';

export interface IndexScene { models: Pick<Model, 'id' | 'subject' | 'title' | 'doc' | 'in' | 'out'>[]; kinds: Kind[]; labs: LabName[] }

const firstSentence = (doc: string): string => /^.*?[.?](?=\s|$)/.exec(doc)?.[0] ?? doc;

export function referenceIndex({ models, kinds, labs }: IndexScene, to: Places): TemplateResult {
  const subjects = [...new Set(models.map((m) => m.subject))];
  const entries = kinds.reduce((n, k) => n + k.entries.length, 0);
  return html`${top(to, 'Reference')}
  <main class="home reference">
    <h1>Where the numbers come from</h1>
    <p class="lead">Every number in a lab is the answer of a model, a constant of the catalogue, a figure of its story, or what you chose yourself. Here are all ${models.length} models, with their formulas, ranges and sources, each to be tried; and the ${entries} entries of the catalogue.</p>
    <div class="search" hidden><label for="find">Find a model, a field or a machine</label><input id="find" type="search" autocomplete="off" spellcheck="false"><p class="small" id="found" role="status"></p></div>
    <div class="lists">
      <section class="more" aria-labelledby="other"><h2 id="other">Beside the models</h2><ul>
        <li data-words="catalogue constants hardware sources"><a href=${to.catalogue()}>The catalogue</a><span>Machines, networks, links, prices and constants, each with its source and date.</span></li>
        ${to.gallery ? html`<li data-words="gallery instruments charts drawings"><a href=${to.gallery}>The instruments</a><span>Every chart of the labs in all its states.</span></li>` : ''}
        </ul></section>
      ${subjects.map((subject) => html`<section aria-labelledby=${`subject-${subject}`}><h2 id=${`subject-${subject}`}>${subjectTitle(subject)}</h2><ul>
        ${models.filter((m) => m.subject === subject).map((m) => html`<li data-words=${words(m)}><a href=${to.model(m.id)}>${m.title}</a><span>${text(firstSentence(m.doc))}</span></li>`)}</ul></section>`)}
      ${kinds.map((kind) => html`<section aria-labelledby=${`kind-${kind.id}`}><h2 id=${`kind-${kind.id}`}>Catalogue: ${kind.title}</h2><ul class="short">
        ${kind.entries.map((e) => html`<li data-words=${`${e.id} ${e.name} ${e.label} ${kind.title}`.toLowerCase()}><a href=${to.catalogue(e.id)}>${e.name}</a></li>`)}</ul></section>`)}
      <section aria-labelledby="numbers"><h2 id="numbers">Numbers of the labs</h2><ul class="short">
        ${labs.map((lab) => html`<li data-words=${`numbers of lab ${lab.id} ${lab.title}`.toLowerCase()}><a href=${to.numbers(lab.id)}>${lab.title}</a></li>`)}</ul></section>
    </div>
    <p class="nothing" hidden>Nothing has these words. Try one of them, or part of a field’s name such as <code>bandwidth</code>.</p>
  </main>`;
}

const words = (m: IndexScene['models'][number]): string => [m.id, m.title, m.doc, subjectTitle(m.subject), ...m.in.map((f) => f.name), ...m.out.map((f) => f.name)].join(' ').toLowerCase();
