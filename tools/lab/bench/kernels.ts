// Our kernels beside TensorFlow.js and ONNX Runtime Web, in Chromium, on one thread. Usage: ./lab bench kernels [options];
// docs/measuring-honestly.md
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { loadCore } from '../../../wasm/client/node.js';
import { OPS, options } from './options.js';
import { median, quantile, ROOT, save } from './report.js';
import { type Host, type Lane, load, measure, type Pair, printRates, printRatios, type Shape } from './rounds.js';

const PEERS = join(ROOT, 'build/bench/peers');
/** First parts of addresses, and the folders behind them. */
const FOLDERS: Record<string, string> = { ours: join(ROOT, 'build/wasm/tools/bench/kernels'), node_modules: join(PEERS, 'node_modules') };
const FILES: Record<string, string> = { '/page.mjs': join(ROOT, 'tools/bench/kernels/page.mjs'), '/peers.mjs': join(ROOT, 'tools/bench/peers/peers.mjs') };
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm' };
const SCRIPTS = ['@tensorflow/tfjs-core/dist/tf-core.min.js', '@tensorflow/tfjs-backend-wasm/dist/tf-backend-wasm.min.js', 'onnxruntime-web/dist/ort.wasm.min.js'];

// Not cross-origin isolated, so that no library can start threads.
const server = createServer((request, response) => {
  const path = normalize(new URL(request.url!, 'http://localhost').pathname);
  const [, first, ...rest] = path.split('/');
  const file = FILES[path] ?? (FOLDERS[first!] && join(FOLDERS[first!]!, ...rest));
  if (path === '/') response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>bench</title>');
  else if (file && existsSync(file)) response.setHeader('Content-Type', TYPES[extname(file)] ?? 'text/plain').end(readFileSync(file));
  else response.writeHead(404).end();
});

/** The functions of page.mjs. */
interface InPage {
  begin(what: Shape & { op: number; only: string; peers: boolean }): Promise<Lane[]>;
  judge(lane: number): Promise<number>;
  run(lane: number, calls: number): Promise<void>;
}
declare global { interface Window { bench: InPage } }

const asked = options(process.argv.slice(2));
const core = await loadCore();
await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', () => ready()); });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

async function open(): Promise<Page> {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error.message));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  if (asked.peers) for (const path of SCRIPTS) await page.addScriptTag({ url: `/node_modules/${path}` });
  const loading = "import('/page.mjs').then((found) => { window.bench = found; })"; // as text: the bundler that runs this file would change the import
  await page.evaluate(loading);
  return page;
}

/** Every kernel of both modules, of every operation, over shapes with edges of all kinds. */
async function checkAll(page: Page): Promise<boolean> {
  const shapes = [[1, 1, 1], [1, 7, 1], [7, 1, 5], [13, 17, 19], [97, 101, 1], [1, 129, 67], [63, 64, 65], [6, 256, 8], [127, 257, 13], [3, 513, 50], [0, 4, 4], [4, 0, 4], [4, 4, 0]];
  let checked = 0;
  const wrong: string[] = [], sets = new Set<string>();
  for (const op of OPS.keys())
    for (const [m, k, n] of shapes as [number, number, number][]) {
      // Matrix times vector has one column; there are no convolutions of nothing.
      const found = await page.evaluate(async (what) => {
        const lanes = await window.bench.begin(what).catch((error: Error) => { if (/no such shape/.test(error.message)) return []; throw error; });
        const judged = [];
        for (const [i, { id, set }] of lanes.entries()) if (id !== 'peak') judged.push({ name: `${set} ${id}`, set, share: await window.bench.judge(i) });
        return judged;
      }, { op, m, k, n: op === 1 ? 1 : n, only: '', peers: false });
      checked += found.length;
      for (const { name, set, share } of found) {
        sets.add(set);
        if (!(share <= 1)) wrong.push(`${OPS[op]} ${name} ${m}x${k}x${n}`);
      }
    }
  console.log(`${checked} results of kernels in Chromium against FP64: ${wrong.length} wrong\n${wrong.join('\n')}`);
  return wrong.length === 0 && sets.size === 2;
}

