// The drawings' layout is pure: positions, ticks, stacks, gaps, names, classes and what keys do, from numbers alone.
import { describe, expect, test } from 'vitest';
import { tickTexts } from '../../site/views/axis.js';
import { steps } from '../../site/views/bars-layouts.js';
import { following } from '../../site/views/frames.js';
import { levels, letters, nearestOf, squares } from '../../site/views/heatmap.js';
import { columns, counted } from '../../site/views/histogram.js';
import { nameplaces } from '../../site/views/names.js';
import { spots } from '../../site/views/network.js';
import { thinned } from '../../site/views/numbers.js';
import { areaPath, linePath, stack, trimmed } from '../../site/views/paths.js';
import { after, nearest, type Stop } from '../../site/views/reader.js';
import { above, corners } from '../../site/views/roofline.js';
import { around, beyond, place, stagger } from '../../site/views/scale.js';
import { runs } from '../../site/views/series.js';

const unit = place('lin', 0, 1);

describe('places', () => {
  test('a value stands between the ends of its axis, in equal steps for equal factors on a log axis', () => {
    const log = place('log', 1, 1000);
    expect([1, 10, 100, 1000].map((v) => Math.round(log(v) * 300))).toEqual([0, 100, 200, 300]);
    expect([log(0.001), log(1e9)]).toEqual([0, 1]);
    expect(log.free(1e4)).toBeCloseTo(4 / 3);
    expect(log.free(0)).toBeNaN();
  });
  test('a value beyond an end is known as such', () => expect([beyond(5, place('lin', 0, 4)), beyond(-1, place('lin', 0, 4)), beyond(2, place('lin', 0, 4))]).toEqual(['high', 'low', null]));
  test('a plain axis starts at zero and reaches below it for negative values', () => {
    expect(around([3, 8], 'lin')).toEqual([0, 8]);
    expect(around([-3, 8], 'lin')).toEqual([-3, 8]);
    expect(around([], 'log')).toEqual([1, 10]);
  });
  test('ticks print as few decimals as tell them apart', () => {
    const format = { name: 'percent' as const, n: 1 };
    expect(tickTexts([0, 0.5, 1], { kind: 'number' }, format)).toEqual(['0\u202f%', '50\u202f%', '100\u202f%']);
    expect(new Set(tickTexts([0, 0.001, 0.002, 0.003], { kind: 'number' }, format)).size).toBe(4);
    expect(tickTexts([0.0001, 0.01], { kind: 'number' }, format).some((t) => t.startsWith('<'))).toBe(false);
  });
});

describe('names of upright lines', () => {
  test('each stands beside its line, and names that would overlap stand on levels of their own', () => {
    const far = stagger([{ at: 0.1, text: 'a 1' }, { at: 0.8, text: 'b 2' }]);
    expect(far).toEqual([{ level: 0, side: 'after' }, { level: 0, side: 'after' }]);
    const near = stagger([{ at: 0.3, text: 'median 22 ms' }, { at: 0.31, text: 'mean 24 ms' }, { at: 0.32, text: 'x' }]);
    expect(new Set(near.map((n) => n.level)).size).toBe(3);
  });
  test('a name without room to its right goes to its left, and one without room on either side to the end', () => {
    expect(stagger([{ at: 0.95, text: 'capacity' }])[0]!.side).toBe('before');
    expect(stagger([{ at: 0.5, text: 'a name that is much too long for a phone' }])[0]!.side).toBe('end');
  });
});

