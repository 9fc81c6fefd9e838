// Bars: by layout. Single rows here; shares, small multiples and demand against a limit in their own files.
import { html, nothing, type TemplateResult } from 'lit';
import type { ValueType } from '../lab/compiled.js';
import { hueNow, here, plainly, say, type Scene } from '../lab-page/scene.js';
import { axisRow, tickUnit } from './axis.js';
import { barRows, numberOf, type BarRow, type BarsView } from './bar-rows.js';
import { capacity } from './bars-capacity.js';
import { multiples } from './bars-multiples.js';
import { share } from './bars-share.js';
import { stem } from './stem.js';
import { changed } from './changed.js';
import { caption, head } from './head.js';
import { around, place, type Place } from './scale.js';
import { toneHue, toneSign, toneWeight } from './tone.js';
import { rowTurns } from './turns.js';
import { vars } from './vars.js';

export function bars(scene: Scene, view: BarsView, failing: boolean): TemplateResult {
  switch (view.layout) {
    case 'share': return share(scene, view, failing);
    case 'multiples': return multiples(scene, view);
    case 'capacity': return capacity(scene, view);
    default: return single(scene, view, failing);
  }
}

interface Line { at: number; tone: string; label: TemplateResult | string; text: string; short: boolean }
/** Letters that have room beside the axis. */
const SHORT = 18;
const inFoot = (limits: Line[]): boolean => limits.length === 1 && limits[0]!.short;

function single(scene: Scene, view: BarsView, failing: boolean): TemplateResult {
  const rows = barRows(scene, view);
  const limits = view.limits.flatMap((limit) => {
    const at = numberOf(scene.model.read(limit.at.ref, here(scene)));
    return at === null ? [] : [{ at, tone: scene.model.tone(limit.tone, here(scene)), label: say(scene, limit.label), short: plainly(scene, limit.label).length <= SHORT, text: scene.model.print(limit.at, here(scene)).text }];
  });
  const mark = view.mark ? numberOf(scene.model.read(view.mark.value.ref, here(scene))) : null;
  const seen = [...rows.flatMap((r) => r.value ?? []), ...limits.map((l) => l.at), ...(mark === null ? [] : [mark])];
  const [from, to] = around(seen, view.axis.scale);
  const at = place(view.axis.scale, view.axis.from ?? from, view.axis.to ?? to, tickUnit(view.axis));
  const dense = rows.length > 4;
  return html`${head(scene, view)}
    <table class="chart terms ${view.axis.scale} ${dense ? 'dense' : ''} ${rows.some((r) => r.tagged) ? '' : 'tagless'} ${hueNow(scene)}">${caption(scene, view)}
      <tbody>${rowTurns(scene.dragging, [at.from, at.to, ...limits.map((l) => l.at)].join(), rows.map((row, i) => () => line(row, at, limits, failing, dense, view.mark?.row === i ? mark : null)))}</tbody>
      <tfoot><tr><td>${inFoot(limits) ? key(limits) : nothing}</td><td class="draw-cell">${axisRow(view.axis, at, numberType(view), dense ? 3 : 4)}</td><td></td></tr></tfoot>
    </table>
    ${limits.length && !inFoot(limits) ? key(limits) : nothing}`;
}

const key = (limits: Line[]): TemplateResult => html`<div class="limkey">${limits.map((l) => html`<span class="lim-${l.tone}"><i></i>${l.label} ${l.text}</span>`)}</div>`;

function numberType(view: BarsView): ValueType {
  const type = view.items[0]?.value.ref.type ?? { kind: 'number' as const };
  return type.kind === 'list' && type.item ? type.item : type;
}

function line(row: BarRow, at: Place, limits: Line[], failing: boolean, dense: boolean, mark: number | null): TemplateResult {
  const { label, note, tag, text, tone } = row.words();
  const hue = row.hue ? `hue-${row.hue}` : toneHue(tone);
  return html`<tr class="${toneWeight(tone)} ${hue} ${failing && tone === 'bad' ? 'hatched' : ''} tone-${tone}">
    <th scope="row"><b>${label}</b>${note ? html`<small>${note}</small>` : nothing}</th>
    <td class="draw-cell"><div class="track" ${vars({ decades: at.decades })}>
      ${row.value === null ? nothing : stem(at(row.value))}
      ${limits.map((l) => html`<span class="lim lim-${l.tone}" ${vars({ lim: at(l.at) })}></span>`)}
      ${mark === null ? nothing : html`<span class="guess" ${vars({ at: at(mark) })}></span>`}</div></td>
    <td class="v ${row.value === null ? 'none' : ''}">${!failing && (tone === 'bad' || tone === 'warn') ? html`<span class="sr">${toneSign(tone)}</span>` : nothing}${dense && tag ? html`<small>${tag}</small>` : nothing}${changed(text)}${!dense && tag ? html`<small>${tag}</small>` : nothing}</td></tr>`;
}
