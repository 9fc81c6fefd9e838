// Drawings of one page take turns while frames are slow, and every one of them comes round.
import { expect, test } from 'vitest';
import { Turns } from '../../site/views/turns.js';

/** Which of `n` drawings are done in each of `frames` frames. */
function drawn(turns: Turns, n: number, frames: number): number[][] {
  return Array.from({ length: frames }, () => {
    turns.begin();
    return Array.from({ length: n }, (_, i) => i).filter(() => turns.mine());
  });
}
const slow = (turns: Turns, frames: number): void => { for (let i = 0; i < frames; i += 1) turns.took(24); };

test('on a machine that keeps up, every frame draws everything', () => {
  const turns = new Turns();
  for (let i = 0; i < 100; i += 1) turns.took(7);
  expect(drawn(turns, 5, 2)).toEqual([[0, 1, 2, 3, 4], [0, 1, 2, 3, 4]]);
});

test('one slow frame changes nothing, two do', () => {
  const turns = new Turns();
  turns.took(24); turns.took(8); turns.took(24); turns.took(8);
  expect(turns.shares).toBe(1);
  slow(turns, 2);
  expect(turns.shares).toBe(2);
});

test.each([2, 4, 6, 100])('after %i slow frames each drawing is done once in as many frames as there are shares', (frames) => {
  const turns = new Turns();
  slow(turns, frames);
  expect(turns.shares).toBe(Math.min(8, 1 + frames / 2));
  for (const n of [1, 3, 4, 7]) {
    // How many there are is known from the frame before.
    drawn(turns, n, 1);
    const round = drawn(turns, n, turns.shares);
    expect(round.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
    expect(Math.max(...round.map((r) => r.length))).toBe(Math.ceil(n / turns.shares));
  }
});

test('neighbours are drawn in one frame', () => {
  const turns = new Turns();
  slow(turns, 6);
  drawn(turns, 8, 4);
  expect(drawn(turns, 8, 4).sort((a, b) => a[0]! - b[0]!)).toEqual([[0, 1], [2, 3], [4, 5], [6, 7]]);
});

test('drawings that are passed over count like drawings that asked', () => {
  const turns = new Turns();
  slow(turns, 6);
  drawn(turns, 8, 1);
  for (let frame = 0; frame < 8; frame += 1) {
    turns.begin();
    const first = turns.mine();
    const passed = turns.pass(6);
    if (!passed) for (let i = 0; i < 6; i += 1) turns.mine();
    const last = turns.mine();
    expect(turns.asked).toBe(8);
    expect([first, !passed, last].filter(Boolean).length).toBeGreaterThan(0);
    expect(first && last).toBe(false);
  }
});

test('many easy frames take the work back, a few do not', () => {
  const turns = new Turns();
  slow(turns, 4);
  for (let i = 0; i < 29; i += 1) turns.took(3);
  expect(turns.shares).toBe(3);
  turns.took(3);
  expect(turns.shares).toBe(2);
  for (let i = 0; i < 300; i += 1) turns.took(3);
  expect(turns.shares).toBe(1);
});

test('frames in between, neither slow nor easy, leave it as it is', () => {
  const turns = new Turns();
  slow(turns, 4);
  for (let i = 0; i < 300; i += 1) turns.took(7);
  expect(turns.shares).toBe(3);
});
