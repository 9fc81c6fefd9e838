// The string forms of a lab: path, quantity, comparison, tone, format, binding.
import { describe, expect, it } from 'vitest';
import { FormError, parseBinding, parseComparison, parseFormat, parsePath, parseQuantity, parseTone } from '../../tools/compiler/tokens.js';

describe('a path', () => {
  it('is names, elements and a point', () => {
    expect(parsePath('law.total_s')).toEqual({ steps: ['law', 'total_s'], text: 'law.total_s' });
    expect(parsePath('mem.tiers[2] @ inside')).toEqual({ steps: ['mem', 'tiers', 2], at: 'inside', text: 'mem.tiers[2] @ inside' });
  });
  it('is no arithmetic', () => {
    expect(() => parsePath('law.total_s * 2')).toThrowError(/not a path/);
    try { parsePath('a - b'); } catch (e) { expect((e as FormError).hint).toMatch(/no arithmetic/); }
  });
  it.each(['', 'law.', '.x', 'a..b', 'a[x]', 'a @ b @ c', 'law.total s'])('refuses %j', text => { expect(() => parsePath(text)).toThrowError(FormError); });
});

describe('a quantity', () => {
  it.each([['0.5 ms', 0.5, 'ms'], ['512 KiB', 512, 'KiB'], ['20 %', 20, '%'], ['1e6', 1e6, ''], ['-3', -3, ''], ['4 GFLOP', 4, 'GFLOP'], ['50 FLOP/B', 50, 'FLOP/B']])('%s', (text, value, unit) => {
    expect(parseQuantity(text)).toEqual({ value, unit });
  });
  it.each(['memory', '', 'ms 5'])('is not %j', text => { expect(parseQuantity(text)).toBeNull(); });
});

describe('a comparison', () => {
  it('has a path, an operator and a side', () => {
    expect(parseComparison('law.bottleneck = memory')).toMatchObject({ op: '=', right: 'memory' });
    expect(parseComparison('a.b >= 1.5 ms')).toMatchObject({ op: '>=', right: '1.5 ms' });
    expect(parseComparison('a.b != c.d')).toMatchObject({ op: '!=', right: 'c.d' });
    expect(parseComparison('a.b about 10 %')).toMatchObject({ op: 'about', right: '10 %' });
  });
  it('takes a final point for both sides', () => { expect(parseComparison('fit.fits = false @ m7')).toMatchObject({ right: 'false', at: 'm7' }); });
  it('refuses two points, and one side', () => {
    expect(() => parseComparison('a @ x = b @ y')).toThrowError(/Two points/);
    expect(() => parseComparison('law.total_s')).toThrowError(/not a comparison/);
    expect(() => parseComparison('a =')).toThrowError(/nothing/);
  });
});

describe('a tone', () => {
  it('is a word with a condition', () => { expect(parseTone('bad if fit.fits = false')).toMatchObject({ tone: 'bad', when: { op: '=' } }); });
  it('is never a colour', () => { try { parseTone('red'); } catch (e) { expect((e as FormError).hint).toMatch(/never colours/); } });
});

describe('a format', () => {
  it.each([['time 3', { name: 'time', n: 3 }], ['bytes 3 iec', { name: 'bytes', n: 3, family: 'iec' }], ['in ms 2', { name: 'in', unit: 'ms', n: 2 }], ['label', { name: 'label' }], ['choose yes, it fits|no', { name: 'choose', words: ['yes, it fits', 'no'] }]])('%s', (text, format) => {
    expect(parseFormat(text)).toEqual(format);
  });
  it.each(['times 3', 'time', 'time three', 'label 3', 'choose yes', 'in 3'])('is not %j', text => { expect(() => parseFormat(text)).toThrowError(FormError); });
  it('follows a bar', () => { expect(parseBinding('law.total_s @ m7 | time 3')).toMatchObject({ path: { at: 'm7' }, format: { name: 'time' } }); });
});
