// The catalogue as one page: each entry with each constant, its unit, source and date; what is not traced says so.
import { html, nothing, type TemplateResult } from 'lit';
import { inWords, constant } from './reference-values.js';
import { name, teaching, text, top, type Places } from './reference-frame.js';
import type { Constant, Entry, Kind } from './reference-types.js';

const KINDS_OF_SOURCE: Record<string, string> = { vendor: 'vendor', paper: 'paper', standard: 'standard', derived: 'derived', secondary: 'secondary source', untraced: '' };

export function catalogue(kinds: Kind[], to: Places): TemplateResult {
  const all = kinds.flatMap((k) => k.entries.flatMap((e) => e.constants));
  const untraced = all.filter((c) => c.untraced).length;
  return html`${top(to, html`<a href=${to.reference}>Reference</a><span aria-hidden="true"> / </span>Catalogue`)}
  <main class="home reference catalogue">
    <h1>The catalogue</h1>
    <p class="lead">The constants that labs and models start from: ${all.length} of them in ${kinds.reduce((n, k) => n + k.entries.length, 0)} entries. Each says where it was read and when that was last looked up. For ${untraced} no primary source was found: they are round values to teach with, and marked ${teaching()}.</p>
    <dl class="kinds small"><div><dt>vendor</dt><dd>a data sheet or whitepaper of the maker</dd></div><div><dt>paper, standard</dt><dd>published work</dd></div><div><dt>derived</dt><dd>computed from what the note names</dd></div><div><dt>secondary source</dt><dd>someone who quotes the primary one</dd></div></dl>
    <nav aria-label="Kinds of entries"><ul>${kinds.map((k) => html`<li><a href=${to.here(`kind-${k.id}`)}>${k.title}</a> <span class="small">${k.entries.length}</span></li>`)}</ul></nav>
    ${kinds.map((k) => html`<section aria-labelledby=${`kind-${k.id}`}><h2 id=${`kind-${k.id}`} tabindex="-1">${k.title}</h2><p>${k.says}</p>${k.entries.map((e) => entry(e))}</section>`)}
  </main>`;
}

function entry(e: Entry): TemplateResult {
  return html`<article aria-labelledby=${e.id}><h3 id=${e.id} tabindex="-1">${e.name} <code>${name(e.id)}</code></h3>${e.note ? html`<p class="small">${text(e.note)}</p>` : nothing}
    <table class="fields" role="table" aria-labelledby=${e.id}><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Constant</th><th scope="col" role="columnheader" class="v">Value</th><th scope="col" role="columnheader">Source</th></tr></thead>
    <tbody role="rowgroup">${e.constants.map((c) => row(e, c))}${e.derived.map((d) => html`<tr role="row" id=${`${e.id}.${d.field}`} tabindex="-1"><th scope="row" role="rowheader">${inWords(d.field)} <code>${name(d.field)}</code>${about(e, d.field)}</th><td role="cell" class="v">${constant(d.value, d.unit, e.binary.includes(d.field))}</td><td role="cell">follows from the others</td></tr>`)}</tbody></table></article>`;
}

const about = (e: Entry, field: string): TemplateResult | typeof nothing => (e.docs[field] ? html`<small>${text(e.docs[field])}</small>` : nothing);

const row = (e: Entry, c: Constant): TemplateResult => html`<tr role="row" id=${`${e.id}.${c.field}`} tabindex="-1"><th scope="row" role="rowheader">${inWords(c.field)} <code>${name(c.field)}</code>${about(e, c.field)}</th>
  <td role="cell" class="v">${constant(c.value, c.unit, e.binary.includes(c.field))}</td>
  <td role="cell">${c.untraced ? teaching() : html`${c.source.text} <span class="kind">${KINDS_OF_SOURCE[c.source.kind] ?? c.source.kind}</span>`}${c.note ? html`<small>${text(c.note)}</small>` : nothing}<small>${c.untraced ? 'as of' : 'looked up'} ${c.as_of}</small></td></tr>`;
