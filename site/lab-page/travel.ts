// A slider's travel: whole positions of the thumb and the values they stand for; the steps are the runtime's.
import { bisectLeft } from 'd3-array';
import type { Control } from '../lab/compiled.js';
import { positions } from '../runtime/index.js';

export interface Travel { steps: number; value(position: number): number; position(value: number): number }

/** Positions of a slider that states no steps. */
const EVEN = 200;
const known = new WeakMap<Control, Map<string, Travel>>();

export function travel(control: Control, range: [number, number]): Travel {
  let ways = known.get(control);
  if (!ways) known.set(control, (ways = new Map()));
  const key = range.join();
  let way = ways.get(key);
  if (!way) ways.set(key, (way = along(positions(control, range) ?? even(range), control.scale === 'log')));
  return way;
}

function along(all: number[], log: boolean): Travel {
  const steps = Math.max(1, all.length - 1);
  const measure = (v: number): number => (log && v > 0 ? Math.log(v) : v);
  const nearest = (v: number): number => {
    const after = Math.min(all.length - 1, bisectLeft(all, v));
    const before = Math.max(0, after - 1);
    return measure(v) - measure(all[before]!) < measure(all[after]!) - measure(v) ? before : after;
  };
  return { steps, value: (p) => all[Math.min(steps, Math.max(0, Math.round(p)))] ?? all[0]!, position: nearest };
}

const even = ([from, to]: [number, number]): number[] => Array.from({ length: EVEN + 1 }, (_, i) => from + ((to - from) * i) / EVEN);
