// What is typed into a control: taken, snapped to a step, or refused with a sentence; never lost while typing.
import type { Locator } from '@playwright/test';
import { drawn } from './helpers/layout.js';
import { seed } from './helpers/seed.js';
import { expect, test } from './helpers/test.js';

const LAB = 'vol1/05';
const CONTROL = 'batch';

for (const [text, says] of [['abc', /“abc” is not a number\. Type something like/], ['512 KiB', /The unit “KiB” does not fit here/], ['', /Type a value\./], ['2.5', /Type a whole number\./], ['1e999', /too large/]] as const) {
  test(`“${text}” is refused with a sentence, and nothing moves`, async ({ page, lab }) => {
    await seed(page, LAB, 'act2 committed');
    const one = await lab(LAB).open();
    const control = one.lab.controls.find((c) => c.id === CONTROL)!;
    const before = await one.headline.innerText();
    await one.typed(control).fill(text);
    await one.typed(control).press('Enter');
    await expect(one.typed(control)).toHaveAttribute('aria-invalid', 'true');
    expect(await one.typed(control).evaluate((e) => (e as HTMLInputElement).validationMessage)).toMatch(says);
    await expect(one.headline).toHaveText(before, { useInnerText: true });
    await one.slider(control).focus();
    await page.keyboard.press('ArrowRight');
    await expect(one.typed(control)).toHaveAttribute('aria-invalid', 'false');
    await expect(one.typed(control)).toHaveValue('9');
  });
}

for (const [text, stands] of [['1e99', '128'], ['-5', '1'], ['0', '1'], ['129', '128']] as const) {
  test(`“${text}” is beyond an end: it stands at ${stands}, and a sentence says where the ends are`, async ({ page, lab }) => {
    await seed(page, LAB, 'act2 committed');
    const one = await lab(LAB).open();
    const control = one.lab.controls.find((c) => c.id === CONTROL)!;
    await one.typed(control).fill(text);
    await one.typed(control).press('Enter');
    await expect(one.typed(control)).toHaveValue(stands);
    await expect(one.notice(`${control.label} goes from 1 to 128; it stands at ${stands}.`)).toBeVisible();
  });
}

for (const [text, stands] of [['16', '16'], [' 1e1 ', '10'], ['0x10', null], ['６４', null]] as const) {
  test(`“${text}” is ${stands === null ? 'not a number' : `taken as ${stands}`}`, async ({ page, lab }) => {
    await seed(page, LAB, 'act2 committed');
    const one = await lab(LAB).open();
    const control = one.lab.controls.find((c) => c.id === CONTROL)!;
    await one.typed(control).fill(text);
    await one.typed(control).press('Enter');
    await expect(one.typed(control)).toHaveAttribute('aria-invalid', String(stands === null));
    if (stands !== null) await expect(one.typed(control)).toHaveValue(stands);
  });
}

test('a factor may be typed with or without its sign, and snaps to a step', async ({ page, lab }) => {
  await seed(page, 'vol1/01', 'committed');
  const one = await lab('vol1/01').open();
  const control = one.lab.controls.find((c) => c.id === 'guess')!;
  for (const text of ['×1000', '1 000', '1e3', 'a thousand', '1100']) {
    await one.set('guess', 1e6);
    await drawn(page);
    await one.typed(control).fill(text);
    await one.typed(control).press('Enter');
    await expect(one.typed(control), text).toHaveValue('×1\u202f000');
  }
});

test('what is being typed is not lost when the page saves or draws meanwhile', async ({ page, lab }) => {
  await seed(page, LAB, 'act2 committed');
  const one = await lab(LAB).open();
  const control = one.lab.controls.find((c) => c.id === CONTROL)!;
  const image = one.lab.controls.find((c) => c.id === 'image')!;
  await one.set('image', image.options!.at(-1)!.value);
  await one.typed(control).fill('6');
  await expect.poll(async () => (await one.record())!.data.kept.touched['image']).toBe(image.options!.at(-1)!.value);
  await one.typed(control).press('End');
  await one.typed(control).pressSequentially('1');
  await one.typed(control).press('Enter');
  await expect.poll(async () => (await one.record())!.data.kept.touched[CONTROL]).toBe(61);
});

/** Types this between an entry and the redraw that follows it, which comes in the next frame: hands are that fast, a test's keys are not. */
const typesOn = (box: Locator, text: string): Promise<void> => box.evaluate((e, more) => {
  e.addEventListener('change', () => { (e as HTMLInputElement).select(); document.execCommand('insertText', false, more); }, { once: true });
}, text);

test('what is typed right after an entry is not overwritten by its redraw', async ({ page, lab }) => {
  await seed(page, LAB, 'act2 committed');
  const one = await lab(LAB).open();
  const control = one.lab.controls.find((c) => c.id === CONTROL)!;
  const box = one.typed(control);
  const stands = async () => (await one.record())!.data.kept.touched[CONTROL];
  await typesOn(box, '16');
  await box.fill('6');
  await box.press('Enter');
  await expect.poll(stands).toBe(6);
  await drawn(page);
  await expect(box).toHaveValue('16');
  await box.press('Enter');
  await expect.poll(stands).toBe(16);
  await expect(box).toHaveValue('16');
});

test('who leaves a box as it was finds in it what stands', async ({ page, lab }) => {
  await seed(page, LAB, 'act2 committed');
  const one = await lab(LAB).open();
  const control = one.lab.controls.find((c) => c.id === CONTROL)!;
  const box = one.typed(control);
  await box.fill('6');
  await box.press('Enter');
  await drawn(page);
  // Meanwhile the value changes elsewhere, and the reader takes back what was typed.
  await box.press('End');
  await box.press('1');
  await one.control(CONTROL).getByRole('button', { name: `Reset ${control.label}` }).evaluate((e) => { (e as HTMLButtonElement).click(); });
  await drawn(page);
  await expect(box).toHaveValue('61');
  await box.press('Backspace');
  await box.blur();
  await expect(box).toHaveValue('8');
  expect((await one.record())!.data.kept.touched[CONTROL]).toBe(undefined);
});

test('a value that changes in a box that is selected stays selected: what is typed next takes its place', async ({ page, lab }) => {
  await seed(page, LAB, 'act2 committed');
  const one = await lab(LAB).open();
  const control = one.lab.controls.find((c) => c.id === CONTROL)!;
  const box = one.typed(control);
  // The slider moves, and the reader is in the box before it is drawn.
  await one.slider(control).evaluate((e) => { const input = e as HTMLInputElement; input.stepUp(9); input.dispatchEvent(new Event('input')); (input.closest('.field')!.querySelector('.typed') as HTMLInputElement).focus(); });
  await drawn(page);
  await expect(box).not.toHaveValue('8');
  await page.keyboard.type('5');
  await expect(box).toHaveValue('5');
});

test('a predicted number is written as it was taken, and what is typed right after it stays', async ({ page, lab }) => {
  const one = await lab('studio/acceleration').open();
  const [first, q] = one.act(0).predict;
  await one.commit(first!, 'c');
  const box = one.question(q!).getByRole('textbox', { name: 'Your answer, typed' });
  const taken = one.question(q!).getByRole('slider');
  await typesOn(box, '70');
  await box.fill('30');
  await box.press('Enter');
  await expect(taken).toHaveAttribute('aria-valuetext', '×30');
  await drawn(page);
  await expect(box).toHaveValue('70');
  await box.press('Tab');
  await expect(taken).toHaveAttribute('aria-valuetext', '×70');
  await expect(box).toHaveValue('×70');
  await box.fill('70.0');
  await box.press('Tab');
  await expect(box).toHaveValue('×70');
});
