// The gallery: every instrument draws in all its states, reads by keys and pointer, says its numbers as a table, and has no finding in either theme.
import type { Page } from '@playwright/test';
import { clean } from './helpers/axe.js';
import { over, resize } from './helpers/layout.js';
import { expect, test } from './helpers/test.js';

const KINDS = ['bars', 'empty', 'shares', 'capacity', 'multiples', 'grouped', 'stack', 'stacks', 'waterfall', 'interval', 'cards', 'table', 'formula', 'lines', 'family', 'areas', 'best', 'series', 'scatter', 'whiskers', 'histogram', 'roofline', 'heatmap', 'choices', 'frames', 'timeline', 'network'];

async function open(page: Page, width = 1280): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.goto('gallery/');
  await expect(page.locator('[data-specimen]').last().locator('figure').first()).toBeVisible();
}

test('every instrument is there and draws in each of its states', async ({ page }) => {
  await open(page);
  expect(await page.locator('[data-specimen]').evaluateAll((all) => all.map((e) => (e as HTMLElement).dataset['specimen']))).toEqual(KINDS);
  const bare = await page.locator('[data-specimen]').evaluateAll((all) => all.flatMap((e) => [...e.shadowRoot!.querySelectorAll<HTMLElement>('[data-show]')].filter((show) => {
    const block = show.querySelector('.block');
    return !block || block.getBoundingClientRect().height < 20 || !/\d|Leaf|grows/.test(block.textContent ?? '') || /NaN|undefined|Infinity|\[object/.test(show.innerHTML);
  }).map((show) => `${(e as HTMLElement).dataset['specimen']}: ${show.dataset['show']}`)));
  expect(bare).toEqual([]);
});

test('the states differ: over a limit there is a frame and a word, without a value there is a sentence', async ({ page }) => {
  await open(page);
  const stack = page.locator('[data-specimen=stack]');
  await expect(stack.locator('[data-show="Over the limit"]')).toHaveClass(/bad/);
  await expect(stack.locator('[data-show="Over the limit"] figcaption')).toContainText('limit crossed');
  await expect(stack.locator('[data-show="Over the limit"] .beyond')).toBeVisible();
  await expect(stack.locator('[data-show="Hardly anything"] .beyond')).toHaveCount(0);
  await expect(page.locator('[data-specimen=histogram] [data-show="No steady state"] .nothing')).toContainText('grows without end');
  await expect(page.locator('[data-specimen=scatter] figure').first().locator('.legend')).toContainText('not measured');
});

test('a chart is one stop for the keyboard, and its arrows read the values that its table has', async ({ page }) => {
  test.slow();
  await open(page);
  for (const id of ['lines', 'stack', 'histogram', 'roofline', 'scatter', 'timeline', 'network', 'heatmap']) {
    const figure = page.locator(`[data-specimen=${id}] figure`).first();
    const plot = figure.locator('.plot');
    await plot.focus();
    await page.keyboard.press('Home');
    const readout = figure.locator('.readout');
    const first = await readout.textContent();
    expect(first, id).toMatch(/\d/);
    await page.keyboard.press('ArrowRight');
    await expect(readout, id).not.toHaveText(first!);
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await expect(readout, id).toHaveText(first!);
    await page.keyboard.press('Escape');
    await expect(readout, id).toContainText('arrow keys');
    await figure.locator('summary').click();
    const cells = await figure.locator('.numbers :is(th, td)').allTextContents();
    expect(cells.length, id).toBeGreaterThan(4);
    const numbers = first!.match(/\d[\d.]*(?=\D*$)/)![0];
    expect(cells.some((cell) => cell.includes(numbers)), `${id}: ${numbers} of “${first}” in the table`).toBe(true);
    await expect(figure.locator('[tabindex="0"]:not(.numbers)'), id).toHaveCount(1);
  }
});

test('in a heat map the arrows walk in both directions', async ({ page }) => {
  await open(page);
  const figure = page.locator('[data-specimen=heatmap] figure').first();
  await figure.locator('.plot').focus();
  await page.keyboard.press('Home');
  await expect(figure.locator('.readout')).toContainText('Tensor parallel 1, Pipeline stages 1:');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(figure.locator('.readout')).toContainText('Tensor parallel 2, Pipeline stages 2:');
});

test('the pointer reads what it points at and leaves nothing behind', async ({ page }) => {
  await open(page);
  const figure = page.locator('[data-specimen=lines] figure').first();
  const field = figure.locator('.field');
  await field.scrollIntoViewIfNeeded();
  const box = (await field.boundingBox())!;
  await page.mouse.move(box.x + 2, box.y + 50);
  await expect(figure.locator('.readout')).toContainText('5');
  await page.mouse.move(box.x + box.width / 2, box.y + 50);
  await expect(figure.locator('.readout')).toContainText('slowest one percent');
  await page.mouse.move(2, 2);
  await expect(figure.locator('.readout')).toContainText('arrow keys');
});

test('a control moves the first state of its instrument and leaves the named ones', async ({ page }) => {
  await open(page);
  const place = page.locator('[data-specimen=lines]');
  const sums = (i: number) => place.locator('figure').nth(i).locator('.sums');
  const before = [await sums(0).textContent(), await sums(1).textContent()];
  const at = (): Promise<string> => place.locator('figure').first().locator('.nowline').evaluate((e) => getComputedStyle(e).transform);
  const from = await at();
  const slider = place.locator('input[type=range]').first();
  await slider.focus();
  await page.keyboard.press('End');
  await expect(sums(0)).not.toHaveText(before[0]!);
  await expect(sums(1)).toHaveText(before[1]!);
  await expect.poll(at).not.toBe(from);
  await place.locator('.reset').first().click();
  await expect(sums(0)).toHaveText(before[0]!);
});

test('an open table follows its chart', async ({ page }) => {
  await open(page);
  const place = page.locator('[data-specimen=stack]');
  await place.locator('summary').first().click();
  const cell = place.locator('.numbers').first().locator('td').first();
  const before = await cell.textContent();
  await place.locator('input[type=range]').first().focus();
  await page.keyboard.press('End');
  await expect(cell).not.toHaveText(before!);
});

test('nothing of the gallery scrolls sideways or leaves its panel, at any width', async ({ page }) => {
  await open(page, 320);
  for (const width of [320, 390, 768, 1280, 1920]) {
    if (width > 320) await resize(page, width, 900);
    expect.soft(await over(page), `${width} px`).toBeLessThanOrEqual(0);
    const out = await page.locator('[data-specimen]').evaluateAll((all) => all.flatMap((e) => [...e.shadowRoot!.querySelectorAll<HTMLElement>('[data-show]')].flatMap((show) => {
      const panel = show.getBoundingClientRect();
      const parts = [...show.querySelectorAll<HTMLElement>('.rulenames span, .limname, .legend .key, .netnode, .readout, td.v, .xs > span, .axisname')].filter((p) => p.getClientRects().length);
      return parts.filter((p) => { const r = p.getBoundingClientRect(); return r.left < panel.left - 1 || r.right > panel.right + 1; }).map((p) => `${(e as HTMLElement).dataset['specimen']}, ${show.dataset['show']}: ${p.className} “${p.textContent}”`);
    })));
    expect.soft(out, `${width} px`).toEqual([]);
  }
});

test('axe finds nothing in the gallery, in both themes', async ({ page }) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  await clean(page, 'gallery', { sizes: [[1280, 900], [390, 900]] });
});

