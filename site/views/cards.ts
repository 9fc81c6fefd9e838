// Cards: a few readings side by side, each with its tone told by word or sign as well.
import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../lab/compiled.js';
import { linked } from '../lab-page/linked.js';
import { here, hueNow, say, type Scene } from '../lab-page/scene.js';
import { changed } from './changed.js';
import { head } from './head.js';
import { toneSign } from './tone.js';
import { rowTurns } from './turns.js';

export function cards(scene: Scene, view: Extract<View, { view: 'cards' }>): TemplateResult {
  const env = here(scene);
  return html`${head(scene, view)}<dl class="cards ${hueNow(scene)}">${rowTurns(scene.dragging, '', view.items.map((item) => () => {
    const tone = scene.model.tone(item.tone, env);
    return html`<div class="card tone-${tone}"><dt>${say(scene, item.label)}</dt>
      <dd>${tone === 'good' || tone === 'bad' || tone === 'warn' ? html`<span class=${tone === 'bad' ? 'no' : tone === 'warn' ? 'near' : 'ok'}>${toneSign(tone)}</span> ` : nothing}${linked(scene, item.value, env, changed)}
      ${item.badge?.length ? html`<span class="badge">${say(scene, item.badge)}</span>` : nothing}${item.note?.length ? html`<small>${say(scene, item.note)}</small>` : nothing}</dd></div>`;
  }))}</dl>`;
}
