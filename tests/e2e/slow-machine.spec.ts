// On a slow machine drawings take turns while a control is dragged: none may be left behind when it rests.
import { seed } from './helpers/seed.js';
import { expect, test } from './helpers/test.js';

const SLOW = 12;
const MOVES = 24;

for (const id of ['vol1/05', 'vol1/08']) {
  test(`${id}: after a drag on a slow machine everything shows the state at which it ended`, async ({ page, lab }) => {
    test.slow();
    await page.setViewportSize({ width: 1280, height: 800 });
    await seed(page, id, 'act2 committed');
    const one = await lab(id).open();
    await expect(one.instrument).toBeVisible();
    const slider = one.instrument.locator('input[type=range]').first();
    await slider.scrollIntoViewIfNeeded();
    const box = (await slider.boundingBox())!;
    const cdp = await page.context().newCDPSession(page);
    const held = await one.instrument.evaluateHandle((panel) => {
      const seen = { most: 0 };
      new MutationObserver(() => { seen.most = Math.max(seen.most, panel.querySelectorAll('[style*="contain"]').length); }).observe(panel, { subtree: true, attributes: true, attributeFilter: ['style'] });
      return seen;
    });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOW });
    await page.mouse.move(box.x + 12, box.y + box.height / 2);
    await page.mouse.down();
    for (let i = 1; i <= MOVES; i += 1) await page.mouse.move(box.x + 12 + ((box.width - 24) * i) / (MOVES + 3), box.y + box.height / 2);
    await page.mouse.up();
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    // The test is about turns: they must have been taken.
    expect((await held.jsonValue()).most).toBeGreaterThan(0);
    await expect(one.instrument).not.toHaveClass(/dragging/);
    await expect(one.instrument.locator('[style*="contain"]')).toHaveCount(0);
    const texts = (): Promise<string[]> => one.instrument.locator('.headline, .block, .verdict').evaluateAll((parts) => parts.map((part) => (part as HTMLElement).innerText));
    const shown = await texts();
    await expect(one.hud('ledger')).toHaveText(/^saved/);
    await page.reload();
    await expect(one.instrument).toBeVisible();
    await expect(one.instrument.locator('.block').first()).toBeVisible();
    await expect.poll(texts).toEqual(shown);
  });
}
