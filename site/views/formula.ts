// A model's formula: in symbols, with the present numbers, its result; aligned at "=" where the line is whole.
import { html, nothing, type TemplateResult } from 'lit';
import type { FormulaLine, View } from '../lab/compiled.js';
import type { Env } from '../runtime/types.js';
import { here, hueNow, printer, type Scene } from '../lab-page/scene.js';
import { node } from '../lab-page/prose.js';
import { head } from './head.js';

export function formula(scene: Scene, view: Extract<View, { view: 'formula' }>): TemplateResult {
  return html`${head(scene, view)}${formulaLines(scene, view.lines, here(scene))}`;
}

export function formulaLines(scene: Scene, lines: FormulaLine[], env: Env): TemplateResult {
  const words = printer(scene, env);
  return html`<div class="maths ${hueNow(scene)}" tabindex="0" role="group" aria-label="Formula, in symbols and with the present numbers">${lines.map((line) => line.whole
    ? html`<div>${node(line.whole, words)}</div>`
    : html`<div>${node(line.symbols, words)}</div><div>${node(line.numbers, words)}</div>${(line.steps ?? []).map((step) => html`<div>${node(step, words)}</div>`)}
      ${line.result ? html`<p class="sum">= ${scene.model.print(line.result, env).text}</p>` : nothing}`)}</div>`;
}
