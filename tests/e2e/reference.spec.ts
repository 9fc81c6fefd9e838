// The reference: found by searching, tried by keyboard with the core's own answers, read by everybody, and reached from a lab's numbers.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { clean, findings } from './helpers/axe.js';
import { Keys } from './helpers/keys.js';
import { pilots } from './helpers/labs.js';
import { over, resize } from './helpers/layout.js';
import { seed } from './helpers/seed.js';
import { expect, test } from './helpers/test.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const tool = `${root}build/native/tools/cli/ironlab`;
const READY = /The answers follow/;

const evaluated = (model: string, input: object): Record<string, unknown> => JSON.parse(spawnSync(tool, ['eval', model, JSON.stringify(input)], { encoding: 'utf8' }).stdout) as Record<string, unknown>;
const refused = (model: string, input: object): string => (JSON.parse(spawnSync(tool, ['eval', model, JSON.stringify(input)], { encoding: 'utf8' }).stderr) as { error: { message: string } }).error.message;

async function open(page: Page, model: string, fragment = ''): Promise<void> {
  await page.goto(`reference/models/${model}/${fragment}`);
  await expect(page.locator('[data-state]')).toContainText(READY);
}
const exact = (page: Page, field: string) => page.locator(`[data-exact="${field}"]`);
const out = (page: Page, field: string) => page.locator(`[data-out="${field}"]`);
/** The input that the page's own command line has. */
const shown = async (page: Page): Promise<Record<string, unknown>> => JSON.parse(/'(.*)'/s.exec((await page.locator('[data-cli]').textContent())!)![1]!) as Record<string, unknown>;

test('searching finds models by their words and fields, and Enter opens the first', async ({ page }) => {
  await page.goto('reference/');
  const keys = new Keys(page);
  await keys.to(page.getByRole('searchbox', { name: 'Find a model, a field or a machine' }));
  const all = await page.locator('[data-words]').count();
  await page.keyboard.type('faster_memory_saves');
  const left = page.locator('[data-words]:visible');
  await expect(left).toHaveCount(1);
  await expect(left.getByRole('link')).toHaveText('Iron Law: time from data, arithmetic and overhead');
  await expect(page.locator('#found')).toHaveText(`1 of ${all}`);
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-words]:visible')).toHaveCount(all);
  await page.keyboard.type('h100 nothing like it');
  await expect(page.locator('.nothing')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.type('iron law: time');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/reference\/models\/iron_law\/$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Iron Law: time from data, arithmetic and overhead');
});

test('the index leads to the gallery and to the catalogue, and the map leads to the index', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('link', { name: 'Where the numbers come from' }).click();
  await page.getByRole('link', { name: 'The instruments' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Instruments');
  await page.goBack();
  await page.getByRole('link', { name: 'The catalogue' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The catalogue');
});

test('an input changed by keyboard gives the answers of the command line', async ({ page }) => {
  await open(page, 'iron_law');
  const before = await exact(page, 'total_s').textContent();
  const keys = new Keys(page);
  await keys.to(page.getByRole('textbox', { name: /overhead_s/ }));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('2.5 ms');
  await expect(exact(page, 'total_s')).not.toHaveText(before!);
  const input = await shown(page);
  expect(input['overhead_s']).toBe(0.0025);
  const answer = evaluated('iron_law', input);
  await expect(exact(page, 'total_s')).toHaveText(`${Number(answer['total_s'])} s`);
  await expect(out(page, 'bottleneck')).toHaveText('Overhead');
  expect(answer['bottleneck']).toBe('overhead');
  await page.getByRole('button', { name: 'Start again from the example' }).click();
  await expect(exact(page, 'total_s')).toHaveText(before!);
});

test('what is out of range says so in the core’s words beside the field, and there is no answer meanwhile', async ({ page }) => {
  await open(page, 'iron_law');
  const field = page.getByRole('textbox', { name: /utilization/ });
  await field.fill('1.5');
  await expect(page.locator('#wrong-utilization')).toHaveText(refused('iron_law', { ...(await shown(page)), utilization: 1.5 }));
  await expect(page.locator('#wrong-utilization')).toContainText('1.5');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/utilization/);
  await expect(page.locator('[data-refusal]')).toContainText('No answer');
  await expect(out(page, 'total_s')).toHaveText('–');
  await field.fill('half');
  await expect(page.locator('#wrong-utilization')).toContainText('is not a number');
  await field.fill('0.5');
  await expect(page.locator('#wrong-utilization')).toBeHidden();
  await expect(page.locator('[data-refusal]')).toBeHidden();
  await expect(out(page, 'total_s')).toContainText('µs');
  await page.getByRole('textbox', { name: /work_flop/ }).fill('');
  await expect(page.locator('#wrong-work_flop')).toBeVisible();
});

test('on a phone what the last change moved stands at the edge of the screen', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 700 });
  await open(page, 'iron_law');
  await page.getByRole('textbox', { name: /upgrade/ }).fill('2');
  await expect(page.locator('[data-pinned]')).toBeInViewport();
  await expect(page.locator('[data-pinned]')).toHaveText(`faster_memory_saves ${await out(page, 'faster_memory_saves').textContent()}, faster_compute_saves ${await out(page, 'faster_compute_saves').textContent()}`);
});

