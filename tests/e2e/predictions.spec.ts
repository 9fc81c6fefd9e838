// Each option of each prediction: sealed as chosen, judged as the core judges it, answered with its own feedback.
import { letterOf } from '../../site/runtime/answers.js';
import { said } from '../../site/session/index.js';
import { fresh } from '../../site/session/index.js';
import { compiled, pilots, LETTERS, modelOf } from './helpers/labs.js';
import { seed } from './helpers/seed.js';
import { expect, test } from './helpers/test.js';

for (const { id } of pilots) {
  for (const [i, act] of compiled(id).acts.entries()) {
    for (const [k, question] of act.predict.entries()) {
      if (question.rule === 'number') continue;
      for (const letter of LETTERS) {
        test(`${id} ${question.id}: option ${letter.toUpperCase()} is sealed, judged and answered`, async ({ page: browserPage, lab }) => {
          if (i > 0) await seed(browserPage, id, 'act2');
          const page = await lab(id).open();
          expect(await page.actNow()).toBe(i);
          for (const before of act.predict.slice(0, k)) await page.commit(before, 'a');
          expect(question.options.map((o) => o.id)).toEqual([...LETTERS]);
          await expect(page.options(question)).toHaveCount(4);
          await expect(page.commitButton(question)).toBeDisabled();
          await page.choose(question, letter);
          await expect(page.commitButton(question)).toHaveText(`Commit ${letter.toUpperCase()}`);
          await page.commit(question, letter);

          const model = await modelOf(id);
          const answer = { option: letter, at: 0 };
          const state = { ...fresh(model.lab), answers: { [question.id]: answer } };
          const words = { state, words: { question, answer, option: letter } };
          const option = question.options.find((o) => o.id === letter)!;
          const right = model.judge(question).right;
          expect(LETTERS, 'exactly one option is right').toContain(right);

          await expect(page.sealed(question)).toContainText(letterOf(answer));
          await expect(page.sealed(question)).toContainText(model.text(option.say, words), { useInnerText: true });
          await expect(page.sealed(question)).toContainText(/Sealed at \d\d:\d\d/);
          await expect(page.options(question)).toHaveCount(0);

          for (const next of act.predict.slice(k + 1)) await page.commit(next, 'a');
          await expect(page.instrument).toBeVisible();
          await expect(page.question(question).locator('.gap')).toHaveAttribute('data-right', String(letter === right));
          await expect(page.feedback(question)).toHaveText(model.text(option.reveal, words), { useInnerText: true });
          if (act.predict.length === 1) await expect(page.hud(`predict-${act.id}`)).toHaveText(said(model, state, question).verdict);

          const { data } = (await page.record())!;
          expect(data.kept.answers[question.id]!.option).toBe(letter);
          expect(data.entry[`${act.id}_prediction${k === 0 ? '' : `_${k + 1}`}`]!.value).toBe(letter.toUpperCase());
          expect(data.entry[`${act.id}_correct${k === 0 ? '' : `_${k + 1}`}`]!.value).toBe(letter === right);
        });
      }
    }
  }
}
