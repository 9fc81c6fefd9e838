// Takes pictures of every stage of every lab, at two sizes, light and dark, into build/shots. Usage: node tools/site/shots.mjs [only]
import { mkdir } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { serve } from './serve.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const out = `${root}build/shots/`;
const only = process.argv[2] ?? '';
const labs = JSON.parse(readFileSync(process.env.IRONLAB_COMPILED ? `${process.env.IRONLAB_COMPILED}index.json` : `${root}build/labs/index.json`, 'utf8'));
const sizes = { 1280: { width: 1280, height: 800 }, 390: { width: 390, height: 844 } };
await mkdir(out, { recursive: true });

const site = await serve({ root: `${root}build/site` });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });

async function walk(lab, theme, width) {
  const context = await browser.newContext({ viewport: sizes[width], colorScheme: theme, deviceScaleFactor: 1 });
  const page = await context.newPage();
  page.on('console', (m) => m.type() === 'error' && console.log(`${lab.id} ${theme} ${width}: ${m.text()}`));
  page.on('pageerror', (e) => console.log(`${lab.id} ${theme} ${width}: ${e.stack}`));
  const shot = async (name, full = false) => {
    if (!`${lab.id.replace('/', '-')}-${name}`.includes(only)) return;
    await page.waitForTimeout(250);
    await page.screenshot({ path: `${out}${lab.id.replace('/', '-')}-${name}-${width}-${theme}.png`, fullPage: full });
  };
  const el = page.locator('ironlab-lab');
  const commit = async (letter) => {
    const form = el.locator('form.predict').first();
    await form.locator(`input[value="${letter}"]`).check();
    return form.locator('button[type=submit]');
  };
  const seal = async (button) => { await button.click(); await page.waitForTimeout(120); };
  page.setDefaultTimeout(5000);
  await page.goto(`${site.url}${lab.id}/`);
  await el.locator('form.predict').first().waitFor();
  await shot('1a-open');
  const first = await commit('b');
  await shot('1b-predict', width === 390);
  await seal(first);
  while (await el.locator('form.predict .commit button').filter({ hasText: 'Commit' }).count()) await seal(await commit('b'));
  await el.locator('[data-panel=instrument]').waitFor();
  await shot('1c-gap', true);
  if (width === 390) { await el.locator('[data-panel=instrument]').evaluate((e) => e.scrollIntoView()); await shot('1d-instrument'); }
  await tasks();
  while (await el.locator('form.predict').count()) await seal(await commit('b'));
  await shot('1e-done', true);
  await el.locator('[data-go]').click();
  await el.locator('form.predict').first().waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  await shot('2a-predict');
  while (await el.locator('form.predict .commit button').filter({ hasText: 'Commit' }).count()) await seal(await commit('a'));
  await el.locator('[data-panel=instrument]').waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  await shot('2b-live');
  if (width === 390) { await el.locator('[data-panel=instrument]').evaluate((e) => e.scrollIntoView()); await shot('2c-instrument'); }
  await tasks('2d-fail');
  await el.locator('.peek summary').last().click();
  await el.locator('.peek').last().evaluate((e) => e.scrollIntoView());
  await shot('2e-peek');
  while (await el.locator('form.predict').count()) await seal(await commit('b'));
  await shot('2f-done', true);
  await page.emulateMedia({ media: 'print' });
  await shot('3-print', true);
  if (width === 1280 && theme === 'light') await page.pdf({ path: `${out}${lab.id.replace('/', '-')}.pdf`, format: 'A4', preferCSSPageSize: true });
  await page.emulateMedia({ media: 'screen' });
  await page.goto(site.url);
  await page.screenshot({ path: `${out}map-after-${lab.id.replace('/', '-')}-${width}-${theme}.png` });
  await context.close();

  async function tasks(name) {
    for (let i = 0; i < 5 && (await el.locator('.try button').count()); i += 1) {
      await el.locator('.try button').first().click();
      await page.waitForTimeout(100);
      if (name && (await el.locator('.panel.bad').count())) {
        if (width === 390) await el.locator('[data-panel=instrument]').evaluate((e) => e.scrollIntoView()); else await page.evaluate(() => scrollTo(0, 0));
        await shot(name);
        name = null;
      }
    }
  }
}

for (const theme of ['light', 'dark']) for (const width of [1280, 390]) {
  const page = await browser.newPage({ viewport: sizes[width], colorScheme: theme });
  await page.goto(site.url);
  await page.screenshot({ path: `${out}map-${width}-${theme}.png` });
  await page.close();
  for (const lab of labs) await walk(lab, theme, width).catch((e) => console.log(lab.id, theme, width, e.message.slice(0, 600)));
}
await browser.close();
await site.close();
