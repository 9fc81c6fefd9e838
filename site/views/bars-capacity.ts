// Demand against a limit. Over the limit nothing is clipped: far over, each square is all there is; a little over, the bar runs on.
import { html, type TemplateResult } from 'lit';
import { here, hueNow, plainly, say, type Scene } from '../lab-page/scene.js';
import { numberOf, type BarsView } from './bar-rows.js';
import { changed } from './changed.js';
import { vars } from './vars.js';

/** From here on counting squares says more than a long bar. */
const SQUARES = 6;
const MOST = 400;

export function capacity(scene: Scene, view: BarsView): TemplateResult {
  const env = here(scene);
  const item = view.items[0]!;
  const limit = view.limits[0]!;
  const demand = numberOf(scene.model.read(item.value.ref, env));
  const room = numberOf(scene.model.read(limit.at.ref, env));
  const tone = scene.model.tone(limit.tone, env);
  const text = scene.model.print(item.value, env).text;
  const held = scene.model.print(limit.at, env).text;
  if (demand === null || room === null || room <= 0) return html`<div class="rowhead"><span><b>${say(scene, item.label)}</b>, ${text}</span><span>${say(scene, limit.label)} ${held}</span></div><div class="fit"></div>`;
  const times = demand / room;
  const over = times > 1;
  const sign = over ? 'no' : tone === 'warn' ? 'near' : 'ok';
  const name = html`<b>${say(scene, item.label)}</b>, ${changed(text)}<span class="long">${item.note?.length ? html`: ${say(scene, item.note)}` : ''}</span>`;
  const right = html`<span class=${sign}>${say(scene, limit.label)} ${held}</span>`;
  if (over && times >= SQUARES && times <= MOST) {
    const count = Math.ceil(times);
    return html`<div class="rowhead"><span>Each square: all of the <b>${held}</b></span><span class="no">${count} needed</span></div>
      <div class="squares" role="img" aria-label="${plainly(scene, item.label)} needs ${count} times all of the ${held}" ${vars({ rows: rowsFor(count) })}>${Array.from({ length: count }, () => html`<i></i>`)}</div>`;
  }
  const end = over ? times : 1;
  return html`<div class="rowhead"><span>${name}</span>${right}</div>
    <div class="fit ${hueNow(scene)} ${over ? 'over' : ''}" role="img" aria-label="${plainly(scene, item.label)}: ${text} of ${held}" ${vars({ at: Math.min(1, times) / end, lim: 1 / end })}>
      <span class="have"></span><span class="bed"><span class="need"></span></span>${over ? html`<span class="beyond"></span>` : ''}<span class="limit"></span></div>`;
}

/** As many rows as make the squares largest in a strip of this shape. */
function rowsFor(count: number): number {
  const side = (rows: number): number => Math.min(36 / rows, 520 / Math.ceil(count / rows));
  return [1, 2, 3, 4, 5, 6].reduce((best, rows) => (side(rows) > side(best) ? rows : best));
}