interface Clock { timed(work: () => Promise<unknown>): Promise<number>; asking_s: number; uncertain_s: number }
/** The processor's time of the page's main thread, from Chromium itself: the page's own clock also runs while other programs have
 *  the processor. What asking takes is measured and taken off; how much that varies is what the clock cannot tell. */
async function threadClock(page: Page): Promise<Clock> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async (): Promise<number> => {
    const found = (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'ThreadTime')?.value;
    if (!found) throw new Error('this browser does not tell the time of its threads');
    return found;
  };
  const between = async (work: () => Promise<unknown>): Promise<number> => {
    const start = await read();
    await work();
    return (await read()) - start;
  };
  const empty = [];
  for (let i = 0; i < 40; i += 1) empty.push(await between(() => page.evaluate(async () => {})));
  const settled = empty.slice(10), asking_s = median(settled);
  return { timed: async (work) => (await between(work)) - asking_s, asking_s, uncertain_s: quantile(settled, 0.9) - quantile(settled, 0.1) };
}

async function compare(page: Page): Promise<void> {
  const clock = await threadClock(page);
  let calls: number[] = [];
  const host: Host = {
    begin: async (shape) => {
      const lanes = await page.evaluate((what) => window.bench.begin(what), { ...shape, op: asked.op, only: asked.only, peers: asked.peers });
      calls = lanes.map(() => 1);
      return lanes;
    },
    judge: (lane) => page.evaluate((i) => window.bench.judge(i), lane),
    async seconds(lane, least) {
      for (;;) {
        const took = await clock.timed(() => page.evaluate(([i, n]) => window.bench.run(i, n), [lane, calls[lane]!] as const));
        if (took >= least) return took / calls[lane]!;
        calls[lane] = Math.ceil(calls[lane]! * Math.min(16, Math.max(1.25, (1.25 * least) / Math.max(took, 1e-6))));
      }
    },
  };
  const versions = asked.peers ? ['@tensorflow/tfjs-backend-wasm', 'onnxruntime-web'].map((name) => `${name} ${(JSON.parse(readFileSync(join(PEERS, 'node_modules', name, 'package.json'), 'utf8')) as { version: string }).version}`) : [];
  const EACH_CALL = 'B packed in each call', ONCE = 'B packed once beforehand';
  const pairs: Pair[] = ['simd128 packed', 'relaxed packed_fused'].flatMap((ours) => ['simd128 eigen', 'simd128 onnx'].map((theirs) => ({ ours, theirs, b: EACH_CALL })))
    .concat(['simd128 packed_once', 'relaxed packed_once_fused'].flatMap((ours) => ['simd128 tfjs', 'simd128 onnx_constant'].map((theirs) => ({ ours, theirs, b: ONCE }))));
  const names: Record<string, string> = { eigen: 'Eigen', onnx: 'ONNX Runtime Web', onnx_constant: 'ONNX Runtime Web', tfjs: 'TensorFlow.js' };
  const before = load();
  console.log(`${OPS[asked.op]} in Chromium ${browser.version()} on one thread. ${asked.rounds} interleaved rounds after 3 to ${asked.most_warm_ups} of warm-up; a sample is at least ${1e3 * asked.sample_s} ms of its thread's processor time, known to ${(1e6 * clock.uncertain_s).toFixed(0)} us; ${before.sentence}.
Each result is within its bound of FP64 (a product: gamma_k |A||B|).`);
  if (asked.peers) console.log(`${versions.join(', ')}. TensorFlow.js keeps B packed; ONNX Runtime Web packs a B that is a constant of the model once.`);
  const sizes = [];
  for (const shape of asked.shapes) {
    sizes.push(await measure(host, core, shape, asked, pairs, clock.uncertain_s));
    printRates(sizes.at(-1)!);
  }
  printRatios(sizes, pairs, (key) => { const [set, id] = key.split(' ') as [string, string]; return names[id] ?? `${id} (${set})`; });
  save('kernels', { settings: asked, operation: OPS[asked.op], browser: `Chromium ${browser.version()}`, clock: { asking_s: clock.asking_s, uncertain_s: clock.uncertain_s }, load: [before, load()], peers: versions, sizes }, asked.out);
}

try {
  const page = await open();
  if (asked.check) process.exitCode = (await checkAll(page)) ? 0 : 1;
  else await compare(page);
} finally {
  await browser.close();
  server.close();
}
