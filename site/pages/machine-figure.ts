// The map's live figure: this machine among devices of the labs, on one log axis of FP32 arithmetic.
import { html, nothing, type TemplateResult } from 'lit';
import { print } from '../format/index.js';
import { percent, place } from '../views/scale.js';

export interface Landmark { id: string; label: string; peak: number }
/** What the core says of the measured rate. */
export interface MachineRead { peak: number; /** how many of the slowest device it is worth */ slowest: number; /** the fastest, in units of this machine */ fastest: number; /** lengths if this machine were 1 cm */ slowest_m: number; fastest_m: number; when: string; browser: string; noisy: boolean; /** what is to be said of its bandwidth, or nothing */ cached: string }

export type MachineState =
  | { is: 'none'; say?: string }
  | { is: 'measuring'; share: number }
  | { is: 'measured'; read: MachineRead; say?: string };
export type MachineScene = MachineState & { landmarks: Landmark[]; measure?: () => void; cancel?: () => void; forget?: () => void };

const AXIS: [number, number] = [1e8, 1e15];
const rate = (value: number): string => print(value, { kind: 'number', unit: 'FLOP/s' }, { name: 'si', n: 2 });
const factor = (value: number): string => print(value, { kind: 'number' }, { name: 'sig', n: 2 });
const length = (value: number): string => print(value, { kind: 'number', unit: 'm' }, { name: 'si', n: 2 });

export function machineFigure(scene: MachineScene): TemplateResult {
  const at = place('log', ...AXIS);
  const mine = scene.is === 'measured' ? [{ id: 'this_machine', label: 'This machine', peak: scene.read.peak }] : [];
  const rows = [...scene.landmarks, ...mine].sort((a, b) => a.peak - b.peak);
  return html`<section class="self" aria-labelledby="self-title">
    <div class="bar"><h2 class="label" id="self-title">This machine, in this tab</h2>
      ${scene.is === 'measured' && scene.measure ? html`<span><button type="button" class="quiet" @click=${scene.measure}>Measure again</button><button type="button" class="quiet" @click=${scene.forget}>Forget</button></span>` : nothing}</div>
    <p class="headline" role="status">${headline(scene)}</p>
    <table class="rates"><caption class="sr">Peak arithmetic in FP32 of some devices${mine.length ? ' and this machine' : ''}, on a logarithmic axis</caption>
      <tbody>${rows.map((row) => html`<tr class=${row.id === 'this_machine' ? 'me' : nothing}><th scope="row">${row.label}</th>
        <td class="line"><svg height="16" width="100%" aria-hidden="true">${grid(at.ticks.map(at))}<rect class="reach" x="0" y="5" height="6" width=${percent(at(row.peak))}></rect><rect class="end" x=${percent(at(row.peak))} y="2" width="5" height="12" rx="1.5"></rect></svg></td>
        <td class="v">${rate(row.peak)}</td></tr>`)}</tbody></table>
    <p class="fine">Operations on FP32 numbers each second; every line stands for ten times the one before.</p>
    ${scene.is === 'measured' ? html`<p class="plain">Now without the logarithm: draw your machine 1\u202fcm long. The doorbell’s ${scene.landmarks[0]?.label} is ${length(scene.read.slowest_m)}. The ${scene.landmarks.at(-1)?.label} is ${length(scene.read.fastest_m)}.</p>
      <p class="fine">One thread, vectors of four numbers, in ${scene.read.browser}, ${scene.read.when}.${scene.read.noisy ? ' The measurement was noisy: other programs were busy.' : ''} The devices stand at the peaks of their data sheets.</p>
      ${scene.read.cached ? html`<p class="fine">Labs take this machine’s bandwidth too. ${scene.read.cached}</p>` : nothing}` : nothing}
    ${scene.is === 'measuring' ? html`<div class="run"><progress max="1" .value=${scene.share} aria-label="Measuring"></progress><button type="button" class="quiet" @click=${scene.cancel}>Stop</button></div>` : nothing}
    ${scene.is === 'none' ? html`<p class="run"><button type="button" ?disabled=${!scene.measure} @click=${scene.measure}>Measure this machine</button><span class="fine">Takes about two seconds; nothing leaves it.</span></p>` : nothing}
    ${'say' in scene && scene.say ? html`<p class="fine" role="alert">${scene.say}</p>` : nothing}
  </section>`;
}

function headline(scene: MachineScene): string {
  if (scene.is === 'measuring') return 'Measuring: keep this tab in front.';
  if (scene.is === 'none') return 'Where would your own machine stand?';
  const [slowest, fastest] = [scene.landmarks[0]!, scene.landmarks.at(-1)!];
  return `It does ${rate(scene.read.peak)}, as much as ${factor(scene.read.slowest)} of the doorbell’s ${slowest.label}. One ${fastest.label} is worth ${factor(scene.read.fastest)} of it.`;
}

const grid = (at: number[]): TemplateResult[] => at.map((x) => html`<svg width="100%" height="16"><line class="tick" x1=${percent(x)} x2=${percent(x)} y1="0" y2="16"></line></svg>`);
