// Fields and their values in words: types for printing, ranges, defaults, answers, and what a reader typed.
import { MINUS, parse, print, THIN } from '../format/index.js';
import { raised } from '../format/digits.js';
import { usualFormat } from '../format/usual.js';
import type { Format, Value, ValueType } from '../lab/compiled.js';
import type { Field } from './reference-types.js';

/** Values of a list that are shown; the rest is counted. */
const MOST = 12;
const PLAIN: Format = { name: 'plain' };

/** The unit as the core has it; a field of any unit prints as a plain number. */
export const unitOf = (f: Field): string => (f.unit === 'any' ? '' : f.unit ?? '');
export const isText = (f: Field): boolean => f.list !== undefined || f.matrix !== undefined || f.members !== undefined;

export function typeOf(f: Field): ValueType {
  const kind = f.type === 'record' ? 'text' : f.type;
  return {
    kind, unit: unitOf(f), nullText: f.null_text ?? 'null',
    ...(f.choices ? { names: f.choices.map((c) => c.name), labels: f.choices.map((c) => c.label) } : {}),
    ...(f.type === 'violation' ? { violation: f.violation ?? 'limit' } : {}),
  };
}

const OWN: Record<string, string> = { peak_flop_per_s: 'peak rate', write_bytes_per_s: 'write rate' };
/** "traffic_bytes" as "traffic": the unit has its own place. */
export const inWords = (name: string): string => OWN[name] ?? name.replace(/^peak\.(\w+)$/, (_, format: string) => `peak rate in ${format.toUpperCase()}`)
  .replace(/_(bytes|flop|m|usd|kg)_per_(s|byte|j)$/, '').replace(/_per_s$/, ' per second').replace(/_(bytes|flop|s|w|j|usd|hz|m)$/, '').replace(/_/g, ' ');

const POWER_OF_TWO = 40;
/** A bound of a range, exactly: 2⁵³, 10³⁰, 65 536. */
function bound(x: number): string {
  const power = Math.log2(Math.abs(x));
  if (Number.isInteger(power) && power >= POWER_OF_TWO) return `${x < 0 ? MINUS : ''}2${raised(power)}`;
  const ten = Math.abs(x).toExponential();
  const [head, exponent] = ten.split('e') as [string, string];
  const n = Number(exponent);
  if (head === '1' && (n >= 7 || n <= -4)) return `${x < 0 ? MINUS : ''}10${raised(n)}`;
  return print(x, { kind: 'number', unit: '' }, { name: 'sig', n: Math.min(15, head.replace('.', '').length), trim: true });
}

/** The legal values of a field. */
export function rangeOf(f: Field): string {
  const parts: string[] = [];
  if (f.list !== undefined) parts.push(`${f.may_be_empty ? 'up' : '1'} to ${f.list} values`);
  if (f.records !== undefined) parts.push(`${f.may_be_empty ? 'up' : '1'} to ${f.records} records`);
  if (f.matrix) parts.push(`up to ${f.matrix.rows} rows of up to ${f.matrix.columns}`);
  if (f.members) { if (f.records === undefined) parts.push('a record'); }
  else if (f.type === 'flag') parts.push('yes or no');
  else if (f.choices) parts.push(f.choices.map((c) => c.name).join(', '));
  else if (f.min !== undefined && f.max !== undefined) {
    const unit = unitOf(f) ? `${THIN}${unitOf(f)}` : '';
    const low = f.exclusive === 'min' || f.exclusive === 'both';
    const high = f.exclusive === 'max' || f.exclusive === 'both';
    parts.push(`${low ? 'above ' : ''}${bound(f.min)} ${high ? 'to below' : 'to'} ${bound(f.max)}${unit}`);
  }
  return parts.join('; ');
}

/** What holds where nothing is given. */
export function defaultOf(f: Field): string {
  if (f.required) return f.entity ? `needed, or from the ${f.entity}` : 'needed';
  if (f.default === null || f.default === undefined) return isText(f) ? 'default: none' : `default: ${f.null_text ?? 'null'}`;
  return `default: ${typeof f.default === 'number' || typeof f.default === 'string' || typeof f.default === 'boolean' ? print(f.default, typeOf(f), f.type === 'number' || f.type === 'integer' ? PLAIN : usualFormat(typeOf(f))) : JSON.stringify(f.default)}`;
}

