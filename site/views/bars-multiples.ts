// Small multiples: rows are machines, columns quantities; a decade has the same length in every column.
import { html, nothing, type TemplateResult } from 'lit';
import type { BarItem } from '../lab/compiled.js';
import { print } from '../format/index.js';
import type { Row } from '../runtime/types.js';
import { here, plainly, say, type Scene } from '../lab-page/scene.js';
import { prose } from '../lab-page/prose.js';
import { numberOf, type BarsView } from './bar-rows.js';
import { caption, head } from './head.js';
import { around, place, type Place } from './scale.js';
import { stem } from './stem.js';
import { vars } from './vars.js';

export function multiples(scene: Scene, view: BarsView): TemplateResult {
  const rows = view.across ? scene.model.rows(view.across, view.items.map((i) => i.value.ref), here(scene)) : [];
  const places = view.items.map((item, p) => panelPlace(view, item, rows.map((r) => numberOf(r.values[p]) ?? NaN)));
  const mark = view.mark ? numberOf(scene.model.read(view.mark.value.ref, here(scene))) : null;
  return html`${head(scene, view)}
    <table class="chart machines ${view.axis.scale}" ${vars({ panels: view.items.length })}>${caption(scene, view)}
      <thead><tr><th scope="col"><span class="sr">${view.axis.label || 'Row'}</span></th>${view.items.map((item) => html`<th scope="col">${say(scene, item.label)}</th>`)}</tr></thead>
      <tbody>${rows.map((row, r) => rowOf(scene, view, row, r, places, view.mark?.row === r ? mark : null))}</tbody>
      ${view.spans?.length ? html`<tfoot><tr><th scope="row">Gap</th>${view.items.map((_item, p) => html`<td>${view.spans!.filter((_, s) => view.spans!.length === view.items.length ? s === p : s === 0).map((span) => spanOf(scene, rows, span, p, places[p]!))}</td>`)}</tr></tfoot>` : nothing}
    </table>`;
}

function panelPlace(view: BarsView, item: BarItem, values: number[]): Place {
  const [from, to] = around(values, view.axis.scale);
  return place(view.axis.scale, item.from ?? view.axis.from ?? from, item.to ?? view.axis.to ?? to);
}

function rowOf(scene: Scene, view: BarsView, row: Row, r: number, places: Place[], mark: number | null): TemplateResult {
  const machine = scene.model.context(row.env.state);
  const on = row.env.state.context === scene.state.context;
  const name = row.short ?? row.label;
  const tone = (item: BarItem): boolean => scene.model.tone(item.tone, row.env) === 'context';
  const hue = on || view.items.some(tone) && on ? `hue-${row.hue ?? machine.hue}` : 'hue-plain';
  return html`<tr class="${on ? 'on' : ''} ${hue}" data-row=${r}><th scope="row">${name}</th>${view.items.map((item, p) => {
    const value = numberOf(row.values[p]);
    const got = row.values[p];
    const text = got?.is === 'value' ? print(got.value, item.value.ref.type, item.value.format) : '…';
    const tag = item.tag?.length && value !== null ? prose(item.tag, { print: (b) => scene.model.print(b, row.env).text }) : '';
    return html`<td><span class="val">${scene.model.print(item.value, row.env).text || text}${tag ? html`<span class="tagword"> ${tag}</span>` : nothing}</span>
      <div class="track" ${vars({ decades: places[p]!.decades })}>${value === null ? nothing : stem(places[p]!(value))}
      ${mark !== null && view.mark?.panel === p ? html`<span class="guess" role="img" aria-label="Your mark: ${scene.model.print(view.mark.value, here(scene)).text}" ${vars({ at: places[p]!(mark) })}></span>` : nothing}</div></td>`;
  })}</tr>`;
}

function spanOf(scene: Scene, rows: Row[], span: { from: number; to: number; label: BarItem['label'] }, panel: number, at: Place): TemplateResult {
  const a = numberOf(rows[span.from]?.values[panel]) ?? NaN;
  const b = numberOf(rows[span.to]?.values[panel]) ?? NaN;
  return html`<div class="span" ${vars({ from: at(Math.min(a, b)), to: at(Math.max(a, b)) })}><i></i></div><small>${plainly(scene, span.label)}</small>`;
}

