// <ironlab-lab> twice in a page that is not ours: both work, neither disturbs the other nor the page.
import { LabPage } from './helpers/lab-page.js';
import { pilots } from './helpers/labs.js';
import { expect, test } from './helpers/test.js';

const PAGE = 'examples/embed/';
const [first, second] = pilots.map((entry) => entry.id) as [string, string];

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

test('the same lab twice on a page: the first commitment counts in both', async ({ page, lab }) => {
  await page.goto(PAGE);
  await page.evaluate((id) => { document.querySelectorAll('ironlab-lab')[1]!.setAttribute('lab', id); }, first);
  const [one, two] = [0, 1].map((i) => new LabPage(page, first, page.locator(`ironlab-lab[lab="${first}"]`).nth(i))) as [LabPage, LabPage];
  for (const place of [one, two]) await expect(place.root.getByRole('heading', { level: 1 })).toHaveText(one.act(0).title);
  for (const place of [one, two]) await place.taken();
  const question = lab(first).act(0).predict[0]!;
  await two.choose(question, 'c');
  await one.choose(question, 'b');
  await expect(two.option(question, 'c')).toBeChecked();
  await one.commitButton(question).click();
  await expect(one.sealed(question)).toContainText('B');
  await two.commitButton(question).click();
  await expect(two.sealed(question)).toContainText('B');
});

test('a lab that is changed for another while it draws still follows the reader', async ({ page }) => {
  await page.goto(PAGE);
  const other = page.locator('ironlab-lab').nth(1);
  await expect.poll(() => other.evaluate((e) => !!e.shadowRoot?.querySelector('.frame'))).toBe(true);
  // In one go: a drawing is asked for, and before its frame comes the lab is another.
  await other.evaluate((e, id) => { e.shadowRoot!.querySelector<HTMLInputElement>('.options input')!.click(); e.setAttribute('lab', id); }, first);
  const place = new LabPage(page, first, page.locator(`ironlab-lab[lab="${first}"]`).nth(1));
  await place.taken();
  const question = place.act(0).predict[0]!;
  await place.choose(question, 'c');
  await expect(place.commitButton(question)).toHaveText('Commit C');
});

test('a lab whose file did not come says so, and "Try again" brings it', async ({ page, lab, watch }) => {
  watch.expects(/404|ERR_FAILED|Failed to fetch/);
  await page.route('**/vol1-01-*.json', (route) => route.abort());
  await page.goto(PAGE);
  const place = page.locator(`ironlab-lab[lab="${first}"]`);
  await expect(place.getByRole('alert')).toContainText('This lab could not be loaded.');
  await lab(second).taken();
  await page.unroute('**/vol1-01-*.json');
  await place.getByRole('button', { name: 'Try again' }).click();
  await lab(first).taken();
  await lab(first).predict(0);
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

const SEEN = ['color', 'fontFamily', 'fontSize', 'fontStyle', 'fontWeight', 'letterSpacing', 'lineHeight', 'textAlign', 'textIndent', 'textTransform', 'whiteSpace', 'wordSpacing', 'display'] as const;
/** The looks of an element, in a form that compares. */
const look = (e: Element, names: readonly string[]): string => { const s = getComputedStyle(e) as unknown as Record<string, string>; return names.map((name) => `${name}: ${s[name]}`).join('; '); };

test("the page's style does not come in", async ({ page, lab }) => {
  await page.goto(PAGE);
  const one = await lab(first).taken();
  const question = one.act(0).predict[0]!;
  const places = [one.root.getByRole('heading', { level: 1 }), one.question(question).locator('.ask'), one.root.locator('.opt').first(), one.root.locator('.message p').last(), one.commitButton(question)];
  const inside = (): Promise<string[]> => Promise.all(places.map((place) => place.evaluate(look, SEEN)));
  const before = await inside();
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`main, ironlab-lab { color: red; font: italic 700 40px/3 cursive; letter-spacing: 9px; text-align: center; text-indent: 2em; text-transform: uppercase; white-space: pre; word-spacing: 1em }
      h1, p, label, button, input, legend { font-size: 99px !important; display: none !important }`);
    document.adoptedStyleSheets = [sheet];
  });
  expect(await inside()).toEqual(before);
});

test("the lab's style does not go out", async ({ page, lab }) => {
  const host = (): Promise<string[]> => Promise.all(['main > h1', 'main > p', 'main', 'body'].map((name) => page.locator(name).first().evaluate(look, SEEN)));
  await page.route('**/embed/ironlab-lab.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  await page.goto(PAGE);
  const without = await host();
  await page.unroute('**/embed/ironlab-lab.js');
  await page.goto(PAGE);
  await lab(first).taken();
  expect(await host()).toEqual(without);
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