describe('curves', () => {
  test('a curve has a gap where there is no value', () => {
    const path = linePath([{ x: 0, y: 0 }, { x: 0.2, y: 0.5 }, { x: 0.4, y: null }, { x: 0.6, y: 0.5 }, { x: 0.8, y: 1 }], unit, unit);
    expect(path.match(/M/g)).toHaveLength(2);
    expect(path).not.toMatch(/NaN/);
  });
  test('a curve that leaves the field ends at its edge, where it crosses it', () => {
    expect(trimmed([[0, 0.5], [0.5, 1.5], [1, 0.5]])).toEqual([[0, 0.5], [0.25, 1], null, [0.75, 1], [1, 0.5]]);
    expect(trimmed([[0, 2], [1, 3]])).toEqual([null, null]);
  });
  test('zero and negative values have no place on a log axis and draw nothing', () => expect(linePath([{ x: 0, y: 0 }, { x: 1, y: -1 }], unit, place('log', 1, 10))).toBe(''));
  test('stacked areas stand on each other; a missing value adds nothing to those above', () => {
    expect(stack([[1, 2], [10, null], [100, 200]])).toEqual([[1, 2], [11, null], [111, 202]]);
    expect(areaPath([{ x: 0, y: 1 }, { x: 1, y: 1 }], unit, unit, [0.5, 0.5])).toBe('M0,0L1000,0L1000,500L0,500Z');
  });
  test('a stretch ends where the two sides of its comparison cross between two steps', () => {
    const at = (x: number, gap: number): { at: number; holds: boolean; gap: number | null } => ({ at: x, holds: gap > 0, gap });
    expect(runs([at(0, -1), at(0.4, -1), at(0.8, 3), at(1, 5)])).toEqual([{ from: 0.5, to: 1 }]);
    expect(runs([{ at: 0, holds: true, gap: null }, { at: 0.5, holds: false, gap: null }, { at: 1, holds: true, gap: null }])).toEqual([{ from: 0, to: 0.25 }, { from: 0.75, to: 1 }]);
    expect(runs([{ at: 0, holds: false, gap: null }])).toEqual([]);
  });
});

describe('bars', () => {
  test('the terms of a waterfall begin where the one before ended; a missing one takes no room', () => expect(steps([1, null, 3])).toEqual([{ from: 0, to: 1 }, { from: 1, to: 1 }, { from: 1, to: 4 }]));
  test('samples are counted into half-open columns, the last of which holds its upper end', () => {
    expect(counted([0, 0.5, 1, 1.5, 2, 2, 9, -1], [0, 1, 2])).toEqual([2, 4]);
    expect(counted([], [0, 1, 2])).toEqual([0, 0]);
  });
  test('all bars of a histogram are one path, empty ones left out', () => {
    const side = { place: unit, label: '', ticks: [] };
    expect(columns([{ low: 0, high: 0.5, value: 1, text: '' }, { low: 0.5, high: 1, value: 0, text: '' }], side, side)).toBe('M0 1000V0H500V1000z');
  });
});

describe('heat maps', () => {
  test('values fall into equal classes, in logarithms where the scale is log; null has none', () => {
    expect(levels([0, 1, 2, 3, 4, 5, null], 'lin')).toEqual([0, 1, 2, 3, 4, 4, -1]);
    expect(levels([1, 10, 100, 1000, 0], 'log', 3)).toEqual([0, 1, 2, 2, -1]);
    expect(levels([7, 7], 'lin')).toEqual([4, 4]);
  });
  test('choices get the shortest letters that tell them apart', () => expect(letters(['memory', 'compute', 'cache', 'memory'])).toEqual(['m', 'co', 'ca', 'm']));
  test('the reader stands at the nearest step, by ratio', () => expect([nearestOf([1, 10, 100], 25), nearestOf([1, 10, 100], 40), nearestOf([0, 10, 20], 16)]).toEqual([1, 2, 2]));
  test('a class is one path of squares inside their cells', () => {
    const path = squares([{ level: 0 }, { level: 1 }, { level: 0 }, { level: 1 }], 2, 2, 1, 1);
    expect(path.match(/M/g)).toHaveLength(2);
    expect(path.startsWith('M515 15h470v470h-470z')).toBe(true);
  });
});

test('a roof has its corner at the ridge when that is in sight, and no corner beyond', () => {
  const roof = { ridge: 10, at: (i: number) => Math.min(100, 10 * i) };
  expect(corners(roof, 1, 1000)).toEqual([{ x: 1, y: 10 }, { x: 10, y: 100 }, { x: 1000, y: 100 }]);
  expect(corners(roof, 20, 1000)).toHaveLength(2);
});

