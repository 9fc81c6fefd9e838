// The acceleration lab measures for real: the numbers appear, with their date, and stay; nothing here says how large they are.
import { evaluate } from './helpers/core.js';
import { expect, test } from './helpers/test.js';

const LAB = 'studio/acceleration';

test('the kernels are timed here, and every view that waits for them appears', async ({ page: browserPage, lab }) => {
  test.slow();
  const page = await lab(LAB).open();
  await page.predict(0, 'c');
  const measured = page.act(0).predict[1]!;
  await expect(page.question(measured).locator('[data-undecided]')).toContainText('not measured');
  const run = page.control('time_ladder');
  await expect(page.instrument.getByText('Eigen, a library')).toHaveCount(0);
  await run.getByRole('button', { name: 'Time the kernels here' }).click();
  await expect(run.getByRole('progressbar')).toBeVisible();
  await expect(run).toHaveAttribute('data-run', 'done', { timeout: 60_000 });
  await expect(run).toContainText(/Measured on .* in \w+/);
  await expect(page.instrument.getByText('Eigen, a library').first()).toBeVisible();
  await expect.poll(async () => (await page.record())?.data.kept.touched['ladder.packed.time_s']).toBeGreaterThan(0);
  await expect(page.question(measured)).not.toContainText('not measured');

  await browserPage.reload();
  await page.taken();
  await expect(page.control('time_ladder')).toHaveAttribute('data-run', 'done');
  await expect(page.instrument.getByText('Eigen, a library').first()).toBeVisible();
  await expect(page.control('time_ladder').locator('[data-stale]')).toHaveCount(0);
  await page.set('timed', 128);
  await expect(page.control('time_ladder').locator('[data-stale]')).toBeVisible();
});

test('a measurement is stopped by its button, and nothing is left of it', async ({ lab }) => {
  const page = await lab(LAB).open();
  await page.predict(0, 'a');
  const run = page.control('time_ladder');
  await run.getByRole('button', { name: 'Time the kernels here' }).click();
  // At once: on a busy machine a click that waits for stillness comes when the first kernels are timed.
  await run.getByRole('button', { name: 'Stop' }).evaluate((button) => { (button as HTMLButtonElement).click(); });
  await expect(run).toHaveAttribute('data-run', 'idle', { timeout: 10_000 });
  expect(Object.keys((await page.record())!.data.kept.touched)).toEqual([]);
});

const SHOTS = process.env.SHOTS;

test('the toy product is walked by buttons, slider and keys, and each step is told in words', async ({ lab, page: tab }) => {
  const page = await lab(LAB).open();
  await page.predict(0, 'c');
  const steps = page.instrument.getByRole('group', { name: 'Steps' });
  const said = (step: number, kernel: 'ijk' | 'ikj' = 'ijk'): string => {
    const map = evaluate('cache_map', { kernel, n: 16, cache_bytes: 256, line_bytes: 16, ways: 0, step });
    return `Multiply-adds done: ${step}. Lines fetched: ${map.misses}. Pushed out again: ${map.evictions}.`;
  };
  await expect(steps.getByRole('status')).toHaveText(said(0));
  await expect(steps.getByRole('button', { name: 'One step back' })).toBeDisabled();
  await steps.getByRole('button', { name: 'One step forward' }).click();
  await expect(steps.getByRole('status')).toHaveText(said(1));
  await tab.keyboard.press('Enter');
  await expect(steps.getByRole('status')).toHaveText(said(2));
  await steps.getByRole('slider').focus();
  await tab.keyboard.press('End');
  await expect(steps.getByRole('status')).toHaveText(said(64));
  await expect(steps.getByRole('slider')).toHaveAttribute('aria-valuetext', said(64));
  await tab.keyboard.press('ArrowLeft');
  await expect(steps.getByRole('status')).toHaveText(said(63));
  // The numbers below are those of the same step.
  const chart = page.instrument.locator('.figure.heat');
  await chart.locator('details.data summary').click();
  await expect(chart.getByRole('row', { name: /^15 / })).toContainText('fetched now');
  for (const [width, height] of [[1280, 800], [390, 844]] as const) {
    if (!SHOTS) break;
    await tab.setViewportSize({ width, height });
    for (const colorScheme of ['light', 'dark'] as const) { await tab.emulateMedia({ colorScheme }); await tab.screenshot({ path: `${SHOTS}/frames-${width}-${colorScheme}.png`, fullPage: true }); }
  }
  await page.set('order', 'ikj');
  await expect(steps.getByRole('status')).toHaveText(said(63, 'ikj'));
});

