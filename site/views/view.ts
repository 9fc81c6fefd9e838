// One view of the closed vocabulary, by its kind. Each view is one file; a new kind is a new file and a line here or in load.ts.
import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../lab/compiled.js';
import { here, shown, type Scene } from '../lab-page/scene.js';
import { bars } from './bars.js';
import { cards } from './cards.js';
import { formula } from './formula.js';
import { foot } from './head.js';
import { held } from './held.js';
import { kindOf } from './kinds.js';
import { drawer } from './load.js';
import { dressed } from './sheet.js';
import { sight } from './sight.js';
import { table } from './table.js';

export function view(scene: Scene, one: View, failing: boolean): TemplateResult | typeof nothing {
  if (one.view === 'verdict' || !shown(scene, one)) return nothing;
  return html`<div class="block" data-view=${one.view} ${dressed()} ${held(scene.dragging)}>${sight(scene.dragging, () => draw(scene, one, failing))}${one.view === 'table' ? nothing : foot(scene, one)}${one.view === 'table' || one.view === 'cards' ? nothing : scene.linker?.list?.(scene, one, here(scene)) ?? nothing}</div>`;
}

function draw(scene: Scene, one: View, failing: boolean): TemplateResult | typeof nothing {
  const own = drawer(kindOf(one));
  if (own) return own(scene, one, failing);
  switch (one.view) {
    case 'bars': return bars(scene, one, failing);
    case 'cards': return cards(scene, one);
    case 'table': return table(scene, one);
    case 'formula': return formula(scene, one);
    default: return nothing;
  }
}
