// The console at the foot of the instrument: at most five controls, the pinned reading above them on phones.
import { html, nothing, type TemplateResult } from 'lit';
import type { Act, Control } from '../lab/compiled.js';
import { contextChoice, controlOf } from './controls.js';
import { shown, type Scene } from './scene.js';
import { piece } from '../views/turns.js';

export function console(scene: Scene, act: Act, contextInBar: boolean, pin: TemplateResult | null): TemplateResult | typeof nothing {
  const ids = act.instrument.controls.filter((id) => !(id === 'context' && contextInBar));
  const controls = ids.filter((id) => id !== 'context').flatMap((id) => scene.model.control(id) ?? [])
    .filter((c) => !c.hidden && c.type !== 'decide' && c.type !== 'run' && c.type !== 'set' && shown(scene, c) && scene.model.standing(c, scene.state).shown);
  if (!ids.length) return nothing;
  const first = controls.filter((c) => !c.more);
  const more = controls.filter((c) => c.more);
  const sliders = first.filter((c) => c.type === 'slider' || c.type === 'number').length;
  const tall = first.length > 2 || first.some((c) => c.type === 'list');
  // A slider alone has the width, unless half of it would stand empty beside another control.
  const alone = sliders < 2 && !(first.length > 2 && first.length % 2 === 0);
  const wide = (c: Control): boolean => c.type === 'list' || ((c.type === 'slider' || c.type === 'number') && alone) || (c.type === 'radio' && (c.options?.length ?? 0) > 3);
  const drawn = (c: Control): unknown => (scene.state.moved === c.id ? piece(scene, (now) => controlOf(now, c, wide(c)), true) : controlOf(scene, c, wide(c)));
  return html`<div class="console ${tall ? 'tall' : ''}" role="group" aria-label=${act.instrument.title}>
    ${pin ? html`<div class="pin" aria-hidden="true">${pin}</div>` : nothing}
    ${ids.includes('context') ? contextChoice(scene, false) : nothing}
    ${first.map(drawn)}
    ${more.length ? html`<details><summary>More to move</summary><div class="console inner">${more.map(drawn)}</div></details>` : nothing}
  </div>`;
}
