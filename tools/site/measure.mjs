// Measures in Chromium: navigation to a usable prediction, core ready, and redraws while a slider is dragged, at 1× and 4× CPU throttle. Prints a table.
// A redraw is what the main thread does for one move of the mouse, from the browser's own trace: handlers, script, style, layout, paint, handing over.
// Where it takes too long, drawings take turns (site/views/turns.ts): then each is done once in up to eight redraws.
// Usage: node tools/site/measure.mjs [--lab vol1/05] [--moves 120] [--runs 7]
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { serve } from './serve.mjs';

const option = (name, otherwise) => { const at = process.argv.indexOf(`--${name}`); return at < 0 ? otherwise : process.argv[at + 1]; };
const LAB = option('lab', 'vol1/05');
const MOVES = Number(option('moves', 120));
const RUNS = Number(option('runs', 7));
const FRAME_MS = 17;
const REST_MS = 600;
const root = fileURLToPath(new URL('../../', import.meta.url));
const site = await serve({ root: `${root}build/site` });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const quantile = (values, q) => { const sorted = [...values].sort((a, b) => a - b); return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]; };
const ms = (v) => `${v.toFixed(1)} ms`.padStart(10);

async function page(throttle) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const tab = await context.newPage();
  const cdp = await context.newCDPSession(tab);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  return { context, tab };
}

