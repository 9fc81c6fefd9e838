// Does the roofline of the measured machine foretell what kernels take? And how soon does a measurement stop? In Chromium, through the
// site's own worker. Usage: ./lab bench machine [--quick]; docs/measuring-honestly.md
//
// Probes first, twice, to see how well they repeat; then kernels of several operations and shapes. The roofline takes the peak, and the
// bandwidth measured over a working set as large as the operands: a layer that stays in a cache runs at the cache's rate.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from '@playwright/test';
import { loadCore } from '../../../wasm/client/node.js';
import type { Measured, MeasureParams } from '../../../wasm/client/measure-types.js';
import type { InPage } from '../../bench/machine/page.js';
import { classicScript } from '../../site/classic.js';
import { workerScript } from '../../site/measuring.js';
import { median, ROOT, save } from './report.js';
import { load, table } from './rounds.js';

declare global { interface Window { machine: InPage } }

const QUICK = process.argv.includes('--quick');
const BUDGET_S = QUICK ? 0.4 : 1, CANCELS = 24, CANCEL_BUDGET_MS = 50, REPEAT_BUDGET = 0.1;
const square = (n: number): MeasureParams => ({ op: 'matmul', m: n, k: n, n, kernels: ['packed', 'packed_fused'] });
const PAIRS: { name: string; params: MeasureParams }[] = [
  { name: 'product, 64', params: square(64) },
  { name: 'product, 256', params: square(256) },
  { name: 'product, 512', params: square(512) },
  { name: 'product, 1024', params: square(1024) },
  { name: 'matrix by vector, 256', params: { op: 'matvec', m: 256, k: 256, kernels: ['simd', 'fused'] } },
  { name: 'matrix by vector, 4096', params: { op: 'matvec', m: 4096, k: 4096, kernels: ['simd', 'fused'] } },
  { name: 'ReLU, 1024 x 1024', params: { op: 'relu', m: 1024, n: 1024, kernels: ['simd'] } },
  { name: 'convolution, 32 x 32 x 3 by 64', params: { op: 'conv2d', kernels: ['im2col', 'im2col_fused'] } },
  { name: 'attention, 128 tokens', params: { op: 'attention', m: 128, k: 64, n: 128, kernels: ['packed_rows', 'packed_rows_fused'] } },
];

const core = await loadCore();
async function ask(model: string, input: object): Promise<Record<string, number>> {
  const answer = await core.evaluateSlow(model as never, input as never);
  if (!answer.ok) throw new Error((answer.error as { message: string }).message);
  return answer.value as unknown as Record<string, number>;
}

/** Rates of the probe: the bandwidth is that of the smallest working set that holds so many bytes. */
function bandwidthFor(machine: Measured, bytes: number): number {
  const triads = machine.values.filter((v) => v.name === 'triad' && v.median !== null).sort((a, b) => a.size_bytes! - b.size_bytes!);
  const rate = (triads.find((v) => v.size_bytes! >= bytes) ?? triads.at(-1))?.median;
  if (!rate) throw new Error('no bandwidth was measured');
  return rate;
}

interface Row { name: string; kernel: string; foretold_s: number; measured_s: number; decades_off: number; bound: string; flags: string[] }
async function foretell(machine: Measured, name: string, found: Measured): Promise<Row> {
  const value = found.values[found.pick?.value ?? -1];
  if (!value?.time_s) throw new Error(`${name}: nothing was measured (${found.values.flatMap((v) => v.flags).join(', ')})`);
  const work_flop = (value.flop_per_s ?? 0) * value.time_s, traffic_bytes = (value.bytes_per_s ?? 0) * value.time_s;
  const law = await ask('iron_law', { work_flop, traffic_bytes, peak_flop_per_s: machine.entry!.peak.fp32!, bandwidth_bytes_per_s: bandwidthFor(machine, traffic_bytes) });
  const foretold_s = Math.max(law['compute_time_s']!, law['memory_time_s']!);  // the roofline: the longer hides the shorter
  const gap = await ask('prediction_gap', { actual: value.time_s, predicted: foretold_s });
  return { name, kernel: value.name, foretold_s, measured_s: value.time_s, decades_off: gap['decades_off']!, bound: law['compute_time_s']! > law['memory_time_s']! ? 'arithmetic' : 'memory', flags: value.flags };
}

const files: Record<string, { type: string; body: string | Buffer }> = {
  '/': { type: 'text/html', body: '<!doctype html><title>machine</title><script src="/page.js"></script>' },
  '/page.js': { type: 'text/javascript', body: await classicScript('tools/bench/machine/page.ts') },
  '/worker.js': { type: 'text/javascript', body: await workerScript() },
  '/simd.wasm': { type: 'application/wasm', body: readFileSync(`${ROOT}build/wasm/wasm/compute/ironlab_compute.wasm`) },
  '/relaxed.wasm': { type: 'application/wasm', body: readFileSync(`${ROOT}build/wasm/wasm/compute/ironlab_compute_relaxed.wasm`) },
};
const server = createServer((request, response) => {
  const file = files[request.url ?? ''];
  if (file) response.setHeader('Content-Type', file.type).end(file.body);
  else response.writeHead(404).end();
});
await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', () => ready()); });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

