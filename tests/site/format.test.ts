// Formats: every format of the lab language, its edges, and what must hold for any number.
import { describe, expect, test } from 'vitest';
import { parse, print, speak, words } from '../../site/format/index.js';
import type { Format, Value, ValueType } from '../../site/lab/compiled.js';
import { random } from './random.js';

const number = (unit = '', more: Partial<ValueType> = {}): ValueType => ({ kind: 'number', unit, ...more });
const f = (name: Format['name'], n?: number, more: Partial<Format> = {}): Format => ({ name, ...(n === undefined ? {} : { n }), ...more });
/** Spaces of any width read as one, so that the tables below stay legible. */
const seen = (value: Value, type: ValueType, format: Format): string => print(value, type, format).replace(/[\u202f\u00a0]/g, ' ');

describe('each format prints what a person would write', () => {
  const s = number('s'); const B = number('B'); const none = number(); const rate = number('FLOP/s');
  test.each<[string, Value, ValueType, Format]>([
    ['29.9 µs', 2.98507462687e-5, s, f('time', 3)], ['4.00 s', 4, s, f('time', 3)], ['2.0 h', 7200, s, f('time', 2)], ['10.0 µs', 1e-5, s, f('time')],
    ['1.00 ms', 999.95e-6, s, f('time', 3)], ['999 µs', 999.4e-6, s, f('time', 3)], ['1.00 s', 0.9999, s, f('time', 3)], ['119 s', 119.4, s, f('time', 3)],
    ['2.00 min', 119.96, s, f('time', 3)], ['90.0 s', 90, s, f('time', 3)], ['47.0 h', 169200, s, f('time', 3)], ['2.00 days', 172800, s, f('time', 3)],
    ['365 days', 31536000, s, f('time', 3)], ['0 s', 0, s, f('time', 3)], ['0 s', -0, s, f('time', 3)], ['−1.00 ms', -1e-3, s, f('time', 3)], ['0.500 ns', 5e-10, s, f('time', 3)],
    ['100 MB', 1e8, B, f('bytes', 3)], ['512 KiB', 524288, B, f('bytes', 3, { family: 'iec' })], ['80.0 GiB', 85899345920, B, f('bytes', 3, { family: 'iec' })],
    ['1 020 KiB', 1020 * 1024, B, f('bytes', 3, { family: 'iec' })], ['1.00 MiB', 1023.99 * 1024, B, f('bytes', 3, { family: 'iec' })], ['8 B', 8, B, f('bytes', 3)],
    ['1.00 GB', 999.96e6, B, f('bytes', 3)], ['512 KiB', 524288, number('B', { family: 'iec' }), f('bytes', 3)], ['3.35 TB/s', 3.35e12, number('B/s'), f('si', 3)],
    ['989 TFLOP/s', 9.89e14, rate, f('si', 3)], ['1.00 GFLOP/s', 1e9, rate, f('si', 3)], ['1 GFLOP/s', 1e9, rate, f('plain')], ['512 KiB', 524288, number('B', { family: 'iec' }), f('plain')],
    ['0.1 W', 0.1, number('W'), f('plain')], ['5 570 km', 5.57e6, number('m'), f('si', 3)], ['200 000 km/s', 2e8, number('m/s'), f('plain')], ['100 mW', 0.1, number('W'), f('si', 3)], ['10 µs', 1e-5, s, f('plain')], ['2 ms', 0.002, s, f('plain')], ['80 GiB', 85899345920, number('B', { family: 'iec' }), f('plain')],
    ['×989 000', 989000, none, f('factor', 3)], ['×98.9', 98.9, none, f('factor', 3)], ['×10 000', 1e4, none, f('factor', 1)], ['×0.50', 0.5, none, f('factor', 2)], ['×1.00', 1, none, f('factor', 3)],
    ['×1 000', 999.96, none, f('factor', 3)], ['6.0 powers of ten', 5.9951962916, none, f('decades', 2)], ['1 power of ten', 1, none, f('decades', 1)],
    ['68 %', 0.6803, none, f('percent', 0)], ['< 0.1 %', 0.0003, none, f('percent', 1)], ['> 99.9 %', 0.99999, none, f('percent', 1)], ['< 1 %', 0.001, none, f('percent', 0)], ['> 99 %', 0.999, none, f('percent', 0)],
    ['0 %', 0, none, f('percent', 0)], ['100 %', 1, none, f('percent', 0)], ['100.0 %', 1, none, f('percent', 1)], ['> −0.1 %', -0.0001, none, f('percent', 1)], ['2.53 %', 0.0253, none, f('percent', 2)],
    ['3.2 points', 0.032, none, f('points', 1)], ['$2.40', 2.4, number('USD'), f('usd', 3)], ['$50 000', 50000, number('USD'), f('usd', 3)], ['−$2.40', -2.4, number('USD'), f('usd', 3)],
    ['25 557 032', 25557032, { kind: 'integer', unit: '' }, f('count')], ['8 images', 8, { kind: 'integer', unit: 'images' }, f('count')], ['< 1', 0.2, none, f('count')],
    ['29.85 µs', 2.985e-5, s, f('in', 2, { unit: 'us' })], ['0.50 ms', 5e-4, s, f('in', 2, { unit: 'ms' })], ['192.9 MiB', 202309632, B, f('in', 1, { unit: 'MiB' })],
    ['26 weeks', 15724800, s, f('in', 0, { unit: 'week' })], ['1 week', 604800, s, f('in', 0, { unit: 'week' })], ['2.5 days', 216000, s, f('in', 1, { unit: 'd' })], ['20 000 /week', 20000 / 604800, number('1/s'), f('in', 0, { unit: '/week' })],
    ['4 760 /s', 4764.38, number('1/s'), f('si', 3)], ['0.0331 /s', 20000 / 604800, number('1/s'), f('si', 3)], ['4 764 images/s', 4764.38, number('1/s'), f('in', 0, { unit: 'images/s' })], ['0.02 USD/GB', 2e-11, number('USD/B'), f('in', 2, { unit: 'USD/GB' })],
    ['11 800 kg', 11777.05, number('kg'), f('si', 3)], ['0.0000200 USD/B', 2e-5, number('USD/B'), f('si', 3)], ['3 USD/s', 3, number('USD/s'), f('plain')],
    ['0.8 %/week', 0.008 / 604800, number('1/s'), f('in', 1, { unit: '%/week' })],
    ['3.14', 3.14159, none, f('sig', 3)], ['3.142', 3.14159, none, f('fix', 3)], ['0', -0.0001, none, f('fix', 0)], ['1 234.5', 1234.5, none, f('fix', 1)], ['5.00 W', 5, number('W'), f('sig', 3)],
    ['1.50 × 10¹⁸', 1.5e18, none, f('sig', 3)], ['1.50 × 10⁻⁹', 1.5e-9, none, f('sig', 3)], ['fits', true, { kind: 'flag' }, f('choose', undefined, { words: ['fits', 'does not fit'] })],
    ['does not fit', 0, { kind: 'flag' }, f('choose', undefined, { words: ['fits', 'does not fit'] })], ['Memory', 'memory', { kind: 'choice', names: ['compute', 'memory'], labels: ['Compute', 'Memory'] }, f('label')],
    ['never', null, number('s', { nullText: 'never' }), f('time', 3)], ['none', NaN, s, f('time', 3)], ['none', Infinity, s, f('sig', 3)], ['1, 2, 3', [1, 2, 3], { kind: 'list', item: { kind: 'integer', unit: '' } }, f('count')],
    ['2 150 /s', 2150, number('1/s'), f('si', 4)], ['0.5 /s', 0.5, number('1/s'), f('plain')], ['1 450 /s', 1450, number('1/s'), f('count')],
    ['yes', true, { kind: 'flag' }, f('plain')], ['out of memory', 'out_of_memory', { kind: 'violation' }, f('plain')],
  ])('%s', (expected, value, type, format) => expect(seen(value, type, format)).toBe(expected));

  test('thin no-break spaces stand before units and between thousands', () => {
    expect(print(989000, none, f('factor', 3))).toBe('×989\u202f000');
    expect(print(1e-5, s, f('time', 3))).toBe('10.0\u202fµs');
  });
});

