// One lab's numbers: each with where it comes from, as they stand at the start of the lab.
import { html, nothing, type TemplateResult } from 'lit';
import { labName, volume } from '../lab-page/volume.js';
import { text, top, type Places } from './reference-frame.js';
import type { LabNumbers } from './reference-types.js';

const GROUPS: [group: string, title: string, says: string][] = [
  ['model', 'Answers of models', 'They are computed from the numbers below whenever you move something. Each link leads to the output on the model’s page, with formula and sources.'],
  ['catalogue', 'Constants of the catalogue', 'Each link leads to the constant with its source and date.'],
  ['given', 'Given by the lab', 'Numbers of its story. Where one was read somewhere, that is said.'],
  ['set', 'Set in the lab', 'Inputs that the lab holds fixed, so that the rest can be seen.'],
  ['context', 'By machine', 'What changes with the machine that you choose.'],
  ['control', 'Set by you', 'Where each control stands at first.'],
  ['other', 'Your answers and measurements', ''],
];

export function labNumbers(lab: LabNumbers, to: Places): TemplateResult {
  return html`${top(to, html`<a href=${to.reference}>Reference</a><span aria-hidden="true"> / </span>Numbers of ${labName(lab.number).toLowerCase()}`)}
  <main class="home reference numbers">
    <p class="eyebrow">${volume(lab.volume).short}, ${labName(lab.number).toLowerCase()}</p>
    <h1>Numbers of ${lab.title}</h1>
    <p class="lead">Every number that the lab shows, with where it comes from. Values are those at the start of the lab, where there is one. <a href=${to.lab(lab.id) ?? to.home}>Open the lab</a></p>
    ${GROUPS.map(([group, title, says]) => {
      const lines = lab.anchors.filter((a) => a.group === group);
      return lines.length === 0 ? nothing : html`<section aria-labelledby=${`group-${group}`}><h2 id=${`group-${group}`}>${title}</h2>${says ? html`<p>${says}</p>` : nothing}
        <table class="fields" role="table" aria-labelledby=${`group-${group}`}><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">What</th><th scope="col" role="columnheader" class="v">At the start</th></tr></thead>
        <tbody role="rowgroup">${lines.map((a) => html`<tr role="row" id=${a.id || nothing} tabindex=${a.id ? '-1' : nothing}><th scope="row" role="rowheader">${a.to ? html`<a href=${place(to, a.to)}>${text(a.what)}</a>` : text(a.what)}${a.says ? html`<small>${text(a.says)}</small>` : nothing}</th><td role="cell" class="v">${a.value}</td></tr>`)}</tbody></table></section>`;
    })}
  </main>`;
}

/** "models/iron_law/#out.total_s" as an address of this build. */
export function place(to: Places, target: string): string {
  const [path = '', anchor = ''] = target.split('/#');
  return path === 'catalogue' ? to.catalogue(anchor) : to.model(path.replace('models/', ''), anchor);
}
