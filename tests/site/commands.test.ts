// What `./lab` says to somebody who tries it: help without doing anything, and wrong names told apart from right ones.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const lab = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync('./lab', words, { cwd: root, encoding: 'utf8', timeout: 20_000 });
  return { status, stdout, stderr };
};
const commands = readdirSync(`${root}tools/lab`).flatMap((name) => /^(?!common)([a-z-]+)\.sh$/.exec(name)?.[1] ?? []);

it.each(commands.filter((name) => name !== 'bench' && name !== 'help'))('./lab %s --help says what it does, and does nothing of it', (name) => {
  const what = /^# help: (.*)$/m.exec(readFileSync(`${root}tools/lab/${name}.sh`, 'utf8'))![1]!;
  for (const words of [[name, '--help'], [name, 'more', '-h'], ['help', name]]) expect(lab(...words)).toEqual({ status: 0, stdout: `   ./lab ${name}: ${what}\n`, stderr: '' });
});

it('./lab help lists every command', () => {
  const { status, stdout } = lab('help');
  expect(status).toBe(0);
  for (const name of commands) expect(stdout).toMatch(new RegExp(`^   ${name} `, 'm'));
});

it.each([['nix'], ['help', 'nix'], ['common'], ['help', '../lab'], ['clean', 'nix'], ['pack', 'nix'], ['setup', 'nix'], ['size', 'nix'], ['bench', 'nix']])('./lab %s %s is refused with words, and nothing is built', (...words) => {
  const { status, stdout, stderr } = lab(...words);
  expect(status).toBe(2);
  expect(stderr.trim()).not.toBe('');
  expect(stdout).not.toContain('Building');
});

it.each([['--prot', '1'], ['--port'], ['--port', 'x'], ['--port=99999']])('the server refuses %s %s', (...words) => {
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'tools/site/dev.ts', ...words], { cwd: root, encoding: 'utf8', timeout: 20_000 });
  expect({ status, stderr }).toEqual({ status: 2, stderr: 'serve takes nothing, or: --port N, a number from 0 to 65535\n' });
});
