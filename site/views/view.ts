// One view of the closed vocabulary, by its kind. Each view is one file; a new kind is a new file and a line here.
import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../lab/compiled.js';
import { shown, type Scene } from '../lab-page/scene.js';
import { bars } from './bars.js';
import { cards } from './cards.js';
import { formula } from './formula.js';
import { foot } from './head.js';
import { lines } from './lines.js';
import { table } from './table.js';

export function view(scene: Scene, one: View, failing: boolean): TemplateResult | typeof nothing {
  if (one.view === 'verdict' || !shown(scene, one)) return nothing;
  return html`<div class="block" data-view=${one.view}>${draw(scene, one, failing)}${one.view === 'table' ? nothing : foot(scene, one)}</div>`;
}

function draw(scene: Scene, one: View, failing: boolean): TemplateResult | typeof nothing {
  switch (one.view) {
    case 'bars': return bars(scene, one, failing);
    case 'cards': return cards(scene, one);
    case 'table': return table(scene, one);
    case 'formula': return formula(scene, one);
    case 'lines': return lines(scene, one);
    default: return nothing;
  }
}
