// The message: who asks, one paragraph, what is at stake. Before the first act, what to have read.
import { html, nothing, type TemplateResult } from 'lit';
import type { Act } from '../lab/compiled.js';
import { say, type Scene } from './scene.js';

export function message(scene: Scene, act: Act): TemplateResult {
  return html`<div class="message"><p class="from">From the ${act.message.from}</p>${say(scene, act.message.text)}</div>
    ${act.before?.length ? html`<div class="before">${say(scene, act.before)}</div>` : nothing}`;
}
