// Links: a place in a lab, or a sentence that says why not. Old links stay in links.json for ever.
import { readFileSync } from 'node:fs';
import { pilots } from './helpers/labs.js';
import { seed } from './helpers/seed.js';
import { expect, test } from './helpers/test.js';

interface Old { lab: string; link: string; act: number; shows: Record<string, string>; says: string[] }
const { links } = JSON.parse(readFileSync(new URL('./links.json', import.meta.url), 'utf8')) as { links: Old[] };

for (const { lab: id, link, act, shows, says } of links) {
  test(`${id} ${link || '(no fragment)'} leads where it led`, async ({ page, lab }) => {
    await seed(page, id, 'act2 committed');
    const one = await lab(id).open(link);
    expect(await one.actNow()).toBe(act - 1);
    await expect(one.instrument).toBeVisible();
    for (const [control, label] of Object.entries(shows)) {
      const place = one.control(control);
      if (await place.getByRole('radio').count()) await expect(place.getByRole('radio', { name: label, exact: true })).toBeChecked();
      else if (await place.getByRole('textbox').count()) await expect(place.getByRole('textbox')).toHaveValue(label);
      else await expect(place.getByRole('combobox').locator('option:checked')).toHaveText(label.split(', '));
    }
    await expect(one.notices).toHaveText(says.map((text) => new RegExp(text)));
  });
}

for (const { id } of pilots) {
  test(`${id}: a link to the locked Act II says what opens it`, async ({ lab }) => {
    const one = await lab(id).open('#s1;act=2');
    await expect(one.notice('Act II opens after the question at the end of Act I.')).toBeVisible();
    expect(await one.actNow()).toBe(0);
    await one.predict(0);
  });
}

test('a sentence about a link stays until the reader does something', async ({ page, lab }) => {
  await seed(page, 'vol1/01', 'committed');
  const one = await lab('vol1/01').open('#s1;act=1;future=yes');
  await expect(one.instrument).toBeVisible();
  await expect(one.notice('future')).toBeVisible();
  await one.set('context', 'tiny');
  await expect(one.notice('future')).toHaveCount(0);
});

test('the address follows the controls, and a second reader finds the same state there', async ({ page, lab, browser, baseURL }) => {
  await seed(page, 'vol1/01', 'act2 committed');
  const one = await lab('vol1/01').open();
  await one.goTo('spotter_m7');
  await expect.poll(() => new URL(page.url()).hash).toBe('#s1;act=2;c=tiny;workload=kws_dscnn');
  const other = await browser.newContext({ baseURL: baseURL! });
  const second = await other.newPage();
  await seed(second, 'vol1/01', 'act2 committed', 'c');
  const two = lab('vol1/01', second);
  await second.goto(page.url());
  await two.taken();
  await expect(two.headline).toHaveText(await one.headline.innerText(), { useInnerText: true });
  await other.close();
});
