// The whole lab as one template: top bar, the act in view, its instrument, what follows, HUD.
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { hud as hudItems, stage, unlocked } from '../session/index.js';
import { icon } from '../icons/icons.js';
import { actNow, roman, type Scene } from './scene.js';
import { hud } from './hud.js';
import { message } from './message.js';
import { notices } from './notices.js';
import { past } from './past.js';
import { predictions } from './predict.js';
import { lockedPanel } from './locked.js';
import { labName, volume } from './volume.js';
import { waiting } from './waiting.js';

export function page(scene: Scene): TemplateResult {
  const { lab, state, late } = scene;
  const act = actNow(scene);
  const locks = unlocked(scene.model, state, state.act);
  const open = locks.instrument.open;
  return html`<div class="frame">
    <button type="button" class="skip" @click=${toQuestion}>Skip to the question</button>
    ${guard([scene.calm], () => top(scene))}
    <div class="lab">
      <div class="read a">${guard([scene.calm], () => html`
        ${notices(scene)}
        ${state.act > 0 ? lab.acts.slice(0, state.act).map((before) => past(scene, before)) : nothing}
        <section aria-labelledby="title">
          <p class="eyebrow">Act ${roman(state.act)}, about ${act.minutes} minutes</p>
          <h1 id="title" tabindex="-1" data-focus="act">${act.title}</h1>
          ${message(scene, act)}
          ${predictions(scene, act)}
          ${open && late ? late.tasks(scene, act) : nothing}
        </section>`)}
      </div>
      <section class="bench" aria-label="Instrument of ${lab.title}">
        ${!open ? lockedPanel(scene, act, locks.instrument.say) : late && scene.boot.is === 'ready' ? late.instrument(scene, act) : waiting(scene, act)}
      </section>
      <div class="read b">${late ? guard([scene.calm], () => late.after(scene, act)) : nothing}</div>
    </div>
    ${guard([scene.calm], () => hud(hudItems(scene.model, state, scene.saved.short)))}
    ${scene.printing && late ? late.handout(scene) : nothing}
  </div>`;
}

function toQuestion(event: Event): void {
  const root = (event.currentTarget as HTMLElement).getRootNode() as ShadowRoot;
  root.querySelector<HTMLElement>('.options input:not(:disabled), [data-focus]')?.focus();
}

function top(scene: Scene): TemplateResult {
  const { lab, state, chrome } = scene;
  return html`<div class="top" role="group" aria-label=${lab.title}><div>
    ${chrome ? html`<a class="brand" href=${chrome.home}>ironlab</a>` : nothing}
    <span class="where"><span class="long">${volume(lab.volume).short}, </span>${labName(lab.number)}<span class="long">: ${lab.title}</span></span>
    <ol class="acts" aria-label="Acts">${lab.acts.map((act, i) => {
      const locked = !unlocked(scene.model, state, i).act.open;
      const now = i === state.act;
      const done = stage(lab, state, i) === 'done';
      const label = `Act ${roman(i)}`;
      return html`<li aria-current=${now ? 'step' : nothing} data-act=${act.id}>
        ${locked ? icon('lock', 'locked') : done && !now ? icon('check', 'done') : nothing}
        ${now || locked ? label : html`<button type="button" class="quiet plain" @click=${() => scene.dispatch({ type: 'go', act: i })}>${label}</button>`}
      </li>`;
    })}</ol>
    ${chrome ? html`<button type="button" class="quiet" aria-label="Switch to ${chrome.dark() ? 'light' : 'dark'}" @click=${() => chrome.theme()}>${icon('theme')}<span class="long">${chrome.dark() ? 'Light' : 'Dark'}</span></button>` : nothing}
  </div></div>`;
}
