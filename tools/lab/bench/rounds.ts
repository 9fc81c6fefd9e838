// What the benchmarks of kernels share: lanes judged, then timed in interleaved rounds, medians and ratios with intervals, a table.
import { cpus, loadavg } from 'node:os';
import type { Core } from '../../../wasm/client/core.js';
import { median, quantile } from './report.js';

export interface Shape { m: number; k: number; n: number }
/** Who computes the same thing in the same way: `set` is the instructions it may use, `id` a name within it. */
export interface Lane { name: string; set: string; id: string; flop: number }
export interface Host {
  /** Makes the lanes of a shape, in place of those before. */
  begin(shape: Shape): Promise<Lane[]>;
  /** The largest error as a share of the bound; infinite beyond it. */
  judge(lane: number): Promise<number>;
  /** Seconds a call, over at least so many. */
  seconds(lane: number, least: number): Promise<number>;
}
export interface Settings { rounds: number; sample_s: number; most_warm_ups: number }
/** Ours over theirs: `ours` and `theirs` are `set id`. */
export interface Pair { ours: string; theirs: string; b: string }

/** As in core/bench: two samples that agree so well are warm; p10 and p90 further apart than this share of the median are noisy; a
 *  smaller difference is no verdict, nor is one between fewer samples. */
const AGREE = 0.05, NOISY = 0.1, LEAST_DIFFERENCE = 0.01, LEAST_SAMPLES = 5, LEAST_WARM_UPS = 3;

export interface Interval { estimate: number; low: number; high: number }
export interface Row extends Lane { worst_share_of_bound: number; warm_ups: number; steady: boolean; seconds: number[]; median_s: number; p10_s: number; p90_s: number; share_of_peak: Interval | null; noisy: boolean }
export interface Ratio extends Pair, Interval { verdict: 'faster' | 'slower' | 'cannot tell' }
export interface Measured extends Shape { rows: Row[]; ratios: Ratio[] }

/** Of the medians of two samples, by the core's bootstrap. */
export async function ratioOfMedians(core: Core, above: number[], below: number[]): Promise<Interval> {
  const answer = await core.evaluateSlow('bootstrap_interval', { samples: above, samples_b: below, statistic: 'median_ratio', confidence: 0.95 });
  if (!answer.ok) throw new Error(answer.error.message);
  const { estimate, low, high } = answer.value as unknown as Interval;
  return { estimate, low, high };
}

export function verdict({ low, high }: Interval, samples: number, least = LEAST_DIFFERENCE): Ratio['verdict'] {
  if (samples < LEAST_SAMPLES) return 'cannot tell';
  return low > 1 + least ? 'faster' : high < 1 - least ? 'slower' : 'cannot tell';
}

/** Samples of every lane. As in core/bench, every round begins with another lane, so that none is always the first. */
async function interleave(host: Host, lanes: Lane[], { rounds, sample_s, most_warm_ups }: Settings): Promise<{ seconds: number[]; warm_ups: number; steady: boolean }[]> {
  const taken = lanes.map(() => ({ seconds: [] as number[], warm_ups: 0, steady: false, last: 0 }));
  const order = [...lanes.keys()];
  for (let round = 0; round < most_warm_ups && (round < LEAST_WARM_UPS || taken.some((t) => !t.steady)); round += 1)
    for (const i of order) {
      const t = taken[i]!, s = await host.seconds(i, sample_s);
      t.steady = Math.abs(s - t.last) <= AGREE * Math.min(s, t.last);
      t.last = s;
      t.warm_ups += 1;
    }
  for (let round = 0; round < rounds; round += 1)
    for (const turn of order) {
      const i = (turn + round) % lanes.length;
      taken[i]!.seconds.push(await host.seconds(i, sample_s));
    }
  return taken;
}

