// The map's search: every word must be somewhere in the lab, and what is not in its line is named.
import { describe, expect, test } from 'vitest';
import { search, type Words } from '../../site/pages/search.js';

const labs = [
  { id: 'vol1/01', volume: 'vol1', number: '01', title: 'The Magnitude Awakening', question: 'How far apart are two computers?', minutes: [14, 23] as [number, number] },
  { id: 'vol1/05', volume: 'vol1', number: '05', title: 'The Activation Tax', question: 'What does one small function cost?', minutes: [14, 23] as [number, number] },
  { id: 'studio/acceleration', volume: 'studio', number: 'acceleration', title: 'Same Arithmetic', question: 'Why faster?', minutes: [14, 23] as [number, number] },
];
const words: Words[] = [
  { id: 'vol1/01', terms: ['bandwidth', 'D·A·M', 'power of ten'], models: ['Iron Law', 'Magnitude gap'] },
  { id: 'vol1/05', terms: ['activations', 'bandwidth'], models: ['Memory ledger'] },
];
const found = (query: string): Record<string, string> | null => { const got = search(labs, words, query); return got && Object.fromEntries(got); };

describe('search', () => {
  test('nothing asked is no search', () => { for (const query of ['', '  ', '?!']) expect(found(query)).toBeNull(); });
  test('title and question, whatever the case, with no further word', () => {
    expect(found('MAGNITUDE')).toEqual({ 'vol1/01': '' });
    expect(found('function cost')).toEqual({ 'vol1/05': '' });
    expect(found('lab 5')).toEqual({ 'vol1/05': '' });
  });
  test('terms and models are named where the line does not have the word', () => {
    expect(found('bandw')).toEqual({ 'vol1/01': 'Term: bandwidth', 'vol1/05': 'Term: bandwidth' });
    expect(found('memory')).toEqual({ 'vol1/05': 'Model: Memory ledger' });
    expect(found('dam')).toEqual({ 'vol1/01': 'Term: D·A·M' });
  });
  test('all words count, wherever each of them is', () => {
    expect(found('computers iron')).toEqual({ 'vol1/01': 'Model: Iron Law' });
    expect(found('bandwidth law')).toEqual({ 'vol1/01': 'Term: bandwidth. Model: Iron Law' });
    expect(found('bandwidth nothing')).toEqual({});
  });
  test('a lab without words of its own is still found by its line', () => expect(found('faster')).toEqual({ 'studio/acceleration': '' }));
});
