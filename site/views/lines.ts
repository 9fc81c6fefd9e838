// Lines: outputs across one control. Pointer, touch and arrow keys read values; the live value is marked.
import { html, svg, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { line as d3line } from 'd3-shape';
import type { View } from '../lab/compiled.js';
import { print } from '../format/index.js';
import type { Row } from '../runtime/types.js';
import { here, hueNow, plainly, say, type Scene } from '../lab-page/scene.js';
import { numberOf } from './bar-rows.js';
import { axisRow, tickFormat } from './axis.js';
import { head } from './head.js';
import { around, labelled, percent, place, type Place } from './scale.js';

type LinesView = Extract<View, { view: 'lines' }>;
interface Series { label: string; hue: string; points: { x: number; y: number | null; text: string }[] }
const BOX = 1000;

export function lines(scene: Scene, view: LinesView): TemplateResult {
  const rows = scene.model.rows(view.across, view.series.map((s) => s.value.ref), here(scene));
  const series: Series[] = view.series.map((one, s) => ({
    label: plainly(scene, one.label), hue: `s${s}`,
    points: rows.map((row) => ({ x: row.x ?? NaN, y: numberOf(row.values[s]), text: row.values[s]?.is === 'value' ? print(row.values[s].value, one.value.ref.type, one.value.format) : '…' })),
  }));
  const limits = view.limits.flatMap((limit) => {
    const at = numberOf(scene.model.read(limit.at.ref, here(scene)));
    return at === null ? [] : [{ at, tone: scene.model.tone(limit.tone, here(scene)), name: `${plainly(scene, limit.label)} ${scene.model.print(limit.at, here(scene)).text}` }];
  });
  const [x0, x1] = around(rows.flatMap((r) => r.x ?? []), view.x.scale);
  const [y0, y1] = around([...series.flatMap((s) => s.points.flatMap((p) => p.y ?? [])), ...limits.map((l) => l.at)], view.y.scale);
  const x = place(view.x.scale, view.x.from ?? rows[0]?.x ?? x0, view.x.to ?? rows.at(-1)?.x ?? x1);
  const y = place(view.y.scale, view.y.from ?? y0, view.y.to ?? y1);
  const control = 'control' in view.across.over ? view.across.over.control : null;
  const live = view.marker && control ? scene.model.standing(control, scene.state).value : null;
  const type = view.series[0]!.value.ref.type;
  return html`${head(scene, view)}
    <div class="plot ${hueNow(scene)}" tabindex="0" role="group" aria-label="${plainly(scene, view.sumsUp?.length ? view.sumsUp : view.title)} Arrow keys read the values." ${ref((el) => el && reading(el as HTMLElement, rows, series, x))}>
      <svg height="200" aria-hidden="true">
        ${labelled(y.ticks).map((t) => svg`<line class="gridline" x1="0" x2="100%" y1=${down(y(t))} y2=${down(y(t))}></line><text x="0" dy="-4" y=${down(y(t))}>${print(t, type, tickFormat(view.y.format))}</text>`)}
        ${limits.map((l) => svg`<line class="limitline lim-${l.tone}" x1="0" x2="100%" y1=${down(y(l.at))} y2=${down(y(l.at))}></line><text x="100%" dy="-5" text-anchor="end" y=${down(y(l.at))}>${l.name}</text>`)}
        <svg width="100%" height="100%" viewBox="0 0 ${BOX} ${BOX}" preserveAspectRatio="none">${series.map((s) => svg`<path class="series ${s.hue}" d=${pathOf(s, x, y)}></path>`)}</svg>
        ${typeof live === 'number' ? svg`<line class="now" x1=${percent(x(live))} x2=${percent(x(live))} y1="0" y2="100%"></line>` : nothing}
      </svg>
      ${axisRow(view.x, x, scene.model.control(control ?? '')?.valueType ?? { kind: 'number' })}
      <div class="readout" aria-live="polite"><span>${series.length > 1 ? series.map((s) => s.label).join(', ') : ''}</span></div>
    </div>
    <table class="sr">${html`<caption>${say(scene, view.sumsUp)}</caption>`}<tbody>${rows.filter((_, i) => i % Math.max(1, Math.floor(rows.length / 12)) === 0).map((row, i) => html`<tr><th scope="row">${row.label}</th>${series.map((s) => html`<td>${s.points[i]?.text ?? ''}</td>`)}</tr>`)}</tbody></table>`;
}

const down = (at: number): string => percent(1 - at);

function pathOf(series: Series, x: Place, y: Place): string {
  return d3line<{ x: number; y: number | null }>().defined((p) => p.y !== null).x((p) => x(p.x) * BOX).y((p) => (1 - y(p.y ?? 0)) * BOX)(series.points) ?? '';
}

/** Reads the nearest point aloud and beside the chart; the element keeps its place between renders. */
function reading(el: HTMLElement, rows: Row[], series: Series[], x: Place): void {
  const show = (i: number): void => {
    const at = Math.max(0, Math.min(rows.length - 1, i));
    el.dataset.at = String(at);
    const out = el.querySelector('.readout span');
    if (out) out.textContent = `${rows[at]?.label ?? ''}: ${series.map((s) => `${series.length > 1 ? `${s.label} ` : ''}${s.points[at]?.text ?? ''}`).join(', ')}`;
  };
  el.onpointermove = (event) => {
    const box = el.getBoundingClientRect();
    const to = (event.clientX - box.left) / box.width;
    show(rows.reduce((best, row, i) => (Math.abs(x(row.x ?? NaN) - to) < Math.abs(x(rows[best]!.x ?? NaN) - to) ? i : best), 0));
  };
  el.onkeydown = (event) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (!step) return;
    event.preventDefault();
    show(Number(el.dataset.at ?? 0) + step);
  };
}
