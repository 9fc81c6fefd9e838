// The parts of one sum to plain scale: read the length. Solid is the binding part, the rest are tints of the same hue.
import { html, type TemplateResult } from 'lit';
import { here, hueNow, say, type Scene } from '../lab-page/scene.js';
import { barRows, type BarsView } from './bar-rows.js';
import { changed } from './changed.js';
import { head } from './head.js';
import { vars } from './vars.js';

export function share(scene: Scene, view: BarsView, failing: boolean): TemplateResult {
  const rows = barRows(scene, view).map((row) => ({ ...row, ...row.words() }));
  if (view.items.every((item) => scene.model.read(item.value.ref, here(scene)).is === 'unmeasured')) return html`<div class="rowhead"><span>${view.axis.label}</span><span>${rows[0]?.text}</span></div>`;
  const largest = Math.max(...rows.map((r) => r.value ?? 0));
  const rank = ['k2', 'k3', 'k4', 'k4', 'k4'];
  let next = 0;
  const tints = rows.map((r) => (r.value === largest || r.tone === 'binding' ? 'k1' : rank[Math.min(next++, 4)]!));
  const hue = failing && rows.some((r) => r.tone === 'bad') ? 'hue-bad' : hueNow(scene);
  return html`${head(scene, view)}
    <div class="share ${hue} ${hue === 'hue-bad' ? 'hatched' : ''}" aria-hidden="true">${rows.map((row, i) => html`<i class=${tints[i]!} ${vars({ grow: row.value ?? 0 })}></i>`)}</div>
    <div class="shareword ${hue}">${rows.map((row, i) => html`<span class="part ${tints[i]!}"><span>${row.label} ${changed(row.text)}</span></span>`)}</div>
    ${view.sumsUp?.length ? html`<p class="sr">${say(scene, view.sumsUp)}</p>` : ''}`;
}