test('a dot above every roof is found, and whether above a peak or a slope; on its roof or within two percent it is not', () => {
  const roof = { ridge: 10, at: (x: number): number => Math.min(10 * x, 100) };
  const over = (a: number, b: number): number => a / b;
  const dot = (name: string, x: number, y: number) => ({ name, x, y });
  expect(above([dot('on the peak', 50, 100), dot('nearly', 50, 101.9), dot('passes it', 50, 110), dot('on the slope', 2, 20), dot('cached', 2, 40)], [roof], over)).toEqual([{ name: 'passes it', times: 1.1, flat: true }, { name: 'cached', times: 2, flat: false }]);
  // Below the higher of two roofs it is no news; above both, the higher one counts.
  const higher = { ridge: 1, at: (x: number): number => Math.min(400 * x, 400) };
  expect(above([dot('between', 50, 110), dot('above both', 50, 800)], [roof, higher], over)).toEqual([{ name: 'above both', times: 2, flat: true }]);
  expect(above([dot('alone', 50, 800)], [], over)).toEqual([]);
  expect(above([dot('unknown', 50, 800)], [{ ridge: 1, at: () => null }], over)).toEqual([]);
});

test('nodes of a network spread evenly in their column', () => {
  expect(spots([{ id: 'a', column: 0 }, { id: 'b', column: 0 }, { id: 'c', column: 3 }])).toEqual([{ id: 'a', x: 0.12, y: 0.25 }, { id: 'b', x: 0.12, y: 0.75 }, { id: 'c', x: 0.88, y: 0.5 }]);
});

describe('names of dots', () => {
  test('names cover neither each other nor a dot, and one without room is left out', () => {
    const alone = nameplaces([{ name: 'one', x: 0.5, y: 0.5 }]);
    expect(alone).toHaveLength(1);
    expect(nameplaces([{ name: 'at the right edge', x: 0.98, y: 0.5 }])[0]!.anchor).toBe('end');
    const crowd = nameplaces(Array.from({ length: 12 }, (_, i) => ({ name: `number ${i}`, x: 0.5 + i / 1000, y: 0.5 })));
    expect(crowd.length).toBeLessThan(5);
  });
});

describe('reading', () => {
  const stops: Stop[] = Array.from({ length: 20 }, (_, i) => ({ x: i / 19, y: 0.5, say: `${i}` }));
  test('arrows step, pages leap, Home and End go to the ends, and the ends hold', () => {
    const reads = { stops };
    expect(after('ArrowRight', null, reads)).toBe(0);
    expect(after('ArrowLeft', null, reads)).toBe(19);
    expect(after('ArrowRight', 3, reads)).toBe(4);
    expect(after('ArrowRight', 19, reads)).toBe(19);
    expect(after('PageUp', 3, reads)).toBe(5);
    expect([after('Home', 9, reads), after('End', 9, reads)]).toEqual([0, 19]);
    expect(after('ArrowDown', 3, reads)).toBeNull();
    expect(after('a', 3, reads)).toBeNull();
    expect(after('ArrowRight', null, { stops: [] })).toBeNull();
  });
  test('in a grid the arrows move by rows and columns and stay inside', () => {
    const grid = { stops, columns: 5 };
    expect(after('ArrowDown', 3, grid)).toBe(8);
    expect(after('ArrowUp', 3, grid)).toBe(3);
    expect(after('ArrowRight', 4, grid)).toBe(4);
    expect(after('ArrowDown', 18, grid)).toBe(18);
  });
  test('the pointer finds the nearest stop, along x alone or in both directions', () => {
    expect(nearest({ stops, by: 'x' }, 0.48, 0, 100, 1000)).toBe(9);
    expect(nearest({ stops: [{ x: 0, y: 0, say: '' }, { x: 0.2, y: 1, say: '' }], by: 'xy' }, 0.15, 0.1, 300, 200)).toBe(0);
  });
  test('a long table is thinned to its limit, with both ends', () => {
    const rows = thinned(Array.from({ length: 300 }, (_, i) => i), 24);
    expect(rows).toHaveLength(24);
    expect([rows[0], rows.at(-1)]).toEqual([0, 299]);
  });
});

test('frames follow each other to the last one', () => {
  expect([0, 1, 2].map((at) => following(at, 3))).toEqual([1, 2, null]);
  expect(following(0, 0)).toBeNull();
});
