// The arithmetic of the benchmarks' reports, and the native partner that they ask.
import { afterAll, describe, expect, it, vi } from 'vitest';
import { startNative } from '../../tools/lab/bench/native.js';
import { geometricMean, harmonicMean, median, print, quantile, spread } from '../../tools/lab/bench/report.js';
import { run, TOOL } from './help.js';

describe('statistics of lists that one can check by hand', () => {
  it('quantiles, in any order', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect([quantile([10, 20, 30, 40, 50], 0.25), quantile([10, 20, 30, 40, 50], 0.75), quantile([7], 0.9)]).toEqual([20, 40, 7]);
    expect(spread([10, 20, 30, 40, 50])).toBeCloseTo(20 / 30);
  });
  it('means', () => {
    expect(geometricMean([1, 100])).toBeCloseTo(10);
    expect(harmonicMean([1, 3])).toBeCloseTo(1.5); // one second and a third for two calls
  });
  it('a line says whether its budget holds', () => {
    const said: string[] = [];
    vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
    print([{ what: 'rate', value: 3, unit: 'M/s', budget: 2 }, { what: 'time', value: 3, unit: 's', budget: 2, most: true }, { what: 'other', value: 12345, unit: '' }]);
    vi.restoreAllMocks();
    expect(said.map((line) => /within|MISSED/.exec(line)?.[0])).toEqual(['within', 'MISSED', undefined]);
    expect(said[0]).toContain('budget ≥ 2');
  });
});

describe('the native partner', () => {
  const native = startNative();
  afterAll(() => native.end());
  const input = { layers: 32, kv_heads: 8, head_dim: 128, context_tokens: 8192, batch: 1, element_bytes: 2 };
  it.each([{ what: 'evaluate' as const }, { what: 'run' as const }, { what: 'sweep' as const, slot: 3, points: [1024, 2048] }])('measures $what', async (asked) => {
    const seconds = await native.secondsPerCall({ model: 'kv_cache', in: input, seconds: 1e-4, ...asked });
    expect(seconds).toBeGreaterThan(0);
    expect(Number.isFinite(seconds)).toBe(true);
  });
  it('says why it refuses', async () => {
    await expect(native.secondsPerCall({ model: 'kv_cache', in: { ...input, layers: -1 }, what: 'evaluate', seconds: 0 })).rejects.toThrow('layers');
    await expect(native.secondsPerCall({ model: 'kv_cach', in: {}, what: 'evaluate', seconds: 0 })).rejects.toThrow('kv_cach');
  });
  it('ends with its questions, and refuses what is none', () => {
    expect(run(TOOL, ['speed'])).toMatchObject({ code: 0, out: '' });
    expect(run(TOOL, ['speed'], { input: '{}\n' }).code).toBe(1);
  });
});