test('it plays and pauses; who prefers no motion has the steps alone', async ({ lab, page: tab }) => {
  const page = await lab(LAB).open();
  await page.predict(0, 'c');
  const steps = page.instrument.getByRole('group', { name: 'Steps' });
  await steps.getByRole('button', { name: 'Play' }).click();
  await expect(steps.getByRole('status')).toHaveAttribute('aria-live', 'off');
  await expect(steps.getByRole('status')).toContainText(/done: [2-9]/);
  await steps.getByRole('button', { name: 'Pause' }).click();
  await expect(steps.getByRole('status')).toHaveAttribute('aria-live', 'polite');
  await tab.emulateMedia({ reducedMotion: 'reduce' });
  await tab.reload();
  await page.taken();
  await expect(steps.getByRole('button', { name: 'Play' })).toHaveCount(0);
  await steps.getByRole('button', { name: 'One step forward' }).click();
  await expect(steps.getByRole('status')).toContainText('done: 1.');
});

test('kernels compete: a wrong one has no time and is struck out, the dispatcher says what it takes and why', async ({ lab, page: tab }) => {
  test.slow();
  const page = await lab(LAB).open();
  await page.reach(1);
  await page.predict(1);
  const names = page.lab.controls.find((c) => c.id === 'kernels')!.valueType.names!;
  await page.set('kernels', names.map((name) => (/^(blocked|ikj_simd|faulty)/.test(name) ? 1 : 0)));
  await page.set('timed', 200);
  const run = page.control('time_contest');
  await run.getByRole('button', { name: 'Let the kernels compete' }).click();
  await expect(run).toHaveAttribute('data-run', 'done', { timeout: 120_000 });
  await expect(run.locator('[data-doubt]').filter({ hasText: 'wrong result' })).toBeVisible();
  const row = (name: string) => page.instrument.getByRole('row', { name: new RegExp(`^${name}`) });
  await expect(row('tiles, edges forgotten')).toHaveClass(/struck/);
  await expect(row('tiles, edges forgotten')).toContainText('not measured');
  await expect(row('C not cleared')).toHaveClass(/struck/);
  await expect(row('in tiles')).not.toHaveClass(/struck/);
  await expect(row('packed')).toContainText('not measured');
  const { touched } = (await page.record())!.data.kept;
  expect(['blocked_64', 'ikj_simd']).toContain(touched['contest.chosen.kernel']);
  expect(touched['contest.naive_ijk.time_s']).toBeUndefined();
  for (const [width, height] of [[1280, 800], [390, 844]] as const) {
    if (!SHOTS) break;
    await tab.setViewportSize({ width, height });
    for (const colorScheme of ['light', 'dark'] as const) { await tab.emulateMedia({ colorScheme }); await tab.screenshot({ path: `${SHOTS}/contest-${width}-${colorScheme}.png`, fullPage: true }); }
  }
});

test('sizes beside powers of two are timed, and a guess from a small product stands beside the large one', async ({ lab }) => {
  test.slow();
  const page = await lab(LAB).open();
  await page.predict(0, 'c');
  const run = page.control('time_ladder');
  await run.getByRole('button', { name: 'Time the kernels here' }).click();
  await expect(run).toHaveAttribute('data-run', 'done', { timeout: 90_000 });
  const { touched } = (await page.record())!.data.kept;
  expect(touched['at_256.naive_ijk.flop_per_s']).toBeGreaterThan(0);
  await expect(page.instrument.getByText('its rate by rows and columns')).toBeVisible();
  // What is rarely looked at is folded away, and comes with one press.
  const guess = page.instrument.getByText('A guess from a small product');
  await expect(guess).toBeHidden();
  await page.instrument.getByText('More to see').click();
  await expect(guess).toBeVisible();
  const rows = Number(touched['ladder.n']);
  const work = (n: number): number => evaluate('gemm', { m: n, k: n, n, element_bytes: 4 }).work_flop;
  const expected = evaluate('scaled', { base: Number(touched['small.naive_ijk.time_s']), factor: evaluate('magnitude_gap', { a: work(rows), b: work(50) }).ratio! }).value;
  expect(expected).toBeCloseTo(Number(touched['small.naive_ijk.time_s']) * (rows / 50) ** 3, 6);
  await expect(page.instrument.locator('.card', { hasText: 'guessed from it' })).toContainText('estimate');
});

