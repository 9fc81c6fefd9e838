// A finished lab leaves a record whose numbers are the core's, and the map of the course shows it.
import { entryOf } from '../../site/ledger/index.js';
import { said } from '../../site/session/index.js';
import { fresh } from '../../site/session/index.js';
import { pilots, modelOf } from './helpers/labs.js';
import { expect, test } from './helpers/test.js';

const COMMON = ['chapter', 'context', 'act1_prediction', 'act1_correct', 'act2_result', 'act2_decision', 'constraint_hit'];

for (const { id, title } of pilots) {
  test(`${id}: a finished lab leaves every field of the design ledger, with the core's values`, async ({ lab }) => {
    const page = await lab(id).open();
    await page.finish('c');
    await expect(page.hud('ledger')).toHaveText(/^saved \d\d:\d\d$/);
    const record = (await page.record())!;
    expect(record).toMatchObject({ schema: 1, lab: id });
    expect(Object.keys(record.data.entry)).toEqual(expect.arrayContaining(COMMON));
    const model = await modelOf(id);
    const { kept } = record.data;
    expect(record.data.entry).toEqual(JSON.parse(JSON.stringify(entryOf(model, { ...fresh(model.lab), ...kept } as never))));
    expect(record.data.entry['act1_prediction']!.value).toBe('C');
    expect(record.data.entry['chapter']!.value).toBe(Number(id.split('/')[1]));
    expect(record.data.entry['constraint_hit']!.value).toBe(true);
  });

  test(`${id}: the map of the course shows fresh, begun and done`, async ({ page, lab }) => {
    const line = page.locator(`[data-lab="${id}"]`);
    await page.goto('./');
    await expect(line).toHaveAttribute('data-is', 'fresh');
    await line.getByRole('link', { name: title }).click();
    const one = await lab(id).taken();
    await one.predict(0, 'a');
    await one.root.getByRole('link', { name: 'ironlab' }).click();
    await expect(line).toHaveAttribute('data-is', 'in-act');
    await expect(line).toContainText('In Act I');
    const model = await modelOf(id);
    const question = model.lab.acts[0]!.predict[0]!;
    const { verdict } = said(model, { ...fresh(model.lab), answers: { [question.id]: { option: 'a', at: 0 } } }, question);
    await expect(line).toContainText(verdict);
    await page.getByRole('link', { name: /^Continue/ }).click();
    await one.taken();
    await one.explore(0);
    await one.reflect(0);
    await one.onwards(1).click();
    await one.finishAct(1);
    await page.goto('./');
    await expect(line).toHaveAttribute('data-is', 'done');
    await expect(line).toContainText('Done');
  });
}
