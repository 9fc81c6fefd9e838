// The acceleration lab measures for real: the numbers appear, with their date, and stay; nothing here says how large they are.
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
