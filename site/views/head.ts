// A view's head: its title on the left, its note on the right, its conclusion for screen readers where the page shows none.
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { View } from '../lab/compiled.js';
import { plainly, say, type Scene } from '../lab-page/scene.js';

export function head(scene: Scene, view: View): TemplateResult | typeof nothing {
  const note = view.note?.length && !long(scene, view);
  if (!view.title?.length && !note) return nothing;
  return html`<div class="rowhead"><span>${say(scene, view.title)}</span>${note ? html`<span>${say(scene, view.note, undefined, true)}</span>` : nothing}</div>`;
}

/** A note of more than a few words stands below the chart. */
const long = (scene: Scene, view: View): boolean => plainly(scene, view.note).length > 28;
export const foot = (scene: Scene, view: View): TemplateResult | typeof nothing => (view.note?.length && long(scene, view) ? html`<small class="source">${say(scene, view.note)}</small>` : nothing);

/** A table's caption for those who do not see the drawing: the conclusion, else the title. Nobody sees it, so it waits for a dragged control to rest. */
export function caption(scene: Scene, view: View): TemplateResult {
  return html`<caption><span class="sr">${guard([scene.calm, view], () => say(scene, view.sumsUp?.length ? view.sumsUp : view.title))}</span></caption>`;
}
