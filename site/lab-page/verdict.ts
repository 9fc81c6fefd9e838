// The verdict slot: one height for both outcomes. Met: the verdict and corners to visit. Crossed: demand, capacity, by how much, and what would undo it.
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Act, Failure, Point, Prose, ToneName, View } from '../lab/compiled.js';
import { icon } from '../icons/icons.js';
import { here, say, shown, type Scene } from './scene.js';
import { ghosts } from './steady.js';
import { held } from '../views/held.js';
import { isMine } from './this-machine.js';

/** The first limit of this act that the present state crosses. */
export const failingNow = (scene: Scene, act: Act): Failure | null => scene.model.crossed(act, here(scene))[0] ?? null;

interface Outcome { name: string; tone: ToneName; failure: string; content: TemplateResult }

export function verdict(scene: Scene, act: Act): TemplateResult | typeof nothing {
  const now = outcome(scene, act);
  if (!now) return nothing;
  return html`<div class="slot"><div class="verdict tone-${now.tone}" role="status" data-verdict=${now.name} data-failure=${now.failure || nothing}><div class="still" ${held(scene.dragging)}>${now.content}</div></div>
    ${ghosts(scene, act, (there) => html`<div class="ghost-verdict">${outcome(there, act)?.content ?? nothing}</div>`)}</div>`;
}

function outcome(scene: Scene, act: Act): Outcome | null {
  const failure = failingNow(scene, act);
  if (failure) return { name: 'failure', tone: 'bad', failure: failure.id, content: crossed(scene, failure) };
  const view = act.instrument.views.find((v): v is Extract<View, { view: 'verdict' }> => v.view === 'verdict' && shown(scene, v));
  if (!view) return act.fail.length ? { name: 'good', tone: 'good', failure: '', content: html`<div class="words"><b>${icon('check')}Within every limit.</b></div>` } : null;
  // Of what is not measured nothing holds: neither a row that would need it, nor those after it.
  const row = view.rows.find((r) => !r.when || scene.model.holds(r.when, here(scene)) !== false);
  const unknown = row?.when !== undefined && scene.model.holds(row.when, here(scene)) === null;
  const asked = scene.machine?.state.is !== 'measured' && view.rows.some((r) => r.when && scene.model.read(r.when.left, here(scene)).is === 'unmeasured');
  if (isMine(scene) && (unknown || asked)) return { name: 'unmeasured', tone: 'plain', failure: '', content: html`<div class="words"><b>No verdict.</b> It needs numbers of this machine that are not measured.</div>${corners(scene, view.presets)}` };
  return row ? { name: row.tone, tone: row.tone, failure: '', content: html`${words(scene, row.tone, row.say, row.more)}${corners(scene, view.presets)}` } : null;
}

function words(scene: Scene, tone: ToneName, first: Prose, more: Prose | undefined): TemplateResult {
  return html`<div class="words"><b>${icon(tone === 'bad' ? 'cross' : tone === 'warn' ? 'warning' : 'check')}${say(scene, first)}</b> ${say(scene, more)}</div>`;
}

function corners(scene: Scene, presets: { point: string; label: string }[]): TemplateResult | typeof nothing {
  const elsewhere = presets.filter((p) => { const point = scene.lab.points.find((x) => x.id === p.point); return point && !standsAt(scene, point); });
  if (elsewhere.length === 0) return nothing;
  return html`<div class="undo"><small>Corners:</small>${elsewhere.map((p) => html`<button type="button" data-point=${p.point} @click=${() => scene.dispatch({ type: 'point', point: p.point })}>${p.label}</button>`)}</div>`;
}

/** What would undo it is searched for among thousands of states: while a control is dragged that waits for its rest. */
function crossed(scene: Scene, failure: Failure): TemplateResult {
  return html`${words(scene, 'bad', failure.title, failure.say)}${guard([scene.calm, failure.id], () => (scene.dragging ? nothing : waysOut(scene, failure)))}`;
}

function waysOut(scene: Scene, failure: Failure): TemplateResult | typeof nothing {
  const undo = scene.model.undo(failure, scene.state);
  if (undo.length === 0) return nothing;
  return html`<div class="undo"><small>What would undo this:</small>${undo.map((u) => html`<button type="button" @click=${() => scene.dispatch({ type: 'undo-failure', control: u.control, value: u.value })}>${u.label}</button>`)}
    ${failure.remedies?.length ? html`<details class="remedies"><summary>Other ways out</summary>${say(scene, failure.remedies)}</details>` : nothing}</div>`;
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
