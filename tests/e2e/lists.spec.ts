// Controls that hold several values: two of them changed before the page is drawn again are both kept.
import { seed } from './helpers/seed.js';
import { expect, test } from './helpers/test.js';

test('two selects of one list changed at once are both kept', async ({ page, lab }) => {
  await seed(page, 'vol1/05', 'committed');
  const one = await lab('vol1/05').open();
  const control = one.lab.controls.find((c) => c.type === 'list')!;
  const selects = one.control(control.id).getByRole('combobox');
  await expect(selects.nth(1)).toBeVisible();
  const changed = await one.control(control.id).evaluate((field) => [...field.querySelectorAll('select')].slice(0, 2).map((select) => {
    select.selectedIndex = select.selectedIndex === 0 ? 1 : 0;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    return select.selectedIndex;
  }));
  const kept = async (): Promise<unknown> => (await one.record())?.data.kept.touched[control.id];
  await expect.poll(kept).toBeTruthy();
  const values = (await kept()) as unknown[];
  expect(values.slice(0, 2)).toEqual(changed.map((i) => control.options![i]!.value));
  for (const [i, index] of changed.entries()) await expect(selects.nth(i)).toHaveJSProperty('selectedIndex', index);
});
