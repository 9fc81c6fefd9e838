// This machine as a context: measured from the instrument, kept, forgotten; and a reason where it can't be.
import { findings } from './helpers/axe.js';
import type { LabPage } from './helpers/lab-page.js';
import { over, resize } from './helpers/layout.js';
import { store } from './helpers/seed.js';
import { expect, test } from './helpers/test.js';
import { evaluate, percent, time } from './helpers/core.js';

// A whole act, a measurement and axe at two widths: on a busy machine more than the usual minute.
test.describe.configure({ timeout: 180_000 });

const KEY = 'ironlab/this_machine';
const ENTRY = { peak: { fp32: 40e9 }, headline: 'fp32', bandwidth_bytes_per_s: 10e9, capacity_bytes: 4 * 2 ** 30, l1_bytes: 32768, l2_bytes: 2 ** 20, launch_overhead_s: 2e-6, power_w: null } as const;
const RECORD = JSON.stringify({ schema: 1, measured_at: '2026-11-21T10:00:00Z', browser: 'Firefox 140', entry: ENTRY, reported: ['capacity_bytes'], spread: {}, curves: {}, flags: [], clock_tick_s: 1e-6 });

const card = (page: LabPage) => page.instrument.locator('.mine');
const cell = (page: LabPage, row: string) => page.instrument.locator('table.facts').getByRole('row', { name: new RegExp(`^${row}`) }).getByRole('cell').nth(1);

async function axe(page: LabPage, what: string): Promise<void> {
  for (const [width, height] of [[1280, 800], [390, 844]] as const) {
    await resize(page.page, width, height);
    expect.soft(await findings(page.page), `${what}, ${width} px`).toEqual([]);
    expect(await over(page.page), `${what} fits ${width} px`).toBeLessThanOrEqual(0);
    if (process.env.SHOTS) await page.page.screenshot({ path: `${process.env.SHOTS}/${what.replace(/\W+/g, '-')}-${width}.png`, fullPage: width < 500 });
  }
  await resize(page.page, 1280);
}

test('chosen in lab 01 it can be measured, is kept over a reload, and forgotten says not measured again', async ({ lab }) => {
  const page = await lab('vol1/01').open();
  await page.predict(0);
  await page.set('context', 'this_machine');
  await expect(page.headline).toHaveText('This machine is not measured yet.');
  for (const row of ['Arithmetic', 'Capacity', 'Bandwidth', 'Power']) await expect(cell(page, row)).toHaveText('not measured');
  await axe(page, 'not measured');

  await card(page).getByRole('button', { name: /^Measure this machine/ }).click();
  await expect(card(page).getByRole('progressbar')).toBeVisible();
  await expect(page.headline).toHaveText('Measuring: keep this tab in front.');
  await expect(card(page)).toHaveAttribute('data-machine', 'measured', { timeout: 30_000 });
  const stored = JSON.parse((await page.page.evaluate((key) => localStorage.getItem(key), KEY))!) as { entry: { peak: { fp32: number } } };
  expect(stored.entry.peak.fp32).toBeGreaterThan(0);
  const peak = await cell(page, 'Arithmetic').innerText();
  expect(peak).toMatch(/FLOP\/s$/);
  await expect(page.headline).toHaveText(/^An H100 does ×/);
  await expect(cell(page, 'Power')).toHaveText('not measured');
  await axe(page, 'measured');

  await page.page.reload();
  await page.taken();
  await expect(cell(page, 'Arithmetic')).toHaveText(peak);
  await card(page).getByRole('button', { name: 'Forget' }).click();
  await expect(cell(page, 'Arithmetic')).toHaveText('not measured');
  expect(await page.page.evaluate((key) => localStorage.getItem(key), KEY)).toBeNull();
});

