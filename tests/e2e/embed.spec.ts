// <ironlab-lab> twice in a page that is not ours: both work, neither disturbs the other nor the page.
import { index } from './helpers/labs.js';
import { expect, test } from './helpers/test.js';

const PAGE = 'examples/embed/';
const [first, second] = index.map((entry) => entry.id) as [string, string];

test('two labs on a foreign page are used independently', async ({ page, lab }) => {
  await page.goto(PAGE);
  const one = await lab(first).taken();
  const two = await lab(second).taken();
  await one.predict(0, 'a');
  await expect(two.panel).toHaveAttribute('data-panel', 'locked');
  await two.predict(0, 'd');
  await one.explore(0);
  await one.reflect(0);
  await one.onwards(1).click();
  expect(await one.actNow()).toBe(1);
  expect(await two.actNow()).toBe(0);
  expect((await one.record())!.data.entry['act1_prediction']!.value).toBe('A');
  expect((await two.record())!.data.entry['act1_prediction']!.value).toBe('D');
});

test('the same lab twice on a page shows one reader', async ({ page, lab }) => {
  await page.goto(PAGE);
  await page.evaluate((id) => { document.querySelectorAll('ironlab-lab')[1]!.setAttribute('lab', id); }, first);
  const both = page.locator(`ironlab-lab[lab="${first}"]`);
  await expect(both).toHaveCount(2);
  const question = lab(first).act(0).predict[0]!;
  for (const i of [0, 1]) await expect(both.nth(i).locator(`[data-question="${question.id}"]`).getByRole('radio')).toHaveCount(4);
});

test('progress events reach the page, with lab, act and state', async ({ page, lab }) => {
  await page.goto(PAGE);
  const one = await lab(first).taken();
  await one.predict(0);
  await expect.poll(async () => JSON.parse(await page.locator('#log').innerText())).toEqual({ lab: first, act: 'act1', state: 'reflect' });
});

test('no id is there twice in any root, and labels find their controls', async ({ page, lab }) => {
  await page.goto(PAGE);
  for (const id of [first, second]) { const one = await lab(id).taken(); await one.predict(0); }
  const wrong = await page.evaluate(() => {
    const found: string[] = [];
    for (const root of [document, ...[...document.querySelectorAll('ironlab-lab')].map((e) => e.shadowRoot!)]) {
      const ids = [...root.querySelectorAll('[id]')].map((e) => e.id);
      for (const id of new Set(ids)) if (ids.filter((x) => x === id).length > 1) found.push(`twice: ${id}`);
      for (const [name, attr] of [['label[for]', 'for'], ['[aria-describedby]', 'aria-describedby'], ['[aria-labelledby]', 'aria-labelledby']] as const) {
        for (const e of root.querySelectorAll(name)) for (const id of e.getAttribute(attr)!.split(' ')) if (!root.querySelector(`#${CSS.escape(id)}`)) found.push(`${attr} without ${id}`);
      }
    }
    return found;
  });
  expect(wrong).toEqual([]);
});

test("the page's style stays outside, and the lab's style inside", async ({ page, lab }) => {
  await page.goto(PAGE);
  const host = (): Promise<string[]> => page.evaluate(() => ['h1', 'p', 'article'].flatMap((name) => { const s = getComputedStyle(document.querySelector(`article > ${name}, ${name}`)!); return [s.color, s.fontFamily, s.fontSize, s.textTransform, s.margin]; }));
  await lab(first).taken();
  const before = await host();
  const inside = (): Promise<string[]> => lab(first).root.getByRole('heading', { level: 1 }).evaluate((e) => { const s = getComputedStyle(e); return [s.textTransform, s.letterSpacing, s.color, s.fontSize]; });
  const was = await inside();
  expect(was[0]).toBe('none');
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { color: rgb(1, 2, 3) !important; letter-spacing: 9px !important } h1, p, button, input { font-size: 99px !important; display: none !important }');
    document.adoptedStyleSheets = [sheet];
  });
  await expect(lab(first).root.getByRole('heading', { level: 1 })).toBeVisible();
  expect((await inside())[3]).toBe(was[3]);
  await page.evaluate(() => { document.adoptedStyleSheets = []; });
  expect(await host()).toEqual(before);
});

test('a lab that is not there says so in its place', async ({ page, watch }) => {
  watch.expects(/404/);
  await page.goto(PAGE);
  await page.evaluate(() => document.querySelector('ironlab-lab')!.setAttribute('lab', 'vol9/99'));
  const place = page.locator('ironlab-lab').first();
  await expect(place.getByRole('alert')).toContainText('There is no lab “vol9/99” here.');
  await expect(place.getByRole('link', { name: 'All labs' })).toBeVisible();
});

test('an element taken out and put back goes on where it was', async ({ page, lab }) => {
  await page.goto(PAGE);
  const one = await lab(first).taken();
  await one.commit(one.act(0).predict[0]!, 'b');
  await page.evaluate((id) => { const e = document.querySelector(`ironlab-lab[lab="${id}"]`)!; const home = e.parentElement!; e.remove(); home.append(e); }, first);
  await expect(one.sealed(one.act(0).predict[0]!)).toContainText('B');
  await expect(one.instrument).toBeVisible();
});
