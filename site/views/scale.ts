// From values to positions between 0 and 1, and the ticks of an axis. Pixels only: nothing here knows a unit.
import { scaleLinear, scaleLog } from 'd3-scale';

export interface Place { (value: number): number; readonly ticks: number[]; readonly decades: number; readonly from: number; readonly to: number; /** not kept inside; NaN where a log axis has no place */ free(value: number): number }

/** Position of a value on an axis, kept inside it; not finite stays at the start. */
export function place(scale: 'lin' | 'log', from: number, to: number): Place {
  const d3 = scale === 'log' ? scaleLog([from, to], [0, 1]).clamp(true) : scaleLinear([from, to], [0, 1]).clamp(true);
  const loose = d3.copy().clamp(false);
  const at = (value: number): number => (Number.isFinite(value) ? Math.max(0, d3(scale === 'log' ? Math.max(value, from) : value)) : 0);
  const decades = scale === 'log' ? Math.log10(to / from) : 1;
  return Object.assign(at, { ticks: scale === 'log' ? decadeTicks(from, to) : d3.ticks(4), decades, from, to, free: (value: number) => (scale === 'log' && value <= 0 ? NaN : loose(value)) });
}

/** Whole decades inside the axis. */
function decadeTicks(from: number, to: number): number[] {
  const first = Math.ceil(Math.log10(from) - 1e-9);
  const last = Math.floor(Math.log10(to) + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => 10 ** (first + i));
}

/** A few of the ticks for labels, evenly spaced from the first on. */
export function labelled(ticks: number[], most = 4): number[] {
  const step = Math.max(1, Math.ceil((ticks.length - 1) / (most - 1)));
  return ticks.filter((_, i) => i % step === 0);
}

/** A floor and a ceiling of whole decades around all values that an axis must hold. */
export function around(values: number[], scale: 'lin' | 'log'): [number, number] {
  const seen = values.filter((v) => Number.isFinite(v) && (scale === 'lin' || v > 0));
  if (seen.length === 0) return scale === 'log' ? [1, 10] : [0, 1];
  const low = Math.min(...seen);
  const high = Math.max(...seen);
  if (scale === 'lin') return low < 0 ? [low, Math.max(0, high)] : [0, high || 1];
  const from = 10 ** Math.floor(Math.log10(low) - 0.3);
  const to = 10 ** Math.ceil(Math.log10(high) + 0.1);
  return [from, to > from ? to : from * 10];
}

/** The whole decades that the values lie within. */
export function within(values: number[]): [number, number] {
  const from = 10 ** Math.floor(Math.log10(Math.min(...values)) + 1e-9);
  const to = 10 ** Math.ceil(Math.log10(Math.max(...values)) - 1e-9);
  return [from, to > from ? to : from * 10];
}

export const percent = (at: number): string => `${Math.round(at * 1e4) / 100}%`;

/** A position as CSS and SVG count it from the top. */
export const down = (at: number): string => percent(1 - at);

/** Where a value stands to an axis: on it, or beyond one of its ends. */
export const beyond = (value: number, at: Place): 'low' | 'high' | null => (value > at.to ? 'high' : value < at.from ? 'low' : null);

export interface Named { level: number; /** to the right of its line, to its left, or where neither has room at the end of the row */ side: 'after' | 'before' | 'end' }
/** Levels for names of upright lines: each beside its line, on the first level that has room, by the width of text on the narrowest phone. */
export function stagger(names: { at: number; text: string }[], room = 230, letter = 7): Named[] {
  const taken: [number, number][][] = [];
  const order = names.map((_, i) => i).sort((a, b) => names[a]!.at - names[b]!.at);
  const found: Named[] = names.map(() => ({ level: 0, side: 'after' }));
  for (const i of order) {
    const { at, text } = names[i]!;
    const wide = (text.length * letter + 12) / room;
    const side = at + wide <= 1 ? 'after' : at - wide >= 0 ? 'before' : 'end';
    const [from, to] = side === 'after' ? [at, at + wide] : side === 'before' ? [at - wide, at] : [1 - wide, 1];
    let level = taken.findIndex((row) => row.every(([a, b]) => to <= a || b <= from));
    if (level < 0) level = taken.push([]) - 1;
    taken[level]!.push([from, to]);
    found[i] = { level, side };
  }
  return found;
}