test('a rate reads aloud, and can be typed as it is printed', () => {
  expect(speak(2150, number('1/s'), f('count'))).toBe('2,150 per second');
  expect(parse('2 151 /s', number('1/s'), f('count'), 2150)).toEqual({ ok: true, value: 2151 });
});

describe('for any number', () => {
  const names: Format['name'][] = ['sig', 'fix', 'si', 'bytes', 'time', 'percent', 'points', 'factor', 'decades', 'usd', 'count', 'plain'];
  const units = ['', 's', 'B', 'B/s', 'FLOP/s', 'W', 'USD', 'images'];
  test('no format throws, prints NaN, an exponent, undefined, −0 or a bare "-", and a close neighbour prints too', { timeout: 60_000 }, () => {
    const { seed, next } = random();
    for (let i = 0; i < 20000; i += 1) {
      const value = (next() < 0.5 ? -1 : 1) * 10 ** (next() * 36 - 18);
      const format = f(names[Math.floor(next() * names.length)]!, Math.floor(next() * 5), next() < 0.3 ? { family: 'iec' } : {});
      const type = number(units[Math.floor(next() * units.length)]!);
      for (const v of [value, value * (1 + 1e-4 * next())]) {
        const [text, said] = [print(v, type, format), speak(v, type, format)];
        const good = !/NaN|undefined|Infinity|e[+-]?\d|-|^$/.test(text) && (!text.includes('−') || /[1-9]/.test(text)) && !/NaN|undefined|[\u202f\u2212]|^$/.test(said);
        if (!good) expect.fail(`seed ${seed}: ${v} as ${JSON.stringify(format)} of "${type.unit}" prints "${text}", says "${said}"`);
      }
    }
  });
  test('three digits of a time or a size read back within half a unit of the last digit', { timeout: 60_000 }, () => {
    const { seed, next } = random();
    for (let i = 0; i < 5000; i += 1) {
      const value = 10 ** (next() * 14 - 9);
      for (const [type, format] of [[number('s'), f('time', 3)], [number('FLOP/s'), f('si', 3)], [number(), f('factor', 3)], [number('B'), f('bytes', 3)], [number('B'), f('bytes', 3, { family: 'iec' })]] as const) {
        const v = type.unit === 'B' ? Math.ceil(value * 1e3) : value;
        const back = parse(print(v, type, format), type, format);
        const read = back.ok ? (back.value as number) : NaN;
        if (!(Math.abs(read - v) / v < 0.00501)) expect.fail(`seed ${seed}: ${v} prints ${print(v, type, format)}, reads ${read}`);
      }
    }
  });
  test('printing grows with the value: a time never prints smaller than a smaller time', { timeout: 60_000 }, () => {
    let before = -1;
    for (let d = -9; d < 7; d += 0.001) {
      const back = parse(print(10 ** d, number('s'), f('time', 3)), number('s'), f('time', 3));
      const read = (back as { value: number }).value;
      if (!(read >= before * (1 - 1e-12))) expect.fail(`${10 ** d} s prints below what came before`);
      before = read;
    }
  });
});

