// axe finds nothing, at any stage, in both themes, on wide and narrow screens.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { index } from './helpers/labs.js';
import { recordAt, seed, store, type Moment } from './helpers/seed.js';
import { expect, test } from './helpers/test.js';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SIZES = { 1280: { width: 1280, height: 800 }, 390: { width: 390, height: 844 } };
const STAGES: Moment[] = ['fresh', 'drafted', 'committed', 'act1 done', 'act2', 'failed', 'undone', 'done'];

async function clean(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  expect.soft(violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => `${n.target.join(' ')} ${n.failureSummary ?? ''}`).join(' | ')}`), what).toEqual([]);
}

for (const theme of ['light', 'dark'] as const) {
  for (const [width, viewport] of Object.entries(SIZES)) {
    test.describe(`${theme}, ${width} px`, () => {
      test.use({ viewport, colorScheme: theme, reducedMotion: 'reduce' });

      for (const { id } of index) {
        test(`axe finds nothing in ${id} at any stage`, async ({ page, lab }) => {
          test.slow();
          for (const stage of STAGES) {
            await seed(page, id, stage);
            const one = await lab(id).open();
            if (stage !== 'fresh' && stage !== 'drafted' && stage !== 'act2') await expect(one.instrument).toBeVisible();
            if (stage === 'undone') await one.peek.locator('summary').click();
            await clean(page, `${id} ${stage}`);
          }
        });
      }

      test('axe finds nothing on the map, where there is no page, and in notices', async ({ page, lab, watch }) => {
        watch.expects(/404/, /Refused to (apply style|execute script)|wasm|Aborted/);
        await page.goto('./');
        await clean(page, 'the map, fresh');
        await store(page, { [`ironlab/1/${index[0]!.id}`]: await recordAt(index[0]!.id, 'done', 'a'), [`ironlab/1/${index[1]!.id}`]: await recordAt(index[1]!.id, 'committed') });
        await page.goto('./');
        await clean(page, 'the map, one lab done, one begun');
        await page.goto('vol1/77/');
        await clean(page, 'no such page');
        await store(page, { [`ironlab/1/${index[0]!.id}`]: 'broken' });
        await page.route('**/*.wasm', (route) => route.fulfill({ status: 404 }));
        const one = await lab(index[0]!.id).open('#s1;act=2;what=ever');
        await one.commit(one.act(0).predict[0]!, 'a');
        await expect(one.bench.getByRole('alert')).toBeVisible();
        await clean(page, 'notices: broken record, models missing');
        await one.root.getByRole('button', { name: 'Start this lab over' }).click();
        await clean(page, 'started over');
      });
    });
  }
}
