// Each option of each last question: sealed, its own feedback, and the right answer where another was given.
import { fresh } from '../../site/session/index.js';
import { compiled, pilots, LETTERS, modelOf } from './helpers/labs.js';
import { expect, test } from './helpers/test.js';

for (const { id } of pilots) {
  for (const letter of LETTERS) {
    test(`${id}: the last questions answer option ${letter.toUpperCase()}`, async ({ lab }) => {
      const page = await lab(id).open();
      const model = await modelOf(id);
      for (const [i, act] of compiled(id).acts.entries()) {
        if (i > 0) await page.onwards(i).click();
        await page.predict(i);
        await page.explore(i);
        for (const question of act.reflect) {
          await page.commit(question, letter);
          const answer = { option: letter, at: 0 };
          const words = { state: { ...fresh(model.lab), answers: { [question.id]: answer } }, words: { question, answer, option: letter } };
          await expect(page.feedback(question)).toHaveText(model.text(question.options.find((o) => o.id === letter)!.reveal, words), { useInnerText: true });
          const right = model.judge(question).right!;
          await expect(page.question(question)).toHaveAttribute('data-right', String(letter === right));
          const told = page.question(question).getByText(`The answer is ${right.toUpperCase()}:`);
          await expect(told).toHaveCount(letter === right ? 0 : 1);
        }
      }
      await expect(page.root.getByRole('heading', { name: `You have finished ${page.lab.title}.` })).toBeVisible();
    });
  }
}
