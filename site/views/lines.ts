// Lines: outputs across one control or along a list; families, areas, stacked areas, steps; limits, shaded stretches, and the place where the reader stands.
import { svg, type TemplateResult } from 'lit';
import type { View } from '../lab/compiled.js';
import { here, plainly, type Scene } from '../lab-page/scene.js';
import { numberOf } from './bar-rows.js';
import { dotAt, empty, figure, linesOf, nowDot, nowLine, stretched, typeOf, xSide, ySide, type Side } from './figure.js';
import { dash, fill, type Key } from './marks.js';
import { areaPath, linePath, stack } from './paths.js';
import { dotNames } from './names.js';
import type { Stop } from './reader.js';
import { curves, stretches, xText, xType, type Curve } from './series.js';

type LinesView = Extract<View, { view: 'lines' }>;
const STAR = 'M0 -7l7 7l-7 7l-7 -7z';

export function lines(scene: Scene, view: LinesView): TemplateResult {
  const { all } = curves(scene, view);
  const longest = all.reduce((a, c) => (c.points.length > a.length ? c.points : a), all[0]?.points ?? []);
  const tops = view.style === 'stacked' ? stack(all.map((c) => c.points.map((p) => p.y))) : all.map((c) => c.points.map((p) => p.y));
  const seen = tops.flatMap((t) => t.flatMap((v) => v ?? []));
  if (seen.length === 0) return empty(scene, view, longest[0]?.text ?? 'Nothing to draw at these settings.');
  const type = xType(scene, view.across, view.from);
  const limits = linesOf(scene, view.limits);
  const rules = linesOf(scene, view.rules);
  const stars = view.stars.flatMap((s) => {
    const [sx, sy] = [numberOf(scene.model.read(s.x.ref, here(scene))), numberOf(scene.model.read(s.y.ref, here(scene)))];
    return sx === null || sy === null ? [] : [{ x: sx, y: sy, text: `${plainly(scene, s.label)} ${scene.model.print(s.x, here(scene)).text}` }];
  });
  const xs = longest.flatMap((p) => (Number.isFinite(p.x) ? p.x : []));
  const x = xSide(view.x, xs, type, [xs[0] ?? 0, xs.at(-1) ?? 1]);
  const y = ySide(view.y, [...seen, ...limits.map((l) => l.at), ...stars.map((s) => s.y)], typeOf(view.series[0]?.value));
  const control = view.across && 'control' in view.across.over ? view.across.over.control : null;
  const live = view.marker && control ? scene.model.standing(control, scene.state).value : null;
  const stops = (): Stop[] => longest.map((p, i) => ({ x: x.place(p.x), y: y.place(tops[0]?.[i] ?? 0), say: `${xText(p.x, type, view.x)}: ${said(all, i)}` }));
  return figure(scene, view, {
    x, y, limits, rules,
    regions: view.across && view.regions.length ? stretches(scene, view.across, view.regions, x.place) : [],
    keys: all.length > 1 ? all.map((c, i): Key => ({ kind: view.style === 'stacked' ? 'part' : 'line', index: i, hue: c.cls, text: c.label })) : [],
    ink: [stretched(drawn(view, all, tops, x, y)), ...stars.map((s) => dotAt(x.place(s.x), y.place(s.y), STAR, 'star')), ...dotNames(stars.map((s) => ({ name: s.text, x: x.place(s.x), y: y.place(s.y) })))],
    over: typeof live === 'number' ? [nowLine(x.place(live)), view.style === 'stacked' || view.style === 'step' ? '' : all.map((c, i) => here1(scene, c, i, x.place(live), y))] : undefined,
    reads: { stops, by: 'x' },
    numbers: () => ({ heads: [view.x.label || 'x', ...all.map((c) => c.label || view.y.label)], rows: longest.map((p, i) => ({ head: xText(p.x, type, view.x), cells: all.map((c) => c.points[i]?.text ?? '') })) }),
  });
}

const said = (all: Curve[], i: number): string => all.map((c) => `${all.length > 1 ? `${c.label} ` : ''}${c.points[i]?.text ?? ''}`).join(', ');

/** The dot where the reader's own state stands on a curve; a curve of another state has none. */
function here1(scene: Scene, c: Curve, i: number, at: number, y: Side): TemplateResult | '' {
  if (c.env.state !== scene.state) return '';
  const value = numberOf(scene.model.read(c.series.value.ref, c.env));
  return value === null ? '' : nowDot(at, y.place(value), `${c.cls} ${dash(i)}`);
}

function drawn(view: LinesView, all: Curve[], tops: (number | null)[][], x: Side, y: Side): TemplateResult[] {
  return all.map((c, i) => {
    const points = c.points.map((p, k) => ({ x: p.x, y: tops[i]?.[k] ?? null }));
    if (view.style === 'stacked') return svg`<path class="part ${c.cls} ${fill(i)}" d=${areaPath(points, x.place, y.place, tops[i - 1])}></path><path class="series top ${c.cls}" d=${linePath(points, x.place, y.place)}></path>`;
    const under = view.style === 'area' ? svg`<path class="part area ${c.cls}" d=${areaPath(points, x.place, y.place)}></path>` : '';
    return svg`${under}<path class="series ${c.cls} ${dash(i)}" d=${linePath(points, x.place, y.place, view.style === 'step')}></path>`;
  });
}

