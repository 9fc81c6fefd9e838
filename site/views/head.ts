// A view's head: its title on the left, its note on the right, its conclusion for screen readers where the page shows none.
import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../lab/compiled.js';
import { say, type Scene } from '../lab-page/scene.js';

export function head(scene: Scene, view: View): TemplateResult | typeof nothing {
  if (!view.title?.length && !view.note?.length) return nothing;
  return html`<div class="rowhead"><span>${say(scene, view.title)}</span><span>${say(scene, view.note, undefined, true)}</span></div>`;
}

/** A table's caption for those who do not see the drawing: the conclusion, else the title. */
export function caption(scene: Scene, view: View): TemplateResult {
  return html`<caption class="sr">${say(scene, view.sumsUp?.length ? view.sumsUp : view.title)}</caption>`;
}
