// The instrument: one verb as title, the conclusion as headline, views, the verdict slot, the console at the foot.
import { html, nothing, type TemplateResult } from 'lit';
import type { Act, Failure } from '../lab/compiled.js';
import type { Violation } from '../runtime/types.js';
import { changed } from '../views/changed.js';
import { view } from '../views/view.js';
import { console } from './console.js';
import { contextChoice } from './controls.js';
import { here, say, type Scene } from './scene.js';
import { verdict } from './verdict.js';

export interface Failing { failure: Failure; violation: Violation }

/** The first limit of this act that the present state crosses. */
export function failingNow(scene: Scene, act: Act): Failing | null {
  for (const failure of act.fail) {
    const violation = scene.model.violation(failure.violation, here(scene));
    if (violation !== null && violation !== 'pending') return { failure, violation };
  }
  return null;
}

export function instrument(scene: Scene, act: Act): TemplateResult {
  const { instrument } = act;
  const failing = failingNow(scene, act);
  const inBar = contextInBar(scene, act);
  const headline = instrument.headlineWhen?.find((other) => scene.model.all(other.when, here(scene)) === true)?.say ?? instrument.headline;
  return html`<div class="panel ${failing ? 'bad' : ''} ${scene.dragging ? 'dragging' : ''}" data-panel="instrument">
    <div class="bar"><h2>${instrument.title}</h2>${inBar ? contextChoice(scene, true) : nothing}</div>
    <div class="say"><p class="headline" aria-live="polite">${say(scene, headline, undefined, true)}</p></div>
    <div class="reach">
      <div class="views" tabindex="0" role="group" aria-label="Charts">${instrument.views.map((one) => view(scene, one, failing !== null))}</div>
      ${verdict(scene, act, failing)}
      ${console(scene, act, inBar, pinned(scene, act, failing))}
    </div>
  </div>`;
}

/** Beside sliders and lists the machine is chosen in the title bar; beside other choices in the console. */
function contextInBar(scene: Scene, act: Act): boolean {
  const ids = act.instrument.controls;
  if (!ids.includes('context')) return false;
  const others = ids.filter((id) => id !== 'context').map((id) => scene.model.control(id)).filter((c) => c !== undefined);
  return others.length !== 1 || others.some((c) => c.type === 'slider' || c.type === 'list' || c.type === 'number');
}

/** What stays in sight beside the control on a phone. */
function pinned(scene: Scene, act: Act, failing: Failing | null): TemplateResult | null {
  const pin = act.instrument.pinned;
  if (!pin) return null;
  const label = failing ? html`<span class="no">${say(scene, failing.failure.title)}</span>` : html`<span>${say(scene, pin.label)}</span>`;
  return html`${label}<b>${changed(scene.model.print(pin.value, here(scene)).text)}</b>`;
}

