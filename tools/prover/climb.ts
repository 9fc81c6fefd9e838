// Uphill on a number, one control at a time, from step to step as a reader can stand.
import type { Control, Value } from '../../site/lab/compiled.js';
import { type Live, rangeAt, snap, withValue } from '../../site/runtime/index.js';
import { anywhere, ends } from './states.js';

/** The value on the control's own steps. */
export const onStep = (control: Control, context: string, value: Value): Value => (typeof value === 'number' ? snap(control, value, rangeAt(control, context)) : value);

export function climb(from: Live, controls: Control[], steps: number, height: (s: Live) => number, next: () => number): Live {
  let [at, high] = [from, height(from)];
  for (let i = 0; i < steps && controls.length > 0; ++i) {
    const c = controls[Math.floor(next() * controls.length)]!;
    for (const value of [...ends(c, at.context), anywhere(c, at.context, next)]) {
      const tried = withValue(at, c.id, onStep(c, at.context, value));
      const there = height(tried);
      if (there > high) [at, high] = [tried, there];
    }
  }
  return at;
}
