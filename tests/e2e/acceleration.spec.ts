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
  await run.getByRole('button', { name: 'Stop' }).click();
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
