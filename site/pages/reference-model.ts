// One model's page: what it means, its formula, its fields with a live answer beside each, its sources and the labs that ask it.
import { html, nothing, type TemplateResult } from 'lit';
import { maths, name, sources, subjectTitle, text, top, type Places } from './reference-frame.js';
import { asCommand, asScript, defaultOf, exact, isText, rangeOf, said, typed, unitOf } from './reference-values.js';
import type { Entry, Field, Kind, Model } from './reference-types.js';

/** Entries that a model accepts in place of fields, by kind. */
export interface Suppliers { [kind: string]: Pick<Entry, 'id' | 'name'>[] }

export const suppliersOf = (m: Model, kinds: Kind[]): Suppliers => Object.fromEntries(kinds.filter((k) => m.accepts.includes(k.id)).map((k) => [k.id, k.entries]));

export function modelPage(m: Model, suppliers: Suppliers, formats: string[], to: Places): TemplateResult {
  return html`${top(to, html`<a href=${to.reference}>Reference</a><span aria-hidden="true"> / </span><span class="long">${subjectTitle(m.subject)}<span aria-hidden="true"> / </span></span><code>${m.id}</code>`)}
  <main class="home reference model">
    <div class="opening"><div>
      <p class="eyebrow">${subjectTitle(m.subject)}</p>
      <h1>${m.title}</h1>
      <p class="lead">${text(m.doc)}</p>
      ${m.formula.length ? html`<div class="maths" tabindex="0" role="group" aria-label="Formula">${m.formula.map((line) => maths(line.math))}</div>` : html`<p class="small">It is a procedure and has no one formula.</p>`}
    </div><div class="beside">
      <section aria-labelledby="sources"><h2 id="sources" class="label">Sources</h2>${sources(m.sources)}</section>
      <section aria-labelledby="labs"><h2 id="labs" class="label">Labs that ask it</h2>${m.labs.length ? html`<ul class="sources">${m.labs.map((lab) => html`<li><a href=${to.lab(lab.id) ?? to.reference}>${lab.title}</a>, <a href=${to.numbers(lab.id)}>its numbers</a></li>`)}</ul>` : html`<p class="small">None yet; it answers here, on the command line and in scripts.</p>`}</section>
    </div></div>
    <form class="tryit" data-model=${m.id} autocomplete="off">
      <div class="bar"><h2 id="try">Try it</h2><p class="small" data-state><noscript>To compute with other inputs the page needs JavaScript; what stands here is one example.</noscript></p><button type="button" class="quiet" data-again hidden>Start again from the example</button></div>
      <div class="sides">
        <section aria-labelledby="inputs"><h3 id="inputs">Inputs</h3>
          <table class="fields" role="table" aria-labelledby="inputs"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Name and meaning</th><th scope="col" role="columnheader">Range</th><th scope="col" role="columnheader">Value</th></tr></thead>
          <tbody role="rowgroup">${m.accepts.map((kind) => supplier(kind, suppliers[kind] ?? [], m))}${m.accepts.includes('hardware') ? format(formats) : nothing}${m.in.map((f) => input(f, m.example.in[f.name]))}</tbody></table></section>
        <section aria-labelledby="outputs"><h3 id="outputs">Outputs</h3>
          <p class="refusal" data-refusal role="status" hidden></p>
          <table class="fields" role="table" aria-labelledby="outputs"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Name and meaning</th><th scope="col" role="columnheader">Range</th><th scope="col" role="columnheader" class="v">Answer</th></tr></thead>
          <tbody role="rowgroup">${m.out.map((f) => output(f, m.example.out))}</tbody></table></section>
        <p class="pinned" data-pinned aria-hidden="true"></p>
      </div>
      <section class="elsewhere" aria-labelledby="elsewhere"><h3 id="elsewhere">The same call elsewhere</h3>
        <div><p class="label" id="cli">Command line</p><pre tabindex="0" role="group" aria-labelledby="cli"><code data-cli>${asCommand(m.id, m.example.in)}</code></pre><button type="button" class="quiet" data-copy="cli" hidden>Copy<span class="sr"> the command</span></button></div>
        <div><p class="label" id="js">Script</p><pre tabindex="0" role="group" aria-labelledby="js"><code data-js>${asScript(m.id, m.slow === true, m.example.in)}</code></pre><button type="button" class="quiet" data-copy="js" hidden>Copy<span class="sr"> the script</span></button></div>
        <div data-link-place hidden><p class="label">Link</p><p><a data-link href=${to.here('try')}>This page with these inputs</a></p><button type="button" class="quiet" data-copy="link">Copy<span class="sr"> the link</span></button></div>
        <p class="sr" role="status" data-copied></p>
      </section>
    </form>
  </main>`;
}

const symbol = (f: Field): TemplateResult | typeof nothing => (f.math ? html`<span class="symbol">${maths(f.math)}</span>` : nothing);

