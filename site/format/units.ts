// The units that labs print in: prefixes, their names for screen readers, and how text in a unit becomes SI.

export interface Prefix { symbol: string; power: number; name: string }
export const PREFIXES: Prefix[] = [
  { symbol: 'E', power: 18, name: 'exa' }, { symbol: 'P', power: 15, name: 'peta' }, { symbol: 'T', power: 12, name: 'tera' },
  { symbol: 'G', power: 9, name: 'giga' }, { symbol: 'M', power: 6, name: 'mega' }, { symbol: 'k', power: 3, name: 'kilo' },
  { symbol: '', power: 0, name: '' },
  { symbol: 'm', power: -3, name: 'milli' }, { symbol: 'µ', power: -6, name: 'micro' }, { symbol: 'n', power: -9, name: 'nano' },
  { symbol: 'p', power: -12, name: 'pico' }, { symbol: 'f', power: -15, name: 'femto' },
];
export const BINARY: { symbol: string; factor: number; name: string }[] = [
  { symbol: 'Pi', factor: 2 ** 50, name: 'pebi' }, { symbol: 'Ti', factor: 2 ** 40, name: 'tebi' }, { symbol: 'Gi', factor: 2 ** 30, name: 'gibi' },
  { symbol: 'Mi', factor: 2 ** 20, name: 'mebi' }, { symbol: 'Ki', factor: 2 ** 10, name: 'kibi' }, { symbol: '', factor: 1, name: '' },
];
/** Times above a second; `from` is where a person would start to say it. */
export const LONG_TIMES = [
  { symbol: 'days', factor: 86400, from: 172800 }, { symbol: 'h', factor: 3600, from: 7200 }, { symbol: 'min', factor: 60, from: 120 },
] as const;

/** Bases that never take a decimal prefix. */
const BARE = new Set(['', '%', '$', 'points', 'min', 'h', 'days', 'd', 'week', '1/s', 'bit/s/Hz', '°C', 'K']);
/** Word units such as "images" or "items/s": a prefix would not be read as one. */
const WORDY = /^[a-z]{3,}/;
/** Kilograms have their prefix already; money has cents. */
const HEADED = /^(kg|USD)(\/|$)/;
export const prefixable = (unit: string): boolean => !BARE.has(unit) && !HEADED.test(unit) && !unit.startsWith('1/') && (!WORDY.test(unit) || unit.startsWith('bit'));

const SAID: Record<string, [one: string, many: string]> = {
  s: ['second', 'seconds'], min: ['minute', 'minutes'], h: ['hour', 'hours'], days: ['day', 'days'], d: ['day', 'days'], week: ['week', 'weeks'], '/s': ['a second', 'a second'], '/week': ['a week', 'a week'], '%/week': ['percent a week', 'percent a week'],
  B: ['byte', 'bytes'], bit: ['bit', 'bits'], FLOP: ['flop', 'flops'], OP: ['operation', 'operations'], op: ['operation', 'operations'],
  W: ['watt', 'watts'], J: ['joule', 'joules'], Wh: ['watt-hour', 'watt-hours'], V: ['volt', 'volts'], A: ['ampere', 'amperes'],
  Hz: ['hertz', 'hertz'], m: ['metre', 'metres'], g: ['gram', 'grams'], USD: ['dollar', 'dollars'], '%': ['percent', 'percent'], K: ['kelvin', 'kelvins'], '°C': ['degree Celsius', 'degrees Celsius'],
};

function saidBase(unit: string, one: boolean): string {
  return SAID[unit]?.[one ? 0 : 1] ?? unit;
}

/** "µs" or "TB/s" in words: "microseconds", "terabytes per second". */
export function unitInWords(unit: string, one: boolean): string {
  const [top = '', ...below] = unit.split('/');
  const per = below.map((part) => ` per ${unitInWords(part, true)}`).join('');
  if (SAID[top]) return saidBase(top, one) + per;
  for (const { symbol, name } of [...BINARY, ...PREFIXES]) {
    if (symbol !== '' && top.startsWith(symbol) && SAID[top.slice(symbol.length)]) return name + saidBase(top.slice(symbol.length), one) + per;
  }
  return (top + per).trimStart();
}

const EXTRA: Record<string, { base: string; factor: number }> = {
  min: { base: 's', factor: 60 }, h: { base: 's', factor: 3600 }, d: { base: 's', factor: 86400 }, day: { base: 's', factor: 86400 }, days: { base: 's', factor: 86400 },
  week: { base: 's', factor: 604800 }, weeks: { base: 's', factor: 604800 }, '/s': { base: '1/s', factor: 1 }, 'images/s': { base: '1/s', factor: 1 }, '/week': { base: '1/s', factor: 1 / 604800 }, '%/week': { base: '1/s', factor: 0.01 / 604800 },
  hour: { base: 's', factor: 3600 }, hours: { base: 's', factor: 3600 }, minutes: { base: 's', factor: 60 }, seconds: { base: 's', factor: 1 }, second: { base: 's', factor: 1 },
  '%': { base: '', factor: 0.01 }, Wh: { base: 'J', factor: 3600 }, kWh: { base: 'J', factor: 3.6e6 }, MWh: { base: 'J', factor: 3.6e9 },
  bytes: { base: 'B', factor: 1 }, byte: { base: 'B', factor: 1 }, bit: { base: 'B', factor: 0.125 }, FLOPS: { base: 'FLOP/s', factor: 1 }, '$': { base: 'USD', factor: 1 },
};

/** The number of SI base units in one of `unit`, when it measures the same thing as `base`; else null. "ms" of "s" → 0.001. */
export function factorTo(base: string, unit: string): number | null {
  if (unit === base) return 1;
  const extra = EXTRA[unit];
  if (extra && extra.base === base) return extra.factor;
  const [top = '', ...below] = unit.split('/');
  const [baseTop = '', ...baseBelow] = base.split('/');
  if (below.length !== baseBelow.length) {
    // "GFLOPS" for "GFLOP/s"
    return unit.endsWith('FLOPS') && base === 'FLOP/s' ? factorTo('FLOPS', unit) : null;
  }
  if (below.length > 0) {
    const up = factorTo(baseTop, top);
    const down = factorTo(baseBelow.join('/'), below.join('/'));
    return up === null || down === null ? null : up / down;
  }
  if (base === '') return null;
  if (base === 'B') {
    for (const { symbol, factor } of BINARY) if (symbol !== '' && unit === `${symbol}B`) return factor;
    for (const { symbol, power } of PREFIXES) if (symbol !== '' && unit === `${symbol}bit`) return Number(`1e${power}`) / 8;
  }
  const micro = unit.replace(/^[u\u03bc]/, 'µ');
  for (const { symbol, power } of PREFIXES) if (symbol !== '' && micro === symbol + base) return Number(`1e${power}`);
  return null;
}

/** Units that are words: more than one of them takes an s. */
const WORDS: Record<string, [one: string, many: string]> = { week: ['week', 'weeks'], d: ['day', 'days'] };
export const counted = (unit: string, text: string): string => WORDS[unit]?.[text === '1' ? 0 : 1] ?? unit;

/** A unit as it is printed: µ for u, "60 /s" for 60 times 1/s. */
export const printedUnit = (unit: string): string => (/^u[A-Za-z]/.test(unit) && unit.length <= 3 ? `µ${unit.slice(1)}` : unit.replace(/^1\//, '/'));
