// Curves as SVG paths in a box of 1000 by 1000: lines with gaps where there is no value, steps, areas, and areas on top of each other.
import { area as d3area, curveStepAfter, line as d3line } from 'd3-shape';
import { BOX } from './figure.js';
import type { Place } from './scale.js';

export interface At { x: number; y: number | null }
const there = (p: At): boolean => p.y !== null && Number.isFinite(p.x);

type Spot = [x: number, y: number] | null;
/** A curve inside the field: where it leaves through the floor or the ceiling it ends there, and begins again where it comes back. */
export function trimmed(spots: Spot[]): Spot[] {
  const inside = (s: Spot): boolean => s !== null && s[1] >= 0 && s[1] <= 1;
  const edge = (a: [number, number], b: [number, number]): [number, number] => {
    const level = (inside(a) ? b : a)[1] > 1 ? 1 : 0;
    return [a[0] + ((b[0] - a[0]) * (level - a[1])) / (b[1] - a[1]), level];
  };
  return spots.flatMap((spot, i): Spot[] => {
    const before = spots[i - 1];
    const crossing = spot && before && inside(spot) !== inside(before) ? edge(before, spot) : null;
    if (inside(spot)) return crossing ? [crossing, spot] : [spot];
    return crossing ? [crossing, null] : [null];
  });
}

const tenth = (v: number): number => Math.round(v * BOX * 10) / 10;
export function linePath(points: At[], x: Place, y: Place, step = false): string {
  const spots = points.map((p): Spot => { const at = there(p) ? y.free(p.y!) : NaN; return Number.isFinite(at) ? [x(p.x), at] : null; });
  const made = d3line<Spot>().defined((s) => s !== null).x((s) => tenth(s![0])).y((s) => tenth(1 - s![1]));
  return (step ? made.curve(curveStepAfter) : made)(trimmed(spots)) ?? '';
}

export function areaPath(points: At[], x: Place, y: Place, floor?: (number | null)[]): string {
  const base = (i: number): number => (floor ? floor[i] ?? 0 : 0);
  return d3area<At>().defined(there).x((p) => Math.round(x(p.x) * BOX * 10) / 10).y0((_, i) => Math.round((1 - y(base(i))) * BOX * 10) / 10).y1((p) => Math.round((1 - y(p.y ?? 0)) * BOX * 10) / 10)(points) ?? '';
}

/** Where each curve stands when it is laid on those before it: tops[curve][point]. */
export function stack(values: (number | null)[][]): (number | null)[][] {
  const under: number[] = [];
  return values.map((curve) => curve.map((v, i) => {
    if (v === null) return null;
    under[i] = (under[i] ?? 0) + v;
    return under[i]!;
  }));
}
