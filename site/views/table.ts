// A plain table: text to the left, numbers aligned at the right.
import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../lab/compiled.js';
import { here, say, type Scene } from '../lab-page/scene.js';
import { caption } from './head.js';

type TableView = Extract<View, { view: 'table' }>;

export function table(scene: Scene, view: TableView): TemplateResult {
  const env = here(scene);
  const cls = (i: number): string => {
    const column = view.columns[i];
    return `${column?.align === 'start' ? 'start' : ''} ${column?.strong ? 'strong' : ''} ${column?.optional ? 'optional' : ''}`;
  };
  // The first column is the row's head, whether or not the columns name it.
  const offset = view.columns.length > (view.rows[0]?.cells.length ?? 0) ? 1 : 0;
  return html`<table class="facts">${caption(scene, view)}
    <thead><tr>${offset ? nothing : html`<th scope="col"><span class="sr">Row</span></th>`}${view.columns.map((column, i) => html`<th scope="col" class=${cls(i)}>${column.head.length ? say(scene, column.head) : html`<span class="sr">Row</span>`}</th>`)}</tr></thead>
    <tbody>${view.rows.map((row) => {
      const tone = row.tone ? scene.model.tone(row.tone, env) : 'plain';
      return html`<tr class="${tone === 'context' ? 'on' : ''} ${row.hue ? `hue-${row.hue}` : ''} tone-${tone}"><th scope="row">${say(scene, row.head)}</th>
        ${row.cells.map((cell, i) => html`<td class=${cls(i + offset)}>${'prose' in cell ? say(scene, cell.prose) : scene.model.print(cell, env).text}</td>`)}</tr>`;
    })}</tbody></table>
    ${view.note?.length ? html`<small class="source">${say(scene, view.note)}</small>` : nothing}`;
}
