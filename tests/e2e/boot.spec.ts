// When the models do not come: a readable message with a way to try again, within the deadline; the prediction works meanwhile.
import type { Route } from '@playwright/test';
import type { LabPage } from './helpers/lab-page.js';
import { expect, test } from './helpers/test.js';

const LAB = 'vol1/01';
const WASM = '**/*.wasm';

async function tellsAndRetries(one: LabPage, says: string | RegExp, mend: () => Promise<void>): Promise<void> {
  const alert = one.bench.getByRole('alert');
  await expect(alert).toContainText(says);
  await expect(alert).toContainText('What you move needs the models.');
  await expect(one.sealed(one.act(0).predict[0]!)).toBeVisible();
  await mend();
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(one.instrument).toBeVisible();
  await expect(alert).toHaveCount(0);
  await one.explore(0);
}

const BROKEN: [string, (route: Route) => Promise<void>, RegExp[]][] = [
  ['missing', (route) => route.fulfill({ status: 404, body: 'Not found' }), [/404/]],
  ['corrupted', (route) => route.fulfill({ contentType: 'application/wasm', body: Buffer.from('\0asm\x01\0\0\0 this is not a module') }), []],
  ['cut off', async (route) => { const response = await route.fetch(); await route.fulfill({ response, body: (await response.body()).subarray(0, 5000) }); }, []],
  ['another file', (route) => route.fulfill({ contentType: 'text/html', body: '<p>Welcome to the library network. Please sign in.</p>' }), []],
  ['unreachable', (route) => route.abort('internetdisconnected'), [/ERR_INTERNET_DISCONNECTED/]],
];

for (const [what, answer, logs] of BROKEN) {
  test(`models that are ${what} are told, and "Try again" brings them`, async ({ page, lab, watch }) => {
    watch.expects(/wasm|WebAssembly|Aborted/, ...logs);
    await page.route(WASM, answer);
    const one = await lab(LAB).open();
    await one.commit(one.act(0).predict[0]!, 'b');
    await tellsAndRetries(one, 'The models could not be loaded.', () => page.unroute(WASM));
  });
}

test('models that hang are told after 5 s, and "Try again" brings them', async ({ page, lab }) => {
  const held: Route[] = [];
  await page.route(WASM, (route) => { held.push(route); });
  await page.clock.install();
  const one = await lab(LAB).open();
  await one.commit(one.act(0).predict[0]!, 'b');
  await expect(one.bench.getByRole('status')).toContainText('The models are loading.');
  await page.clock.fastForward(6000);
  await tellsAndRetries(one, /The models did not load within 5\s?s\./, () => page.unroute(WASM));
  for (const route of held) await route.abort().catch(() => undefined);
});

test('a browser without WebAssembly is told so, and the prediction works', async ({ page, lab }) => {
  await page.addInitScript(() => { delete (globalThis as { WebAssembly?: unknown }).WebAssembly; });
  const one = await lab(LAB).open();
  const question = one.act(0).predict[0]!;
  await one.commit(question, 'b');
  await expect(one.bench.getByRole('alert')).toContainText('This browser has no WebAssembly');
  await expect(one.sealed(question)).toContainText('B');
  await page.reload();
  await one.taken();
  await expect(one.sealed(question)).toContainText('B');
});

test('the parts after the first screen hang: told, and "Try again" brings them', async ({ page, lab }) => {
  const held: Route[] = [];
  await page.route('**/late-*.js', (route) => { held.push(route); });
  await page.clock.install();
  const one = await lab(LAB).open();
  await one.commit(one.act(0).predict[0]!, 'b');
  await page.clock.fastForward(6000);
  await expect(one.bench.getByRole('alert')).toContainText(/did not load within 5\s?s/);
  for (const route of held) await route.continue();
  await one.bench.getByRole('button', { name: 'Try again' }).click();
  await expect(one.instrument).toBeVisible();
});

test('an answer chosen while the script is on its way is not lost', async ({ page, lab }) => {
  const held: Route[] = [];
  await page.route('**/lab-*.js', (route) => { held.push(route); });
  await page.goto(`${LAB}/`, { waitUntil: 'commit' });
  const one = lab(LAB);
  const question = one.act(0).predict[0]!;
  await one.choose(question, 'c');
  await expect.poll(() => held.length).toBeGreaterThan(0);
  for (const route of held) await route.continue();
  await one.taken();
  await expect(one.option(question, 'c')).toBeChecked();
  await expect(one.option(question, 'c')).toBeFocused();
  await expect(one.commitButton(question)).toHaveText('Commit C');
});