/** Throws where a lane's result is wrong: nothing is timed then. */
export async function measure(host: Host, core: Core, shape: Shape, settings: Settings, pairs: Pair[], uncertain_s: number): Promise<Measured> {
  const lanes = await host.begin(shape);
  const shares: number[] = [];
  for (const [i, { name, set }] of lanes.entries()) {
    shares.push(await host.judge(i));
    if (!(shares[i]! <= 1)) throw new Error(`${name} (${set}) is beyond its error bound at ${shape.m}x${shape.k}x${shape.n}: not timed`);
  }
  const taken = await interleave(host, lanes, settings);
  const at = (key: string): number => lanes.findIndex(({ set, id }) => `${set} ${id}` === key);
  // Rates are flop / seconds, so the share is the ratio of the times that one FLOP takes.
  const each = (j: number): number[] => taken[j]!.seconds.map((s) => s / lanes[j]!.flop);
  /** A peak is a limit: of its samples the fastest fifth, of its shapes the fastest. How instructions fall onto the units differs from run to run. */
  const fastest = (j: number): number[] => each(j).sort((a, b) => a - b).slice(0, Math.max(LEAST_WARM_UPS, Math.ceil(taken[j]!.seconds.length / 5)));
  const peakOf = (set: string): number => [...lanes.keys()].filter((j) => lanes[j]!.id === 'peak' && lanes[j]!.set === set).sort((a, b) => median(fastest(a)) - median(fastest(b)))[0] ?? -1;
  const rows: Row[] = [];
  for (const [i, lane] of lanes.entries()) {
    const { seconds, warm_ups, steady } = taken[i]!;
    const peak = peakOf(lane.set);
    if (lane.id === 'peak' && i !== peak) continue;
    const [p10_s, p90_s, median_s] = [quantile(seconds, 0.1), quantile(seconds, 0.9), median(seconds)];
    const share_of_peak = lane.id !== 'peak' && peak >= 0 && lane.flop > 0 ? await ratioOfMedians(core, fastest(peak), each(i)) : null;
    rows.push({ ...lane, worst_share_of_bound: shares[i]!, warm_ups, steady, seconds, median_s, p10_s, p90_s, share_of_peak, noisy: (p90_s - p10_s) / median_s > NOISY });
  }
  const ratios: Ratio[] = [];
  for (const pair of pairs) {
    const [ours, theirs] = [at(pair.ours), at(pair.theirs)];
    if (ours < 0 || theirs < 0) continue;
    const interval = await ratioOfMedians(core, taken[theirs]!.seconds, taken[ours]!.seconds);
    ratios.push({ ...pair, ...interval, verdict: verdict(interval, settings.rounds, Math.max(LEAST_DIFFERENCE, (2 * uncertain_s) / settings.sample_s)) });
  }
  return { ...shape, rows, ratios };
}

export const shapeName = ({ m, k, n }: Shape): string => (m === k && k === n ? String(n) : `${m}x${k}x${n}`);

/** Columns as wide as they need; the first to the left. */
export function table(rows: string[][]): string {
  const widths = rows[0]!.map((_, c) => Math.max(...rows.map((r) => r[c]!.length)));
  return rows.map((r) => r.map((cell, c) => (c ? cell.padStart(widths[c]!) : cell.padEnd(widths[c]!))).join('  ')).join('\n');
}

export function printRates({ rows, ...shape }: Measured): void {
  const known = rows.some((r) => r.id !== 'peak' && r.flop > 0);
  const rate = (r: Row, s: number): string => (r.flop > 0 ? (r.flop / s / 1e9).toFixed(1) : (1e6 * s).toPrecision(3));
  const lines = rows.map((r) => [
    `${r.name}, ${r.set}`, rate(r, r.median_s), `${rate(r, r.p90_s)} - ${rate(r, r.p10_s)}`,
    r.share_of_peak ? `${(100 * r.share_of_peak.estimate).toFixed(0)} % [${(100 * r.share_of_peak.low).toFixed(0)}, ${(100 * r.share_of_peak.high).toFixed(0)}]` : '',
    r.id === 'peak' ? '' : r.worst_share_of_bound.toFixed(3), [r.noisy ? 'noisy' : '', r.steady ? '' : 'not warm'].filter(Boolean).join(', '),
  ]);
  console.log(`\n${table([[shapeName(shape), known ? 'GFLOP/s' : 'us', 'p10 - p90', 'of its peak', 'error/bound', ''], ...lines])}`);
}

export function printRatios(all: Measured[], pairs: Pair[], names: (key: string) => string): void {
  const mark = { faster: '+', slower: '-', 'cannot tell': '?' };
  const cell = (m: Measured, p: Pair): string => {
    const r = m.ratios.find((x) => x.ours === p.ours && x.theirs === p.theirs);
    return r ? `${r.estimate.toFixed(2)} [${r.low.toFixed(2)}, ${r.high.toFixed(2)}] ${mark[r.verdict]}` : '';
  };
  const there = pairs.filter((p) => all.some((m) => cell(m, p)));
  if (there.length === 0) return;
  console.log('\nSpeed of ours over theirs, 95 % interval of the ratio of medians; + faster, - slower, ? cannot tell');
  for (const b of new Set(there.map((p) => p.b)))
    console.log(`\n${table([[b, ...all.map(shapeName)], ...there.filter((p) => p.b === b).map((p) => [`${names(p.ours)} / ${names(p.theirs)}`, ...all.map((m) => cell(m, p))])])}`);
}

export function load(): { load_1_min: number; processors: number; sentence: string } {
  const load_1_min = loadavg()[0]!, processors = cpus().length;
  const busy = load_1_min > processors / 2 ? ': other programs share the machine, so trust ratios only' : '';
  return { load_1_min, processors, sentence: `load ${load_1_min.toFixed(1)} on ${processors} processors${busy}` };
}
