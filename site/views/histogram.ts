// Histogram: shares in bins, their quantiles as named lines. Bins come from the core (between two edges, or counted by a model); samples are counted into columns.
import { svg, type TemplateResult } from 'lit';
import type { Ref, Series, View } from '../lab/compiled.js';
import { print } from '../format/index.js';
import { rangeAt } from '../runtime/controls.js';
import type { Env } from '../runtime/types.js';
import { here, plainly, type Scene } from '../lab-page/scene.js';
import { numberOf } from './bar-rows.js';
import { BOX, empty, figure, linesOf, stretched, typeOf, xSide, ySide, type Side } from './figure.js';
import { dash, fill, type Key } from './marks.js';
import { stateOf } from './series.js';
import { toneClass } from './tone.js';

type HistogramView = Extract<View, { view: 'histogram' }>;
export interface Bin { low: number; high: number; value: number; text: string }
interface Shown { label: string; cls: string; bins: Bin[] }

/** Samples counted into columns of equal width on the axis; the last one holds its upper end. */
export function counted(samples: number[], edges: number[]): number[] {
  const counts = edges.slice(1).map(() => 0);
  for (const s of samples) {
    let bin = edges.findIndex((e, i) => i > 0 && s < e) - 1;
    if (bin < 0 && s === edges.at(-1)) bin = counts.length - 1;
    if (bin >= 0 && s >= edges[0]!) counts[bin]! += 1;
  }
  return counts;
}

const numbersIn = (scene: Scene, ref: Ref, env: Env): number[] => { const r = scene.model.read(ref, env); return r.is === 'value' && Array.isArray(r.value) ? r.value.filter((v): v is number => typeof v === 'number') : []; };

function edgesOf(scene: Scene, view: HistogramView): number[] {
  const { bins } = view;
  if ('edges' in bins) return numbersIn(scene, bins.edges, here(scene));
  const { core } = scene.model;
  if ('low' in bins) {
    const control = scene.model.control(bins.low);
    const range = control && rangeAt(control, scene.model.context(scene.state).id);
    return core && range ? [...core.spacing(range[0], range[1], bins.n + 1, bins.scale, false)] : [];
  }
  const all = view.series.flatMap((s) => numbersIn(scene, s.value.ref, stateOf(scene, s.at)));
  const [from, to] = [view.x.from ?? Math.min(...all), view.x.to ?? Math.max(...all)];
  return core && all.length && to > from ? [...core.spacing(from, to, bins.n + 1, view.x.scale, false)] : [];
}

function binsOf(scene: Scene, view: HistogramView, series: Series, edges: number[]): Bin[] {
  const env = stateOf(scene, series.at);
  const { bins } = view;
  const between = edges.slice(1).map((high, i) => ({ low: edges[i]!, high }));
  if ('low' in bins) {
    const rows = scene.model.rows({ over: { control: bins.low }, steps: between.map((b) => ({ label: '', values: { [bins.low]: b.low, [bins.high]: b.high } })) }, [series.value.ref], env);
    return rows.flatMap((row, i) => { const value = numberOf(row.values[0]); return value === null ? [] : [{ ...between[i]!, value, text: print(value, series.value.ref.type, series.value.format) }]; });
  }
  const read = numbersIn(scene, series.value.ref, env);
  const type = typeOf(series.value);
  if ('edges' in bins) return between.map((b, i) => ({ ...b, value: read[i] ?? 0, text: print(read[i] ?? null, type, series.value.format) }));
  return counted(read, edges).map((value, i) => ({ ...between[i]!, value, text: print(value, { kind: 'integer' }, { name: 'count' }) }));
}

export function histogram(scene: Scene, view: HistogramView): TemplateResult {
  const edges = edgesOf(scene, view);
  const all: Shown[] = view.series.map((s) => ({ label: plainly(scene, s.label), cls: toneClass(scene, s.tone, stateOf(scene, s.at), s.hue), bins: binsOf(scene, view, s, edges) }));
  const bins = all.flatMap((a) => a.bins);
  if (bins.length === 0) return empty(scene, view, missing(scene, view));
  const xt = 'low' in view.bins ? scene.model.control(view.bins.low)?.valueType ?? { kind: 'number' as const } : 'edges' in view.bins ? view.bins.edges.type.item ?? { kind: 'number' as const } : typeOf(view.series[0]?.value);
  const yt = 'n' in view.bins && !('low' in view.bins) ? { kind: 'integer' as const } : typeOf(view.series[0]?.value);
  const x = xSide(view.x, [], xt, [edges[0]!, edges.at(-1)!]);
  const y = ySide(view.y, bins.map((b) => b.value), yt);
  const at = (v: number): string => print(v, xt, view.x.format);
  const span = (b: Bin): string => `${at(b.low)} to ${at(b.high)}`;
  return figure(scene, view, {
    x, y, limits: linesOf(scene, view.limits), rules: linesOf(scene, view.quantiles),
    keys: all.length > 1 ? all.map((a, i): Key => ({ kind: i ? 'line' : 'part', index: i, hue: a.cls, text: a.label })) : [],
    ink: stretched(all.map((a, i) => svg`<path class="part hist ${a.cls} ${fill(i)}" d=${columns(a.bins, x, y)}></path>${i > 0 ? svg`<path class="series top ${a.cls} ${dash(i)}" d=${outline(a.bins, x, y)}></path>` : ''}`)),
    reads: { by: 'x', stops: () => all[0]!.bins.map((b, i) => ({ x: x.place((b.low + b.high) / 2), y: y.place(b.value), say: `${span(b)}: ${all.map((a) => `${all.length > 1 ? `${a.label} ` : ''}${a.bins[i]?.text ?? ''}`).join(', ')}` })) },
    numbers: () => ({ heads: [view.x.label, ...all.map((a) => a.label || view.y.label)], rows: all[0]!.bins.map((b, i) => ({ head: span(b), cells: all.map((a) => a.bins[i]?.text ?? '') })) }),
  });
}

/** What a histogram without a value says: the words that its first quantity prints for "none". */
function missing(scene: Scene, view: HistogramView): string {
  const first = view.quantiles[0];
  const text = first ? scene.model.print(first.at, here(scene)).text : '';
  return text && text !== '…' ? `${plainly(scene, first!.label)}: ${text}.` : 'No values at these settings.';
}

const place = (v: number): number => Math.round(v * BOX * 10) / 10;
/** One path for all bars: left and right edge, top, and back to the floor. */
export const columns = (bins: Bin[], x: Side, y: Side): string => bins.filter((b) => b.value > 0).map((b) => `M${place(x.place(b.low))} ${BOX}V${place(1 - y.place(b.value))}H${place(x.place(b.high))}V${BOX}z`).join('');
const outline = (bins: Bin[], x: Side, y: Side): string => bins.map((b, i) => `${i ? 'L' : 'M'}${place(x.place(b.low))} ${place(1 - y.place(b.value))}H${place(x.place(b.high))}`).join('');
