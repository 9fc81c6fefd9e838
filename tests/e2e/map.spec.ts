// The map of the course: finds labs by their words, tells the time that is left, leads to the ledger, and is a plain list without script.
import { findings } from './helpers/axe.js';
import { index } from './helpers/labs.js';
import { over, resize } from './helpers/layout.js';
import { recordAt, store } from './helpers/seed.js';
import { expect, test } from './helpers/test.js';

const ids = (page: import('@playwright/test').Page): Promise<(string | null)[]> => page.locator('[data-lab]').evaluateAll((all) => all.map((e) => e.getAttribute('data-lab')));

test('finds labs by title, question, term and model, and says where the words are', async ({ page }) => {
  await page.goto('./');
  const find = page.getByRole('searchbox', { name: 'Find a lab' });
  const status = page.locator('.finder [role=status]');
  await find.fill('magnitude awakening');
  await expect(status).toHaveText('One lab has it.');
  expect(await ids(page)).toEqual(['vol1/01']);
  await find.fill('how far apart');
  await expect(status).toHaveText('One lab has it.');
  await find.fill('microcontroller');
  await expect(page.locator('[data-lab="vol1/01"] .why')).toHaveText(/^Term: microcontroller/);
  await find.fill('iron law');
  await expect(page.locator('[data-lab="vol1/01"] .why')).toHaveText(/Iron Law/);
  await find.fill('no such thing at all');
  await expect(status).toHaveText('No lab has “no such thing at all” in its title, question, terms or models.');
  expect(await ids(page)).toEqual([]);
  await find.press('Escape');
  await find.fill('');
  await expect(page.locator('[data-lab]')).toHaveCount(index.length);
  await expect(status).toHaveText('');
});

test('found labs are reached by keyboard', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('searchbox', { name: 'Find a lab' }).focus();
  await page.keyboard.type('activation tax');
  await expect(page.locator('[data-lab]')).toHaveCount(1);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/vol1\/05\//);
});

test('the first look fetches no words; a failing search says so and the list stays', async ({ page, watch }) => {
  watch.expects(/404|Failed to (load|fetch)/);
  await page.route('**/find-*.js', (route) => route.fulfill({ status: 404 }));
  await page.goto('./');
  expect(watch.requests.filter((url) => /\/find-/.test(url))).toEqual([]);
  await page.getByRole('searchbox').fill('law');
  await expect(page.locator('.finder [role=status]')).toHaveText(/^The search could not be loaded/);
  await expect(page.locator('[data-lab]')).toHaveCount(index.length);
});

test('tells the time of all labs and what is left', async ({ page }) => {
  const minutes = (id?: string): number => index.filter((l) => id === undefined || l.id === id).reduce((sum, l) => sum + l.minutes[0] + l.minutes[1], 0);
  const said = (n: number): RegExp => new RegExp([n >= 60 ? `${Math.floor(n / 60)}\\sh` : '', n % 60 ? `${n % 60}\\smin` : ''].filter(Boolean).join('\\s'));
  await page.goto('./');
  await expect(page.locator('.finder p')).toHaveText(said(minutes()));
  await expect(page.locator('.finder p')).not.toContainText('left');
  await store(page, { 'ironlab/1/vol1/01': await recordAt('vol1/01', 'done'), 'ironlab/1/vol1/05': await recordAt('vol1/05', 'act2') });
  await page.goto('./');
  const five = index.find((l) => l.id === 'vol1/05')!;
  await expect(page.locator('.finder p')).toHaveText(new RegExp(`${said(minutes() - minutes('vol1/01') - five.minutes[0]).source} are left`));
});

test('a map that is open follows what another tab does in a lab that was begun before', async ({ page, context, lab }) => {
  await store(page, { 'ironlab/1/vol1/01': await recordAt('vol1/01', 'act1 done') });
  await page.goto('./');
  await expect(page.locator('[data-lab="vol1/01"]')).toContainText('In Act I');
  const one = await lab('vol1/01', await context.newPage()).open();
  await one.onwards(1).click();
  await expect(page.locator('[data-lab="vol1/01"]')).toContainText('In Act II');
});

test('leads to the ledger and back', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('link', { name: 'Your ledger' }).click();
  await expect(page.getByRole('heading', { name: 'Your ledger is empty' })).toBeVisible();
  await page.getByRole('link', { name: 'ironlab' }).click();
  await expect(page.locator('[data-lab]')).toHaveCount(index.length);
});

test('while searching axe finds nothing and nothing is wider than the page', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('searchbox').fill('bandwidth');
  await expect(page.locator('.why').first()).toBeVisible();
  for (const width of [320, 390, 1280]) {
    await resize(page, width);
    expect(await over(page), `${width} px`).toBeLessThanOrEqual(0);
    expect.soft(await findings(page), `${width} px`).toEqual([]);
  }
});

test('with labs done and begun, right and far off, nothing is wider than the page', async ({ page }) => {
  const moments = { 'vol1/00': 'done', 'vol1/01': 'done', 'vol1/03': 'committed', 'vol1/07': 'act2 committed' } as const;
  await store(page, Object.fromEntries(await Promise.all(Object.entries(moments).map(async ([id, at]) => [`ironlab/1/${id}`, await recordAt(id, at, 'a')] as const))));
  await page.goto('./');
  await expect(page.locator('[data-lab="vol1/07"]')).toContainText(/In Act II, first guess (low|high) by/);
  for (const width of [320, 390, 700, 1280]) {
    await resize(page, width);
    expect(await over(page), `${width} px`).toBeLessThanOrEqual(0);
  }
});

test('without script it is a plain list of all labs', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! });
  const page = await context.newPage();
  await page.goto('./');
  await expect(page.locator('[data-lab] a')).toHaveCount(index.length);
  await expect(page.getByRole('searchbox')).toBeHidden();
  await expect(page.getByRole('link', { name: 'Your ledger' })).toBeVisible();
  await context.close();
});
