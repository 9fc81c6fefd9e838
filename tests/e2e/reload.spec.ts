// The same place after a reload, after Back, and after coming back from the map.
import { failing, pilots } from './helpers/labs.js';
import { seed } from './helpers/seed.js';
import { expect, test } from './helpers/test.js';

for (const { id } of pilots) {
  test(`${id}: a drafted answer survives a reload, unsealed`, async ({ page, lab }) => {
    const one = await lab(id).open();
    const question = one.act(0).predict[0]!;
    await one.choose(question, 'c');
    await page.reload();
    await one.taken();
    await expect(one.option(question, 'c')).toBeChecked();
    await expect(one.sealed(question)).toHaveCount(0);
    await one.commitButton(question).click();
    await expect(one.sealed(question)).toContainText('C');
  });

  test(`${id}: a committed answer survives a reload, sealed with its time`, async ({ page, lab }) => {
    const one = await lab(id).open();
    const question = one.act(0).predict[0]!;
    await one.commit(question, 'a');
    const before = await one.sealed(question).innerText();
    const feedback = await one.feedback(question).innerText();
    await page.reload();
    await one.taken();
    expect(await one.sealed(question).innerText()).toBe(before);
    await expect(one.feedback(question)).toHaveText(feedback, { useInnerText: true });
    await expect(one.options(question)).toHaveCount(0);
    await expect(one.instrument).toBeVisible();
  });

  test(`${id}: in the middle of Act II a reload brings back controls, failure and tasks`, async ({ page, lab }) => {
    await seed(page, id, 'act2 committed');
    const one = await lab(id).open();
    const { failure } = failing(one.lab)[0]!;
    await one.goTo(failure.reach);
    await expect(one.failed(failure)).toBeVisible();
    const shown = async (): Promise<string[]> => [await one.headline.innerText(), await one.verdict.innerText(), await one.root.locator('.tasks').innerText(), await one.root.locator('.hud').innerText()];
    await expect(one.hud('ledger')).toHaveText(/^saved/);
    const before = await shown();
    await page.reload();
    await one.taken();
    await expect(one.failed(failure)).toBeVisible();
    expect(await shown()).toEqual(before);
  });

  test(`${id}: Back goes from Act II to Act I, Forward to Act II`, async ({ page, lab }) => {
    await seed(page, id, 'act1 done');
    const one = await lab(id).open();
    await one.actLink(1).click();
    await expect.poll(() => one.actNow()).toBe(1);
    await page.goBack();
    await expect.poll(() => one.actNow(), 'Back').toBe(0);
    await page.goForward();
    await expect.poll(() => one.actNow(), 'Forward').toBe(1);
  });
}

test('a reload at once after a move, faster than the address follows, brings back that move', async ({ page, lab }) => {
  await seed(page, 'vol1/01', 'act2 committed');
  const one = await lab('vol1/01').open();
  await one.set('context', 'tiny');
  await one.set('workload', 'kws_dscnn');
  await page.reload();
  await one.taken();
  await expect(one.control('workload').getByRole('radio', { name: 'Keyword spotter' })).toBeChecked();
  await expect(one.control('context').getByRole('radio', { name: 'Cortex-M7' })).toBeChecked();
});
