// The same value in words for screen readers: "28.5 microseconds", "less than 0.1 percent", "989,000 times".
import type { Format, Value, ValueType } from '../lab/compiled.js';
import { MINUS } from './digits.js';
import { asNumber, missing, nullText, numberParts, words, type Parts } from './print.js';
import { unitInWords } from './units.js';

const spokenNumber = (text: string): string => text
  .replace(/(\d)\u202f(?=\d)/g, '$1,').replace(new RegExp(MINUS, 'g'), 'minus ')
  .replace(/\u00a0×\u00a010([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/, (_, power: string) =>
    ` times ten to the power ${[...power].map((c) => (c === '⁻' ? 'minus ' : String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c)))).join('')}`);

function spoken({ before, number, unit }: Parts): string {
  const amount = spokenNumber(number);
  if (before === '×') return `${amount} times`;
  if (before.endsWith('$')) return `${before.startsWith(MINUS) ? 'minus ' : ''}${amount} ${number === '1' ? 'dollar' : 'dollars'}`;
  const lead = before === '<' ? 'less than ' : before === '>' ? 'more than ' : '';
  return lead + amount + (unit === '' ? '' : ` ${unitInWords(unit, number === '1')}`);
}

export function speak(value: Value | undefined, type: ValueType, format: Format): string {
  if (missing(value)) return nullText(type);
  if (Array.isArray(value)) return value.length === 0 ? nullText(type) : value.map((v) => speak(v, type.item ?? type, format)).join(', ');
  const number = asNumber(value, type, format);
  return number === null ? words(value, type, format) : spoken(numberParts(number, type, format));
}
