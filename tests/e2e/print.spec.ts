// Printing a finished lab gives a handout: question, prediction, reality, chart, conclusion, on at most two pages.
import { pilots, modelOf } from './helpers/labs.js';
import { seed, stateAt } from './helpers/seed.js';
import { said } from '../../site/session/index.js';
import { expect, test } from './helpers/test.js';

for (const { id, title } of pilots) {
  test(`${id}: the handout holds question, prediction, reality, chart and conclusion of both acts`, async ({ page, lab }) => {
    await seed(page, id, 'done', 'a');
    const one = await lab(id).open();
    await expect(one.instrument).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    const sheet = one.root.locator('.sheet');
    await expect(sheet.getByRole('heading', { level: 1 })).toHaveText(title);
    const model = await modelOf(id);
    const state = await stateAt(id, 'done', 'a');
    for (const [i, act] of one.lab.acts.entries()) {
      const part = sheet.locator('section').nth(i);
      const question = act.predict[0]!;
      const right = model.judge(question).right!;
      const words = { state, words: { question, option: right } };
      await expect(part).toContainText(act.title);
      await expect(part).toContainText(model.text(question.ask, { state }), { useInnerText: true });
      await expect(part).toContainText(said(model, state, question).text.replace(/^About /, ''), { useInnerText: true });
      const truth = question.truth && typeof question.options[0]!.value === 'number' ? model.print(question.truth, words).text : model.text(question.options.find((o) => o.id === right)!.say, words);
      await expect(part).toContainText(truth, { useInnerText: true });
      await expect(part.locator('.block, table').first()).toBeVisible();
      await expect(part).toContainText(model.text(act.keep!, { state }), { useInnerText: true });
    }
    await expect(one.root.locator('.hud')).toBeHidden();
    await expect(one.root.getByRole('button').filter({ visible: true })).toHaveCount(0);
    await page.emulateMedia({ media: 'screen' });
    await expect(one.root.locator('.hud')).toBeVisible();
  });

  for (const theme of ['light', 'dark'] as const) {
    test(`${id}: printed from the ${theme} theme it is dark on white, on at most two pages of A4`, async ({ page, lab }) => {
      await page.emulateMedia({ colorScheme: theme });
      await seed(page, id, 'done');
      const one = await lab(id).open();
      await expect(one.instrument).toBeVisible();
      const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
      const pages = [...pdf.matchAll(/\/Type\s*\/Page\b/g)].length;
      expect(pages).toBeGreaterThan(0);
      expect(pages).toBeLessThanOrEqual(2);
      await page.emulateMedia({ colorScheme: theme, media: 'print' });
      const light = await one.root.locator('.sheet h1').evaluate((e) => getComputedStyle(e).color.match(/\d+/g)!.slice(0, 3).map(Number).reduce((a, b) => a + b, 0) / 3);
      expect(light, 'the ink is dark').toBeLessThan(100);
      expect(await page.evaluate(() => getComputedStyle(document.body).minHeight), 'the page ends with its sheet').toBe('0px');
    });
  }

  test(`${id}: a lab that is not begun prints with room for the answers and without the truth`, async ({ page, lab }) => {
    const one = await lab(id).open();
    await page.emulateMedia({ media: 'print' });
    const sheet = one.root.locator('.sheet');
    await expect(sheet.getByText('Your answer: ____')).toHaveCount(one.lab.acts.reduce((n, a) => n + a.predict.length, 0));
    const model = await modelOf(id);
    const question = one.act(0).predict[0]!;
    await expect(sheet).not.toContainText(model.print(question.truth!, { state: await stateAt(id, 'fresh'), words: { question } }).text);
  });
}
