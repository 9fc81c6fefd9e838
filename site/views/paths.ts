// Curves as SVG paths in a box of 1000 by 1000: lines with gaps where there is no value, steps, areas, and areas on top of each other.
import { area as d3area, curveStepAfter, line as d3line } from 'd3-shape';
import { BOX } from './figure.js';
import type { Place } from './scale.js';

export interface At { x: number; y: number | null }
const there = (p: At): boolean => p.y !== null && Number.isFinite(p.x);

export function linePath(points: At[], x: Place, y: Place, step = false): string {
  const made = d3line<At>().defined(there).x((p) => Math.round(x(p.x) * BOX * 10) / 10).y((p) => Math.round((1 - y(p.y ?? 0)) * BOX * 10) / 10);
  return (step ? made.curve(curveStepAfter) : made)(points) ?? '';
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
