// Movement only where the reader wants it.
import { pilots } from './helpers/labs.js';
import { seed } from './helpers/seed.js';
import { expect, test } from './helpers/test.js';

for (const { id } of pilots) {
  test(`${id}: under reduced motion nothing moves by itself`, async ({ page, lab }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await seed(page, id, 'act2 committed');
    const one = await lab(id).open();
    await expect(one.instrument).toBeVisible();
    await one.set('context', one.lab.contexts[1]!.id);
    const moving = await one.root.evaluate((host) => host.shadowRoot!.getAnimations().concat(document.getAnimations()).filter((a) => a.playState === 'running').length);
    expect(moving).toBe(0);
    const timed = await one.root.evaluate((host) => [...host.shadowRoot!.querySelectorAll('*')].filter((e) => { const s = getComputedStyle(e); return [s.transitionDuration, s.animationDuration].some((d) => d.split(',').some((x) => parseFloat(x) > 0)); }).map((e) => `${e.localName}.${e.getAttribute('class')}`));
    expect(timed).toEqual([]);
  });
}

test('bars move as the sheets say that things move', async ({ page, lab }) => {
  await seed(page, 'vol1/01', 'act2 committed');
  const one = await lab('vol1/01').open();
  await expect(one.instrument.locator('svg.ink').first()).toBeVisible();
  await one.root.evaluate((host) => { (host as HTMLElement).style.setProperty('--move', '90s linear'); });
  await one.set('context', one.lab.contexts[1]!.id);
  const moves = () => one.root.evaluate((host) => [...host.shadowRoot!.querySelectorAll('svg.ink .cap')].flatMap((e) => e.getAnimations()).map((a) => { const { duration, easing } = a.effect!.getTiming(); return `${duration} ${easing}`; }));
  await expect.poll(async () => (await moves()).length).toBeGreaterThan(0);
  expect([...new Set(await moves())]).toEqual(['90000 linear']);
});