test('a measurement can be stopped; nothing is left of it', async ({ lab }) => {
  const page = await lab('vol1/01').open();
  await page.predict(0);
  await page.set('context', 'this_machine');
  await card(page).getByRole('button', { name: /^Measure this machine/ }).click();
  await card(page).getByRole('button', { name: 'Stop' }).click();
  await expect(card(page)).toHaveAttribute('data-machine', 'none');
  expect(await page.page.evaluate((key) => localStorage.getItem(key), KEY)).toBeNull();
});

test('the Iron Law takes the measured rates, those that the map keeps too', async ({ lab, page: tab }) => {
  await store(tab, { [KEY]: RECORD });
  const page = await lab('vol1/01').open();
  await page.reach(1);
  await page.predict(1);
  await page.set('context', 'this_machine');
  const law = evaluate('iron_law', { workload: 'resnet50', peak_flop_per_s: ENTRY.peak.fp32, bandwidth_bytes_per_s: ENTRY.bandwidth_bytes_per_s, overhead_s: ENTRY.launch_overhead_s });
  await expect(page.headline).toHaveText(`Arithmetic takes ${percent(law.compute_share)} of the ${time(law.total_s)}.`);
  await expect(page.verdict).toContainText('compute-bound');
  await axe(page, 'Iron Law');
  await expect.poll(async () => (await page.record())?.data.entry['act2_result']?.value).toBe(law.total_s);
  await page.page.goto('./');
  await expect(page.page.getByRole('heading', { name: 'This machine, in this tab' })).toBeVisible();
  await expect(page.page.locator('.self .me')).toContainText('40');
});

test('the map says that memory was not reached, where it was not, as the labs do', async ({ lab, page: tab }) => {
  const cached = /may still fit a cache here, so memory itself may be slower/;
  await store(tab, { [KEY]: JSON.stringify({ ...JSON.parse(RECORD) as object, flags: ['memory_not_reached'] }) });
  await tab.goto('./');
  await expect(tab.locator('.self .me')).toContainText('40');
  await expect(tab.locator('.self')).toContainText(cached);
  const page = await lab('vol1/01').open();
  await page.predict(0);
  await page.set('context', 'this_machine');
  await expect(card(page)).toContainText(cached);
});

test('the map says nothing of caches where memory was reached', async ({ page: tab }) => {
  await store(tab, { [KEY]: RECORD });
  await tab.goto('./');
  await expect(tab.locator('.self .me')).toContainText('40');
  await expect(tab.locator('.self')).not.toContainText('cache');
});

test('the Iron Law is tried on a real product: predicted before, measured after, and gone when another model asks for another product', async ({ lab, page: tab }) => {
  await store(tab, { [KEY]: RECORD });
  const page = await lab('vol1/01').open();
  await page.reach(1);
  await page.predict(1);
  await expect(page.control('try_it')).toHaveCount(0);
  await page.set('context', 'this_machine');
  const law = evaluate('iron_law', { workload: 'resnet50', peak_flop_per_s: ENTRY.peak.fp32, bandwidth_bytes_per_s: ENTRY.bandwidth_bytes_per_s });
  const trial = evaluate('square_product', { intensity_flop_per_byte: law.intensity_flop_per_byte!, element_bytes: 4 });
  const predicted = evaluate('iron_law', { work_flop: trial.work_flop, traffic_bytes: trial.traffic_bytes, peak_flop_per_s: ENTRY.peak.fp32, bandwidth_bytes_per_s: ENTRY.bandwidth_bytes_per_s, overhead_s: ENTRY.launch_overhead_s });
  await expect(page.instrument.getByText(`Matrices of ${trial.side} by ${trial.side}`)).toBeVisible();
  await expect(page.instrument.getByText(time(predicted.total_s)).first()).toBeVisible();
  await expect(page.instrument.getByText('Predicted and measured')).toHaveCount(0);
  const run = page.control('try_it');
  await run.getByRole('button', { name: 'Multiply them here' }).click();
  await expect(run).toHaveAttribute('data-run', 'done', { timeout: 60_000 });
  await expect(page.instrument.getByText('Predicted and measured')).toBeVisible();
  const measured = (await page.record())!.data.kept.touched['product.chosen.time_s'] as number;
  await expect(page.instrument.getByRole('row', { name: /^Measured/ })).toContainText(time(measured));
  // A rough measurement says so; a steady one says nothing.
  const stamp = (await page.record())!.data.kept as unknown as { stamps: Record<string, { flags: string[] }> };
  await expect(run.locator('[data-doubt]')).toHaveCount(stamp.stamps['product']!.flags.length > 0 ? 1 : 0);
  await axe(page, 'law tried');
  await page.set('workload', 'kws_dscnn');
  await expect(page.instrument.getByText('Predicted and measured')).toHaveCount(0);
  await expect(run.locator('[data-stale]')).toBeVisible();
  await page.set('workload', 'resnet50');
  await expect(page.instrument.getByText('Predicted and measured')).toBeVisible();
  await card(page).getByRole('button', { name: 'Forget' }).click();
  await expect(run).toHaveCount(0);
});

