// What docs/using-the-core.md shows is what the tool prints.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ROOT, run, TOOL } from './help.js';

const text = readFileSync(`${ROOT}docs/using-the-core.md`, 'utf8');
const shown = [...text.matchAll(/```console\n(.*?)```/gs)].flatMap(([, block]) => block!.split(/^\$ /m).slice(1)).map((part) => part.split(/\n(.*)/s) as [string, string]);

it('shows commands', () => expect(shown.length).toBeGreaterThan(1));
it.each(shown)('%s', (command, output) => {
  const done = run('bash', ['-c', `ironlab() { '${TOOL}' "$@"; }; ${command}`]);
  expect([done.code, done.err]).toEqual([0, '']);
  expect(done.out.replaceAll('\r\n', '\n')).toBe(output);
});
