// A slider with its unit, a typed entry and a reset. Typed values snap to the steps that the lab names and echo back in the format.
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Control } from '../lab/compiled.js';
import { parse, print, speak } from '../format/index.js';
import { snap } from '../runtime/index.js';
import type { Standing } from '../runtime/types.js';
import { controlName } from './control-name.js';
import type { Scene } from './scene.js';
import { track } from './track.js';
import { travel, type Travel } from './travel.js';
import { typedText } from './typed-text.js';

export function slider(scene: Scene, control: Control, standing: Standing, wide: boolean): TemplateResult {
  const range = standing.range ?? control.range ?? [0, 1];
  const path = travel(control, range);
  const value = typeof standing.value === 'number' ? standing.value : range[0];
  const at = path.position(value);
  const id = `c-${control.id}`;
  const text = print(value, control.valueType, control.format);
  const set = (next: number): void => scene.dispatch({ type: 'set', control: control.id, value: next });
  return html`<div class="field slider ${wide ? 'wide' : 'half'}" data-control=${control.id}>
    <label class="name" for=${id}>${controlName(scene, control)}</label>
    <div class="rail">${track(at / path.steps)}<input type="range" id=${id} min="0" max=${path.steps} step="1" .value=${live(String(at))} ?disabled=${standing.fixed} aria-valuetext=${speak(value, control.valueType, control.format)}
      @input=${(event: Event) => slid(event.target as HTMLInputElement, text, path, set)}></div>
    <div class="entry"><input type="text" class="typed" .value=${typedText(text)} ?disabled=${standing.fixed} aria-label="${control.label}, typed" autocomplete="off" spellcheck="false" @change=${(event: Event) => typed(event.target as HTMLInputElement, control, range, value, set)} @focus=${(event: Event) => (event.target as HTMLInputElement).select()}></div>
    <button type="button" class="quiet reset" ?disabled=${!standing.touched} aria-label="Reset ${control.label}" @click=${() => scene.dispatch({ type: 'reset', control: control.id })}>Reset</button>
    ${wide ? ends(control, path) : nothing}
  </div>`;
}

/** A refused entry stays to be mended until it is, or the slider moves. */
function slid(input: HTMLInputElement, text: string, path: Travel, set: (value: number) => void): void {
  const box = input.closest('.field')!.querySelector<HTMLInputElement>('.typed')!;
  if (box.getAttribute('aria-invalid') === 'true') echo(box, text);
  set(path.value(Number(input.value)));
}

function typed(input: HTMLInputElement, control: Control, range: [number, number], near: number, set: (value: number) => void): void {
  const got = parse(input.value, control.valueType, control.format, near);
  const ok = got.ok && typeof got.value === 'number';
  input.setCustomValidity(got.ok ? '' : got.say);
  input.setAttribute('aria-invalid', String(!ok));
  if (!ok) return void input.reportValidity();
  const wanted = got.value as number;
  const next = snap(control, wanted, range);
  // Beyond an end the session says where the ends are.
  set(wanted < range[0] || wanted > range[1] ? wanted : next);
  echo(input, print(next, control.valueType, control.format));
}

function echo(input: HTMLInputElement, text: string): void {
  input.value = text;
  input.setCustomValidity('');
  if (input.getAttribute('aria-invalid') !== 'false') input.setAttribute('aria-invalid', 'false');
}

/** The words along the travel: the lab's marks, else its two ends. */
function ends(control: Control, path: Travel): TemplateResult {
  const marks = control.marks?.length ? control.marks.map((m) => m.label) : [path.value(0), path.value(path.steps)].map((v) => print(v, control.valueType, control.format));
  return html`<span class="ends" aria-hidden="true">${marks.map((m) => html`<span>${m}</span>`)}</span>`;
}
