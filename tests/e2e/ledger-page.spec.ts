// The ledger page: tells predictions beside what was true, goes out and comes back as files, is reset and brought back, by hand and by keyboard.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { untold } from '../../site/ledger/index.js';
import { far } from '../../site/pages/ledger-words.js';
import type { Told } from '../../site/ledger/index.js';
import { clean } from './helpers/axe.js';
import { modelOf } from './helpers/labs.js';
import { over, resize } from './helpers/layout.js';
import { recordAt, store } from './helpers/seed.js';
import { expect, test } from './helpers/test.js';

const [ONE, FIVE] = ['vol1/01', 'vol1/05'];
const entry = (page: Page, lab: string): Locator => page.locator(`[data-entry="${lab}"]`);
const notice = (page: Page): Locator => page.locator('[data-notice]');
const key = (lab: string): string => `ironlab/1/${lab}`;
const seeded = async (page: Page, labs: Record<string, Parameters<typeof recordAt>[1]>): Promise<void> => store(page, Object.fromEntries(await Promise.all(Object.entries(labs).map(async ([lab, at]) => [key(lab), await recordAt(lab, at, 'b')] as const))));
const toldOf = async (lab: string, moment: Parameters<typeof recordAt>[1]): Promise<Told[]> => (JSON.parse(await recordAt(lab, moment, 'b')) as { data: { told: Told[] } }).data.told;

