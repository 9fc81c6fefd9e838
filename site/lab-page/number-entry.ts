// A prediction that is one bounded number: a slider with a typed entry.
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Control, Format, Question, ValueType } from '../lab/compiled.js';
import { parse, print } from '../format/index.js';
import { snap } from '../runtime/index.js';
import { say, type Scene } from './scene.js';
import { track } from './track.js';
import { travel } from './travel.js';
import { typedText } from './typed-text.js';

const PLAIN: Format = { name: 'sig', n: 2 };

export function numberEntry(scene: Scene, question: Question, value: number | undefined): TemplateResult {
  const type: ValueType = question.truth?.ref.type ?? { kind: 'number' };
  const format = question.format ?? question.truth?.format ?? PLAIN;
  const path = travel(asControl(question, type), question.range ?? [0, 1]);
  const set = (next: number): void => scene.dispatch({ type: 'draft', question: question.id, value: next });
  const at = value === undefined ? Math.round(path.steps / 2) : path.position(value);
  const typed = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const got = parse(input.value, type, format, value);
    input.setCustomValidity(got.ok ? '' : got.say);
    if (!got.ok || typeof got.value !== 'number') return void input.reportValidity();
    const next = snap(asControl(question, type), got.value);
    set(next);
    input.value = print(next, type, format);
  };
  return html`<fieldset><legend class="ask" tabindex="-1" data-focus=${question.id}>${say(scene, question.ask)}</legend>
    <div class="slider">
      <div class="rail">${track(at / path.steps)}<input type="range" min="0" max=${path.steps} step="1" .value=${live(String(at))} aria-label="Your answer" aria-valuetext=${value === undefined ? 'not chosen' : print(value, type, format)}
        @input=${(event: Event) => set(path.value(Number((event.target as HTMLInputElement).value)))}></div>
      <input type="text" class="typed" inputmode="decimal" aria-label="Your answer, typed" .value=${typedText(value === undefined ? '' : print(value, type, format))} @change=${typed}>
      <span class="ends"><span>${print(path.value(0), type, format)}</span><span>${print(path.value(path.steps), type, format)}</span></span>
    </div></fieldset>`;
}

const controls = new WeakMap<Question, Control>();
/** The question's number moves like a control of its range and scale. */
function asControl(question: Question, valueType: ValueType): Control {
  let control = controls.get(question);
  if (!control) {
    control = { id: question.id, label: '', type: 'slider', valueType, format: question.format ?? PLAIN, slot: -1, holds: 'number', start: null, ...(question.range ? { range: question.range } : {}), ...(question.scale ? { scale: question.scale } : {}) };
    controls.set(question, control);
  }
  return control;
}
