// Without JavaScript the pages still read.
import { pilots } from './helpers/labs.js';
import { LabPage } from './helpers/lab-page.js';
import { expect, test } from './helpers/test.js';

test.use({ javaScriptEnabled: false });

for (const { id, title } of pilots) {
  test(`${id} reads without JavaScript: title, message, question, options`, async ({ page }) => {
    await page.goto(`${id}/`);
    const one = new LabPage(page, id);
    const act = one.act(0);
    const question = act.predict[0]!;
    await expect(page).toHaveTitle(new RegExp(title));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(act.title);
    await expect(page.getByText(`From the ${act.message.from}`)).toBeVisible();
    await expect(page.locator('.message')).toContainText(one.plain(act.message.text), { useInnerText: true });
    await expect(page.locator('legend.ask')).toHaveText(one.plain(question.ask), { useInnerText: true });
    await expect(page.getByRole('radio')).toHaveCount(4);
    for (const option of await page.locator('.opt').all()) await expect(option).toBeVisible();
    await expect(page.locator('noscript > p')).toBeVisible();
  });
}

test('the map of the course reads and leads on without JavaScript', async ({ page }) => {
  await page.goto('./');
  for (const { id, title, question } of pilots) {
    const line = page.locator(`[data-lab="${id}"]`);
    await expect(line).toContainText(question);
    await expect(line.getByRole('link')).toContainText(title);
  }
  await page.locator('[data-lab]').first().getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
