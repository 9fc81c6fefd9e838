// The four string forms of a lab: path, quantity, comparison, tone; and the formats and bindings made of them.
import type { Format } from '../../site/lab/compiled.js';

export interface Path { steps: (string | number)[]; at?: string; text: string }
export interface Quantity { value: number; unit: string }
export type Operator = '<' | '<=' | '>' | '>=' | '=' | '!=' | 'about';
export interface ComparisonText { left: Path; op: Operator; right: string; at?: string; text: string }
export interface BindingText { path: Path; format?: Format; text: string }

/** What is wrong with a string, and where in it: `part` is the text to point at. */
export class FormError extends Error {
  constructor(message: string, readonly part: string, readonly hint?: string) { super(message); }
}

const NAME = /^[a-z][a-z0-9_]*$/i;

export function parsePath(text: string): Path {
  const whole = text.trim();
  const halves = whole.split('@').map(s => s.trim());
  const body = halves[0] ?? '';
  if (halves.length > 2) throw new FormError('A path has one @ at most', whole);
  if (body === '') throw new FormError('A path is missing', whole);
  const steps: (string | number)[] = [];
  for (const dotted of body.split('.')) {
    const match = /^([^[\]]*)((?:\[[^\]]*\])*)$/.exec(dotted);
    const name = match?.[1] ?? '';
    if (!match || !NAME.test(name)) {
      const arithmetic = /[-+*/()]/.exec(dotted);
      throw new FormError(`"${whole}" is not a path`, whole, arithmetic
        ? 'A lab has no arithmetic: let a model give the value (magnitude_gap compares two).'
        : 'A path is names joined by dots, such as law.total_s or ledger.layer_bytes[0].');
    }
    steps.push(name);
    for (const index of (match[2] ?? '').matchAll(/\[([^\]]*)\]/g)) {
      if (!/^\d+$/.test(index[1] ?? '')) throw new FormError(`"${index[0]}" is not an index`, index[0], 'Counted from 0, such as [0].');
      steps.push(Number(index[1]));
    }
  }
  const at = halves[1];
  if (at !== undefined && !NAME.test(at)) throw new FormError(`"${at}" is not the name of a point`, at || '@', 'After @ comes a point, or live, or start.');
  return { steps, ...(at !== undefined ? { at } : {}), text: whole };
}

export function parseQuantity(text: string): Quantity | null {
  const match = /^([-+]?(?:\d[\d_ ]*\.?\d*|\.\d+)(?:e[-+]?\d+)?)\s*(\S.*)?$/i.exec(text.trim());
  if (!match) return null;
  const value = Number(match[1]!.replace(/[_ ]/g, ''));
  return Number.isFinite(value) ? { value, unit: (match[2] ?? '').trim() } : null;
}

export function parseComparison(text: string): ComparisonText {
  const whole = text.trim();
  const match = /^(.*?)\s*(<=|>=|!=|<|>|=|\sabout\s)\s*(.*)$/.exec(whole);
  if (!match) throw new FormError(`"${whole}" is not a comparison`, whole, 'Write path, operator, value: law.bottleneck = memory. Operators: < <= > >= = != about.');
  let right = match[3]!.trim();
  let at: string | undefined;
  const point = /^(.*?)\s*@\s*(\S+)$/.exec(right);
  if (point) { right = point[1]!.trim(); at = point[2]; }
  if (right === '') throw new FormError(`"${whole}" compares with nothing`, whole, 'After the operator comes a number, a word or a path.');
  const left = parsePath(match[1]!);
  if (left.at !== undefined && at !== undefined) throw new FormError('Two points in one comparison', whole, 'A final @ point holds for both sides.');
  const state = at ?? left.at;
  return { left, op: match[2]!.trim() as Operator, right, ...(state !== undefined ? { at: state } : {}), text: whole };
}

export const TONES = ['good', 'warn', 'bad', 'quiet', 'binding', 'data', 'compute', 'overhead', 'context', 'plain'] as const;
export interface ToneText { tone: (typeof TONES)[number]; when?: ComparisonText; text: string }
export function parseTone(text: string): ToneText {
  const whole = text.trim();
  const match = /^(\S+)(?:\s+if\s+(.+))?$/s.exec(whole);
  const word = match?.[1] ?? '';
  if (!match || !(TONES as readonly string[]).includes(word)) {
    const colour = /^(red|green|blue|orange|yellow|gr[ae]y|#[0-9a-f]+)$/i.test(word);
    throw new FormError(`"${word || whole}" is not a tone`, word || whole, colour ? 'A lab names meanings, never colours: good warn bad quiet binding context.' : `One of ${TONES.join(' ')}, then "if" and a comparison.`);
  }
  return { tone: word as ToneText['tone'], ...(match[2] ? { when: parseComparison(match[2]) } : {}), text: whole };
}

const FORMATS = ['sig', 'fix', 'si', 'bytes', 'time', 'in', 'percent', 'points', 'factor', 'decades', 'usd', 'count', 'label', 'choose', 'plain'] as const;
export function parseFormat(text: string): Format {
  const whole = text.trim();
  const [word = '', ...rest] = whole.split(/\s+/);
  const bad = (message: string, hint?: string) => new FormError(message, whole, hint);
  if (!(FORMATS as readonly string[]).includes(word)) throw bad(`"${word}" is not a format`, `Formats: ${FORMATS.join(' ')}.`);
  const name = word as Format['name'];
  if (name === 'choose') {
    const words = whole.slice(6).split('|').map(s => s.trim());
    if (words.length !== 2) throw bad('choose takes two wordings', 'choose yes|no: the first is printed for true.');
    return { name, words: [words[0]!, words[1]!] };
  }
  const format: Format = { name };
  for (const part of rest) {
    if (/^\d+$/.test(part) && format.n === undefined) format.n = Number(part);
    else if (name === 'bytes' && (part === 'iec' || part === 'si')) format.family = part;
    else if (name === 'in' && format.unit === undefined) format.unit = part;
    else throw bad(`"${part}" means nothing in the format "${whole}"`, 'A format is its name and the number of digits: time 3, bytes 3 iec, in ms 2, percent 1.');
  }
  if (['label', 'count', 'plain'].includes(name) && format.n !== undefined) throw bad(`${name} takes no digits`);
  if (['sig', 'fix', 'si', 'bytes', 'time', 'percent', 'points', 'factor', 'decades', 'usd', 'in'].includes(name) && format.n === undefined) throw bad(`How many digits? "${whole}"`, `Such as "${whole} 3".`);
  if (name === 'in' && !format.unit) throw bad('in needs a unit', 'Such as "in ms 2".');
  return format;
}

/** `path | format`, the inside of {{ }} and of every value of a view. */
export function parseBinding(text: string): BindingText {
  const bar = text.indexOf('|');
  const path = parsePath(bar < 0 ? text : text.slice(0, bar));
  return { path, ...(bar < 0 ? {} : { format: parseFormat(text.slice(bar + 1)) }), text: text.trim() };
}
