// Prints a value of the core for eyes, in one of the formats of the lab language.
import type { Format, Value, ValueType } from '../lab/compiled.js';
import { MINUS, THIN, exponentOf, fix, given, shifted, shiftedGiven, sig } from './digits.js';
import { BINARY, LONG_TIMES, PREFIXES, counted, factorTo, prefixable, printedUnit } from './units.js';

/** A number in parts, so that the same rounding serves the printed and the spoken form. */
export interface Parts { before: string; number: string; unit: string; after: string }
const parts = (number: string, unit = '', before = '', after = ''): Parts => ({ before, number, unit, after });

export const NO_VALUE = 'none';
export const nullText = (type: ValueType): string => type.nullText || NO_VALUE;

const clampDigits = (n: number | undefined, otherwise: number): number => Math.max(0, Math.min(15, Math.round(n ?? otherwise)));
const digits = (f: Format): number => Math.max(1, clampDigits(f.n, 3));

// Nobody says megameter.
const LENGTHS = new Set(['m', 'm/s']);

function prefixed(value: number, unit: string, n: number, asGiven: boolean): Parts {
  if (!prefixable(unit)) return parts(asGiven ? given(value, n) : sig(value, n), printedUnit(unit));
  if (value === 0) return parts('0', unit);
  const size = exponentOf(value, n);
  const plainly = asGiven && size >= -3 && size < 3;
  const prefix = plainly ? PREFIXES.find((p) => p.power === 0) : PREFIXES.find((p) => p.power <= size && p.power <= (LENGTHS.has(unit) ? 3 : size));
  if (!prefix || size >= 21) return parts(sig(value, n), unit);
  return parts((asGiven ? shiftedGiven : shifted)(value, n, prefix.power), prefix.symbol + unit);
}

function bytes(value: number, unit: string, family: 'iec' | 'si', n: number, asGiven: boolean): Parts {
  if (family === 'si') {
    if (Math.abs(value) < 1000 && Number.isInteger(value)) return parts(fix(value, 0), unit);
    // No part of a byte has a prefix: 0.5 B, not 500 mB.
    if (exponentOf(value, n) < 0) return parts(asGiven ? given(value, n) : sig(value, n), unit);
    return prefixed(value, unit, n, asGiven);
  }
  const size = Math.abs(value);
  let i = BINARY.findIndex((b) => size >= b.factor);
  if (i < 0) i = BINARY.length - 1;
  for (;;) {
    const { symbol, factor } = BINARY[i]!;
    const scaled = value / factor;
    const whole = Number.isInteger(scaled) && Math.abs(scaled) < 1024 && (asGiven || symbol === '');
    const decimals = Math.abs(scaled) >= 999.5 ? 4 : n;
    const text = whole ? fix(scaled, 0) : asGiven ? given(scaled, Math.max(n, 4)) : sig(scaled, Math.max(decimals, n));
    // 1023.96 KiB rounds to 1 024: that is 1.00 MiB.
    if (i > 0 && Math.abs(Number(Math.abs(scaled).toPrecision(Math.max(decimals, n)))) >= 1024) { i -= 1; continue; }
    return parts(text, symbol + unit);
  }
}

function time(value: number, n: number, asGiven: boolean): Parts {
  if (value === 0) return parts('0', 's');
  const size = Math.abs(Number(value.toPrecision(n)));
  for (const { symbol, factor, from } of LONG_TIMES) {
    // Round in the unit below: 119.96 s would print as 120 s, so it is 2.00 min.
    if (size >= from || Math.abs(value) >= from) return parts((asGiven ? given : sig)(value / factor, n), symbol);
  }
  if (exponentOf(value, n) >= 0) return parts((asGiven ? given : sig)(value, n), 's');
  const exponent = exponentOf(value, n);
  const prefix = PREFIXES.find((p) => p.power < 0 && p.power <= exponent && p.power >= -9) ?? { symbol: 'n', power: -9 };
  return parts((asGiven ? shiftedGiven : shifted)(value, n, prefix.power), `${prefix.symbol}s`);
}

function percent(value: number, n: number): Parts {
  const text = fix(value * 100, n);
  const least = n === 0 ? '1' : `0.${'0'.repeat(n - 1)}1`;
  const most = n === 0 ? '99' : `99.${'9'.repeat(n)}`;
  if (value > 0 && value < 1) {
    if (Number(text) === 0) return parts(least, '%', '<');
    if (Number(text) === 100) return parts(most, '%', '>');
  }
  if (value < 0 && value > -1 && !/[1-9]/.test(text)) return parts(MINUS + least, '%', '>');
  return parts(text, '%');
}

function usd(value: number, n: number, write: typeof sig): Parts {
  const money = write(Math.abs(value), n);
  return parts(money, '', value < 0 && /[1-9]/.test(money) ? `${MINUS}$` : '$');
}

