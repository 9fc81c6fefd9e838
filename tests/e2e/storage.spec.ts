// Storage that is broken, full or forbidden: said in one sentence, old bytes kept, and the lab goes on.
import { index } from './helpers/labs.js';
import type { LabPage } from './helpers/lab-page.js';
import { recordAt, store } from './helpers/seed.js';
import { expect, test } from './helpers/test.js';

const LAB = 'vol1/01';
const KEY = `ironlab/1/${LAB}`;
const item = (lab: LabPage, key: string): Promise<string | null> => lab.page.evaluate((k) => localStorage.getItem(k), key);

async function goesOn(lab: LabPage): Promise<void> {
  await expect(lab.options(lab.act(0).predict[0]!)).toHaveCount(4);
  await lab.finishAct(0);
}

const BROKEN: [string, () => Promise<string>, RegExp][] = [
  ['a corrupt record', async () => '\u0000\uffff{{{ not a record', /could not be read\. It is kept aside/],
  ['a record cut in half', async () => (await recordAt(LAB, 'done')).slice(0, 400), /could not be read\. It is kept aside/],
  ['a record of another shape', async () => '{"schema":1,"lab":"vol1/01","saved_at":"2026-01-01T00:00:00Z","data":[]}', /could not be read\. It is kept aside/],
  ['a record of a later version', async () => (await recordAt(LAB, 'done')).replace('"schema":1', '"schema":2'), /of a version that this page does not know\. It is kept aside/],
];

for (const [what, make, says] of BROKEN) {
  test(`${what} is told once, its bytes are kept aside, and the lab goes on`, async ({ page, lab }) => {
    const bytes = await make();
    await store(page, { [KEY]: bytes });
    const one = await lab(LAB).open();
    await expect(one.notice(says)).toHaveCount(1);
    expect(await item(one, `${KEY}/aside/1`)).toBe(bytes);
    await goesOn(one);
    expect((await one.record())!.data.kept.answers).toHaveProperty([one.act(0).reflect[0]!.id]);
    expect(await item(one, `${KEY}/aside/1`)).toBe(bytes);
    await page.reload();
    await one.taken();
    await expect(one.notice(says)).toHaveCount(0);
    await page.goto('./');
    await expect(page.locator(`[data-lab="${LAB}"]`)).toHaveAttribute('data-is', 'in-act');
  });
}

test('a broken record does not harm the map of the course', async ({ page }) => {
  await store(page, { [KEY]: 'broken' });
  await page.goto('./');
  await expect(page.getByText('The saved record of this lab could not be read.')).toBeVisible();
  await expect(page.locator(`[data-lab="${LAB}"]`)).toHaveAttribute('data-is', 'fresh');
  await expect(page.locator('[data-lab]')).toHaveCount(index.length);
});

test('a full storage is told, and the lab goes on while the page is open', async ({ page, lab }) => {
  await page.addInitScript(() => {
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key: string, value: string): void {
      if (value.length > 50) throw new DOMException('full', 'QuotaExceededError');
      set.call(this, key, value);
    };
  });
  const one = await lab(LAB).open();
  await one.predict(0);
  await expect(one.notice('The storage of this browser is full.')).toHaveCount(1);
  await expect(one.hud('ledger')).toHaveText('not saved');
  await one.explore(0);
  await one.reflect(0);
  await one.onwards(1).click();
  await one.finishAct(1);
});

test('a broken record in a full storage stays where it is', async ({ page, lab }) => {
  const bytes = `broken ${'x'.repeat(100)}`;
  await store(page, { [KEY]: bytes });
  await page.addInitScript(() => {
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key: string, value: string): void {
      if (key.includes('aside') || value.length > 1000) throw new DOMException('full', 'QuotaExceededError');
      set.call(this, key, value);
    };
  });
  const one = await lab(LAB).open();
  await expect(one.notice('It stays untouched')).toHaveCount(1);
  await one.predict(0);
  expect(await item(one, KEY)).toBe(bytes);
});

for (const what of ['reading', 'asking for'] as const) {
  test(`forbidden storage (${what} it throws) is told, and the lab goes on`, async ({ page, lab }) => {
    await page.addInitScript((how) => {
      const refuse = (): never => { throw new DOMException('denied', 'SecurityError'); };
      if (how === 'asking for') Object.defineProperty(window, 'localStorage', { get: refuse });
      else for (const name of ['getItem', 'setItem', 'removeItem', 'key'] as const) Storage.prototype[name] = refuse;
    }, what);
    const one = await lab(LAB).open();
    await expect(one.notice('This browser keeps no data for this page.')).toHaveCount(1);
    await goesOn(one);
    await expect(one.hud('ledger')).toHaveText('not saved');
    await page.goto('./');
    await expect(page.locator('[data-lab]')).toHaveCount(index.length);
  });
}
