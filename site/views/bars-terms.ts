// The table that bars are drawn in: name, drawing, value; the axis below, limits across every row and named once.
import { html, nothing, type TemplateResult } from 'lit';
import type { ToneName, ValueType } from '../lab/compiled.js';
import { hueNow, type Scene } from '../lab-page/scene.js';
import { axisRow } from './axis.js';
import type { BarsView } from './bar-rows.js';
import { changed } from './changed.js';
import type { Line } from './figure.js';
import { caption, head } from './head.js';
import type { Place } from './scale.js';
import { toneSign } from './tone.js';
import { vars } from './vars.js';

export interface Term { label: TemplateResult | string; note?: TemplateResult | string; tag?: TemplateResult | string; cls: string; tone: ToneName; text: string; draw: unknown; /** a sum under the rows before it */ sum?: boolean }
export interface Group { label?: string; terms: Term[] }

export function terms(scene: Scene, view: BarsView, groups: Group[], at: Place, type: ValueType, limits: Line[], cls = ''): TemplateResult {
  return html`${head(scene, view)}
    <table class="chart terms tagless ${view.axis.scale} ${cls} ${hueNow(scene)}">${caption(scene, view)}<colgroup><col class="name"><col><col class="val"></colgroup>
      ${groups.map((group) => html`<tbody>${group.label === undefined ? nothing : html`<tr class="grouphead"><th scope="rowgroup" colspan="3"><b>${group.label}</b></th></tr>`}${group.terms.map((t) => row(t, at, limits))}</tbody>`)}
      <tfoot><tr><td></td><td class="draw-cell">${axisRow(view.axis, at, type)}</td><td></td></tr></tfoot>
    </table>
    ${view.axis.label ? html`<div class="axisname x">${view.axis.label}</div>` : nothing}
    ${limitKey(limits)}`;
}

export const limitKey = (limits: Line[]): TemplateResult | typeof nothing => (limits.length ? html`<div class="limkey">${limits.map((l) => html`<span class="lim-${l.tone}"><i></i>${l.name} <b class="num">${l.text}</b></span>`)}</div>` : nothing);

function row(t: Term, at: Place, limits: Line[]): TemplateResult {
  const limited = t.tone === 'bad' || t.tone === 'warn';
  return html`<tr class="${t.cls} tone-${t.tone} ${t.sum ? 'sum' : ''}"><th scope="row"><b>${t.label}</b>${t.note ? html`<small>${t.note}</small>` : nothing}</th>
    <td class="draw-cell"><div class="track" ${vars({ decades: at.decades })}>${t.draw}${limits.map((l) => html`<span class="lim lim-${l.tone}" ${vars({ lim: at(l.at) })}></span>`)}</div></td>
    <td class="v ${t.draw === '' ? 'none' : ''}">${limited ? html`<span class=${t.tone === 'bad' ? 'no' : 'near'}>${toneSign(t.tone)}</span> ` : nothing}${changed(t.text)}${t.tag ? html`<small>${t.tag}</small>` : nothing}</td></tr>`;
}

/** A bar from the axis' start, as in a single chart. */
export const stem = (at: number): TemplateResult => html`<span class="bed"><span class="stem" ${vars({ at })}></span></span><span class="cap" ${vars({ at })}></span>`;
/** A bar between two places. */
export const between = (from: number, to: number, cls = ''): TemplateResult => html`<span class="piece ${cls}" ${vars({ from, wide: Math.max(to - from, 0.003) })}></span>`;
