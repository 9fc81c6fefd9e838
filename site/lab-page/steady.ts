// Slots of one height: beside what stands in them, all that can stand there is laid out unseen, so nothing jumps when a limit is crossed.
import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Act } from '../lab/compiled.js';
import { named } from '../runtime/index.js';
import type { Scene } from './scene.js';

/** The states that an act names: its start, its corners, what its tasks show, its failures. */
function landmarks(scene: Scene, act: Act): Scene[] {
  const presets = act.instrument.views.flatMap((v) => (v.view === 'verdict' ? v.presets.map((p) => p.point) : []));
  const points = new Set(['start', ...presets, ...act.instrument.explore.map((t) => t.show), ...act.fail.map((f) => f.reach)]);
  return [...points].map((point) => ({ ...scene, state: { ...scene.state, ...named(scene.lab, point), answers: scene.state.answers } }));
}

/** `draw` at each landmark, invisible and silent, on top of each other. Drawn once: an act's landmarks do not move. */
export function ghosts(scene: Scene, act: Act, draw: (there: Scene) => unknown): TemplateResult {
  return html`<div class="ghosts" aria-hidden="true">${guard([act, scene.model.ready], () => landmarks(scene, act).map((there) => html`<div>${draw(there)}</div>`))}</div>`;
}
