// The offline zip: unpacked anywhere, opened by double-click, no server and no network.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { LabPage } from './helpers/lab-page.js';
import { index, pilots } from './helpers/labs.js';
import { expect, test } from './helpers/test.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
test.describe.configure({ mode: 'serial' });

let folder = '';
let home = '';
test.beforeAll(() => {
  execFileSync(join(root, 'node_modules/.bin/tsx'), ['tools/site/pack-zip.ts'], { cwd: root });
  folder = mkdtempSync(join(tmpdir(), 'iron lab '));
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(join(root, 'build/ironlab.zip'))))) {
    if (name.endsWith('/')) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  home = pathToFileURL(join(folder, 'index.html')).href;
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

for (const { id, title } of pilots) {
  test(`from the zip ${id} is playable, its ledger is kept, and the map shows it`, async ({ page, watch }) => {
    await page.goto(home);
    const line = page.locator(`[data-lab="${id}"]`);
    await expect(line).toHaveAttribute('data-is', 'fresh');
    await line.getByRole('link').click();
    const one = await new LabPage(page, id).taken();
    await expect(page).toHaveTitle(new RegExp(title));
    await one.predict(0, 'a');
    const gap = await one.question(one.act(0).predict[0]!).locator('.gap').innerText();
    await page.reload();
    await one.taken();
    await expect(one.question(one.act(0).predict[0]!).locator('.gap')).toHaveText(gap, { useInnerText: true });
    await expect(one.instrument).toBeVisible();
    await one.root.getByRole('link', { name: 'ironlab' }).click();
    await expect(line).toHaveAttribute('data-is', 'in-act');
    await page.goBack();
    await one.taken();
    expect(watch.requests.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
  });
}

test('a whole lab can be done from the zip', async ({ page }) => {
  await page.goto(`${home}#/vol1/01`);
  const one = await new LabPage(page, 'vol1/01').taken();
  await one.finish();
  await expect(one.hud('ledger')).toHaveText(/^saved/);
});

test('from the zip the ledger tells what was predicted, finds its models and labs without a network, and leads back', async ({ page, watch }) => {
  await page.goto(`${home}#/vol1/01`);
  const one = await new LabPage(page, 'vol1/01').taken();
  await one.predict(0, 'a');
  await one.root.getByRole('link', { name: 'Your ledger' }).click();
  await expect(page).toHaveTitle(/ledger/);
  await expect(page.locator('[data-entry="vol1/01"] [data-guess]')).toHaveCount(one.act(0).predict.length);
  await expect(page.locator('[data-conclusion]')).toHaveText(/^Your one numeric prediction was /);
  await page.getByRole('button', { name: 'Reset all labs' }).click();
  await page.locator('[data-undo]').click();
  await page.getByRole('link', { name: /^Lab 1/ }).click();
  await one.taken();
  await expect(one.sealed(one.act(0).predict[0]!)).toBeVisible();
  await page.goto(`${home}#/`);
  await page.getByRole('searchbox').fill('magnitude awakening');
  await expect(page.locator('[data-lab]')).toHaveCount(1);
  await page.getByRole('link', { name: 'Your ledger' }).click();
  await expect(page.locator('[data-entry="vol1/01"]')).toBeVisible();
  expect(watch.requests.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
});

test('in the zip a link names the lab and its state', async ({ page }) => {
  await page.goto(`${home}#/vol1/01;s1;act=1;c=tiny`);
  const one = await new LabPage(page, 'vol1/01').taken();
  await expect(one.hud('machine')).toHaveText(one.lab.contexts.find((c) => c.id === 'tiny')!.label);
  await one.predict(0);
  await expect.poll(() => new URL(page.url()).hash).toBe('#/vol1/01;s1;act=1;c=tiny');
});

test('in the zip an unknown lab says so and links the map', async ({ page }) => {
  await page.goto(`${home}#/vol9/99`);
  await expect(page.getByRole('heading', { name: 'There is no such lab' })).toBeVisible();
  await page.getByRole('link', { name: 'See all labs' }).click();
  await expect(page.locator('[data-lab]')).toHaveCount(index.length);
});

test('without its neighbours (opened inside the packed zip) it says to unpack', async ({ page, watch }) => {
  watch.expects(/ERR_FILE_NOT_FOUND/);
  const alone = mkdtempSync(join(tmpdir(), 'inside the zip '));
  writeFileSync(join(alone, 'index.html'), readFileSync(join(folder, 'index.html')));
  await page.goto(pathToFileURL(join(alone, 'index.html')).href);
  await expect(page.getByRole('heading', { name: 'Unpack me first' })).toBeVisible();
  rmSync(alone, { recursive: true });
});

test('the zip has the reference: a lab’s numbers lead there, and its models answer', async ({ page, watch }) => {
  await page.goto(`${home}#/vol1/01`);
  const one = await new LabPage(page, 'vol1/01').taken();
  await one.commit(one.act(0).predict[0]!, 'a');
  await one.root.getByText('Where the numbers come from').click();
  const number = one.root.locator('.sourced').getByRole('link', { name: /^NVIDIA H100 SXM5 80GB, peak rate in FP16/ }).first();
  await number.click();
  await expect(page).toHaveTitle('The catalogue');
  await expect(page.locator('[id="cloud_h100.peak.fp16"]')).toBeFocused();
  await expect(page.locator('[id="cloud_h100.peak.fp16"]')).toBeInViewport();
  await page.getByRole('link', { name: 'Reference' }).click();
  await page.getByRole('searchbox').fill('iron law: time');
  await page.getByRole('link', { name: 'Iron Law: time from data, arithmetic and overhead' }).click();
  await expect(page).toHaveTitle(/iron_law/);
  await expect(page.locator('[data-state]')).toContainText('The answers follow');
  await page.getByRole('textbox', { name: /overhead_s/ }).fill('2 s');
  await expect(page.locator('[data-out="overhead_time_s"]')).toHaveText('2.00\u202fs');
  const link = (await page.locator('[data-link]').getAttribute('href'))!;
  expect(link).toContain('#/reference/models/iron_law;s1;');
  await page.goto(home);
  await page.goto(`${home}${link}`);
  await expect(page.locator('[data-out="overhead_time_s"]')).toHaveText('2.00\u202fs');
  await page.getByRole('link', { name: 'The Magnitude Awakening' }).first().click();
  await new LabPage(page, 'vol1/01').taken();
  await page.goto(`${home}#/reference/models/nobody`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page');
  expect(watch.requests.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
});
