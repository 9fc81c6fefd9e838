// What is locked says what opens it; it opens when that is done, and not before.
import { compiled, failing, pilots } from './helpers/labs.js';
import { expect, test } from './helpers/test.js';

for (const { id } of pilots) {
  test(`${id}: before the commitment no instrument, no task and no number of the truth is on the page`, async ({ lab }) => {
    const page = await lab(id).open();
    await expect(page.panel).toHaveAttribute('data-panel', 'locked');
    await expect(page.bench.locator('.locked')).toContainText(/[Oo]pens when you commit/);
    await expect(page.bench.locator('input, select, button')).toHaveCount(0);
    await expect(page.root.locator('[data-task], .peek, .gap')).toHaveCount(0);
    await expect(page.commitButton(page.act(0).predict[0]!)).toBeDisabled();
    await expect(page.actLink(1)).toHaveCount(0);
  });

  test(`${id}: drafting an answer opens nothing`, async ({ lab }) => {
    const page = await lab(id).open();
    for (const letter of ['a', 'd', 'b']) await page.choose(page.act(0).predict[0]!, letter);
    await expect(page.panel).toHaveAttribute('data-panel', 'locked');
    await expect(page.root.locator('.gap')).toHaveCount(0);
  });

  for (const [i, act] of compiled(id).acts.entries()) {
    test(`${id} ${act.id}: the last question opens as the lab declares (${act.instrument.needs})`, async ({ lab }) => {
      const page = await lab(id).open();
      await page.reach(i);
      await page.predict(i);
      const locked = page.root.getByRole('button', { name: 'Answer the last question' });
      const first = page.options(act.reflect[0]!);
      if (act.instrument.needs === 'none') {
        await expect(locked).toHaveCount(0);
        await expect(first).toHaveCount(4);
        return;
      }
      await expect(locked).toBeDisabled();
      await expect(locked).toHaveAccessibleDescription(/^First /);
      await expect(first).toHaveCount(0);
      const failure = act.fail[0];
      const opens = act.instrument.needs === 'failure' ? act.instrument.explore.find((t) => t.show === failure!.reach)! : null;
      if (opens) await page.showMe(opens.id); else await page.explore(i);
      await expect(locked).toHaveCount(0);
      await expect(first).toHaveCount(4);
    });
  }

  test(`${id}: Act II opens after the last question of Act I`, async ({ lab }) => {
    const page = await lab(id).open();
    await page.predict(0);
    await page.explore(0);
    await expect(page.onwards(1)).toHaveCount(0);
    await expect(page.actLink(1)).toHaveCount(0);
    await page.reflect(0);
    await expect(page.root.locator('.keep')).toBeVisible();
    await expect(page.actLink(1)).toBeVisible();
    await page.onwards(1).click();
    await expect(page.root.getByRole('heading', { level: 1 })).toHaveText(page.act(1).title);
    await expect(page.panel).toHaveAttribute('data-panel', 'locked');
  });

  test(`${id}: Act I does not show what Act II asks`, async ({ lab }) => {
    const page = await lab(id).open();
    await page.predict(0);
    for (const [n] of page.lab.hud.entries()) await expect(page.hud(`lab-${n}`)).toHaveCount(0);
    for (const { failure } of failing(page.lab)) await expect(page.failed(failure)).toHaveCount(0);
  });
}
