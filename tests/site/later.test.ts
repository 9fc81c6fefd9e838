// A task that waits for rest: put off as often as one likes, done once.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Later } from '../../site/element/later.js';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

test('what is put off waits as long as if it had been put off last', () => {
  const run = vi.fn();
  const later = new Later(100, run);
  for (let i = 0; i < 20; i += 1) { later.putOff(); vi.advanceTimersByTime(30); }
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(69);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1000);
  expect(run).toHaveBeenCalledTimes(1);
});

test('one timer runs, however often it is put off', () => {
  const later = new Later(100, () => undefined);
  for (let i = 0; i < 20; i += 1) later.putOff();
  expect(vi.getTimerCount()).toBe(1);
});

test('it can be put off for longer than usual, and again after it was done', () => {
  const run = vi.fn();
  const later = new Later(100, run);
  later.putOff(400);
  vi.advanceTimersByTime(399);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  later.putOff();
  vi.advanceTimersByTime(100);
  expect(run).toHaveBeenCalledTimes(2);
});

test('what is stopped is not done', () => {
  const run = vi.fn();
  const later = new Later(100, run);
  later.putOff();
  later.stop();
  vi.advanceTimersByTime(1000);
  expect(run).not.toHaveBeenCalled();
  later.putOff();
  vi.advanceTimersByTime(100);
  expect(run).toHaveBeenCalledTimes(1);
});
