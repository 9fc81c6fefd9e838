// Layout: nothing scrolls sideways, the instrument stands whole, and nothing jumps.
import type { Locator } from '@playwright/test';
import { compiled, failing, index, pilots } from './helpers/labs.js';
import { over, resize } from './helpers/layout.js';
import { seed, type Moment } from './helpers/seed.js';
import { expect, test } from './helpers/test.js';

const STAGES: Moment[] = ['fresh', 'committed', 'act2', 'failed', 'done'];

const WIDER = [390, 768, 1280, 1920];

test('the map and the page for what is not there scroll sideways at no width', async ({ page, watch }) => {
  watch.expects(/404/, /Refused to (apply style|execute script)/);
  for (const address of ['./', 'nowhere/']) {
    await page.setViewportSize({ width: 320, height: 800 });
    await page.goto(address);
    expect.soft(await over(page), `${address}, 320 px`).toBeLessThanOrEqual(0);
    for (const width of WIDER) {
      await resize(page, width);
      expect.soft(await over(page), `${address}, ${width} px`).toBeLessThanOrEqual(0);
    }
  }
});

// The narrowest tells of what cannot break: there, every lab. What is laid out otherwise on wider screens is the same in all.
for (const { id } of index) {
  const wider = pilots.some((pilot) => pilot.id === id) ? WIDER : [];
  test(`${id} scrolls sideways neither at 320 px${wider.length ? ' nor at any width above' : ''}`, async ({ page, lab }) => {
    for (const stage of STAGES) {
      await page.setViewportSize({ width: 320, height: 800 });
      await seed(page, id, stage);
      const one = await lab(id).open();
      if (stage !== 'fresh' && stage !== 'act2') {
        await expect(one.instrument).toBeVisible();
        await one.peek.locator('summary').click();
      }
      expect.soft(await over(page), `${stage}, 320 px`).toBeLessThanOrEqual(0);
      for (const width of wider) {
        await resize(page, width);
        expect.soft(await over(page), `${stage}, ${width} px`).toBeLessThanOrEqual(0);
      }
    }
  });
}

/** What sliders write at their two ends that does not fit into its box. */
const cutShort = (root: Locator): Promise<string[]> => root.evaluate(async (host) => {
  const frame = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const console = host.shadowRoot!.querySelector('.console')!;
  const cut: string[] = [];
  for (const end of ['min', 'max'] as const) {
    for (const range of console.querySelectorAll<HTMLInputElement>('input[type=range]:enabled')) { range.value = range[end]; range.dispatchEvent(new Event('input', { bubbles: true })); }
    await frame();
    cut.push(...[...console.querySelectorAll<HTMLInputElement>('.typed')].filter((e) => e.scrollWidth > e.clientWidth).map((e) => `${e.ariaLabel}: ${e.value}`));
  }
  return cut;
});

const folds = index.map(({ id }) => compiled(id)).filter(({ acts, controls }) => controls.some((c) => c.more && acts[1]!.instrument.controls.includes(c.id)));
test('some lab folds controls away', () => { expect(folds.length).toBeGreaterThan(0); });
for (const { id } of folds) {
  test(`${id}: at 1280×800 what is folded away can be opened`, async ({ page, lab }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await seed(page, id, 'act2 committed');
    const one = await lab(id).open();
    await expect(one.instrument).toBeVisible();
    const fold = one.root.locator('.console > details');
    // A click scrolls to what can be scrolled to; a fold under the panel's edge stays out of its reach.
    await fold.locator('summary').click({ timeout: 5000 });
    await expect(fold).toHaveAttribute('open');
    await fold.locator('[data-control]').last().scrollIntoViewIfNeeded();
    await expect(fold.locator('[data-control]').last()).toBeInViewport({ ratio: 0.9 });
    expect.soft(await cutShort(one.root), '1280 px').toEqual([]);
    await resize(page, 320);
    expect.soft(await cutShort(one.root), '320 px').toEqual([]);
  });
}

interface Box { top: number; bottom: number }
const box = (place: Locator): Promise<Box> => place.first().evaluate((e) => { const r = e.getBoundingClientRect(); return { top: r.top, bottom: r.bottom }; });

