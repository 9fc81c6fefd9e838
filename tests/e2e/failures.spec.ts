// A failure is reached by hand, told with its numbers, and undone by each button and by hand.
import { print } from '../../site/format/index.js';
import { at, failing, compiled, index, modelOf } from './helpers/labs.js';
import { seed } from './helpers/seed.js';
import { expect, test } from './helpers/test.js';

const FACTOR = { name: 'factor', n: 3 } as const;

for (const { id } of index) {
  for (const { act, failure } of failing(compiled(id))) {
    test(`${id} ${failure.id}: reached by hand, it says demand, capacity and by how much`, async ({ page: browserPage, lab }) => {
      await seed(browserPage, id, 'act2 committed');
      const page = await lab(id).open();
      await expect(page.instrument).toBeVisible();
      await expect(page.failed(failure)).toHaveCount(0);
      await page.goTo(failure.reach);

      const model = await modelOf(id);
      const state = at(model.lab, failure.reach);
      const violation = model.violation(failure.violation, { state });
      if (violation === null || violation === 'pending') throw new Error('the core says that this limit is met');
      await expect(page.failed(failure)).toContainText(model.text(failure.title, { state }));
      await expect(page.failed(failure)).toContainText(model.text(failure.say, { state }), { useInnerText: true });
      await expect(page.panel).toHaveClass(/\bbad\b/);
      await expect(page.hud('limits')).toHaveText(`${failure.short} ${print(violation.ratio, { kind: 'number', unit: '' }, FACTOR)}`);
      await expect(page.undoButtons(failure)).toHaveText(model.undo(failure, state).map((u) => u.label));

      await expect.poll(async () => (await page.record())?.data.kept.failures[failure.id]).toEqual({ hit: true, cleared: false });
      const { entry } = (await page.record())!.data;
      expect([entry['constraint_hit']!.value, entry[`${failure.id}_hit`]!.value, entry[`${failure.id}_cleared`]!.value]).toEqual([true, true, false]);
    });

    for (const control of failure.undo) {
      test(`${id} ${failure.id}: undone by the button for ${control}, and by hand`, async ({ page: browserPage, lab }) => {
        await seed(browserPage, id, 'act2 committed');
        const page = await lab(id).open();
        await expect(page.instrument).toBeVisible();
        await page.goTo(failure.reach);
        const model = await modelOf(id);
        const undo = model.undo(failure, at(model.lab, failure.reach)).find((u) => u.control === control);
        test.skip(!undo, 'no single move of this control meets the limit at this state');
        for (const how of ['button', 'hand']) {
          if (how === 'button') await page.undoButtons(failure).filter({ hasText: undo!.label }).click();
          else await page.set(control, undo!.value);
          await expect(page.failed(failure), `undone by ${how}`).toHaveCount(0);
          await expect(page.panel).not.toHaveClass(/\bbad\b/);
          await expect(page.hud('limits')).toHaveText('met');
          await expect(page.verdict).toBeVisible();
          await page.goTo(failure.reach);
          await expect(page.failed(failure)).toBeVisible();
        }
        await expect.poll(async () => (await page.record())?.data.kept.failures[failure.id]).toEqual({ hit: true, cleared: true });
        expect((await page.record())!.data.entry[`${failure.id}_cleared`]!.value).toBe(true);
      });
    }

    test(`${id} ${act.id} ${failure.id}: each task ticks when its state is reached by hand`, async ({ page: browserPage, lab }) => {
      await seed(browserPage, id, 'act2 committed');
      const page = await lab(id).open();
      await expect(page.instrument).toBeVisible();
      for (const task of act.instrument.explore) {
        await expect(page.task(task.id).getByRole('img', { name: 'to find' })).toBeVisible();
        await page.goTo(task.show);
        await expect(page.task(task.id).getByRole('img', { name: 'found' })).toBeVisible();
      }
      await expect.poll(async () => (await page.record())?.data.kept.tasks).toEqual(expect.arrayContaining(act.instrument.explore.map((t) => `${act.id}.${t.id}`)));
    });
  }
}