function supplier(kind: string, entries: Pick<Entry, 'id' | 'name'>[], m: Model): TemplateResult {
  const supplied = m.in.filter((f) => f.entity === kind).map((f) => f.name);
  return html`<tr role="row" id=${`in.${kind}`} tabindex="-1"><th scope="row" role="rowheader"><label for=${`in-${kind}`}><code>${kind}</code></label><small>An entry of the catalogue. It supplies ${list(supplied)} where the field is empty.</small></th><td role="cell"><small>optional</small></td>
    <td role="cell"><select id=${`in-${kind}`} data-entity=${kind} aria-describedby=${`wrong-${kind}`} disabled><option value="">as given below</option>${entries.map((e) => html`<option value=${e.id}>${e.name}</option>`)}</select>${wrong(kind)}</td></tr>`;
}
const format = (formats: string[]): TemplateResult => html`<tr role="row" id="in.format" tabindex="-1"><th scope="row" role="rowheader"><label for="in-format"><code>format</code></label><small>Number format of the hardware’s peak rate.</small></th><td role="cell"><small>default: FP16 where it has it, else what it is known for</small></td>
  <td role="cell"><select id="in-format" data-entity="format" aria-describedby="wrong-format" disabled><option value="">default</option>${formats.map((f) => html`<option value=${f}>${f.toUpperCase()}</option>`)}</select>${wrong('format')}</td></tr>`;

const list = (names: string[]): TemplateResult[] => names.map((n, i) => html`${i === 0 ? '' : i === names.length - 1 ? ' and ' : ', '}<code>${name(n)}</code>`);
const wrong = (of: string): TemplateResult => html`<p class="wrong" id=${`wrong-${of}`} hidden></p>`;
const members = (f: Field): TemplateResult | typeof nothing => (f.members ? html`<ul class="members">${f.members.map((p) => html`<li><code>${name(p.name)}</code> ${text(p.doc)} <span>Range: ${rangeOf(p)}${p.required === false ? `; ${defaultOf(p)}` : ''}</span></li>`)}</ul>` : nothing);
const about = (f: Field): TemplateResult => html`<small>${text(f.doc)}</small>${members(f)}`;

function input(f: Field, value: unknown): TemplateResult {
  return html`<tr role="row" id=${`in.${f.name}`} tabindex="-1"><th scope="row" role="rowheader"><label for=${`in-${f.name}`}>${symbol(f)}<code>${name(f.name)}</code></label>${about(f)}</th>
    <td role="cell"><small>${rangeOf(f)}</small><small>${defaultOf(f)}</small>${f.nullable ? html`<small>may be null: ${f.null_text ?? 'not given'}</small>` : nothing}</td>
    <td role="cell">${control(f, value)}${wrong(f.name)}</td></tr>`;
}

const LINE = 20;
const rows = (words: string): number => Math.max(2, Math.min(8, Math.ceil(words.length / LINE)));

function control(f: Field, value: unknown): TemplateResult {
  const id = `in-${f.name}`;
  const described = `wrong-${f.name}`;
  if (isText(f)) return html`<textarea id=${id} data-field=${f.name} rows=${rows(typed(f, value))} spellcheck="false" aria-describedby=${described} disabled data-text=${typed(f, value)}></textarea>`;
  const options = f.type === 'flag' ? [{ name: 'true', label: 'yes' }, { name: 'false', label: 'no' }] : f.choices;
  if (options) {
    const now = value === undefined ? '' : String(value);
    return html`<select id=${id} data-field=${f.name} aria-describedby=${described} disabled>${f.required ? nothing : html`<option value="" ?selected=${now === ''}>${defaultOf(f)}</option>`}${options.map((o) => html`<option value=${o.name} ?selected=${now === o.name}>${o.label}</option>`)}</select>`;
  }
  const empty = f.required ? '' : defaultOf(f).replace('default: ', '');
  return html`<input id=${id} data-field=${f.name} type="text" inputmode=${f.min !== undefined && f.min >= 0 ? 'decimal' : 'text'} spellcheck="false" placeholder=${empty} aria-describedby=${described} disabled .value=${typed(f, value)}>`;
}

function output(f: Field, answer: Record<string, unknown> | null): TemplateResult {
  const value = answer?.[f.name];
  const words = answer ? said(f, value) : '–';
  const unit = f.type === 'violation' ? `null where the limit is met; else demand and capacity in ${unitOf(f) || 'plain numbers'}, and their ratio` : rangeOf(f);
  return html`<tr role="row" id=${`out.${f.name}`} tabindex="-1"><th scope="row" role="rowheader">${symbol(f)}<code>${name(f.name)}</code>${about(f)}</th>
    <td role="cell"><small>${unit}</small>${f.nullable && f.type !== 'violation' ? html`<small>or null: ${f.null_text ?? 'none'}</small>` : nothing}</td>
    <td role="cell" class="v"><output data-out=${f.name}>${words}</output><small data-exact=${f.name}>${answer ? exact(f, value) : ''}</small></td></tr>`;
}
