// The maths peek: symbols, the same line with numbers, the result; a list with each symbol's meaning and value.
import { html, nothing, type TemplateResult } from 'lit';
import type { Act } from '../lab/compiled.js';
import { formulaLines } from '../views/formula.js';
import { icon } from '../icons/icons.js';
import { linked } from './linked.js';
import { node, prose } from './prose.js';
import { here, hueNow, printer, say, type Scene } from './scene.js';

export function peek(scene: Scene, act: Act): TemplateResult | typeof nothing {
  const { title, lines, symbols, text } = act.peek;
  if (!lines.length && !symbols.length && !text.length) return nothing;
  const words = printer(scene);
  const opened = (event: Event): void => { if ((event.target as HTMLDetailsElement).open) scene.dispatch({ type: 'peek', act: act.id }); };
  return html`<details class="peek ${hueNow(scene)}" @toggle=${opened}><summary>${icon('chevron')}${title}</summary>
    ${lines.length ? formulaLines(scene, lines, here(scene)) : nothing}
    ${symbols.length ? html`<dl class="sym">${symbols.map((row) => html`<div><dt>${node(row.symbol, words)}</dt><dd>${prose(row.says, words)}</dd><dd>${linked(scene, row.value)}</dd></div>`)}</dl>` : nothing}
    ${scene.linker?.list?.(scene, lines, here(scene)) ?? nothing}
    ${text.length ? html`<div class="text">${say(scene, text)}</div>` : nothing}</details>`;
}
