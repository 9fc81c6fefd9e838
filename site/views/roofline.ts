// Roofline: both axes in powers of ten; each roof slopes with the bandwidth up to its ridge and is flat at the peak. The roof's course is the core's own model.
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Roof, View } from '../lab/compiled.js';
import { print } from '../format/index.js';
import type { Env } from '../runtime/types.js';
import { here, plainly, type Scene } from '../lab-page/scene.js';
import { numberOf } from './bar-rows.js';
import { dotAt, empty, figure, stretched, typeOf, xSide, ySide, type Line, type Side } from './figure.js';
import { dash, shape, type Key } from './marks.js';
import { linePath } from './paths.js';
import { dots, type Drawn } from './scatter.js';
import { around } from './scale.js';
import { toneHue, toneWeight } from './tone.js';

type RooflineView = Extract<View, { view: 'roofline' }>;
export interface RoofDrawn { name: string; ridge: number; peak: number; at(intensity: number): number | null; cls: string; ridgeText: string; peakText: string; slopeText: string; live: boolean }

/** The roofs that have a peak and a bandwidth. */
export function roofs(scene: Scene, view: RooflineView): RoofDrawn[] {
  const rows = view.roofsAcross ? scene.model.rows(view.roofsAcross, [], here(scene)) : [{ label: '', env: here(scene), hue: undefined as string | undefined }];
  return view.roofs.flatMap((roof) => rows.flatMap((row) => one(scene, view, roof, row.env, row.label, roof.hue ?? row.hue, rows.length > 1)));
}

function one(scene: Scene, view: RooflineView, roof: Roof, env: Env, row: string, hue: string | undefined, several: boolean): RoofDrawn[] {
  const { core } = scene.model;
  const peak = numberOf(scene.model.read(roof.peak.ref, env));
  const bandwidth = numberOf(scene.model.read(roof.bandwidth.ref, env));
  if (!core || !peak || !bandwidth) return [];
  const ask = (intensity: number): { attainable_flop_per_s: number; ridge_flop_per_byte: number } | null => {
    const got = core.evaluate('roofline', { intensity_flop_per_byte: intensity, peak_flop_per_s: peak, bandwidth_bytes_per_s: bandwidth });
    return got.ok ? got.value : null;
  };
  const ridge = ask(1)?.ridge_flop_per_byte;
  if (!ridge) return [];
  const on = env.state.context === scene.state.context;
  const tone = scene.model.tone(roof.tone, env);
  const own = hue ? (several && !on ? 'hue-plain' : `hue-${hue}`) : toneHue(tone);
  return [{
    name: [plainly(scene, roof.label), row].filter(Boolean).join(', '), ridge, peak, at: (i) => ask(i)?.attainable_flop_per_s ?? null, live: on, cls: `${own} ${several && on ? 'binding' : toneWeight(tone)}`,
    ridgeText: print(ridge, { kind: 'number', unit: view.x.unit ?? 'FLOP/B' }, view.x.format), peakText: scene.model.print(roof.peak, env).text, slopeText: scene.model.print(roof.bandwidth, env).text,
  }];
}

/** The corners of a roof between two intensities. */
export const corners = (roof: Pick<RoofDrawn, 'ridge' | 'at'>, from: number, to: number): { x: number; y: number | null }[] => [from, ...(roof.ridge > from && roof.ridge < to ? [roof.ridge] : []), to].map((x) => ({ x, y: roof.at(x) }));

/** Beyond rounding and noise. */
const SURELY = 1.02;
export interface Above { name: string; times: number; flat: boolean }
/** Dots above every roof drawn, by how much, and whether above a peak or a slope. `over` divides. */
export function above(drawn: Pick<Drawn, 'name' | 'x' | 'y'>[], all: Pick<RoofDrawn, 'ridge' | 'at'>[], over: (a: number, b: number) => number | null): Above[] {
  return drawn.flatMap(({ name, x, y }) => {
    const highest = all.flatMap((r) => { const at = r.at(x); return at === null ? [] : [{ at, flat: x >= r.ridge }]; }).sort((a, b) => b.at - a.at)[0];
    const times = highest ? over(y, highest.at) : null;
    return times !== null && times > SURELY ? [{ name, times, flat: highest!.flat }] : [];
  });
}
const REASONS = [
  { flat: true, where: 'flat roof', why: 'Nothing passes a true peak, so this roof is drawn too low.' },
  { flat: false, where: 'slope', why: 'Bytes come faster there than from the memory that is drawn.' },
];

