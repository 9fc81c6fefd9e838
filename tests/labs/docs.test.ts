// The lab that the documentation shows is a lab: it compiles and proves as printed.
import { expect, it } from 'vitest';
import { compileText, file, prove } from './help.js';

const yaml = /```yaml\n(.*?)```/s.exec(file('docs/adding-a-lab.md'))![1]!;

it('the smallest lab of docs/adding-a-lab.md passes', async () => {
  expect(compileText(yaml).problems.print()).toBe('');
  expect((await prove(yaml)).print()).toBe('');
});