test('the fourth order is the worst; the ways start where the machine has them and stay where the reader puts them', async ({ lab }) => {
  const page = await lab(LAB).open();
  await page.predict(0, 'c');
  const misses = (kernel: string, ways: number): string => (evaluate('cache_simulator', { kernel: kernel as 'jki', m: 600, n: 600, k: 600, cache_bytes: 32768, line_bytes: 64, ways, rounds: 2 }).misses_per_multiply_add as number).toPrecision(3);
  const card = page.instrument.locator('.card', { hasText: 'Misses for each multiply-add' });
  await expect(card).toContainText(misses('ijk', 8));
  await page.set('order', 'jki');
  await expect(card).toContainText(misses('jki', 8));
  await expect(page.verdict).toContainText('Columns of A and C');
  const ways = page.control('ways').getByRole('combobox');
  await page.instrument.getByText('More to move').click();
  await expect(ways.locator('option:checked')).toHaveText('8');
  await page.set('context', 'textbook');
  await expect(ways.locator('option:checked')).toHaveText('any place');
  await page.set('ways', 2);
  await expect(card).toContainText(misses('jki', 2));
  await page.set('context', 'skylake');
  await expect(ways.locator('option:checked')).toHaveText('2');
});

test('a shape of one’s own is judged under the roof, timed, and refused where it is too large', async ({ lab, page: tab }) => {
  test.slow();
  const page = await lab(LAB).open();
  await page.reach(1);
  await page.predict(1);
  const cards = page.instrument.locator('.block', { hasText: 'It can reach' });
  const intensity = (m: number, k: number, n: number): string => evaluate('gemm', { m, k, n, element_bytes: 4 }).intensity_flop_per_byte.toPrecision(3);
  await expect(cards).toContainText(intensity(32, 256, 128));
  await page.set('workload', 'convolution');
  await expect(cards).toContainText(intensity(1024, 27, 64));
  await page.set('workload', 'own');
  for (const [id, value] of [['own_rows', 48], ['own_depth', 96], ['own_columns', 40]] as const) await page.set(id, value);
  await expect(cards).toContainText(intensity(48, 96, 40));
  const run = page.control('time_picked');
  await run.getByRole('button', { name: 'Time this product here' }).click();
  await expect(run).toHaveAttribute('data-run', 'done', { timeout: 60_000 });
  const { touched } = (await page.record())!.data.kept;
  expect([touched['picked.m'], touched['picked.k'], touched['picked.n']]).toEqual([48, 96, 40]);
  expect(touched['picked.packed.flop_per_s']).toBeGreaterThan(0);
  await expect(page.instrument.getByText('its roof, from memory').first()).toBeVisible();
  for (const id of ['own_rows', 'own_depth', 'own_columns']) await page.set(id, 4096);
  await expect(page.verdict).toContainText('too large');
  await run.getByRole('button').first().click();
  await expect(run.locator('[data-refused]')).toBeVisible({ timeout: 30_000 });
  if (SHOTS) await tab.screenshot({ path: `${SHOTS}/own.png`, fullPage: true });
});

test('tiles that are too large are evicted: the page says so, and each way out that it offers is one', async ({ lab }) => {
  const page = await lab(LAB).open();
  await page.reach(1);
  await page.predict(1);
  const failure = page.act(1).fail.find((f) => f.id === 'tiles_evicted')!;
  await page.instrument.getByRole('button', { name: 'Tiles too large' }).click();
  await expect(page.failed(failure)).toContainText('evicted');
  await page.undoButtons(failure).first().click();
  await expect(page.failed(failure)).toHaveCount(0);
});
