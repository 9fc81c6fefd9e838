// The instrument: one verb as title, the conclusion as headline, views, the verdict slot, the console at the foot.
import { html, nothing, type TemplateResult } from 'lit';
import type { Act, View } from '../lab/compiled.js';
import { changed } from '../views/changed.js';
import { held } from '../views/held.js';
import { piece } from '../views/turns.js';
import { view } from '../views/view.js';
import { console } from './console.js';
import { contextChoice } from './controls.js';
import { runControl } from './run-control.js';
import { here, say, shown, type Scene } from './scene.js';
import { ghosts } from './steady.js';
import { isMine, lacks, mineSays, thisMachine } from './this-machine.js';
import { failingNow, verdict } from './verdict.js';

export function instrument(scene: Scene, act: Act): TemplateResult {
  const { instrument } = act;
  const inBar = contextInBar(scene, act);
  const drawn = (more: boolean): TemplateResult[] => instrument.views.filter((one) => (one.more === true) === more).map((one) => html`${piece(scene, (now) => view(now, one, failingNow(now, act) !== null))}${run(scene, runBelow(one))}`);
  const folded = instrument.views.some((one) => one.more && one.view !== 'verdict' && shown(scene, one));
  return html`<div class=${piece(scene, (now) => `panel ${failingNow(now, act) ? 'bad' : ''} ${now.dragging ? 'dragging' : ''}`, true)} data-panel="instrument">
    <div class="bar"><h2>${instrument.title}</h2>${inBar ? contextChoice(scene, true) : nothing}</div>
    <div class="say slot"><p class="headline" aria-live="polite">${piece(scene, (now) => html`<span class="still" ${held(now.dragging)}>${headline(now, act)}</span>`)}</p>${ghosts(scene, act, (there) => html`<p class="ghost-headline">${headline(there, act)}</p>`)}</div>
    <div class="reach">
      <div class="views" tabindex="0" role="group" aria-label="Charts">${thisMachine(scene)}${instrument.controls.filter((id) => !instrument.views.some((one) => runBelow(one) === id)).map((id) => run(scene, id))}${drawn(false)}${folded ? html`<details class="morecharts"><summary>More to see</summary>${drawn(true)}</details>` : nothing}</div>
      ${piece(scene, (now) => verdict(now, act))}
      ${piece(scene, (now) => console(now, act, inBar, pinned(now, act)))}
    </div>
  </div>`;
}

/** What measures stands above the charts that it fills, or below the cards that name it. */
const runBelow = (view: View): string | undefined => (view.view === 'cards' ? view.run : undefined);
function run(scene: Scene, id: string | undefined): TemplateResult | typeof nothing {
  const control = id === undefined ? undefined : scene.model.control(id);
  return control?.type === 'run' && shown(scene, control) ? runControl(scene, control) : nothing;
}

/** The conclusion that holds now. */
export function headline(scene: Scene, { instrument }: Act): TemplateResult | string {
  const tree = instrument.headlineWhen?.find((other) => scene.model.all(other.when, here(scene)) === true)?.say ?? instrument.headline;
  return mineSays(scene, tree) ?? say(scene, tree, undefined, true);
}

/** Beside sliders and lists the machine is chosen in the title bar; beside other choices in the console. */
function contextInBar(scene: Scene, act: Act): boolean {
  const ids = act.instrument.controls;
  if (!ids.includes('context')) return false;
  const others = ids.filter((id) => id !== 'context').map((id) => scene.model.control(id)).filter((c) => c !== undefined);
  return others.length !== 1 || others.some((c) => c.type === 'slider' || c.type === 'list' || c.type === 'number');
}

/** What stays in sight beside the control on a phone. */
function pinned(scene: Scene, act: Act): TemplateResult | null {
  const pin = act.instrument.pinned;
  if (!pin) return null;
  const failing = failingNow(scene, act);
  const label = failing ? html`<span class="no">${say(scene, failing.title)}</span>` : html`<span>${isMine(scene) && lacks(scene, pin.label) ? scene.model.context(scene.state).label : say(scene, pin.label)}</span>`;
  return html`${label}<b>${changed(scene.model.print(pin.value, here(scene)).text)}</b>`;
}