test('the theme switch changes the drawings too', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await open(page);
  const colour = (): Promise<string> => page.locator('[data-specimen=lines] .readout').first().evaluate((e) => getComputedStyle(e).color);
  const light = await colour();
  await page.getByRole('button', { name: 'Switch to dark' }).click();
  await expect.poll(colour).not.toBe(light);
});

test('a dot above its roof is named, with how far, and no dot on its roof', async ({ page }) => {
  await open(page);
  const show = page.locator('[data-specimen=roofline] [data-show]');
  await expect(show.filter({ hasText: 'A dot above its roof' })).toContainText(/Above the slope: attention, from a cache \(×4\.9/);
  await expect(show.filter({ hasText: 'As large as it gets' })).not.toContainText('Above the');
});

test('with reduced motion nothing moves by itself', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  const slow = await page.locator('[data-specimen]').evaluateAll((all) => all.flatMap((e) => [...e.shadowRoot!.querySelectorAll<HTMLElement>('.nowline, .nowdot, .piece, .guess, .need')].filter((p) => getComputedStyle(p).transitionDuration.split(', ').some((d) => parseFloat(d) > 0)).map((p) => p.className)));
  expect(slow).toEqual([]);
});

test('a lab fetches only the drawings that it uses', async ({ page, lab, watch }) => {
  const one = await lab('vol1/05').open();
  await expect(one.bench).toBeVisible();
  await page.waitForFunction(() => performance.getEntriesByType('resource').some((r) => r.name.endsWith('.wasm')));
  expect(watch.requests.filter((url) => /\/(lines|scatter|histogram|roofline|heatmap|timeline|network|bars-layouts)-[^/]*\.js$/.test(url))).toEqual([]);
});