/** A value as the reader would type it, and reads it back exactly. */
export function typed(f: Field, value: unknown): string {
  if (value === undefined) return '';
  if (isText(f)) return JSON.stringify(value).replace(/,(?=[^\s])/g, ', ').replace(/":/g, '": ');
  if (value === null) return 'null';
  if (typeof value !== 'number') return String(value);
  const type = typeOf(f);
  const nice = print(value, type, PLAIN);
  const back = parse(nice, type, PLAIN);
  return back.ok && back.value === value ? nice : String(value);
}

export type Typed = { is: 'none' } | { is: 'value'; value: unknown } | { is: 'wrong'; say: string };

/** What a text in a field means. */
export function readTyped(f: Field, text: string): Typed {
  const given = text.trim();
  if (given === '') return { is: 'none' };
  if (isText(f)) {
    try { return { is: 'value', value: JSON.parse(given) }; } catch { return { is: 'wrong', say: `This is not JSON. ${f.members ? 'Records stand in braces, lists in brackets' : 'A list stands in brackets, with commas between its values'}.` }; }
  }
  if (f.type === 'flag') return { is: 'value', value: given === 'true' };
  if (f.type === 'choice') return { is: 'value', value: given };
  if (given === 'null') return { is: 'value', value: null };
  const read = parse(given, typeOf(f), PLAIN);
  return read.ok ? { is: 'value', value: read.value } : { is: 'wrong', say: read.say };
}

/** An answer for people. */
export function said(f: Field, value: unknown): string {
  if (f.type === 'violation') return violation(value);
  if (value === null || value === undefined) return f.null_text ?? 'none';
  if (f.matrix || f.members) return JSON.stringify(value);
  const type = typeOf(f);
  if (!Array.isArray(value)) return print(value as Value, type, usualFormat(type));
  if (value.length === 0) return 'none';
  const shown = value.slice(0, MOST).map((v) => print(v as Value, type, usualFormat(type)));
  return value.length > MOST ? `${shown.join(', ')} … (${value.length} values)` : shown.join(', ');
}

/** Below this a power of ten is shorter than zeros. */
const SMALL = 1e-3;

/** The same to the last digit; nothing where it says no more. */
export function exact(f: Field, value: unknown): string {
  if (typeof value !== 'number') return f.type === 'choice' && typeof value === 'string' && value !== said(f, value) ? value : '';
  const printed = readTyped(f, said(f, value));
  // What is printed may be all there is.
  if (printed.is === 'value' && printed.value === value) return '';
  const digits = value !== 0 && Math.abs(value) < SMALL ? value.toExponential() : String(value);
  return unitOf(f) ? `${digits} ${unitOf(f)}` : digits;
}

function violation(value: unknown): string {
  if (value === null || value === undefined) return 'the limit is met';
  const { demand, capacity, ratio, unit } = value as { demand: number; capacity: number; ratio: number; unit: string };
  const type: ValueType = { kind: 'number', unit };
  return `crossed: needs ${print(demand, type, usualFormat(type))}, has ${print(capacity, type, usualFormat(type))}, ${print(ratio, { kind: 'number', unit: '' }, { name: 'factor', n: 3 })}`;
}

/** Rates that people quote in another unit than the core's: an hour of a machine, a kilowatt-hour, a gigabyte. */
const QUOTED: Record<string, { unit: string; n: number }> = { 'USD/s': { unit: 'USD/h', n: 2 }, 'USD/J': { unit: 'USD/kWh', n: 2 }, 'USD/B': { unit: 'USD/GB', n: 3 }, 'kg/J': { unit: 'kg/kWh', n: 3 } };

export const quoted = (unit: string | undefined): Format | undefined => (unit && QUOTED[unit] ? { name: 'in', ...QUOTED[unit] } : undefined);

/** A constant of the catalogue as given. */
export function constant(value: number | string, unit: string, binary = false): string {
  if (typeof value === 'string') return value.toUpperCase();
  return print(value, { kind: 'number', unit, ...(binary ? { family: 'iec' } : {}) }, quoted(unit) ?? PLAIN);
}

/** The same call on the command line and in a script. */
export const asCommand = (id: string, input: object): string => `ironlab eval ${id} '${JSON.stringify(input)}'`;
export const asScript = (id: string, slow: boolean, input: object): string => `${slow ? 'await core.evaluateSlow' : 'core.evaluate'}('${id}', ${JSON.stringify(input)})`;