test('an entry of the catalogue takes the place of the fields that it supplies', async ({ page }) => {
  await open(page, 'iron_law');
  await page.getByRole('combobox', { name: 'hardware' }).selectOption('tiny_cortex_m7');
  await expect(page.getByRole('textbox', { name: /peak_flop_per_s/ })).toHaveValue('');
  await expect(page.locator('[data-refusal]')).toBeHidden();
  const input = await shown(page);
  expect(input).toMatchObject({ hardware: 'tiny_cortex_m7' });
  expect(input).not.toHaveProperty('peak_flop_per_s');
  await expect(exact(page, 'total_s')).toHaveText(`${String(evaluated('iron_law', input)['total_s'])} s`);
  await page.getByRole('combobox', { name: 'hardware' }).selectOption('');
  await expect(page.getByRole('textbox', { name: /peak_flop_per_s/ })).not.toHaveValue('');
});

test('a link carries the inputs', async ({ page, context }) => {
  await open(page, 'pareto_front');
  const points = page.getByRole('textbox', { name: 'points' });
  await points.fill('[[1, 2], [2, 1');
  await expect(page.locator('#wrong-points')).toContainText('not JSON');
  await points.fill('[[1, 2], [2, 1], [3, 3]]');
  await expect(out(page, 'front')).toHaveText('0, 2');
  const other = await context.newPage();
  await other.goto((await page.locator('[data-link]').getAttribute('href'))!);
  await expect(other.getByRole('textbox', { name: 'points' })).toHaveValue('[[1, 2], [2, 1], [3, 3]]');
  await expect(out(other, 'front')).toHaveText('0, 2');
  await other.goto('reference/models/pareto_front/#s1;points=%5B%5B1%5D%5D;nobody=3');
  await other.reload();
  await expect(other.locator('[data-state]')).toContainText('“nobody”');
});

test('a slow model answers in steps and is called off by the next input', async ({ page }) => {
  await open(page, 'cluster_simulation');
  const input = await shown(page);
  const seedField = page.locator('[data-field="seed"]');
  await seedField.fill('12');
  await seedField.fill('7');
  await expect.poll(async () => (await shown(page))['seed']).toBe(7);
  const answer = evaluated('cluster_simulation', { ...input, seed: 7 });
  const [name, value] = Object.entries(answer).find(([, v]) => typeof v === 'number' && !Number.isInteger(v))!;
  await expect(exact(page, name)).toContainText(String(value));
});

test('without the models the page says so, keeps its example and can try again', async ({ page, watch }) => {
  watch.expects(/404/, /wasm|Aborted/);
  await page.route('**/*.wasm', (route) => route.fulfill({ status: 404 }));
  await page.goto('reference/models/iron_law/');
  await expect(page.locator('[data-state]')).toContainText('could not be loaded');
  await expect(out(page, 'total_s')).toContainText('µs');
  await page.unroute('**/*.wasm');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('[data-state]')).toContainText(READY);
});

test('models of another build are refused', async ({ page }) => {
  await page.route('**/reference/models/iron_law/', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace(/"hash":"\w+"/, '"hash":"0123456789abcdef"') });
  });
  await page.goto('reference/models/iron_law/');
  await expect(page.locator('[data-state]')).toContainText('could not be loaded');
  await expect(out(page, 'total_s')).toContainText('µs');
});

test('every model answers its example as the page has it', async ({ page, watch }) => {
  test.slow();
  const models = readdirSync(`${root}build/site/reference/models`);
  for (const model of models.filter((_, i) => i % 20 === 3)) {
    await page.goto(`reference/models/${model}/`);
    const before = await page.locator('[data-out]').allTextContents();
    await expect(page.locator('[data-state]')).toContainText(READY);
    expect(await page.locator('[data-out]').allTextContents(), model).toEqual(before);
    await expect(page.locator('[data-refusal]'), model).toBeHidden();
  }
  expect(watch.requests.some((url) => url.endsWith('.wasm'))).toBe(true);
});

const PAGES = ['reference/', 'reference/models/iron_law/', 'reference/models/parallel_plan/', 'reference/models/improvements/', 'reference/catalogue/', 'reference/labs/vol1/01/'];

for (const path of PAGES) {
  test(`axe finds nothing, and nothing scrolls sideways: ${path}`, async ({ page }) => {
    await page.goto(path);
    if (path.includes('models')) await expect(page.locator('[data-state]')).toContainText(READY);
    for (const width of [320, 390, 768, 1280, 1920]) {
      await resize(page, width);
      expect(await over(page), `${width} px`).toBeLessThanOrEqual(0);
    }
    // All of its 350 rows would take minutes.
    await clean(page, path, { parts: path.endsWith('catalogue/') ? ['header', 'h1', '.lead', '.kinds', 'nav', '#cloud_h100 ~ table', 'section:has(#kind-price)'] : [] });
  });
}

