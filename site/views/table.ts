// A plain table: text to the left, numbers aligned at the right.
import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../lab/compiled.js';
import { linked } from '../lab-page/linked.js';
import { here, say, type Scene } from '../lab-page/scene.js';
import { caption } from './head.js';
import { rowTurns } from './turns.js';

type TableView = Extract<View, { view: 'table' }>;

export function table(scene: Scene, view: TableView): TemplateResult {
  const env = here(scene);
  const cls = (i: number): string => {
    const column = view.columns[i];
    return `${column?.align === 'start' ? 'start' : ''} ${column?.strong ? 'strong' : ''} ${column?.optional ? 'optional' : ''}`;
  };
  // The first column is the row's head, whether or not the columns name it.
  const offset = view.columns.length > (view.rows[0]?.cells.length ?? 0) ? 1 : 0;
  const standing = view.across && view.rows[0]
    ? scene.model.rows(view.across, [], env).map((at) => ({ row: view.rows[0]!, env: at.env, name: at.label, hue: at.hue, on: at.hue !== undefined && at.env.state.context === scene.state.context }))
    : view.rows.map((row) => ({ row, env, name: undefined, hue: row.hue, on: false }));
  return html`<table class="facts">${caption(scene, view)}
    <thead><tr>${offset ? nothing : html`<th scope="col"><span class="sr">Row</span></th>`}${view.columns.map((column, i) => html`<th scope="col" class=${cls(i)}>${column.head.length ? say(scene, column.head) : html`<span class="sr">Row</span>`}</th>`)}</tr></thead>
    <tbody>${rowTurns(scene.dragging, '', standing.map(({ row, env: there, name, hue, on }) => () => {
      const tone = row.tone ? scene.model.tone(row.tone, there) : 'plain';
      const struck = row.struckIf !== undefined && scene.model.holds(row.struckIf, there) === true;
      return html`<tr class="${tone === 'context' || on ? 'on' : ''} ${hue ? `hue-${hue}` : ''} tone-${tone} ${struck ? 'struck' : ''}"><th scope="row">${name ?? say(scene, row.head)}${struck ? html`<span class="sr"> (ruled out)</span>` : nothing}</th>
        ${row.cells.map((cell, i) => html`<td class=${cls(i + offset)}>${'prose' in cell ? say(scene, cell.prose, there) : linked(scene, cell, there)}</td>`)}</tr>`;
    }))}</tbody></table>
    ${view.note?.length ? html`<small class="source">${say(scene, view.note)}</small>` : nothing}`;
}
