// One quiet line at the bottom: where the reader stands. Phones keep the two items that matter.
import { html, nothing, type TemplateResult } from 'lit';
import type { HudItem } from '../session/types.js';
import { icon, yourMark } from '../icons/icons.js';

export function hud(items: HudItem[]): TemplateResult {
  return html`<footer class="hud"><dl aria-label="Where you stand">${items.map((item) => html`<div class=${item.core ? 'core' : 'extra'} data-hud=${item.id}>
    <dt>${item.label}</dt><dd class=${item.mark === 'crossed' ? 'no' : nothing}>${sign(item)}${item.text}</dd></div>`)}</dl></footer>`;
}

function sign(item: HudItem): TemplateResult | typeof nothing {
  switch (item.mark) {
    case 'yours': return yourMark();
    case 'right': return html`<span class="ok">${icon('check')}</span>`;
    case 'met': return html`<span class="ok">${icon('check')}</span>`;
    case 'crossed': return icon('cross');
    default: return nothing;
  }
}