/** With `trim` a given value: at most n digits, no trailing zeros. */
export function numberParts(value: number, type: ValueType, format: Format): Parts {
  const unit = format.unit ?? type.unit ?? '';
  const n = digits(format);
  const family = format.family ?? type.family ?? 'si';
  const trim = format.trim === true;
  const write = trim ? given : sig;
  switch (format.name) {
    case 'sig': return parts(write(value, n), printedUnit(unit));
    case 'fix': return parts(fix(value, clampDigits(format.n, 1)), printedUnit(unit));
    case 'si': return /^B(\/|$)/.test(unit) && format.family === 'iec' ? bytes(value, unit, 'iec', n, trim) : prefixed(value, unit, n, trim);
    case 'bytes': return bytes(value, /^B(\/|$)/.test(unit) ? unit : 'B', family, n, trim);
    case 'time': return time(value, n, trim);
    case 'in': return inUnit(value, type.unit ?? '', unit, clampDigits(format.n, 1));
    case 'percent': return percent(value, clampDigits(format.n, 0));
    case 'points': return parts(fix(value * 100, clampDigits(format.n, 1)), 'points');
    case 'factor': return parts(write(value, n), '', value < 0 ? '' : '×');
    case 'decades': {
      const text = sig(value, n);
      return parts(text, text === '1' ? 'power of ten' : 'powers of ten');
    }
    case 'usd': return usd(value, n, write);
    case 'count': return count(value, unit);
    default: return plain(value, unit, family, type);
  }
}

function inUnit(value: number, base: string, unit: string, n: number): Parts {
  if (unit === '%') return percent(value, n);
  const factor = factorTo(base, unit);
  // 29.9 µs / 1e-6 has a rounding error in the last bit, far below what is printed.
  const scaled = factor === null ? value : factor < 1 ? value * Math.round(1 / factor) : value / factor;
  const text = fix(scaled, n);
  return parts(text, factor === null ? printedUnit(base) : counted(printedUnit(unit), text));
}

function count(value: number, unit: string): Parts {
  const text = fix(value, 0);
  return value > 0 && value < 1 && text === '0' ? parts('1', printedUnit(unit), '<') : parts(text, printedUnit(unit));
}

/** As given: 1 GFLOP/s, 512 KiB, 0.1 W, 10 µs. */
function plain(value: number, unit: string, family: 'iec' | 'si', type: ValueType): Parts {
  if (type.kind === 'integer' && unit === '') return parts(fix(value, 0));
  if (unit === 's') return time(value, 6, true);
  if (unit === 'B') return bytes(value, unit, family, 6, true);
  if (unit === 'USD') return parts(given(Math.abs(value), 6), '', value < 0 ? `${MINUS}$` : '$');
  return prefixed(value, unit, 6, true);
}

export function compose({ before, number, unit, after }: Parts): string {
  const lead = before === '<' || before === '>' ? before + THIN : before;
  return lead + number + (unit === '' ? '' : THIN + unit) + after;
}

/** "out_of_memory" → "out of memory": for names that have no label. */
const readable = (name: string): string => name.replace(/_/g, ' ');

export function labelOf(value: Value, type: ValueType): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const index = type.names?.indexOf(String(value)) ?? -1;
  return type.labels?.[index] ?? (type.kind === 'text' ? String(value) : readable(String(value)));
}

/** Numbers inside a value that the format can print; null when it is words. */
export function asNumber(value: Value, type: ValueType, format: Format): number | null {
  if (typeof value !== 'number' || format.name === 'label' || format.name === 'choose') return null;
  return type.kind === 'flag' || type.kind === 'choice' ? null : value;
}

export function words(value: Value, type: ValueType, format: Format): string {
  if (format.name === 'choose' && format.words) return format.words[value === true || value === 1 ? 0 : 1];
  if (type.kind === 'flag' && typeof value === 'number') return labelOf(value !== 0, type);
  if ((type.kind === 'choice' || type.kind === 'entity') && typeof value === 'number') return type.labels?.[value] ?? type.names?.[value] ?? String(value);
  return labelOf(value, type) || nullText(type);
}

export const missing = (value: Value | undefined): value is null | undefined =>
  value === null || value === undefined || (typeof value === 'number' && !Number.isFinite(value));

export function print(value: Value | undefined, type: ValueType, format: Format): string {
  if (missing(value)) return nullText(type);
  if (Array.isArray(value)) return value.length === 0 ? nullText(type) : value.map((v) => print(v, type.item ?? type, format)).join(', ');
  const number = asNumber(value, type, format);
  return number === null ? words(value, type, format) : compose(numberParts(number, type, format));
}
