// Where do the numbers come from: once asked, every number in the text is a link to its model or constant, and below each chart stands a list.
import { html, nothing, type TemplateResult } from 'lit';
import { TooLate } from '../boot/deadline.js';
import type { Act, Bound, Ref } from '../lab/compiled.js';
import { originOf, refsIn, type Origins, type Place } from '../lab/origins.js';
import type { Env } from '../runtime/types.js';
import { dressed } from '../views/sheet.js';
import { everywhere, named } from '../runtime/index.js';
import { actNow, type Linker, type Scene } from './scene.js';

const SAY = {
  loading: 'The list is loading.',
  failed: 'The list of sources could not be loaded. The numbers are as true as before.',
  late: 'The list of sources did not load within 5\u202fs. The numbers are as true as before.',
  on: 'Each number in the text is now a link to where it comes from; what stands in a chart is listed below it.',
};

export function toggle(scene: Scene, open: boolean): void {
  if (open === (scene.linker !== null)) return;
  if (!open) return scene.setLinker(null);
  const ask = (): void => {
    scene.setLinker({ say: SAY.loading });
    scene.origins().then(
      (origins) => scene.setLinker(origins.arena === scene.lab.graph.arena ? linker(origins) : { say: SAY.failed, again: ask }),
      (error: unknown) => scene.setLinker({ say: error instanceof TooLate ? SAY.late : SAY.failed, again: ask }),
    );
  };
  ask();
}

/** The one place that a reference stands for at a state. */
function placeOf(origins: Origins, scene: Scene, ref: Ref, env: Env): Place | undefined {
  const origin = originOf(origins, ref);
  const index = typeof origin === 'object' ? origin.at[standing(scene, origin.by, ref, env)] : origin;
  return index === undefined ? undefined : origins.places[index];
}

/** The index of the machine, or of a control's option, at the state that a reference is read at. */
function standing(scene: Scene, by: string, ref: Ref, env: Env): number {
  const at = ref.at === 'live' ? env.at ?? 'live' : ref.at;
  const live = at === 'live' ? env.state : named(scene.lab, at);
  if (by === '') return everywhere(scene.lab).findIndex((c) => c.id === live.context);
  const now = scene.model.standing(by, live).value;
  return scene.model.control(by)?.options?.findIndex((o) => o.value === now) ?? -1;
}

/** A place on the lab's own list says so by its "#" alone. */
const address = (scene: Scene, to: string): string => scene.reference(to.startsWith('#') ? `labs/${scene.lab.id}/${to}` : to);

/** An embedded lab stays where it is. */
const elsewhere = (scene: Scene): string | typeof nothing => (scene.chrome ? nothing : '_blank');

function linker(origins: Origins): Linker {
  return {
    bound(scene: Scene, bound: Bound, text: string, env: Env) {
      const place = placeOf(origins, scene, bound.ref, env);
      return place ? html`<a class="origin" href=${address(scene, place[0])} target=${elsewhere(scene)} title=${place[1]}>${text}</a>` : text;
    },
    list(scene: Scene, part: unknown, env: Env) {
      const places = new Map(refsIn(part).flatMap((ref) => { const place = placeOf(origins, scene, ref, env); return place ? [[place.join(), place] as const] : []; }));
      return places.size === 0 ? nothing : html`<ul class="origins" aria-label="Where these numbers come from">${[...places.values()].map(([to, says]) => html`<li><a href=${address(scene, to)} target=${elsewhere(scene)}>${says}</a></li>`)}</ul>`;
    },
  };
}

/** The disclosure at the foot of an act. */
export function origins(scene: Scene, act: Act = actNow(scene)): TemplateResult {
  const { linker: on } = scene;
  return html`<details class="sourced" ${dressed()} .open=${on !== null} @toggle=${(event: Event) => toggle(scene, (event.target as HTMLDetailsElement).open)}><summary>Where the numbers come from</summary>
    ${!on ? nothing : html`<p role="status">${on.say ?? SAY.on}</p>${on.again ? html`<button type="button" class="quiet" @click=${on.again}>Try again</button>` : nothing}
      <p><a href=${scene.reference(`labs/${scene.lab.id}/`)} target=${elsewhere(scene)}>All numbers of this lab</a>, <a href=${scene.reference('')} target=${elsewhere(scene)}>all models and constants</a></p>
      ${on.list ? html`<p class="label">In this act</p>${on.list(scene, [act, scene.lab.hud, controlsOf(scene, act)], { state: scene.state })}` : nothing}`}</details>`;
}
const controlsOf = (scene: Scene, act: Act): Ref[] => act.instrument.controls.flatMap((id): Ref[] => { const c = scene.model.control(id); return c && c.slot >= 0 ? [{ from: 'control', id, at: 'live', type: c.valueType, path: id }] : []; });
