// A failure is reached by hand, told with its numbers, and undone by each button and by hand.
import { print } from '../../site/format/index.js';
import { at, crossed, failing, compiled, pilots, modelOf } from './helpers/labs.js';
import { seed } from './helpers/seed.js';
import { expect, test } from './helpers/test.js';

const FACTOR = { name: 'factor', n: 3 } as const;

for (const { id } of pilots) {
  for (const { act, index: nth, failure } of failing(compiled(id))) {
    const moment = nth === 0 ? 'committed' : 'act2 committed';
    test(`${id} ${failure.id}: reached by hand, it says demand, capacity and by how much`, async ({ page: browserPage, lab }) => {
      await seed(browserPage, id, moment);
      const page = await lab(id).open();
      await expect(page.instrument).toBeVisible();
      const model = await modelOf(id);
      // Some acts begin in the failure that the reader is to undo.
      await expect(page.failed(failure)).toHaveCount(crossed(model, act, at(model.lab, null)) === failure ? 1 : 0);
      const state = await page.goTo(failure.reach);
      const violation = model.violation(failure.violation, { state });
      if (violation === null || violation === 'pending') throw new Error('the core says that this limit is met');
      await expect(page.failed(failure)).toContainText(model.text(failure.title, { state }), { useInnerText: true });
      await expect(page.failed(failure)).toContainText(model.text(failure.say, { state }), { useInnerText: true });
      await expect(page.panel).toHaveClass(/\bbad\b/);
      await expect(page.hud('limits')).toHaveText(`${failure.short} ${print(violation.ratio, { kind: 'number', unit: '' }, FACTOR)}`);
      // An act that begins in it may have left it on the way here.
      const began = model.violation(failure.violation, { state: at(model.lab, null) }) !== null;
      const cleared: unknown = began ? expect.any(Boolean) : false;
      await expect.poll(async () => (await page.record())?.data.kept.failures[failure.id]).toEqual({ hit: true, cleared });
      // What was set to where it stood already is not touched, and in another context starts anew: the record knows.
      await expect(async () => {
        const { touched } = (await page.record())!.data.kept;
        expect(await page.undoButtons(failure).allTextContents()).toEqual(model.undo(failure, { ...state, touched }).map((u) => u.label));
      }).toPass({ timeout: 10_000 });
      const { entry } = (await page.record())!.data;
      expect([entry['constraint_hit']!.value, entry[`${failure.id}_hit`]!.value, entry[`${failure.id}_cleared`]!.value]).toEqual([true, true, cleared]);
    });

    for (const control of failure.undo) {
      test(`${id} ${failure.id}: undone by the button for ${control}, and by hand`, async ({ page: browserPage, lab }) => {
        await seed(browserPage, id, moment);
        const page = await lab(id).open();
        await expect(page.instrument).toBeVisible();
        const model = await modelOf(id);
        const failed = await page.goTo(failure.reach);
        const undo = model.undo(failure, failed).find((u) => u.control === control);
        test.skip(!undo, 'no single move of this control meets the limit at this state');
        for (const how of ['button', 'hand']) {
          if (how === 'button') await page.undoButtons(failure).filter({ hasText: undo!.label }).click();
          else await page.set(control, undo!.value);
          await expect(page.failed(failure), `undone by ${how}`).toHaveCount(0);
          const after = control === 'context' ? { ...failed, context: String(undo!.value) } : { ...failed, touched: { ...failed.touched, [control]: undo!.value } };
          if (!crossed(model, act, after)) {
            await expect(page.panel).not.toHaveClass(/\bbad\b/);
            await expect(page.hud('limits')).toHaveText('met');
            await expect(page.verdict).toBeVisible();
          }
          await page.goTo(failure.reach);
          await expect(page.failed(failure)).toBeVisible();
        }
        await expect.poll(async () => (await page.record())?.data.kept.failures[failure.id]).toEqual({ hit: true, cleared: true });
        expect((await page.record())!.data.entry[`${failure.id}_cleared`]!.value).toBe(true);
      });
    }
  }

  for (const [nth, act] of compiled(id).acts.entries()) {
    test(`${id} ${act.id}: each task ticks when its state is reached by hand`, async ({ page: browserPage, lab }) => {
      await seed(browserPage, id, nth === 0 ? 'committed' : 'act2 committed');
      const page = await lab(id).open();
      await expect(page.instrument).toBeVisible();
      await expect(page.task(act.instrument.explore[0]!.id).getByRole('img', { name: 'to find' })).toBeVisible();
      for (const task of act.instrument.explore) {
        await page.goTo(task.show);
        await expect(page.task(task.id).getByRole('img', { name: 'found' })).toBeVisible();
      }
      await expect.poll(async () => (await page.record())?.data.kept.tasks).toEqual(expect.arrayContaining(act.instrument.explore.map((t) => `${act.id}.${t.id}`)));
    });
  }
}