test('without a measurement the Iron Law has no verdict here, and a broken record is put aside with a sentence', async ({ lab, page: tab }) => {
  await store(tab, { [KEY]: '{"schema":1,"entry"' });
  const page = await lab('vol1/01').open();
  await page.reach(1);
  await page.predict(1);
  await page.set('context', 'this_machine');
  await expect(card(page).getByRole('alert')).toContainText('could not be read');
  await expect(page.verdict).toHaveAttribute('data-verdict', 'unmeasured');
  await expect(page.instrument.getByRole('row', { name: /^Moving data/ }).first()).toContainText('not measured');
  await axe(page, 'Iron Law without');
  const value = page.instrument.locator('table.terms td.v').first();
  expect(await value.evaluate((e) => e.scrollWidth <= e.clientWidth), 'the words fit beside the bars').toBe(true);
});

test('lab 05 offers it in its second act, with the caches that were measured', async ({ lab, page: tab }) => {
  await store(tab, { [KEY]: RECORD });
  const page = await lab('vol1/05').open();
  await page.predict(0);
  await expect(page.control('context').getByRole('radio')).toHaveCount(2);
  await page.explore(0);
  await page.reflect(0);
  await page.onwards(1).click();
  await page.predict(1);
  await page.set('context', 'this_machine');
  await expect(page.instrument.locator('.limkey').first()).toContainText(/L1 32\u202fKiB.*L2 1\u202fMiB.*device memory 4\u202fGiB/);
  await axe(page, 'caches');
});

test('another tab that measures or forgets changes this one', async ({ lab, context }) => {
  const page = await lab('vol1/01').open();
  await page.predict(0);
  await page.set('context', 'this_machine');
  const other = await context.newPage();
  await other.goto('./');
  await other.evaluate(([key, text]) => localStorage.setItem(key!, text!), [KEY, RECORD]);
  await expect(cell(page, 'Arithmetic')).toHaveText('40\u202fGFLOP/s');
  await other.evaluate((key) => localStorage.removeItem(key), KEY);
  await expect(cell(page, 'Arithmetic')).toHaveText('not measured');
});

test('a browser without vectors says why it cannot measure, and the rest of the lab works', async ({ lab, page: tab }) => {
  await tab.addInitScript(() => { const { validate } = WebAssembly; WebAssembly.validate = (bytes) => (bytes as ArrayBuffer).byteLength > 100 && validate(bytes); });
  const page = await lab('vol1/01').open();
  await page.predict(0);
  await page.set('context', 'this_machine');
  await expect(card(page)).toContainText('no WebAssembly SIMD');
  await expect(card(page).getByRole('button')).toBeDisabled();
  await page.set('context', 'tiny');
  await expect(page.headline).toContainText('The Cortex-M7');
});
