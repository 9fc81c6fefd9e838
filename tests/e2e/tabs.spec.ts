// Two tabs on one lab: the first commitment counts, and the other tab says so.
import { seed } from './helpers/seed.js';
import { expect, test } from './helpers/test.js';

const LAB = 'vol1/01';

test('the second tab takes over what the first commits', async ({ context, lab }) => {
  const one = await lab(LAB).open();
  const two = await lab(LAB, await context.newPage()).open();
  const question = one.act(0).predict[0]!;
  await two.choose(question, 'c');
  await one.commit(question, 'b');
  await expect(two.sealed(question)).toContainText('B');
  await expect(two.notice('An answer from another tab was taken over.')).toBeVisible();
  await expect(two.instrument).toBeVisible();
});

test('of two commitments the first counts, even when the tabs did not hear of each other', async ({ context, lab }) => {
  const one = await lab(LAB).open();
  const deaf = await context.newPage();
  await deaf.addInitScript(() => addEventListener('storage', (e) => e.stopImmediatePropagation()));
  const two = await lab(LAB, deaf).open();
  const question = one.act(0).predict[0]!;
  await two.choose(question, 'c');
  await one.commit(question, 'b');
  await two.commitButton(question).click();
  await expect(two.sealed(question)).toContainText('B');
  await expect(two.notice('Another tab committed its answer first; that one counts.')).toBeVisible();
  expect((await two.record())!.data.kept.answers[question.id]!.option).toBe('b');
});

test('tasks found in two tabs add up', async ({ page, context, lab }) => {
  await seed(page, LAB, 'act2 committed');
  const one = await lab(LAB).open();
  const two = await lab(LAB, await context.newPage()).open();
  const [first, second] = one.act(1).instrument.explore;
  if (!first || !second) throw new Error('two tasks are needed');
  await one.showMe(first.id);
  await two.showMe(second.id);
  await page.reload();
  await one.taken();
  for (const task of [first, second]) await expect(one.task(task.id).getByRole('img', { name: 'found' })).toBeVisible();
});

test('the map of the course follows a lab in another tab', async ({ page, context, lab }) => {
  await page.goto('./');
  const one = await lab(LAB, await context.newPage()).open();
  await one.predict(0);
  await expect(page.locator(`[data-lab="${LAB}"]`)).toHaveAttribute('data-is', 'in-act');
});

test('starting over brings a fresh lab, and Undo brings everything back', async ({ page, lab }) => {
  await seed(page, LAB, 'done', 'a');
  const one = await lab(LAB).open();
  const before = (await one.record())!.data.kept;
  await expect(one.instrument).toBeVisible();
  await one.root.getByRole('button', { name: 'Start this lab over' }).click();
  await expect(one.options(one.act(0).predict[0]!)).toHaveCount(4);
  await expect(one.panel).toHaveAttribute('data-panel', 'locked');
  await one.notice('Started over.').getByRole('button', { name: 'Undo' }).click();
  await expect(one.notice('Everything is back as it was.')).toBeVisible();
  const { run, ...after } = (await one.record())!.data.kept;
  expect({ ...after, run: before.run }).toEqual(before);
  expect(run).toBe(2);
  expect(await one.actNow()).toBe(1);
});

test('starting over in one tab starts over in the other', async ({ page, context, lab }) => {
  await seed(page, LAB, 'act2 committed');
  const one = await lab(LAB).open();
  const two = await lab(LAB, await context.newPage()).open();
  await one.root.getByRole('button', { name: 'Start this lab over' }).click();
  await expect(two.notice('This lab was started over in another tab.')).toBeVisible();
  await expect(two.panel).toHaveAttribute('data-panel', 'locked');
});