/** From navigation start to the moment an option can be chosen and committed: the element has taken over. */
async function usable(throttle) {
  const { context, tab } = await page(throttle);
  await tab.addInitScript(() => {
    const look = () => {
      const shadow = document.querySelector('ironlab-lab')?.shadowRoot;
      if (!globalThis.usableAt && shadow?.querySelector('form.predict input')) globalThis.usableAt = performance.now();
      if (shadow?.querySelector('[data-panel]') && performance.getEntriesByType('resource').some((e) => e.name.endsWith('.wasm') && e.responseEnd > 0)) globalThis.fetchedAt ??= performance.now();
      if (!globalThis.usableAt || !globalThis.fetchedAt) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await tab.goto(`${site.url}${LAB}/`);
  await tab.waitForFunction(() => globalThis.usableAt && globalThis.fetchedAt);
  const found = await tab.evaluate(() => ({ usable: globalThis.usableAt, paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN, wasm: globalThis.fetchedAt }));
  await context.close();
  return found;
}

const REDRAW = new Set(['EventDispatch', 'FireAnimationFrame', 'UpdateLayoutTree', 'Layout', 'PrePaint', 'Paint', 'Layerize', 'Commit', 'HitTest', 'IntersectionObserverController::computeIntersections']);

/** Milliseconds of the main thread for each stretch between two marks of the trace; what is nested counts once. */
function redraws(trace) {
  const { pid, tid } = trace.find((e) => e.name === 'TimeStamp' && e.args.data?.message === 'move');
  const own = trace.filter((e) => e.pid === pid && e.tid === tid).sort((a, b) => a.ts - b.ts);
  const marks = own.filter((e) => e.name === 'TimeStamp').map((e) => e.ts);
  const sums = marks.slice(1).map(() => 0);
  let until = 0;
  let at = 0;
  for (const e of own) {
    if (e.ph !== 'X' || !REDRAW.has(e.name) || e.ts < marks[0] || e.ts + e.dur <= until) continue;
    while (at < sums.length && e.ts >= marks[at + 1]) at += 1;
    if (at >= sums.length) break;
    sums[at] += (e.ts + e.dur - Math.max(e.ts, until)) / 1000;
    until = e.ts + e.dur;
  }
  return sums;
}

/** Opens the last act's instrument, for its first slider. */
async function slider(throttle) {
  const { context, tab } = await page(1);
  await tab.goto(`${site.url}${LAB}/`);
  const el = tab.locator('ironlab-lab');
  const answerAll = async () => {
    for (let i = 0; i < 6 && (await el.locator('form.predict input[value="b"]').count()); i += 1) {
      await el.locator('form.predict input[value="b"]').first().check();
      await el.locator('form.predict button[type=submit]').first().click();
      await tab.waitForTimeout(150);
    }
  };
  await el.locator('form.predict').first().waitFor();
  await answerAll();
  while (await el.locator('.try button').count()) { await el.locator('.try button').first().click(); await tab.waitForTimeout(100); }
  await answerAll();
  if (await el.locator('[data-go]').count()) { await el.locator('[data-go]').click(); await tab.waitForTimeout(200); await answerAll(); }
  await el.locator('[data-panel=instrument]').waitFor();
  if (!(await el.locator('.console input[type=range]').count())) { await el.locator('.acts button').first().click(); await tab.waitForTimeout(300); }
  return dragged(context, tab, el.locator('.console input[type=range]').first(), throttle);
}

/** What a page costs that has a slider and one number that follows it, and nothing else: less is not to be had. */
async function bare(throttle) {
  const { context, tab } = await page(1);
  await tab.setContent('<!doctype html><style>body { margin: 200px 400px } input { width: 300px }</style><input type="range" max="400"><p>0</p>');
  await tab.evaluate(() => {
    const range = document.querySelector('input');
    const number = document.querySelector('p').firstChild;
    let frame = 0;
    range.addEventListener('input', () => { frame ||= requestAnimationFrame(() => { frame = 0; number.data = range.value; }); });
  });
  return dragged(context, tab, tab.locator('input'), throttle);
}

/** Drags a slider to and fro with the mouse. */
async function dragged(context, tab, range, throttle) {
  const cdp = await context.newCDPSession(tab);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const cpu = async () => (await cdp.send('Performance.getMetrics')).metrics.find((m) => m.name === 'TaskDuration').value * 1000;
  await range.scrollIntoViewIfNeeded();
  await range.evaluate((input) => input.addEventListener('input', () => console.timeStamp('move')));
  const box = await range.boundingBox();
  const y = box.y + box.height / 2;
  const x = (i) => box.x + box.width * (0.05 + 0.9 * Math.abs(((i / 30) % 2) - 1));
  const mouse = (type, i, buttons) => cdp.send('Input.dispatchMouseEvent', { type, x: x(i), y, button: 'left', buttons, clickCount: type === 'mouseMoved' ? 0 : 1 });
  /** A drag with the mouse, one move a frame; a frame of a slow machine is longer. */
  const drag = async () => {
    await mouse('mousePressed', 0, 1);
    for (let i = 1; i <= MOVES; i += 1) { await mouse('mouseMoved', i, 1); await tab.waitForTimeout(FRAME_MS); }
    await mouse('mouseReleased', MOVES, 0);
    await tab.waitForTimeout(REST_MS);
  };
  await drag();                                                  // compiles what a move runs, and lets drawings find their turns
  const before = await cpu();
  await drag();
  const found = { cpu: ((await cpu()) - before) / MOVES };
  await browser.startTracing(tab, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] });
  await drag();
  found.redraws = redraws(JSON.parse((await browser.stopTracing()).toString()).traceEvents);
  await context.close();
  return found;
}

console.log(`${LAB}, ${RUNS} loads, ${MOVES} slider moves, Chromium ${browser.version()}`);
for (const throttle of [1, 4]) {
  const loads = [];
  for (let i = 0; i < RUNS; i += 1) loads.push(await usable(throttle));
  const moved = await slider(throttle);
  const least = await bare(throttle);
  console.log(`CPU ${throttle}×`);
  console.log(`  first contentful paint       median ${ms(quantile(loads.map((l) => l.paint), 0.5))}   worst ${ms(Math.max(...loads.map((l) => l.paint)))}`);
  console.log(`  prediction usable            median ${ms(quantile(loads.map((l) => l.usable), 0.5))}   worst ${ms(Math.max(...loads.map((l) => l.usable)))}`);
  console.log(`  models fetched               median ${ms(quantile(loads.map((l) => l.wasm), 0.5))}   worst ${ms(Math.max(...loads.map((l) => l.wasm)))}`);
  const redraw = (name, { redraws }, more = '') => console.log(`  ${name.padEnd(28)} p50    ${ms(quantile(redraws, 0.5))}   p95   ${ms(quantile(redraws, 0.95))}   of ${redraws.length}${more}`);
  redraw('redraw, main thread', moved, ' (budget 16 ms at 4×)');
  redraw('a slider and one number', least, ` (the lab takes ${(quantile(moved.redraws, 0.5) / quantile(least.redraws, 0.5)).toFixed(1)} times as long)`);
  if (throttle === 1) console.log(`  main thread, CPU time a move mean   ${ms(moved.cpu)}   4×    ${ms(4 * moved.cpu)}   (does not count other programs' time; scripts, style, layout, paint)`);
}
await browser.close();
await site.close();
