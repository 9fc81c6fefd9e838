// What follows the instrument: maths peek, the act's last questions, what to keep, and the one way on.
import { html, nothing, type TemplateResult } from 'lit';
import type { Act, Control } from '../lab/compiled.js';
import { stage, unlocked } from '../session/index.js';
import { origins } from './origins.js';
import { peek } from './peek.js';
import { reflections } from './reflect.js';
import { roman, say, shown, type Scene } from './scene.js';
import { controlOf } from './controls.js';

export function after(scene: Scene, act: Act): TemplateResult {
  const i = scene.lab.acts.indexOf(act);
  const locks = unlocked(scene.model, scene.state, i);
  if (!locks.instrument.open) return html`${i > 0 || Object.keys(scene.state.answers).length ? footer(scene) : nothing}`;
  const done = stage(scene.lab, scene.state, i) === 'done';
  const decisions = act.instrument.controls.flatMap((id) => scene.model.control(id) ?? []).filter((c: Control) => c.type === 'decide' && shown(scene, c));
  return html`${peek(scene, act)}
    ${decisions.map((c) => html`<div class="predict">${controlOf(scene, c, true)}</div>`)}
    ${reflections(scene, act)}
    ${done && act.keep?.length ? html`<div class="keep"><p class="from label">What to keep</p>${say(scene, act.keep)}</div>` : nothing}
    ${done ? onwards(scene, i) : nothing}
    ${footer(scene)}`;
}

function onwards(scene: Scene, i: number): TemplateResult {
  const { lab } = scene;
  if (i + 1 < lab.acts.length) {
    return html`<div class="next"><button type="button" class="primary" data-go=${i + 1} @click=${() => scene.dispatch({ type: 'go', act: i + 1 })}>Go on to Act ${roman(i + 1)}</button><small>${lab.acts[i + 1]!.title}, about ${lab.acts[i + 1]!.minutes} minutes</small></div>`;
  }
  const href = lab.next ? scene.labHref(lab.next.lab) : null;
  return html`<div class="over"><h2 tabindex="-1" data-focus="end">You have finished ${lab.title}.</h2>
    ${lab.next?.say.length ? html`<div class="feedback">${say(scene, lab.next.say)}</div>` : nothing}
    <div class="next">${href ? html`<a class="button primary" href=${href}>Open the next lab</a>` : scene.chrome ? html`<a class="button primary" href=${scene.chrome.home}>Back to all labs</a>` : nothing}
      <button type="button" @click=${() => scene.print()}>Print the handout</button></div></div>`;
}

/** Start over, and where the numbers come from. */
function footer(scene: Scene): TemplateResult {
  return html`<div class="fine"><button type="button" class="quiet" data-over @click=${() => scene.dispatch({ type: 'over' })}>Start this lab over</button>${scene.chrome ? html` <a href=${`${scene.chrome.home}ledger/`}>Your ledger</a>` : nothing}
    ${origins(scene)}</div>`;
}
