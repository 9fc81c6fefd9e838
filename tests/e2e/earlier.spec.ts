// A lab that starts a control at an earlier lab's ledger: at the reader's value, clamped where it must be, and without one as ever.
// No lab of volume 1 so far asks for it, so lab 05 is given such a start on its way to the page.
import type { Page } from '@playwright/test';
import type { CompiledLab } from '../../site/lab/compiled.js';
import { recordAt, store } from './helpers/seed.js';
import { expect, test } from './helpers/test.js';

const [ONE, FIVE] = ['vol1/01', 'vol1/05'];
const FIELD = 'batch_before';

async function startAtLedger(page: Page): Promise<void> {
  await page.route(`**/${FIVE}/`, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/(id="ironlab-data"[^>]*>)(.*?)(<\/script>)/s, (_, open: string, json: string, close: string) => {
      const lab = JSON.parse(json) as CompiledLab;
      const batch = lab.controls.find((c) => c.id === 'batch')!;
      batch.start = { from: 'ledger', lab: ONE, field: FIELD, otherwise: batch.start as number, at: 'start', type: batch.valueType, path: `${ONE}.${FIELD}` };
      return `${open}${JSON.stringify(lab).replace(/</g, '\\u003c')}${close}`;
    });
    await route.fulfill({ response, body });
  });
}

for (const [what, value, stands, says] of [['an entry', 64, '64', /Batch starts at 64, from what you did in lab vol1\/01\./], ['an entry beyond the range', 100_000, '128', /Batch starts at 128, as near as this lab goes to 100.000 of lab vol1\/01\./], ['no entry', null, '8', null]] as const) {
  test(`with ${what} the control stands at ${stands}; starting over keeps that`, async ({ page, lab }) => {
    const one = JSON.parse(await recordAt(ONE, 'done', 'b')) as { data: { entry: Record<string, unknown> } };
    if (value !== null) one.data.entry[FIELD] = { value, path: 'x', unit: '' };
    await store(page, { [`ironlab/1/${ONE}`]: JSON.stringify(one), [`ironlab/1/${FIVE}`]: await recordAt(FIVE, 'act2 committed', 'b') });
    await startAtLedger(page);
    const five = await lab(FIVE).open();
    await expect(five.instrument).toBeVisible();
    const batch = five.lab.controls.find((c) => c.id === 'batch')!;
    await expect(five.typed(batch)).toHaveValue(stands);
    if (says) await expect(five.notice(says)).toHaveCount(1); else await expect(five.notice('Batch starts')).toHaveCount(0);
    await five.root.getByRole('button', { name: 'Start this lab over' }).click();
    await five.reach(1);
    await five.predict(1);
    await expect(five.typed(batch)).toHaveValue(stands);
  });
}
