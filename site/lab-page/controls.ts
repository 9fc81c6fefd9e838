// Controls: native radios, selects, checkboxes; each with its label, and help where the lab gives some.
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Control, ControlOption, Value } from '../lab/compiled.js';
import type { Standing } from '../runtime/types.js';
import { controlName } from './control-name.js';
import { actNow, type Scene } from './scene.js';
import { offers } from '../runtime/index.js';
import { slider } from './slider.js';

export function contextChoice(scene: Scene, slim: boolean): TemplateResult {
  const contexts = scene.lab.contexts.filter((context) => offers(context, actNow(scene)) || context.id === scene.state.context);
  const seg = html`<div class="seg ${slim ? 'slim' : ''}">${contexts.map((context) => html`<label class="hue-${context.hue}"><input type="radio" name="context" value=${context.id} .checked=${live(scene.state.context === context.id)} @change=${() => scene.dispatch({ type: 'context', context: context.id })}><span class="dot"></span><span class="same" data-text=${context.short}>${context.short}</span></label>`)}</div>`;
  return html`<fieldset class="field ${contexts.length > 2 ? 'many' : ''}" data-control="context"><legend class=${slim ? 'sr' : nothing}>Machine</legend>${seg}</fieldset>`;
}

export function controlOf(scene: Scene, control: Control, wide: boolean): TemplateResult {
  const standing = scene.model.standing(control, scene.state);
  const cls = wide ? 'field wide' : 'field';
  switch (control.type) {
    case 'slider': case 'number': return slider(scene, control, standing, wide);
    case 'set': return boxes(scene, control, standing, cls);
    case 'list': return list(scene, control, standing, cls);
    case 'toggle': return html`<div class=${cls} data-control=${control.id}><label class="toggle"><input type="checkbox" ?disabled=${standing.fixed} .checked=${live(standing.value === true)} @change=${(e: Event) => set(scene, control, (e.target as HTMLInputElement).checked)}>${control.label}</label></div>`;
    case 'select': return html`<div class=${cls} data-control=${control.id}><label class="name" for="c-${control.id}">${controlName(scene, control)}</label>${select(control, standing, standing.value, (v) => set(scene, control, v), `c-${control.id}`)}</div>`;
    default: return radios(scene, control, standing, cls);
  }
}

const set = (scene: Scene, control: Control, value: Value): void => scene.dispatch({ type: 'set', control: control.id, value });

const optionsOf = (control: Control, standing: Standing): ControlOption[] => standing.options ?? control.options ?? [];

function radios(scene: Scene, control: Control, standing: Standing, cls: string): TemplateResult {
  return html`<fieldset class=${cls} data-control=${control.id} ?disabled=${standing.fixed}><legend>${controlName(scene, control)}</legend><div class="seg">${optionsOf(control, standing).map((option) => html`<label title=${option.note ?? nothing}><input type="radio" name=${control.id} value=${String(option.value)} .checked=${live(option.value === standing.value)} @change=${() => set(scene, control, option.value)}>${option.label}</label>`)}</div></fieldset>`;
}

function select(control: Control, standing: Standing, value: Value, choose: (value: Value) => void, id: string): TemplateResult {
  const options = optionsOf(control, standing);
  const change = (event: Event): void => { const option = options[(event.target as HTMLSelectElement).selectedIndex]; if (option) choose(option.value); };
  return html`<select id=${id} ?disabled=${standing.fixed} @change=${change}>${options.map((option) => html`<option value=${String(option.value)} .selected=${live(option.value === value)}>${option.label}</option>`)}</select>`;
}

/** A list of values with one of them replaced. */
function replace(scene: Scene, control: Control, index: number, value: Value): void {
  const { value: now } = scene.model.standing(control, scene.latest());
  if (Array.isArray(now)) set(scene, control, now.map((old, i) => (i === index ? value : old)));
}

function boxes(scene: Scene, control: Control, standing: Standing, cls: string): TemplateResult {
  const values = Array.isArray(standing.value) ? standing.value : [];
  return html`<fieldset class=${cls} data-control=${control.id}><legend>${controlName(scene, control)}</legend><div class="boxes">${values.map((value, i) => html`<label class="toggle"><input type="checkbox" .checked=${live(value === 1)} @change=${(e: Event) => replace(scene, control, i, Number((e.target as HTMLInputElement).checked))}>${control.items?.[i] ?? `${i + 1}`}</label>`)}</div></fieldset>`;
}

function list(scene: Scene, control: Control, standing: Standing, cls: string): TemplateResult {
  const values = Array.isArray(standing.value) ? standing.value : [];
  return html`<fieldset class=${cls} data-control=${control.id}><legend>${controlName(scene, control)}</legend><div class="items">${values.map((value, i) => html`<label for="c-${control.id}-${i}">${control.items?.[i] ?? `${i + 1}`}${select(control, standing, value, (v) => replace(scene, control, i, v), `c-${control.id}-${i}`)}</label>`)}</div></fieldset>`;
}