const giga = (x: number): string => (x / 1e9).toFixed(1);
const time = (s: number): string => (s >= 1e-3 ? `${(1e3 * s).toPrecision(3)} ms` : `${(1e6 * s).toPrecision(3)} us`);

try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error.message));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const variant = await page.evaluate(() => window.machine.variant);
  const before = load();
  console.log(`Chromium ${browser.version()}, ${variant ?? 'no vectors'}, one thread; ${before.sentence}.`);
  const measure = (id: string, params: MeasureParams): Promise<Measured> => page.evaluate(([what, how]) => window.machine.measure(what, how), [id, params] as const);

  const runs = [await measure('this_machine', { quick: QUICK }), await measure('this_machine', { quick: QUICK, seed: 2 })];
  const repeats: { what: string; first: number; second: number; factor_off: number }[] = [];
  const [first, second] = runs.map((run) => run.entry!) as [NonNullable<Measured['entry']>, NonNullable<Measured['entry']>];
  for (const [what, a, b] of [['peak FP32', first.peak.fp32, second.peak.fp32], ['peak INT8', first.peak.int8, second.peak.int8], ['bandwidth', first.bandwidth_bytes_per_s, second.bandwidth_bytes_per_s]] as const)
    if (a && b) repeats.push({ what, first: a, second: b, factor_off: (await ask('prediction_gap', { actual: b, predicted: a }))['factor_off']! });
  const unsure = [...new Set(runs.flatMap((run) => [...run.flags, ...run.values.flatMap((v) => v.flags)]))];
  console.log(`\n${table([['Probes, two runs', 'first, G/s', 'second, G/s', 'apart', 'within 10 %'], ...repeats.map((r) => [r.what, giga(r.first), giga(r.second), `x${r.factor_off.toFixed(3)}`, r.factor_off <= 1 + REPEAT_BUDGET ? 'yes' : 'NO'])])}
caches: ${runs[0]!.levels.map((l) => `${l.capacity_bytes === null ? 'beyond' : `${Math.round(l.capacity_bytes / 1024)} KiB`} at ${(1e9 * l.latency_s).toFixed(1)} ns`).join(', ')}${unsure.length ? `; labels: ${unsure.join(', ')}` : ''}`);

  const rows: Row[] = [];
  for (const { name, params } of PAIRS) rows.push(await foretell(runs[0]!, name, await measure('kernels', { ...params, budget_s: BUDGET_S })));
  const mean = rows.reduce((sum, r) => sum + Math.abs(r.decades_off), 0) / rows.length;
  console.log(`\n${table([['Roofline and kernels', 'kernel', 'bound by', 'foretold', 'measured', 'measured / foretold', ''], ...rows.map((r) => [r.name, r.kernel, r.bound, time(r.foretold_s), time(r.measured_s), (10 ** r.decades_off).toFixed(2), r.flags.join(', ')])])}
mean of |log10(measured / foretold)| over ${rows.length} pairs: ${mean.toFixed(3)}, a factor of ${(10 ** mean).toFixed(2)}`);

  const stops = [];
  // Half of them early, in clock, preparation and warm-up; the others all along, in a run of kernels whose single calls take long.
  const slow: MeasureParams = { op: 'matmul', m: 512, k: 512, n: 512, kernels: ['naive_ijk', 'packed'], budget_s: 2 };
  for (let i = 0; i < CANCELS; i += 1) stops.push(await page.evaluate(([id, how, at]) => window.machine.stop(id, how, at), [i % 2 ? 'kernels' : 'this_machine', i % 2 ? slow : { quick: true }, (0.4 * i) / CANCELS] as const));
  const ms = stops.map((s) => s.ms), most = Math.max(...ms), settled = stops.every((s) => s.cancelled);
  console.log(`\nStopping a running measurement, ${stops.length} times in ${[...new Set(stops.map((s) => s.phase))].join(', ')}: median ${median(ms).toFixed(1)} ms, longest ${most.toFixed(1)} ms  budget ≤ ${CANCEL_BUDGET_MS} ms: ${settled && most <= CANCEL_BUDGET_MS ? 'within' : 'MISSED'}`);
  save('machine', { browser: `Chromium ${browser.version()}`, variant, load: [before, load()], repeats, machines: runs, pairs: rows, mean_abs_log10: mean, stops });
} finally {
  await browser.close();
  server.close();
}
