// ./lab prove and ./lab new as commands.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { newLab } from '../../tools/prover/new.js';
import { file, proof } from './help.js';

vi.setConfig({ testTimeout: 60000 });
const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ironlab-'));
afterAll(() => rmSync(folder, { recursive: true }));
const room = /```yaml\n(.*?)```/s.exec(file('docs/adding-a-lab.md'))![1]!;
const saved = (name: string, text: string): string => { const to = join(folder, name); writeFileSync(to, text); return to; };
function prove(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', join(root, 'tools/prover/main.ts'), ...args], { cwd: root, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

describe('./lab prove', () => {
  it('counts checks and states, and ends well when nothing fails', () => {
    const { code, out } = prove('--states', '50', saved('room.yaml', room));
    expect(out).toMatch(/^ok +vol1\/99 +\d+ checks +\d+ states \(50 random\)/m);
    expect(out.trim()).toMatch(/\d+ passed, 0 failed$/);
    expect(code).toBe(0);
  });
  it('says file, line, column, rule and how to mend it, to people and to programs', () => {
    const at = saved('wrong.yaml', room.replace('minutes: [12, 20]', 'minutes: [12, 50]'));
    const people = prove('--states', '10', at);
    expect(people.out).toMatch(/wrong\.yaml:7:10: Act 2 takes 50 minutes \[frame\.minutes\]\n {2}Between 20 and 25\./);
    expect(people.code).toBe(1);
    const program = prove('--states', '10', '--json', at);
    const [lab] = JSON.parse(program.out).labs;
    expect(lab.findings).toContainEqual({ rule: 'frame.minutes', severity: 'error', file: expect.stringContaining('wrong.yaml'), line: 7, column: 10, message: 'Act 2 takes 50 minutes', mend: 'Between 20 and 25.' });
    expect(program.code).toBe(1);
  });
  it('finds two labs with one id', () => { expect(prove('--states', '10', saved('one.yaml', room), saved('two.yaml', room)).out).toMatch(/two\.yaml:1:1: .*one\.yaml has the id vol1\/99 too \[file\.id\]/); });
  it('knows its labs and options', () => {
    expect(prove('vol9/99')).toMatchObject({ code: 2, err: expect.stringContaining('There is no lab "vol9/99"') });
    expect(prove('--fast')).toMatchObject({ code: 2, err: expect.stringContaining('Unknown option --fast') });
    expect(prove('--rules').out).toContain('predict.margin');
  });
});

it('an act II without a failure is found', () => {
  const without = room.replace(/ {4}fail:\n(?: {6}.*\n)+/, '').replace('      explore: [{ say: Find the pair that cannot be loaded., when: fit.fits = false, show: big }]\n', '').replace('evidence: [fit.fits = false @ big', 'evidence: [fit.violation != null @ big, fit.fits = false @ big');
  expect(proof(without).findings.filter(f => f.severity === 'error').map(f => f.rule)).toEqual(['frame.failure']);
});

describe('./lab new', () => {
  it('makes a lab that proves', () => {
    const made = newLab(root, 'vol2/42-caches-at-work');
    if ('wrong' in made) throw new Error(made.wrong);
    expect(made.file).toBe(join(root, 'labs/vol2/42-caches-at-work.yaml'));
    expect(made.text).toMatch(/^id: vol2\/42$/m);
    expect(made.text).toMatch(/^title: Caches At Work$/m);
    expect(proof(made.text).findings.filter(f => f.severity === 'error')).toEqual([]);
  });
  it.each([['caches', /does not name a lab/], ['vol1/1-x', /does not name a lab/], ['vol1/01-again', /already: labs\/vol1\/01-magnitude\.yaml/], ['../x', /does not name a lab/]])('refuses %s', (name, says) => { expect(newLab(root, name)).toEqual({ wrong: expect.stringMatching(says) }); });
});
