// Typed entry: what a reader types into a control becomes an SI value, or a sentence that says what to type instead.
import type { Format, Value, ValueType } from '../lab/compiled.js';
import { missing, numberParts, print } from './print.js';
import type { Parsed } from './types.js';
import { factorTo } from './units.js';

const SAY = {
  empty: 'Type a value.',
  number: (text: string, like: string): string => `“${short(text)}” is not a number. Type something like ${like}.`,
  unit: (unit: string, like: string): string => `The unit “${short(unit)}” does not fit here. Type something like ${like}.`,
  whole: 'Type a whole number.',
  choice: (text: string, all: string): string => `“${short(text)}” is not one of the choices: ${all}.`,
  flag: 'Type yes or no.',
  far: 'That number is too large.',
};
const short = (text: string): string => (text.length > 24 ? `${text.slice(0, 23)}…` : text);
const SCALE: Record<string, number> = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };
const YES = new Set(['yes', 'true', 'on', '1']);
const NO = new Set(['no', 'false', 'off', '0']);

/** Number and unit of "1e4", "10 000", "×10000", "512 KiB", "$2.40", "2,5 ms"; null when it is not a number. */
function split(text: string): { number: number; unit: string } | null {
  const flat = text.replace(/\s*[×x*]\s*10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/, (_, power: string) =>
    `e${[...power].map((c) => (c === '⁻' ? '-' : String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c)))).join('')}`);
  const spaceless = flat.trim().replace(/\u2212/g, '-').replace(/^[×x*$€]\s*/i, '').replace(/(\d)[\s\u202f\u00a0_'’](?=\d)/g, '$1');
  const thousands = spaceless.replace(/^(-?\d{1,3})((?:,\d{3})+)(?!\d)/, (_, a: string, b: string) => a + b.replace(/,/g, ''));
  const point = thousands.replace(/^(-?\d*),(\d+)/, '$1.$2');
  const found = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(?:(thousand|million|billion|trillion)\b)?\s*(.*)$/i.exec(point)
    ?? /^(an?|one)\s+(thousand|million|billion|trillion)\b\s*(.*)$/i.exec(point);
  if (!found) {
    const power = /^(?:([\d.]+)\s*[×x*·]\s*)?10\s*\^\s*([+-]?\d+)\s*(.*)$/i.exec(point);
    return power ? { number: Number(power[1] ?? 1) * Number(`1e${power[2]}`), unit: power[3] ?? '' } : null;
  }
  const power = /^10\s*\^\s*([+-]?\d+)\s*(.*)$/.exec(point);
  if (power) return { number: Number(`1e${power[1]}`), unit: power[2] ?? '' };
  const head = /^[a-z]/i.test(found[1]!) ? 1 : Number(found[1]);
  return { number: head * (SCALE[(found[2] ?? '').toLowerCase()] ?? 1), unit: (found[3] ?? '').trim().replace(/^times$/i, '') };
}

/** The unit that a bare number is in. */
function bareUnit(type: ValueType, format: Format, near: Value | undefined): string {
  if (format.name === 'percent' || format.name === 'points') return '%';
  if (format.name === 'in' && format.unit) return format.unit;
  if (typeof near === 'number' && near !== 0 && Number.isFinite(near)) return numberParts(near, type, format).unit;
  return type.unit ?? '';
}

function example(type: ValueType, format: Format, near: Value | undefined): string {
  return print(missing(near) || typeof near !== 'number' ? 8 : near, type, format).replace(/^×/, '');
}

function parseNumber(text: string, type: ValueType, format: Format, near: Value | undefined): Parsed {
  const like = example(type, format, near);
  const found = split(text);
  if (!found || Number.isNaN(found.number)) return { ok: false, say: SAY.number(text, like) };
  const base = type.unit ?? '';
  const typed = found.unit.replace(/\s+/g, '').replace(/\/sec$/, '/s');
  const unit = typed === '' ? bareUnit(type, format, near) : typed;
  const factor = scale(base, unit);
  if (factor === null) return typed === '' ? finish(found.number, type) : { ok: false, say: SAY.unit(found.unit, like) };
  // 20 % as 20 / 100 and 3 ms as 3 / 1000 keep the decimal that was meant.
  const inverse = Math.round(1 / factor);
  return finish(factor < 1 && Math.abs(inverse * factor - 1) < 1e-12 ? found.number / inverse : found.number * factor, type);
}

/** Forgives case where that leaves one meaning: "kib", "mb", "gflop/s". */
function scale(base: string, unit: string): number | null {
  if (unit === '%' || unit.toLowerCase() === 'percent') return base === '' || base === '%' ? 0.01 : null;
  if (unit === base || unit === '') return 1;
  if (/^(powers? ?of ?ten|points|×|x)$/i.test(unit)) return unit === 'points' ? 0.01 : 1;
  const exact = factorTo(base, unit);
  if (exact !== null || base === '') return exact;
  if (base.startsWith('B') && /^[kmgt]i?b/i.test(unit) && !/bit/i.test(unit)) {
    const head = unit[0]!.toLowerCase() === 'k' && unit[1]?.toLowerCase() !== 'i' ? 'k' : unit[0]!.toUpperCase();
    return factorTo(base, unit.replace(/^[kmgt](i?)b/i, (_, i: string) => `${head}${i.toLowerCase()}B`));
  }
  return null;
}

function finish(number: number, type: ValueType): Parsed {
  if (!Number.isFinite(number)) return { ok: false, say: SAY.far };
  if (type.kind === 'integer' && !Number.isInteger(number)) {
    const near = Math.round(number);
    return Math.abs(near - number) < 1e-9 * Math.max(1, Math.abs(number)) ? { ok: true, value: near } : { ok: false, say: SAY.whole };
  }
  return { ok: true, value: number === 0 ? 0 : number };
}

function parseChoice(text: string, type: ValueType): Parsed {
  const wanted = text.trim().toLowerCase();
  const names = type.names ?? [];
  const at = names.findIndex((name, i) => name.toLowerCase() === wanted || type.labels?.[i]?.toLowerCase() === wanted);
  if (at >= 0) return { ok: true, value: names[at]! };
  return { ok: false, say: SAY.choice(text, (type.labels ?? names).join(', ')) };
}

export function parse(text: string, type: ValueType, format: Format, near?: Value): Parsed {
  if (text.trim() === '') return { ok: false, say: SAY.empty };
  if (type.nullText && text.trim().toLowerCase() === type.nullText.toLowerCase()) return { ok: true, value: null };
  switch (type.kind) {
    case 'flag': {
      const word = text.trim().toLowerCase();
      const yes = YES.has(word) || word === format.words?.[0].toLowerCase();
      return yes || NO.has(word) || word === format.words?.[1].toLowerCase() ? { ok: true, value: yes } : { ok: false, say: SAY.flag };
    }
    case 'choice': case 'entity': return parseChoice(text, type);
    case 'text': return { ok: true, value: text };
    default: return parseNumber(text, type, format, near);
  }
}
