// Comparisons of the lab language on values already read. Pure.
import type { Comparison, Value } from '../lab/compiled.js';

const EXACT = 1e-12;
const ABOUT = 0.1;
const within = (a: number, b: number, share: number): boolean => Math.abs(a - b) <= share * Math.max(Math.abs(a), Math.abs(b));

/** Flags meet 0 and 1 as well as false and true. */
const plain = (v: Value): Value => (typeof v === 'boolean' ? Number(v) : v);

function one(left: Value, op: Comparison['op'], right: Value): boolean {
  const a = plain(left);
  const b = plain(right);
  if (typeof a !== 'number' || typeof b !== 'number') return op === '=' || op === 'about' ? a === b : op === '!=' ? a !== b : false;
  switch (op) {
    case '<': return a < b;
    case '<=': return a <= b;
    case '>': return a > b;
    case '>=': return a >= b;
    case '=': return within(a, b, EXACT);
    case '!=': return !within(a, b, EXACT);
    case 'about': return within(a, b, ABOUT);
  }
}

/** A list on the left means all of its items (item by item against a list on the right). */
export function compare(left: Value, op: Comparison['op'], right: Value): boolean {
  if (!Array.isArray(left)) return one(left, op, Array.isArray(right) ? right[0] ?? null : right);
  return left.length > 0 && left.every((x, i) => one(x, op, Array.isArray(right) ? right[i] ?? null : right));
}
