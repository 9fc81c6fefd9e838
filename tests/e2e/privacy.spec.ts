// A whole lab keeps to its policy and to its own folder, under any path. (Every test of this folder watches policy and origin.)
import { fileURLToPath } from 'node:url';
import { serve } from '../../tools/site/serve.mjs';
import { index, pilots } from './helpers/labs.js';
import { expect, test } from './helpers/test.js';

const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

for (const { id } of pilots) {
  test(`${id}: the policy stands before the first script, and a whole lab keeps to it and to its folder`, async ({ page, lab, watch, baseURL }) => {
    const one = await lab(id).open();
    const order = await page.evaluate(() => [...document.head.querySelectorAll('meta[http-equiv], script, link')].map((e) => e.localName));
    expect(order[0]).toBe('meta');
    await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveAttribute('content', POLICY);
    await one.finish();
    await one.peek.locator('summary').click();
    await one.root.getByRole('button', { name: /^Switch to/ }).click();
    expect(watch.requests.filter((url) => !url.startsWith(baseURL!))).toEqual([]);
    expect(watch.violations).toEqual([]);
    expect(await page.evaluate(() => document.cookie)).toBe('');
  });
}

test('the policy does stop what it forbids', async ({ page, watch }) => {
  await page.goto('./');
  await page.evaluate(() => { document.body.append(Object.assign(document.createElement('script'), { textContent: 'globalThis.broken = 1' })); });
  await expect.poll(() => watch.violations.length).toBe(1);
  expect(await page.evaluate(() => 'broken' in globalThis)).toBe(false);
  watch.violations.length = 0;
  watch.expects(/Content Security Policy/);
});

for (const base of ['/', '/some where/ü/']) {
  test(`the site works under the path ${base}`, async ({ page, lab, watch }) => {
    const site = await serve({ root: fileURLToPath(new URL('../../build/site', import.meta.url)), base });
    const origin = new URL(site.url).origin;
    await page.goto(site.url);
    await page.locator('[data-lab]').first().getByRole('link').click();
    const one = await lab(index[0]!.id).taken();
    await one.predict(0);
    await one.root.getByRole('link', { name: 'ironlab' }).click();
    await expect(page.locator(`[data-lab="${index[0]!.id}"]`)).toHaveAttribute('data-is', 'in-act');
    expect(watch.foreign.filter((url) => !url.startsWith(origin))).toEqual([]);
    watch.foreign.length = 0;
    await site.close();
  });
}