describe('speech', () => {
  test.each<[string, Value, ValueType, Format]>([
    ['28.5 microseconds', 2.85e-5, number('s'), f('time', 3)], ['989,000 times', 989000, number(), f('factor', 3)], ['3.35 terabytes per second', 3.35e12, number('B/s'), f('si', 3)],
    ['512 kibibytes', 524288, number('B'), f('bytes', 3, { family: 'iec' })], ['less than 0.1 percent', 0.0001, number(), f('percent', 1)], ['more than 99.9 percent', 0.99999, number(), f('percent', 1)],
    ['2.40 dollars', 2.4, number('USD'), f('usd', 3)], ['989 teraflops', 9.89e14, number('FLOP'), f('si', 3)], ['minus 1.00 milliseconds', -0.001, number('s'), f('time', 3)], ['6.0 powers of ten', 6, number(), f('decades', 2)],
    ['never', null, number('s', { nullText: 'never' }), f('time', 3)],
  ])('%s', (expected, value, type, format) => {
    expect(speak(value, type, format)).toBe(expected);
  });
});

describe('typed entry', () => {
  const factor: [ValueType, Format] = [number(), f('factor', 3)];
  test.each<[string, Value, ValueType, Format, Value?]>([
    ['1e4', 1e4, ...factor], ['10 000', 1e4, ...factor], ['×10000', 1e4, ...factor], ['×10\u202f000', 1e4, ...factor], ['x 10,000', 1e4, ...factor], ['10^4', 1e4, ...factor], ['a million', 1e6, ...factor], ['2.5 million', 2.5e6, ...factor],
    ['8', 8, { kind: 'integer', unit: '' }, f('count')], ['512 KiB', 524288, number('B'), f('bytes', 3)], ['512kib', 524288, number('B'), f('bytes', 3)], ['100 MB', 1e8, number('B'), f('bytes', 3)],
    ['0,5 ms', 5e-4, number('s'), f('time', 3)], ['30', 3e-5, number('s'), f('time', 3), 2.9e-5], ['30', 30, number('s'), f('time', 3)], ['20 %', 0.2, number(), f('percent', 0)], ['20', 0.2, number(), f('percent', 0)],
    ['2 h', 7200, number('s'), f('time', 3)], ['3 us', 3e-6, number('s'), f('time', 3)], ['$2.40', 2.4, number('USD'), f('usd', 3)], ['3.35 TB/s', 3.35e12, number('B/s'), f('si', 3)], ['4 GFLOP', 4e9, number('FLOP'), f('si', 3)],
    ['7', 0.007, number('s'), f('in', 1, { unit: 'ms' })], ['never', null, number('s', { nullText: 'never' }), f('time', 3)], ['yes', true, { kind: 'flag' }, f('plain')], ['gelu', 'gelu', { kind: 'choice', names: ['relu', 'gelu'], labels: ['ReLU', 'GELU'] }, f('label')],
    ['8 images', 8, { kind: 'integer', unit: 'images' }, f('count')], ['-5', -5, number(), f('sig', 3)], ['−5', -5, number(), f('sig', 3)], ['.5', 0.5, number(), f('sig', 3)],
  ])('%s', (text, expected, type, format, near) => {
    const back = parse(text, type, format, near);
    expect(back).toMatchObject({ ok: true });
    const value = (back as { value: Value }).value;
    if (typeof expected === 'number') expect(value).toBeCloseTo(expected, 12 - Math.max(0, Math.ceil(Math.log10(Math.abs(expected) || 1)))); else expect(value).toBe(expected);
  });
  test.each<[string, ValueType, Format, RegExp]>([
    ['', number(), f('sig', 3), /^Type a value\.$/], ['abc', number(), f('factor', 1), /“abc” is not a number/], ['3 kg', number('s'), f('time', 3), /The unit “kg” does not fit/], ['2.5', { kind: 'integer', unit: '' }, f('count'), /whole number/],
    ['1e999', number(), f('sig', 3), /too large/], ['maybe', { kind: 'flag' }, f('plain'), /yes or no/], ['swish', { kind: 'choice', names: ['relu', 'gelu'], labels: ['ReLU', 'GELU'] }, f('label'), /ReLU, GELU/], ['NaN', number(), f('sig', 3), /not a number/], ['Infinity', number(), f('sig', 3), /not a number/],
    ['5 s', number('B'), f('bytes', 3), /does not fit/], ['<script>alert(1)</script> and much more', number(), f('sig', 3), /…/],
  ])('%s is refused with a sentence', (text, type, format, say) => {
    const back = parse(text, type, format);
    expect(back.ok).toBe(false);
    expect((back as { say: string }).say).toMatch(say);
  });
  test('no text makes it throw', { timeout: 60_000 }, () => {
    const { seed, next } = random();
    const letters = '0123456789.,eE+-×x%$ \u202fkKMGiBs/^*abc';
    for (let i = 0; i < 20000; i += 1) {
      const text = Array.from({ length: Math.floor(next() * 12) }, () => letters[Math.floor(next() * letters.length)]).join('');
      const back = parse(text, number(['', 's', 'B'][i % 3]!), f((['time', 'factor', 'bytes', 'percent'] as const)[i % 4]!, 3));
      if (back.ok ? !Number.isFinite(back.value) : !back.say.endsWith('.')) expect.fail(`seed ${seed}: ${text}`);
    }
  });
});

describe('scale words', () => {
  test.each([[1, 'one'], [10, 'ten'], [100, 'a hundred'], [1e3, 'a thousand'], [1e4, 'ten thousand'], [1e5, 'a hundred thousand'], [1e6, 'a million'], [1e9, 'a billion'], [1e12, 'a trillion'],
    [989000, '989 thousand'], [2.5e6, '2.5 million'], [0.001, 'a thousandth'], [1e-6, 'a millionth'], [0, 'zero'], [42, '42'], [0.5, '0.5'], [-1e3, 'minus a thousand']])('%d is %s', (n, expected) => expect(words(n)).toBe(expected));
});
