// The ledger page's sentences, for one prediction and for many; and the plot's reach.
import { describe, expect, test } from 'vitest';
import type { Told } from '../../site/ledger/index.js';
import { decades, stopSay } from '../../site/pages/ledger-chart.js';
import { choices, far, leans, replacedSay, went } from '../../site/pages/ledger-words.js';

const told = (more: Partial<Told>): Told => ({ question: 'act1.predict.0', ask: 'How many?', said: 'About ×100', truth: '×50', at: Date.UTC(2026, 10, 21, 12), right: false, predicted: 100, actual: 50, unit: '', off: 2, ...more });
const choice = (right: boolean | null): Told => told({ right, predicted: null, actual: null, off: null });
const counted = { n: 9, within_2: 6, within_10: 8, too_high: 3, too_low: 5, typical_factor: 3.14 };

describe('sentences', () => {
  test('of many numbers', () => {
    expect(went(counted)).toBe('In 6 of 9 numeric predictions you were within a factor of 2, in 8 within a factor of 10.');
    expect(leans(counted)).toBe('A typical one is ×3.14 off: five too low, three too high and one exact.');
    expect(leans({ ...counted, n: 12, too_high: 0, too_low: 12 })).toBe('A typical one is ×3.14 off: 12 too low.');
  });
  test.each([[1, 1, 'within a factor of 2.'], [0, 1, 'within a factor of 10, not of 2.'], [0, 0, 'more than a factor of 10 off.']])('of one number (%i, %i)', (within_2, within_10, end) => {
    expect(went({ ...counted, n: 1, within_2, within_10 })).toBe(`Your one numeric prediction was ${end}`);
    expect(leans({ ...counted, n: 1, within_2, within_10 })).toBe('');
  });
  test('of choices: only those that are judged, and no numbers', () => {
    expect(choices([told({}), choice(null)])).toBe('');
    expect(choices([choice(true)])).toBe('Your one choice among words was right.');
    expect(choices([choice(false), choice(false)])).toBe('Of two choices among words none was right.');
    expect(choices([choice(true), choice(false), choice(false), choice(null)])).toBe('Of three choices among words one was right.');
    expect(choices([choice(true), choice(true)])).toBe('Both choices among words were right.');
  });
  test('how far one was off', () => {
    expect(far(told({}))).toBe('×2.00 high');
    expect(far(told({ predicted: 25 }))).toBe('×2.00 low');
    expect(far(told({ predicted: 50, off: 1, right: true }))).toBe('exact');
    expect([far(choice(true)), far(choice(false)), far(choice(null))]).toEqual(['right', 'not right', 'not known']);
    expect(far(told({ predicted: 0, off: null, right: true }))).toBe('right');
  });
  test('a stop of the plot says where, when, both values and the factor', () => {
    expect(stopSay({ where: 'Lab 1, Act I', told: told({}) })).toBe('Lab 1, Act I, 21 Nov: you said ×100; it is ×50; ×2.00 high.');
    expect(stopSay({ where: 'Lab 1, Act I', told: { ...choice(null), truth: '' } })).toMatch(/it is not known; not known\.$/);
  });
  test('what the undo would bring back', () => {
    const record = (lab: string): never => ({ lab }) as never;
    expect(replacedSay({ what: 'reset', at: Date.UTC(2026, 10, 21, 12), records: [record('vol1/01')] }, () => 'Lab 1')).toMatch(/^Lab 1 was reset on 21 Nov 2026.* You can bring it back for a day, or until the next reset\.$/);
    expect(replacedSay({ what: 'import', at: 0, records: [record('a'), record('b')] }, String)).toMatch(/^Two labs were replaced from a file on .* bring them back/);
  });
});

test('the plot reaches as many decades as the wildest guess needs, one at least, with room beyond', () => {
  const marks = (...off: (number | null)[]) => off.map((o) => ({ where: '', told: told({ off: o, ...(o === null ? { predicted: null } : {}) }) }));
  expect([decades(marks(1)), decades(marks(null)), decades(marks(7)), decades(marks(98.9)), decades(marks(2, 1e6))]).toEqual([2, 2, 2, 3, 7]);
});