test('predictions of two labs stand beside what was true; export, reset all, undo, reset, import', async ({ page, lab }) => {
  for (const id of [ONE, FIVE]) {
    const one = await lab(id).open();
    await one.predict(0, 'a');
    await one.explore(0);
  }
  await page.goto('ledger/');
  for (const id of [ONE, FIVE]) {
    const model = await modelOf(id);
    const question = model.lab.acts[0]!.predict[0]!;
    const guess = entry(page, id).locator(`[data-guess="${question.id}"]`);
    const { off } = model.gap(question, { option: 'a', at: 0 });
    await expect(guess).toContainText(model.text(question.ask, { state: model.named('start') }), { useInnerText: true });
    await expect(guess.locator('dd').nth(1)).toHaveText(model.print(question.truth!, { state: model.named('start'), words: { question } }).text);
    expect(off.is === 'value' && (off.value as number) > 1).toBe(true);
  }
  await expect(page.locator('[data-conclusion]')).toHaveText(/^In \d of 2 numeric predictions you were within a factor of 2, in \d within a factor of 10\.$/);
  await expect(page.locator('.calibration .ydot')).not.toHaveCount(0);

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export as JSON' }).click()]);
  expect(download.suggestedFilename()).toMatch(/^ironlab-ledger-\d{4}-\d\d-\d\d\.json$/);
  const file = await download.path();
  const text = readFileSync(file, 'utf8');
  expect((JSON.parse(text) as { records: { lab: string }[] }).records.map((r) => r.lab)).toEqual([ONE, FIVE]);
  const [table] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export as CSV' }).click()]);
  expect(readFileSync(await table.path(), 'utf8').split('\r\n').filter((line) => line.startsWith('vol1/')).length).toBeGreaterThanOrEqual(2);

  await page.getByRole('button', { name: 'Reset all labs' }).click();
  await expect(page.getByRole('heading', { name: 'Your ledger is empty' })).toBeVisible();
  await expect(notice(page)).toContainText('2 labs were reset.');
  await expect(page.locator('[data-undo]')).toBeFocused();
  await page.reload();
  await expect(notice(page)).toContainText(/^\s*Two labs were reset on /);
  await page.locator('[data-undo]').click();
  await expect(entry(page, ONE)).toBeVisible();
  await expect(entry(page, FIVE)).toBeVisible();

  await page.getByRole('button', { name: /^Reset Lab 1/ }).click();
  await expect(entry(page, ONE)).toHaveCount(0);
  await expect(entry(page, FIVE)).toBeVisible();
  const one = await lab(ONE).open();
  await expect(one.options(one.act(0).predict[0]!)).toHaveCount(4);
  await page.goto('ledger/');
  await page.locator('[data-file]').setInputFiles({ name: 'l.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await expect(notice(page)).toContainText('One lab was added from the file.');
  await expect(entry(page, ONE)).toBeVisible();
  await lab(ONE).open();
  await expect(one.sealed(one.act(0).predict[0]!)).toContainText('A');
});

test('a file with other answers asks first; mine can stay, be replaced, and come back', async ({ page }) => {
  await store(page, { [key(ONE)]: await recordAt(ONE, 'committed', 'b') });
  const theirs = JSON.parse(await recordAt(ONE, 'done', 'c')) as object;
  const buffer = Buffer.from(JSON.stringify({ format: 'ironlab-ledger', schema: 1, records: [theirs, JSON.parse(await recordAt(FIVE, 'committed', 'c'))] }));
  await page.goto('ledger/');
  const said = entry(page, ONE).locator('[data-guess="act1.predict.0"] .you');
  const mine = await said.innerText();
  const choose = (): Promise<void> => page.locator('[data-file]').setInputFiles({ name: 'l.json', mimeType: 'application/json', buffer });
  await choose();
  await expect(page.locator('[data-asked]')).toContainText('The file has one lab that is not here. It has other work than yours in Lab 1.');
  await expect(page.locator('[data-asked]')).toBeFocused();
  await page.locator('[data-cancel]').click();
  await expect(entry(page, FIVE)).toHaveCount(0);
  await choose();
  await page.locator('[data-add]').click();
  await expect(entry(page, FIVE)).toBeVisible();
  await expect(said).toHaveText(mine, { useInnerText: true });
  await choose();
  await page.locator('[data-replace]').click();
  await expect(said).not.toHaveText(mine, { useInnerText: true });
  await page.locator('[data-undo]').click();
  await expect(said).toHaveText(mine, { useInnerText: true });
});

const BAD: [string, (text: string) => string, RegExp][] = [
  ['cut off', (t) => t.slice(0, 200), /ends too early/], ['empty', () => '', /The file is empty/], ['of a later version', (t) => t.replace('"schema":1,"records"', '"schema":9,"records"'), /version that this page does not know/], ['with NaN', (t) => t.replace('"run":0', '"run":NaN'), /holds NaN/],
];
for (const [what, spoil, says] of BAD) {
  test(`a file that is ${what} is refused in one sentence, and nothing is lost`, async ({ page }) => {
    await seeded(page, { [ONE]: 'committed' });
    await page.goto('ledger/');
    await expect(entry(page, ONE)).toBeVisible();
    const before = await page.evaluate((k) => localStorage.getItem(k), key(ONE));
    const text = `{"format":"ironlab-ledger","schema":1,"records":[${await recordAt(ONE, 'done', 'a')}]}`;
    await page.locator('[data-file]').setInputFiles({ name: 'l.json', mimeType: 'application/json', buffer: Buffer.from(spoil(text)) });
    await expect(notice(page)).toContainText(says);
    await expect(notice(page)).toContainText('Nothing was changed.');
    expect(await page.evaluate((k) => localStorage.getItem(k), key(ONE))).toBe(before);
  });
}

test('records of an older version are kept and told what became of their predictions', async ({ page }) => {
  const record = JSON.parse(await recordAt(ONE, 'act2 committed', 'b')) as { data: { told?: unknown; entry: Record<string, { text?: string }> } };
  delete record.data.told;
  for (const field of Object.values(record.data.entry)) delete field.text;
  await store(page, { [key(ONE)]: JSON.stringify(record) });
  await page.goto('ledger/');
  const told = await toldOf(ONE, 'act2 committed');
  for (const t of told) await expect(entry(page, ONE).locator(`[data-guess="${t.question}"]`)).toContainText(far(t), { useInnerText: true });
  const kept = JSON.parse((await page.evaluate((k) => localStorage.getItem(k), key(ONE)))!) as { data: Parameters<typeof untold>[0] };
  expect(untold(kept.data)).toEqual([]);
});

test('without the models it still tells what is saved, and says what is missing', async ({ page, watch }) => {
  watch.expects(/404/, /wasm|Aborted/);
  await seeded(page, { [ONE]: 'done' });
  await page.route('**/*.wasm', (route) => route.fulfill({ status: 404 }));
  await page.goto('ledger/');
  await expect(page.locator('[data-conclusion]')).toHaveText(/^The models could not be loaded/);
  await expect(entry(page, ONE).locator('[data-guess]').first()).toContainText(far((await toldOf(ONE, 'done'))[0]!), { useInnerText: true });
});

test('an open ledger follows what another tab does, and a reset here reaches an open lab', async ({ page, context, lab }) => {
  await seeded(page, { [FIVE]: 'committed' });
  await page.goto('ledger/');
  const other = await context.newPage();
  const one = await lab(ONE, other).open();
  await expect(entry(page, ONE)).toHaveCount(0);
  await one.predict(0, 'a');
  await expect(entry(page, ONE).locator('[data-guess]')).toHaveCount(one.act(0).predict.length);
  await page.getByRole('button', { name: /^Reset Lab 1/ }).click();
  await expect(one.notice('This lab was started over in another tab.')).toBeVisible();
  const second = await context.newPage();
  await second.goto('ledger/');
  await second.locator('[data-undo]').click();
  await expect(entry(page, ONE)).toBeVisible();
  await expect(page.locator('[data-undo]')).toHaveCount(0);
  await expect(one.sealed(one.act(0).predict[0]!)).toBeVisible();
});

test('a full storage: a reset works, and what cannot be kept is said', async ({ page }) => {
  await seeded(page, { [ONE]: 'done' });
  await page.addInitScript(() => {
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (k: string, value: string): void {
      if (k === 'ironlab/undo') throw new DOMException('full', 'QuotaExceededError');
      set.call(this, k, value);
    };
  });
  await page.goto('ledger/');
  await page.getByRole('button', { name: 'Reset all labs' }).click();
  await expect(notice(page)).toContainText('so the undo lasts only while this page is open.');
  await page.locator('[data-undo]').click();
  await expect(entry(page, ONE)).toBeVisible();
});

test('by keyboard alone: the plot is read, the table opened, a lab reset and brought back', async ({ page }) => {
  await seeded(page, { [ONE]: 'done', [FIVE]: 'done' });
  await page.goto('ledger/');
  await expect(page.locator('[data-leans]')).toBeVisible();
  const told = [...await toldOf(ONE, 'done'), ...await toldOf(FIVE, 'done')].sort((a, b) => a.at - b.at);
  const tabTo = async (target: Locator): Promise<void> => {
    for (let i = 0; i < 40; i += 1) {
      if (await target.evaluate((e) => e === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    await expect(target).toBeFocused();
  };
  const plot = page.getByRole('application');
  await expect(plot).toHaveAccessibleName(await page.locator('[data-conclusion]').innerText());
  await tabTo(plot);
  await page.keyboard.press('Home');
  await expect(page.locator('.readout')).toContainText(far(told[0]!), { useInnerText: true });
  await page.keyboard.press('End');
  await expect(page.locator('.readout')).toContainText(far(told.at(-1)!), { useInnerText: true });
  await page.keyboard.press('Escape');
  await tabTo(page.getByText('Values as a table').first());
  await page.keyboard.press('Enter');
  await expect(page.locator('.numbers tbody tr')).toHaveCount(told.length);
  await tabTo(page.getByRole('button', { name: /^Reset Lab 1/ }));
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-undo]')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(entry(page, ONE)).toBeVisible();
  await expect(notice(page)).toBeFocused();
});

for (const [what, labs] of [['empty', {}], ['with one entry', { [ONE]: 'committed' }], ['with many entries', { [ONE]: 'done', [FIVE]: 'done', 'vol1/03': 'act2' }]] as const) {
  test(`${what}: axe finds nothing, nothing is wider than the page, at three widths in both themes`, async ({ page }) => {
    await seeded(page, labs);
    await page.goto('ledger/');
    await expect(page.locator('[data-title]')).toBeVisible();
    if (what !== 'empty') await expect(page.locator('[data-conclusion]')).toHaveText(/prediction/);
    for (const width of [390, 320]) {
      await resize(page, width);
      expect(await over(page), `${width} px`).toBeLessThanOrEqual(0);
    }
    await clean(page, what, { sizes: [[320, 800], [1280, 800]] });
    expect(await over(page), '1280 px').toBeLessThanOrEqual(0);
  });
}

test('printed it holds the plot and every prediction, and no button', async ({ page }) => {
  await seeded(page, { [ONE]: 'done', [FIVE]: 'done' });
  await page.goto('ledger/');
  await expect(page.locator('[data-leans]')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.calibration svg').first()).toBeVisible();
  for (const lab of [ONE, FIVE]) await expect(entry(page, lab).locator('[data-guess]').first()).toBeVisible();
  await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0);
});

test('without script it says what it is', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! });
  const page = await context.newPage();
  await page.goto('ledger/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your ledger');
  await expect(page.locator('noscript p')).toBeVisible();
  await context.close();
});
