// In the instrument's place while the models load, or when they did not: one line and a way on.
import { html, type TemplateResult } from 'lit';
import type { Act } from '../lab/compiled.js';
import { icon } from '../icons/icons.js';
import type { Scene } from './scene.js';

export function waiting(scene: Scene, act: Act): TemplateResult {
  const failed = scene.boot.is === 'failed' ? scene.boot : null;
  return html`<div class="panel" data-panel="waiting"><div class="bar"><h2>${act.instrument.title}</h2></div>
    ${failed
      ? html`<div class="notice err" role="alert">${icon('cross')}<div>${failed.say}<small>The text and your saved answers are here. What you move needs the models.</small></div><button type="button" @click=${() => scene.retry()}>Try again</button></div>`
      : html`<div class="notice" role="status">${icon('clock')}<div>The models are loading.<small>Usually a tenth of a second. You can read and answer meanwhile.</small></div></div>`}
  </div>`;
}
