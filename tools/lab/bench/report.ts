// What the benchmarks share: statistics of repetitions, a table, a file in build/reports.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export function quantile(values: number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = q * (sorted.length - 1);
  const low = sorted[Math.floor(at)]!, high = sorted[Math.ceil(at)]!;
  return low + (high - low) * (at - Math.floor(at));
}
export const median = (values: number[]): number => quantile(values, 0.5);
/** Distance of the quartiles as a share of the median. */
export const spread = (values: number[]): number => (quantile(values, 0.75) - quantile(values, 0.25)) / median(values);
export const geometricMean = (values: number[]): number => Math.exp(values.reduce((sum, x) => sum + Math.log(x), 0) / values.length);
/** The rate when every one is called equally often. */
export const harmonicMean = (values: number[]): number => values.length / values.reduce((sum, x) => sum + 1 / x, 0);

export interface Line { what: string; value: number; unit: string; spread?: number; interval?: { low: number; high: number }; best?: number; budget?: number; /** The budget is a most, not a least. */ most?: boolean }

/** Four digits. */
const digits = (x: number): string => String(Number(x.toPrecision(4)));
export const percent = (x: number): string => `±${(50 * x).toFixed(0)} %`;

export function print(lines: Line[]): void {
  const width = Math.max(...lines.map((l) => l.what.length));
  for (const { what, value, unit, spread: s, interval, best, budget, most } of lines) {
    const held = budget === undefined ? '' : `  budget ${most ? '≤' : '≥'} ${digits(budget)}: ${(most ? value <= budget : value >= budget) ? 'within' : 'MISSED'}`;
    console.log(`${what.padEnd(width)}  ${digits(value).padStart(8)} ${unit}${s === undefined ? '' : ` ${percent(s)}`}${interval ? ` [${digits(interval.low)}, ${digits(interval.high)}]` : ''}${best === undefined ? '' : `, best ${digits(best)}`}${held}`);
  }
}

/** Into build/reports, unless another place is named. */
export function save(name: string, report: object, file = `build/reports/bench-${name}.json`): void {
  const place = resolve(ROOT, file);
  mkdirSync(dirname(place), { recursive: true });
  const machine = { processor: cpus()[0]?.model ?? '', processors: cpus().length, node: process.version };
  writeFileSync(place, `${JSON.stringify({ date: new Date().toISOString(), machine, ...report }, null, 1)}\n`);
  console.log(`\n${file}`);
}
