// A specimen of the gallery, drawn by the labs' own renderer: at the reader's state and at each of its own.
import { html, nothing, type TemplateResult } from 'lit';
import type { Specimen } from '../lab/compiled.js';
import { contextChoice, controlOf } from '../lab-page/controls.js';
import { here, say, type Scene } from '../lab-page/scene.js';
import { icon } from '../icons/icons.js';
import { named } from '../runtime/index.js';
import { view } from '../views/view.js';

export function specimen(scene: Scene, one: Specimen): TemplateResult {
  const controls = one.controls.filter((id) => id !== 'context').flatMap((id) => scene.model.control(id) ?? []);
  return html`<div class="about">${say(scene, one.say)}</div>
    ${one.controls.length ? html`<div class="console" role="group" aria-label="Move ${one.title}">${one.controls.includes('context') ? contextChoice(scene, false) : nothing}${controls.map((c) => controlOf(scene, c, false))}</div>` : nothing}
    <div class="shows">${one.shows.map((show) => {
      const there: Scene = show.at === 'live' ? scene : { ...scene, state: { ...scene.state, ...named(scene.lab, show.at) } };
      const failing = show.violation !== undefined && there.model.crosses(show.violation, here(there));
      return html`<figure class="panel ${failing ? 'bad' : ''} ${scene.dragging && show.at === 'live' ? 'dragging' : ''}" data-show=${show.label}><figcaption class="bar"><h3>${show.label}</h3>${failing ? html`<span class="no">${icon('cross')} limit crossed</span>` : nothing}</figcaption>
        <div class="drawn">${view(there, show.view, failing)}</div>${show.view.sumsUp?.length ? html`<p class="sums">${say(there, show.view.sumsUp)}</p>` : nothing}</figure>`;
    })}</div>`;
}
