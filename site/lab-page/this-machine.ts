// The reader's own machine in the instrument: not measured yet, measuring, measured; and the sentences while numbers are missing.
import { html, nothing, type TemplateResult } from 'lit';
import type { Bound, Node, Prose } from '../lab/compiled.js';
import { busy, cachedMemory } from '../element/machine-words.js';
import { print } from '../format/index.js';
import { here, type Scene } from './scene.js';

export const isMine = (scene: Scene): boolean => scene.lab.mine?.context === scene.state.context;

const TAKES_S = 8;

const time = (s: number): string => print(s, { kind: 'number', unit: 's' }, { name: 'in', unit: 's', n: 0 });

/** What stands in the headline's place on this machine while there is nothing to conclude; null when the lab's own can stand. */
export function mineSays(scene: Scene, tree: Prose): string | null {
  if (!isMine(scene)) return null;
  if (scene.machine?.state.is === 'measuring') return 'Measuring: keep this tab in front.';
  if (scene.machine?.state.is !== 'measured') return 'This machine is not measured yet.';
  return lacks(scene, tree) ? 'What this needs could not be measured here.' : null;
}

/** Whether a text names a number of this machine that is missing. */
export function lacks(scene: Scene, tree: Prose): boolean {
  const missing = (bound: Bound): boolean => scene.model.read(bound.ref, here(scene)).is === 'unmeasured';
  const within = (node: Node): boolean => typeof node !== 'string' && ('bind' in node ? missing(node.bind) : node.children.some(within));
  return tree.some(within);
}

export function thisMachine(scene: Scene): TemplateResult | typeof nothing {
  const { machine } = scene;
  if (!isMine(scene) || !machine) return nothing;
  const { state } = machine;
  return html`<div class="mine" data-machine=${state.is}>${state.is === 'measured' ? known(scene, state) : state.is === 'measuring' ? running(scene, state) : asked(scene)}
    ${'say' in state && state.say ? html`<p class="fine" role="alert">${state.say}</p>` : nothing}</div>`;
}

function asked({ machine }: Scene): TemplateResult {
  const cannot = machine!.cannot;
  return html`<button type="button" class="primary" ?disabled=${cannot !== null} @click=${() => machine!.measure()}>Measure this machine (${time(TAKES_S)})</button>
    <span class="fine">${cannot ?? 'Arithmetic, memory and caches, in this tab. Nothing leaves it, and you can forget it again.'}</span>`;
}

function running({ machine }: Scene, { share, left_s }: { share: number; left_s: number | null }): TemplateResult {
  return html`<progress max="1" .value=${share} aria-label="Measuring this machine"></progress><span class="fine">${left_s === null ? '' : html`about ${time(Math.max(1, left_s))} left`}</span><button type="button" class="quiet" @click=${() => machine!.cancel()}>Stop</button>`;
}

function known({ machine }: Scene, { record }: Extract<NonNullable<Scene['machine']>['state'], { is: 'measured' }>): TemplateResult {
  const when = new Date(record.measured_at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  const cached = cachedMemory(record);
  const told = record.reported.includes('capacity_bytes');
  return html`<span class="fine">One thread in FP32, measured on ${when} in ${record.browser}${busy(record) ? ' while other programs were busy' : ''}.${told ? ' The memory is as the browser tells it.' : ''}${cached && ` ${cached}`}</span>
    <span class="acts-of"><button type="button" class="quiet" ?disabled=${machine!.cannot !== null} @click=${() => machine!.measure()}>Measure again</button><button type="button" class="quiet" @click=${() => machine!.forget()}>Forget</button></span>`;
}
