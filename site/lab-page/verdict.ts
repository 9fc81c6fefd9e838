// The verdict slot: one height for both outcomes. Met: the verdict and corners to visit. Crossed: demand, capacity, by how much, and what would undo it.
import { html, nothing, type TemplateResult } from 'lit';
import type { Act, Point, View } from '../lab/compiled.js';
import { icon } from '../icons/icons.js';
import type { Failing } from './instrument.js';
import { here, say, shown, type Scene } from './scene.js';

export function verdict(scene: Scene, act: Act, failing: Failing | null): TemplateResult | typeof nothing {
  if (failing) return crossed(scene, failing);
  const view = act.instrument.views.find((v): v is Extract<View, { view: 'verdict' }> => v.view === 'verdict' && shown(scene, v));
  if (!view) return act.fail.length ? html`<div class="verdict tone-good" role="status"><div class="words"><b>${icon('check')}Within every limit.</b></div></div>` : nothing;
  const row = view.rows.find((r) => !r.when || scene.model.holds(r.when, here(scene)) === true);
  if (!row) return nothing;
  const sign = row.tone === 'bad' ? icon('cross') : row.tone === 'warn' ? icon('warning') : icon('check');
  const corners = view.presets.flatMap((p) => { const point = scene.lab.points.find((x) => x.id === p.point); return point && !standsAt(scene, point) ? [p] : []; });
  return html`<div class="verdict tone-${row.tone}" role="status" data-verdict=${row.tone}><div class="words"><b>${sign}${say(scene, row.say)}</b> ${say(scene, row.more)}</div>
    ${corners.length ? html`<div class="undo"><small>Corners:</small>${corners.map((p) => html`<button type="button" data-point=${p.point} @click=${() => scene.dispatch({ type: 'point', point: p.point })}>${p.label}</button>`)}</div>` : nothing}</div>`;
}

function crossed(scene: Scene, { failure }: Failing): TemplateResult {
  const undo = scene.model.undo(failure, scene.state);
  return html`<div class="verdict tone-bad" role="status" data-verdict="failure" data-failure=${failure.id}><div class="words"><b>${icon('cross')}${say(scene, failure.title)}</b> ${say(scene, failure.say)}</div>
    ${undo.length ? html`<div class="undo"><small>What would undo this:</small>${undo.map((u) => html`<button type="button" @click=${() => scene.dispatch({ type: 'undo-failure', control: u.control, value: u.value })}>${u.label}</button>`)}
      ${failure.remedies?.length ? html`<details class="remedies"><summary>Other ways out</summary>${say(scene, failure.remedies)}</details>` : nothing}</div>` : nothing}</div>`;
}

/** True when the controls already stand at a named state. */
function standsAt(scene: Scene, point: Point): boolean {
  if (point.context && point.context !== scene.state.context) return false;
  return scene.lab.controls.every((control) => {
    if (control.type === 'decide' || control.hidden) return true;
    const now = scene.model.standing(control, scene.state);
    return JSON.stringify(now.value) === JSON.stringify(point.values[control.id] ?? now.start);
  });
}
