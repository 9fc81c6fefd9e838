// The arithmetic of the benchmarks' reports, and the native partner that they ask.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { loadCore } from '../../wasm/client/node.js';
import { startNative } from '../../tools/lab/bench/native.js';
import { options } from '../../tools/lab/bench/options.js';
import { geometricMean, harmonicMean, median, print, quantile, spread } from '../../tools/lab/bench/report.js';
import { type Host, type Lane, type Measured, measure, ratioOfMedians, table, verdict } from '../../tools/lab/bench/rounds.js';
import { ROOT, run, TOOL } from './help.js';

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

describe('kernels in rounds', async () => {
  const core = await loadCore();
  const lane = (set: string, id: string): Lane => ({ name: id, set, id, flop: 2000 });
  const settings = { rounds: 6, sample_s: 0.01, most_warm_ups: 5 };
  const pairs = [{ ours: 'simd ours', theirs: 'simd theirs', b: '' }];
  /** Lanes whose times are known; keeps the order in which they were asked. */
  function host(lanes: Lane[], times: (i: number, call: number) => number, share: (i: number) => number = () => 0.5): Host & { asked: number[] } {
    const asked: number[] = [], calls = lanes.map(() => 0);
    return { asked, begin: async () => lanes, judge: async (i) => share(i), seconds: async (i) => { asked.push(i); return times(i, (calls[i]! += 1)); } };
  }

  it('ratios of lanes that never vary are exact, shares too', async () => {
    const { rows, ratios } = await measure(host([lane('simd', 'peak'), lane('simd', 'ours'), lane('simd', 'theirs')], (i) => [1, 2, 5][i]!), core, { m: 10, k: 10, n: 10 }, settings, pairs, 0);
    expect(ratios).toEqual([{ ...pairs[0], estimate: 2.5, low: 2.5, high: 2.5, verdict: 'faster' }]);
    expect(rows.map((r) => r.share_of_peak?.estimate)).toEqual([undefined, 0.5, 0.2]);
    expect(rows[1]).toMatchObject({ median_s: 2, p10_s: 2, p90_s: 2, warm_ups: 3, steady: true, noisy: false, worst_share_of_bound: 0.5 });
  });
  it('every lane is sampled once a round, in an order that turns, and what warms up is not a sample', async () => {
    const warming = host([lane('simd', 'ours'), lane('simd', 'theirs')], (_, call) => (call <= 5 ? 10 ** -call : 1e-3));
    const { rows } = await measure(warming, core, { m: 1, k: 1, n: 1 }, settings, pairs, 0);
    expect(warming.asked.slice(10)).toEqual([0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0]);
    expect(rows.map((r) => [r.warm_ups, r.steady, r.seconds])).toEqual([[5, false, Array(6).fill(1e-3)], [5, false, Array(6).fill(1e-3)]]);
  });
  it('nothing is timed when a result is wrong, or not a number', async () => {
    for (const wrong of [1.01, Infinity, NaN]) {
      const broken = host([lane('simd', 'ours'), lane('simd', 'theirs')], () => 1e-6, (i) => (i === 1 ? wrong : 0));
      await expect(measure(broken, core, { m: 2, k: 3, n: 4 }, settings, pairs, 0)).rejects.toThrow('theirs (simd) is beyond its error bound at 2x3x4');
      expect(broken.asked).toEqual([]);
    }
  });
  it('a verdict needs an interval clear of one, by a hundredth, and five samples', () => {
    const said = (low: number, high: number, samples = 9): string => verdict({ estimate: (low + high) / 2, low, high }, samples);
    expect([said(1.02, 1.1), said(0.9, 0.98), said(0.99, 1.2), said(1.005, 1.1), said(1.5, 2, 4)]).toEqual(['faster', 'slower', 'cannot tell', 'cannot tell', 'cannot tell']);
  });
  it('the interval is the core\'s', async () => {
    const interval = await ratioOfMedians(core, [10, 11, 12, 13, 14], [5, 5.5, 6, 6.5, 7]);
    expect(interval.estimate).toBe(2);
    expect(interval.low).toBeLessThan(2);
    expect(interval.high).toBeGreaterThan(2);
  });
  it('a table lines up, names left and numbers right', () => expect(table([['a', 'bcd'], ['efg', 'h']])).toBe('a    bcd\nefg    h'));

  it('of the shapes of a peak the fastest is the limit, and the others are not told', async () => {
    const { rows } = await measure(host([lane('simd', 'peak'), lane('simd', 'peak'), lane('simd', 'ours')], (i) => [2, 1, 4][i]!), core, { m: 10, k: 10, n: 10 }, settings, [], 0);
    expect(rows.map((r) => [r.id, r.median_s])).toEqual([['peak', 1], ['ours', 4]]);
    expect(rows[1]!.share_of_peak?.estimate).toBe(0.25);
  });

  it('options', () => {
    expect(options(['--quick', '--sizes', '8,2x3x4'])).toMatchObject({ shapes: [{ m: 8, k: 8, n: 8 }, { m: 2, k: 3, n: 4 }], rounds: 9, peers: true });
    expect(options(['--op', 'gelu']).peers).toBe(false);
    for (const wrong of [['--sizes', '2x3'], ['--sizes', '-1'], ['--rounds', '0'], ['--op', 'mul'], ['--fast'], ['--out']]) expect(() => options(wrong), wrong.join(' ')).toThrow(wrong[0]);
  });

  it('really, natively, on a small budget and without any other library', { timeout: 60_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'ironlab-bench-'));
    const out = join(folder, 'native.json');
    const done = run(`${ROOT}node_modules/.bin/tsx`, ['tools/lab/bench/kernels-native.ts', '--no-peers', '--only', '^packed', '--sizes', '16,5x9x7', '--rounds', '5', '--sample', '0.0002', '--out', out]);
    expect(done.err).toBe('');
    expect(done.code).toBe(0);
    const report = JSON.parse(readFileSync(out, 'utf8')) as { settings: object; load: unknown[]; openblas: unknown[]; sizes: Measured[] };
    rmSync(folder, { recursive: true });
    expect(report).toMatchObject({ settings: { rounds: 5, sample_s: 0.0002 }, openblas: [] });
    expect(report.load).toHaveLength(2);
    expect(report.sizes.map(({ m, k, n }) => [m, k, n])).toEqual([[16, 16, 16], [5, 9, 7]]);
    for (const { m, k, n, rows } of report.sizes) {
      expect(rows.map((r) => r.id)).toEqual(expect.arrayContaining(['peak', 'packed', 'packed_once']));
      for (const r of rows) {
        expect(r.seconds).toHaveLength(5);
        expect(Math.min(...r.seconds)).toBeGreaterThan(0);
        expect([r.p10_s <= r.median_s, r.median_s <= r.p90_s]).toEqual([true, true]);
        if (r.id === 'peak') continue;
        expect(r.flop).toBe(2 * m * k * n);
        expect(r.worst_share_of_bound).toBeGreaterThan(0); // rounded somewhere
        expect(r.worst_share_of_bound).toBeLessThanOrEqual(1);
        expect(r.share_of_peak!.low).toBeLessThanOrEqual(r.share_of_peak!.high);
      }
    }
  });
});
