// The button that measures: how far it is, how long it still takes, how to stop it; then when and where the numbers come from, and what to think of them.
import { html, nothing, type TemplateResult } from 'lit';
import type { Control, MeasureCall } from '../lab/compiled.js';
import { print } from '../format/index.js';
import { stale } from '../runtime/measured.js';
import { icon } from '../icons/icons.js';
import { controlOf } from './controls.js';
import { here, type Scene } from './scene.js';

const SECONDS = { kind: 'number', unit: 's' } as const;
const BUSY = 'Another program was busy meanwhile, or the processor changed its pace: the times spread by more than a tenth. Read them as rough, or measure again.';
const SAYS: [flag: string, say: string][] = [
  ['in_background', 'The page was in the background meanwhile, where browsers slow it down. Measure again with the page in view.'],
  ['noisy', BUSY], ['not_steady', BUSY],
  ['coarse_clock', 'The clock of this browser is coarse; short times are rough.'],
  ['wrong_result', 'A kernel gave a wrong result here, so its time does not count.'],
  ['out_of_budget', 'The time was not enough for all of it, so some numbers are missing. Measure again when the computer is less busy.'],
  ['too_slow', 'A kernel would have taken too long and was left out.'],
  ['not_here', 'A kernel needs instructions that this machine does not have; it was left out.'],
  ['no_memory', 'There was not enough memory for all of it.'],
];

export function runControl(scene: Scene, control: Control): TemplateResult {
  const calls = (scene.lab.measures ?? []).filter((m) => control.runs?.includes(m.id));
  const { measuring } = scene;
  if (!measuring) return html`<div class="field wide" data-control=${control.id}><span class="name">${control.label}</span><small>Measuring needs this page with its script.</small></div>`;
  const runs = calls.map((call) => measuring.run(call.id));
  const now = runs.find((run) => run.is === 'running');
  const refused = runs.find((run) => run.is === 'refused');
  const made = calls.some((call) => scene.state.stamps[call.id]);
  // What it measures is chosen beside its button.
  const sets = scene.lab.controls.filter((c) => c.type === 'set' && calls.some((call) => Object.values(call.params).some((p) => 'ref' in p && p.ref.from === 'control' && p.ref.id === c.id)));
  const all = (act: (id: string) => void): void => calls.forEach((call) => act(call.id));
  return html`<div class="field wide run" data-control=${control.id} data-run=${now ? 'running' : refused ? 'refused' : made ? 'done' : 'idle'}>
    ${sets.map((set) => controlOf(scene, set, true))}
    ${now?.is === 'running' ? running(now, control, calls.length, () => all((id) => measuring.stop(id))) : html`<button type="button" @click=${() => all((id) => measuring.start(id))}>${made ? `${control.label} again` : control.label}</button>`}
    <div class="about" role="status">${now ? nothing : html`${refused?.is === 'refused' ? html`<p data-refused>${icon('warning')}${refused.say}</p>` : nothing}
      ${made ? done(scene, calls) : html`<small>Takes some seconds, on this computer alone; nothing is sent.</small>`}`}</div>
  </div>`;
}

function running(run: { share: number; left_s: number | null }, control: Control, of: number, stop: () => void): TemplateResult {
  const left = run.left_s === null ? 'starting' : of > 1 ? 'several measurements, one after the other' : `about ${print(Math.max(1, run.left_s), SECONDS, { name: 'time', n: 1 })} left`;
  return html`<progress max="1" .value=${run.share} aria-label=${control.label}></progress><small>${left}</small><button type="button" @click=${stop}>Stop</button>`;
}

function done(scene: Scene, calls: MeasureCall[]): TemplateResult {
  const stamped = calls.flatMap((call) => { const stamp = scene.state.stamps[call.id]; return stamp ? [{ call, stamp }] : []; });
  const { at, browser } = stamped.at(-1)!.stamp;
  const day = new Date(at).toLocaleString('en-GB', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });
  const doubts = [...new Set(SAYS.filter(([flag]) => stamped.some(({ stamp }) => stamp.flags.includes(flag))).map(([, say]) => say))];
  return html`<small>Measured on ${day} in ${browser}.</small>
    ${stamped.some(({ call, stamp }) => stale(scene.model, call, stamp.params, here(scene).state)) ? html`<p data-stale>${icon('warning')}Controls have moved since: these numbers belong to the earlier setting.</p>` : nothing}
    ${doubts.map((say) => html`<p data-doubt>${icon('warning')}${say}</p>`)}`;
}
