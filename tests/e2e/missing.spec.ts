// An address that leads nowhere says so and shows the way to the labs.
import { expect, test } from './helpers/test.js';

for (const address of ['vol1/77/', 'vol9/01/', 'nowhere.html', 'vol1/01/deeper/']) {
  test(`${address} says that there is no such page and links the map`, async ({ page, watch }) => {
    watch.expects(/404/, /Refused to (apply style|execute script)/);
    const response = await page.goto(address);
    expect(response!.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/There is no such/);
    await expect(page.locator('main')).toContainText('Your saved answers are untouched.');
    await page.getByRole('link', { name: 'See all labs' }).click();
    await expect(page.locator('[data-lab]').first()).toBeVisible();
  });
}
