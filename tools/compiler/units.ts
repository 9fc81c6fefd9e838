// Quantities of a lab in SI: the core's unit table, prefixes, and the check that the dimension is the field's.
import { type Quantity } from './tokens.js';
import { type Unit } from './tables.js';

const SI: Record<string, number> = { n: 1e-9, u: 1e-6, µ: 1e-6, m: 1e-3, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 };
const IEC: Record<string, number> = { Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40 };
const PLAIN: Unit[] = [
  { symbol: '', factor: 1, dimension: '' }, { symbol: '%', factor: 0.01, dimension: '' }, { symbol: 'x', factor: 1, dimension: '' },
];

/** A unit by its symbol, with or without prefix; undefined when nobody knows it. */
export function findUnit(units: Map<string, Unit>, symbol: string): Unit | undefined {
  const plain = PLAIN.find(u => u.symbol === symbol);
  if (plain) return { ...plain, dimension: units.get('')?.dimension ?? '' };
  // "60 /s": a number before "1/s" would be read as part of it.
  const direct = units.get(symbol.startsWith('/') ? `1${symbol}` : symbol);
  if (direct) return direct;
  for (const [prefix, factor] of [...Object.entries(IEC), ...Object.entries(SI)]) {
    const rest = symbol.slice(prefix.length);
    const base = units.get(rest);
    if (symbol.startsWith(prefix) && base?.factor === 1) return { symbol, factor: base.factor * factor, dimension: base.dimension };
  }
  return undefined;
}

/** The quantity in SI, or a sentence that says what is wrong with it. `field` is the unit it has to have ("any": all do). */
export function inSi(units: Map<string, Unit>, q: Quantity, field: string): { value: number } | { wrong: string; hint: string } {
  const unit = findUnit(units, q.unit);
  if (!unit) return { wrong: `"${q.unit}" is not a unit`, hint: `Such as ${field || '%'}, with a prefix where that reads better.` };
  if (field === 'any') return { value: scaled(q.value, unit.factor) };
  const wanted = findUnit(units, field);
  if (q.unit === '' && field !== '' && q.value !== 0) return { wrong: `${q.value} has no unit`, hint: `The field is in ${field}: write "${q.value} ${field}".` };
  if (wanted && unit.dimension !== wanted.dimension && !(q.unit === '' && q.value === 0)) return { wrong: `"${q.value} ${q.unit}" is not in ${field || 'plain numbers'}`, hint: field ? `The field is in ${field}.` : 'The field has no unit.' };
  return { value: scaled(q.value, unit.factor) };
}

/** 0.2 us as 2e-7, not 2.0000000000000002e-7: a decimal factor shifts the decimal point of the text. */
function scaled(value: number, factor: number): number {
  const power = Math.log10(factor);
  return Number.isInteger(power) ? Number(`${value}e${power}`.replace(/e([-+]?\d+)e([-+]?\d+)/, (_, a: string, b: string) => `e${Number(a) + Number(b)}`)) : value * factor;
}
