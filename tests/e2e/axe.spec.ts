// axe finds nothing, at any stage, in both themes, on wide and narrow screens.
import { clean } from './helpers/axe.js';
import { index, pilots } from './helpers/labs.js';
import { recordAt, seed, store, type Moment } from './helpers/seed.js';
import { expect, test } from './helpers/test.js';

const STAGES: Moment[] = ['fresh', 'drafted', 'committed', 'act1 done', 'act2', 'failed', 'undone', 'done'];

for (const { id } of pilots) {
  for (const stage of STAGES) {
    test(`axe finds nothing in ${id}: ${stage}`, async ({ page, lab }) => {
      await seed(page, id, stage);
      const one = await lab(id).open();
      if (!['fresh', 'drafted', 'act2'].includes(stage)) await expect(one.instrument).toBeVisible();
      if (stage === 'undone') await one.peek.locator('summary').click();
      await clean(page, stage);
    });
  }
}

test('axe finds nothing on the map', async ({ page }) => {
  await page.goto('./');
  await clean(page, 'fresh');
  await store(page, { [`ironlab/1/${index[0]!.id}`]: await recordAt(index[0]!.id, 'done', 'a'), [`ironlab/1/${index[1]!.id}`]: await recordAt(index[1]!.id, 'committed') });
  await page.goto('./');
  await clean(page, 'one lab done, one begun');
});

test('axe finds nothing where there is no page', async ({ page, watch }) => {
  watch.expects(/404/, /Refused to (apply style|execute script)/);
  await page.goto('vol1/77/');
  await clean(page, 'no such page');
});

test('axe finds nothing in notices', async ({ page, lab, watch }) => {
  watch.expects(/404/, /wasm|Aborted/);
  await store(page, { [`ironlab/1/${index[0]!.id}`]: 'broken' });
  await page.route('**/*.wasm', (route) => route.fulfill({ status: 404 }));
  const one = await lab(index[0]!.id).open('#s1;act=2;what=ever');
  await expect(one.notices).toHaveCount(3);
  await one.commit(one.act(0).predict[0]!, 'a');
  await expect(one.bench.getByRole('alert')).toBeVisible();
  await clean(page, 'broken record, models missing');
  await one.root.getByRole('button', { name: 'Start this lab over' }).click();
  await clean(page, 'started over');
});