test('no page of the reference scrolls sideways on a small phone', async ({ page }) => {
  test.slow();
  const models = readdirSync(`${root}build/site/reference/models`);
  await page.goto('blank.html');
  // In frames as wide as the phone, one after the other: a frame has the width that the page's rules ask for, and loads in a third of a tab's time.
  const widths = await page.evaluate(async (names) => {
    const frame = Object.assign(document.createElement('iframe'), { width: 320, height: 640 });
    frame.style.border = '0';
    document.body.append(frame);
    const found: [string, number][] = [];
    for (const name of names) {
      const loaded = new Promise((done) => { frame.onload = done; });
      frame.src = `reference/models/${name}/`;
      await loaded;
      const { documentElement: { clientWidth, scrollWidth }, title } = frame.contentDocument!;
      if (clientWidth !== 320 || !title.includes(name)) throw new Error(`${name} is not there: “${title}”, ${clientWidth} px`);
      found.push([name, scrollWidth]);
    }
    return found;
  }, models);
  expect(widths).toHaveLength(models.length);
  expect(widths.filter(([, width]) => width > 320)).toEqual([]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the reference reads: a plain list, a model with an example and its answers, the catalogue', async ({ page }) => {
    await page.goto('reference/');
    await expect(page.getByRole('searchbox')).toBeHidden();
    await page.getByRole('link', { name: 'Iron Law: time from data' }).click();
    await expect(page.locator('noscript')).toBeVisible();
    await expect(page.getByRole('textbox', { name: /overhead_s/ })).toHaveValue('10\u202fµs');
    await expect(page.getByRole('textbox', { name: /overhead_s/ })).toBeDisabled();
    await expect(out(page, 'total_s')).toContainText('µs');
    await page.goto('reference/models/pareto_front/');
    await expect(page.getByRole('textbox', { name: 'senses' })).toHaveValue('["min", "max"]');
    await page.goto('reference/catalogue/#cloud_h100.power_w');
    await expect(page.locator('[id="cloud_h100.power_w"]')).toBeInViewport();
  });
});

test('in a lab every number shows where it comes from, by keyboard', async ({ page, lab, watch }) => {
  await seed(page, 'vol1/01', 'committed');
  const one = await lab('vol1/01').open();
  await expect(one.instrument).toBeVisible();
  await expect(one.root.locator('a.origin')).toHaveCount(0);
  expect(watch.requests.some((url) => url.includes('origins.json'))).toBe(false);
  const keys = new Keys(page);
  const summary = one.root.getByText('Where the numbers come from');
  await keys.to(summary, 80);
  await page.keyboard.press('Enter');
  await expect(one.root.locator('.gap .reads a.origin')).toHaveCount(2);
  await expect(one.root.locator('.feedback a.origin').first()).toBeVisible();
  await expect(one.root.locator('[data-view] .origins a').first()).toBeVisible();
  const targets = await one.root.locator('.sourced .origins a, a.origin').evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
  expect(targets.length).toBeGreaterThan(20);
  for (const href of targets) expect(href).toMatch(/\/reference\/(models|catalogue|labs)\//);
  const number = one.root.locator('.sourced').getByRole('link', { name: /^NVIDIA H100 SXM5 80GB, peak rate in FP16/ }).first();
  await keys.to(number, 120);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/reference\/catalogue\/#cloud_h100\.peak\.fp16$/);
  await expect(page.locator('[id="cloud_h100.peak.fp16"]')).toBeInViewport();
  await page.goBack();
  await lab('vol1/01').taken();
  await expect(one.instrument).toBeVisible();
});

test('the sources close again, and a list that does not come says so', async ({ page, lab, watch }) => {
  watch.expects(/404/);
  await seed(page, 'vol1/01', 'committed');
  const one = await lab('vol1/01').open();
  await page.route('**/origins.json', (route) => route.fulfill({ status: 404 }));
  const summary = one.root.getByText('Where the numbers come from');
  await summary.click();
  await expect(one.root.locator('.sourced')).toContainText('could not be loaded');
  await page.unroute('**/origins.json');
  await one.root.locator('.sourced').getByRole('button', { name: 'Try again' }).click();
  await expect(one.root.locator('a.origin').first()).toBeVisible();
  await summary.click();
  await expect(one.root.locator('a.origin')).toHaveCount(0);
});

for (const { id } of pilots) {
  test(`axe finds nothing in ${id} with its sources shown, and it grows no wider`, async ({ page, lab }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await seed(page, id, 'committed');
    const one = await lab(id).open();
    await expect(one.instrument).toBeVisible();
    const wide = async (width: number): Promise<number> => { await resize(page, width); return page.evaluate(() => document.documentElement.scrollWidth); };
    const before = { 1280: await wide(1280), 320: await wide(320) };
    await one.root.getByText('Where the numbers come from').click();
    await expect(one.root.locator('.sourced .origins a').first()).toBeVisible();
    for (const width of [1280, 320] as const) {
      expect(await wide(width), `${width} px`).toBeLessThanOrEqual(before[width]);
      expect.soft(await findings(page), `${width} px`).toEqual([]);
    }
  });
}
