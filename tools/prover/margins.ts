// How clear a comparison is.
import type { Comparison, Prose, Value } from '../../site/lab/compiled.js';
import type { Env, LabModel } from '../../site/runtime/index.js';
import { bindingsIn } from './prove.js';

const apartOf = (a: number, b: number): number => Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), Number.MIN_VALUE);
/** Shares and factors near one differ in what they lack of it, or have above it: 99.99 % is far from 99.9 %. */
export const apartPlain = (a: number, b: number): number => Math.max(apartOf(a, b), apartOf(a - 1, b - 1));

/** Whether the two sides of an ordered comparison differ by this share; what is not ordered is clear. */
export function clear(model: LabModel, c: Comparison, share: number, env: Env = model.origin): boolean {
  if (!['<', '<=', '>', '>=', 'about'].includes(c.op)) return true;
  const left = model.read(c.left, env);
  const right = 'ref' in c.right ? model.read(c.right.ref, env) : { is: 'value' as const, value: c.right.value };
  if (left.is !== 'value' || right.is !== 'value') return true;
  const sides = (Array.isArray(left.value) ? left.value : [left.value]).map((x, i): [Value, Value] => [x, Array.isArray(right.value) ? right.value[i] ?? null : right.value]);
  return sides.every(([a, b]) => {
    if (typeof a !== 'number' || typeof b !== 'number') return true;
    const apart = (c.left.type.unit ?? '') === '' ? apartPlain(a, b) : apartOf(a, b);
    // "about" is within a tenth: clearly inside of that, or clearly outside.
    if (c.op === 'about') return Math.abs(apart - 0.1) >= share * 0.1 || a === b;
    const whole = Number.isInteger(a) && Number.isInteger(b) && c.left.type.kind === 'integer';
    return apart >= share || whole;
  });
}

/** A number of the model: no name, no word, and not what the option itself said. */
export const holdsNumber = (prose: Prose): boolean => bindingsIn(prose).some(({ ref }) => ['number', 'integer'].includes(ref.type.kind) && !(ref.from === 'word' && ['value', 'chosen'].includes(ref.word)));
