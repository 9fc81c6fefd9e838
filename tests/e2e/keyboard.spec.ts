// The whole way with a keyboard: from the map through both acts to the end, the focus always to be seen.
import { failing, index, pilots } from './helpers/labs.js';
import { Keys } from './helpers/keys.js';
import { seed } from './helpers/seed.js';
import { expect, test } from './helpers/test.js';

for (const { id } of index) {
  test(`${id} with the keyboard alone, from the map to the end`, async ({ page, lab }) => {
    test.slow(); // over a hundred stops
    await page.goto('./');
    const keys = new Keys(page);
    await keys.press(page.locator(`[data-lab="${id}"]`).getByRole('link'));
    const one = await lab(id).taken();
    for (const [i, act] of one.lab.acts.entries()) {
      for (const question of act.predict) {
        if (question.rule === 'number') await keys.press(one.question(question).getByRole('slider'), 'ArrowRight');
        else await keys.choose(one.options(question), 1);
        await keys.press(one.commitButton(question));
        await expect(one.sealed(question)).toBeVisible();
        await expect(one.root.locator(`[data-focus="${question.id}"]`), 'the focus is on the sealed question').toBeFocused();
      }
      await expect(one.instrument).toBeVisible();
      for (const task of act.instrument.explore) {
        if (await one.task(task.id).getByRole('img', { name: 'found' }).isVisible()) continue;
        await keys.press(one.task(task.id).getByRole('button', { name: 'Show me' }));
        await expect(one.task(task.id).getByRole('img', { name: 'found' })).toBeVisible();
      }
      const machines = one.control('context').getByRole('radio');
      if (await machines.count()) await keys.choose(machines, 1);
      await keys.press(one.peek.locator('summary'));
      await expect(one.peek).toHaveAttribute('open', '');
      for (const question of act.reflect) {
        await keys.choose(one.options(question), 1);
        await keys.press(one.commitButton(question), 'Space');
        await expect(one.root.locator(`[data-focus="${question.id}"]`), 'the focus is on the answered question').toBeFocused();
      }
      if (i + 1 < one.lab.acts.length) {
        await keys.press(one.onwards(i + 1));
        await expect(one.root.getByRole('heading', { level: 1 }), 'the focus is on the title of the new act').toBeFocused();
      }
    }
    await expect(one.root.getByRole('heading', { name: `You have finished ${one.lab.title}.` })).toBeVisible();
  });
}

for (const { id } of pilots) {
  test(`${id}: a failure is undone with the keyboard, and the focus is not lost`, async ({ page, lab }) => {
    await seed(page, id, 'failed');
    const one = await lab(id).open();
    const { failure } = failing(one.lab)[0]!;
    const keys = new Keys(page);
    await keys.press(one.undoButtons(failure).first());
    await expect(one.failed(failure)).toHaveCount(0);
    await page.keyboard.press('Tab');
    const next = await keys.focused();
    expect(next.name, 'Tab goes on from there, not from the top of the page').not.toMatch(/Skip to/);
  });

  test(`${id}: Tab goes through the whole page and out of it, and Shift+Tab back`, async ({ page, lab }) => {
    await seed(page, id, 'undone');
    const one = await lab(id).open();
    await expect(one.instrument).toBeVisible();
    const keys = new Keys(page);
    await keys.to(one.root.getByRole('button', { name: 'Skip to the question' }));
    await keys.to(one.root.getByText('Where the numbers come from'), 80);
    await page.keyboard.press('Tab');
    const beyond = await keys.focused();
    expect(beyond.body || /Skip to/.test(beyond.name), `left the page, not at ${beyond.name}`).toBe(true);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await expect(one.root.getByRole('link', { name: 'Your ledger' })).toBeFocused();
  });

  test(`${id}: a slider moves with arrows, Home and End`, async ({ page, lab }) => {
    const one = lab(id);
    const [act, control] = one.lab.acts.flatMap((a, i) => a.instrument.controls.flatMap((c) => { const found = one.lab.controls.find((x) => x.id === c && x.type === 'slider'); return found ? [[i, found] as const] : []; }))[0]!;
    await seed(page, id, act === 0 ? 'committed' : 'act2 committed');
    await one.open();
    await new Keys(page).to(one.slider(control));
    const value = (): Promise<string> => one.typed(control).inputValue();
    await page.keyboard.press('Home');
    await expect(one.slider(control)).toHaveValue('0');
    const least = await value();
    await page.keyboard.press('ArrowRight');
    await expect.poll(value).not.toBe(least);
    await page.keyboard.press('End');
    await expect(one.slider(control)).toHaveValue((await one.slider(control).getAttribute('max'))!);
  });
}