for (const { id } of pilots) {
  for (const stage of ['committed', 'act2 committed', 'failed'] as const) {
    test(`${id} ${stage}: at 1280×800 question, knobs, chart and verdict are visible together`, async ({ page, lab }) => {
      await seed(page, id, stage);
      const one = await lab(id).open();
      await expect(one.instrument).toBeVisible();
      const act = one.act(await one.actNow());
      // A long message before the question scrolls away under the instrument, which stays.
      await one.question(act.predict[0]!).locator('.ask').evaluate((e) => e.scrollIntoView({ block: 'center' }));
      const top = (await box(one.root.locator('.top'))).bottom;
      const bottom = (await box(one.root.locator('.hud'))).top;
      const parts: [string, Locator][] = [['instrument', one.instrument], ['chart', one.instrument.locator('.views')], ['knobs', one.instrument.locator('.console')], ['question', one.question(act.predict[0]!).locator('.ask')]];
      if (await one.verdict.count()) parts.push(['verdict', one.verdict]);
      for (const [name, place] of parts) {
        const at = await box(place);
        expect.soft(Math.floor(at.top), `${name} below the header`).toBeGreaterThanOrEqual(Math.floor(top));
        expect.soft(Math.floor(at.bottom), `${name} above the HUD`).toBeLessThanOrEqual(Math.ceil(bottom));
      }
    });
  }

  // 1268: what Firefox's scroll bar leaves of 1280; in these tests there is none.
  for (const size of [{ width: 1280, height: 800 }, { width: 1268, height: 800 }, { width: 390, height: 844 }]) {
    test(`${id}: between verdicts no part of the panel moves by a pixel at ${size.width} px`, async ({ page, lab }) => {
      await page.setViewportSize(size);
      await seed(page, id, 'act2 committed');
      const one = await lab(id).open();
      await expect(one.instrument).toBeVisible();
      const measure = (): Promise<Record<string, number[]>> => one.instrument.evaluate((panel) => {
        const origin = panel.getBoundingClientRect();
        const tall = (part: string): number[] => { const r = panel.querySelector(part)?.getBoundingClientRect(); return r ? [r.top - origin.top, r.height] : []; };
        // The console sticks on phones: where it stands depends on the scrolling.
        return { panel: [origin.height], bar: tall('.bar'), say: tall('.say'), views: tall('.views'), verdict: tall('.verdict'), console: tall('.console').slice(1) };
      });
      await page.evaluate(() => document.fonts.ready);
      const { failure, act } = failing(one.lab)[0]!;
      const first = await measure();
      for (const point of [failure.reach, ...act.instrument.explore.map((t) => t.show), one.lab.points[0]!.id]) {
        await one.goTo(point);
        expect.soft(await measure(), `at ${point}`).toEqual(first);
      }
    });
  }

  for (const size of [{ width: 1280, height: 800 }, { width: 390, height: 844 }]) {
    test(`${id}: at ${size.width} px script takes over without a shift, at equal height`, async ({ page, lab, watch }) => {
      watch.expects(/ERR_FAILED/);
      await page.setViewportSize(size);
      await page.route('**/*.js', (route) => (/theme/.test(route.request().url()) ? route.continue() : route.abort()));
      await page.goto(`${id}/`);
      const height = (): Promise<number> => page.locator('ironlab-lab .frame').evaluate((e) => e.getBoundingClientRect().height);
      await page.evaluate(() => document.fonts.ready);
      const still = await height();
      await page.unroute('**/*.js');
      await page.addInitScript(() => {
        const all: number[] = ((globalThis as unknown as { shifts: number[] }).shifts = []);
        new PerformanceObserver((list) => { for (const entry of list.getEntries()) all.push((entry as unknown as { value: number }).value); }).observe({ type: 'layout-shift', buffered: true });
      });
      await lab(id).open();
      await page.evaluate(() => document.fonts.ready);
      expect(await over(page)).toBeLessThanOrEqual(0);
      expect(Math.abs((await height()) - still), 'height of the pre-rendered text and of the live lab').toBeLessThanOrEqual(1);
      const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts);
      expect(shifts.reduce((a, b) => a + b, 0), `layout shifts ${shifts.join(', ')}`).toBeLessThan(0.02);
    });
  }
}
