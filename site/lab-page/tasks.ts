// Tasks: things to find, ticked by reaching the state; each can show itself.
import { html, nothing, type TemplateResult } from 'lit';
import type { Act } from '../lab/compiled.js';
import { ticked } from '../session/index.js';
import { icon } from '../icons/icons.js';
import { say, type Scene } from './scene.js';

export function tasks(scene: Scene, act: Act): TemplateResult | typeof nothing {
  const { explore, exploreTitle } = act.instrument;
  if (!explore.length) return nothing;
  const done = ticked(scene.state, act);
  return html`<div class="tasks"><h2>${exploreTitle}</h2><ul class="try">${explore.map((task) => {
    const is = done.has(task.id);
    return html`<li class=${is ? 'done' : nothing} data-task=${task.id}>${is ? icon('check', 'found') : icon('open', 'to find')}<span>${say(scene, task.say)}</span>
      ${is || !task.show ? nothing : html`<button type="button" class="quiet" @click=${() => scene.dispatch({ type: 'point', point: task.show })}>Show me</button>`}</li>`;
  })}</ul></div>`;
}