/** Where a dot is above its roof the chart says so, and what it means: no roof hides it. */
function tooLow(scene: Scene, drawn: Drawn[], all: RoofDrawn[]): TemplateResult | typeof nothing {
  const over = (a: number, b: number): number | null => { const got = scene.model.core?.evaluate('magnitude_gap', { a, b }); return got?.ok ? got.value.ratio : null; };
  const high = above(drawn, all, over);
  if (high.length === 0) return nothing;
  return html`${REASONS.map(({ flat, where, why }) => {
    const own = high.filter((h) => h.flat === flat).map((h) => `${h.name} (${print(h.times, { kind: 'number' }, { name: 'factor', n: 3 })})`);
    return own.length ? html`<small class="source">Above the ${where}: ${own.join(', ')}. ${why}</small>` : nothing;
  })}`;
}

export function roofline(scene: Scene, view: RooflineView): TemplateResult {
  const all = roofs(scene, view);
  const { drawn, missing } = dots(scene, view.items, view.across);
  if (all.length === 0) return empty(scene, view, 'No roof to draw: the machine has not been measured.');
  const span = around([...all.map((r) => r.ridge / 10), ...all.map((r) => r.ridge * 10), ...drawn.map((d) => d.x)], 'log');
  const x = xSide({ ...view.x, scale: 'log' }, [], { kind: 'number', unit: view.x.unit ?? '' }, [view.x.from ?? span[0], view.x.to ?? span[1]]);
  const [from, to] = [view.x.from ?? span[0], view.x.to ?? span[1]];
  const courses = all.map((r) => corners(r, from, to));
  const y = ySide({ ...view.y, scale: 'log' }, [...courses.flatMap((c) => c.flatMap((p) => p.y ?? [])), ...drawn.map((d) => d.y)], typeOf(view.roofs[0]?.peak));
  const live = all.filter((r) => r.live);
  const rules: Line[] = (live.length ? live : all).slice(0, 3).map((r) => ({ at: r.ridge, name: all.length > 1 ? `${r.name}: ridge` : 'Ridge', text: r.ridgeText, tone: 'quiet' }));
  return html`${figure(scene, view, {
    x, y, rules: rules.filter((r) => r.at > from && r.at < to), size: 'tall',
    keys: [...(all.length > 1 ? all.map((r, i): Key => ({ kind: 'line', index: i, hue: r.cls, text: `${r.name}, ${r.peakText}` })) : []), ...drawn.map((d): Key => ({ kind: 'dot', index: d.kind, hue: d.cls, text: d.name })), ...missing.map((name): Key => ({ kind: 'dot', index: 3, hue: 'hue-plain', text: `${name}: not measured` }))],
    ink: [
      stretched(all.map((r, i) => svg`<path class="series ${r.cls} ${dash(i)}" d=${linePath(courses[i]!, x.place, y.place)}></path>`)),
      ...drawn.map((d) => dotAt(x.place(d.x), y.place(d.y), shape(d.kind), `${d.cls} ${dash(d.kind)}`)),
    ],
    reads: { by: 'xy', stops: () => [...stops(drawn, x, y), ...all.map((r) => ({ x: x.place(r.ridge), y: y.place(r.peak), say: `${r.name || 'Roof'}: slope ${r.slopeText}, flat at ${r.peakText} from ${r.ridgeText}` }))].sort((a, b) => a.x - b.x) },
    numbers: () => ({ heads: ['', view.x.label, view.y.label], rows: [...all.map((r) => ({ head: `${r.name || 'Roof'}: ridge`, cells: [r.ridgeText, r.peakText] })), ...drawn.map((d) => ({ head: d.name, cells: [d.xText, d.yText] }))] }),
  })}${tooLow(scene, drawn, all)}`;
}

const stops = (drawn: Drawn[], x: Side, y: Side): { x: number; y: number; say: string }[] => drawn.map((d) => ({ x: x.place(d.x), y: y.place(d.y), say: `${d.name}: ${d.xText}, ${d.yText}` }));
