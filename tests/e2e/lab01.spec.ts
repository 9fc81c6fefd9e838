// Lab 01: what it promises, with numbers from the command line.
import { bytes, constant, evaluate, factor, percent, time } from './helpers/core.js';
import { expect, test } from './helpers/test.js';

const LAB = 'vol1/01';
const VALUES = { a: 1e2, b: 1e4, c: 1e6, d: 1e9 } as const;
const gap = () => evaluate('magnitude_gap', { a: constant('cloud_h100', 'peak.fp16'), b: constant('tiny_cortex_m7', 'peak.fp32') });
const law = (hardware: 'cloud_h100' | 'tiny_cortex_m7', workload: 'resnet50' | 'kws_dscnn') =>
  evaluate('iron_law', { hardware, workload, overhead_s: constant(hardware, 'launch_overhead_s') });

test('an H100 does ×989 000 the arithmetic of a Cortex-M7', () => {
  expect(factor(gap().ratio)).toBe('×989\u202f000');
});

for (const [letter, value] of Object.entries(VALUES)) {
  test(`saying ×${value} is told by its factor`, async ({ lab }) => {
    const page = await lab(LAB).open();
    const question = page.act(0).predict[0]!;
    await page.commit(question, letter);
    const { ratio } = gap();
    const off = evaluate('prediction_gap', { actual: ratio, predicted: value });
    const far = (v: number): number => Math.abs(Math.log10(v / ratio));
    const right = Math.min(...Object.values(VALUES).map(far)) === far(value);
    const reads = page.question(question).locator('.reads > div');
    await expect(reads.nth(0)).toHaveText(new RegExp(`You said.*${factor(value, 1)}`));
    await expect(reads.nth(1)).toHaveText(new RegExp(`It is.*${factor(ratio)}`));
    await expect(reads.nth(2)).toHaveText(right ? /You were.*right/ : new RegExp(`You were ${off.too_high ? 'high' : 'low'} by.*${factor(off.factor_off)}`));
    await expect(page.question(question).getByRole('img', { name: `it is ${factor(ratio)}.` })).toBeVisible();
  });
}

test('on the H100 moving the data of one ResNet-50 image takes most of the time', async ({ lab }) => {
  const page = await lab(LAB).open();
  await page.reach(1);
  await page.predict(1, 'b');
  const { memory_time_s, compute_time_s, overhead_time_s, total_s, memory_share } = law('cloud_h100', 'resnet50');
  await expect(page.headline).toHaveText(`Moving data takes ${percent(memory_share)} of the ${time(total_s)}.`);
  for (const [name, value] of [['Moving data', memory_time_s], ['Arithmetic', compute_time_s], ['Starting up', overhead_time_s]] as const) {
    await expect(page.instrument.getByRole('row', { name: new RegExp(`^${name}`) }).first()).toContainText(time(value));
  }
  await expect(page.verdict).toContainText('memory-bound');
  await expect(page.hud('lab-0')).toHaveText('Memory');
});

test('the Cortex-M7 cannot load ResNet-50, by the factor that the core says', async ({ lab }) => {
  const page = await lab(LAB).open();
  await page.reach(1);
  await page.predict(1, 'a');
  await page.set('context', 'tiny');
  const capacity_bytes = constant('tiny_cortex_m7', 'capacity_bytes');
  const fit = evaluate('memory_fit', { resident_bytes: constant('resnet50', 'resident_bytes'), capacity_bytes });
  expect(fit.fits).toBe(false);
  await expect(page.verdict).toContainText('It cannot be loaded.');
  await expect(page.verdict).toContainText(bytes(constant('resnet50', 'resident_bytes')));
  await expect(page.hud('limits')).toHaveText(`memory ${factor(fit.ratio)}`);
});

for (const hardware of ['cloud_h100', 'tiny_cortex_m7'] as const) {
  test(`the keyword spotter on ${hardware}: headline, verdict and ledger are the core's`, async ({ lab }) => {
    const page = await lab(LAB).open();
    await page.reach(1);
    await page.predict(1);
    await page.set('context', hardware === 'cloud_h100' ? 'cloud' : 'tiny');
    await page.set('workload', 'kws_dscnn');
    const out = law(hardware, 'kws_dscnn');
    await expect(page.headline).toContainText(time(out.total_s));
    await expect(page.verdict).toContainText(`${out.bottleneck}-bound`);
    await expect.poll(async () => (await page.record())?.data.entry['act2_result']?.value).toBe(out.total_s);
    const { entry } = (await page.record())!.data;
    expect([entry['act2_bottleneck']!.value, entry['act2_workload']!.value, entry['act2_decision']!.value]).toEqual([out.bottleneck, 'kws_dscnn', hardware === 'cloud_h100' ? 'cloud' : 'tiny']);
  });
}
