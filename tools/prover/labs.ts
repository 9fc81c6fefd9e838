// Which labs are meant, and a lab proved from its text: what the command, the tests and the server share.
import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type Bench, compileText, labFiles } from '../compiler/labs.js';
import { type Proved, proveLab } from './prove.js';
import { Report } from './report.js';
import { ruleOf } from './rules.js';

/** "vol1/05", "05", "05-activation-tax", "acceleration" or a path: the files meant, or null. */
export function filesNamed(root: string, name: string): string[] | null {
  if (existsSync(name) && name.endsWith('.yaml')) return [resolve(name)];
  const found = labFiles(root).filter(f => {
    const short = relative(join(root, 'labs'), f).replace(/\.yaml$/, '');
    return [short, short.split('/')[1], short.replace(/^(\w+\/\d+)-.*$/, '$1'), short.replace(/^\w+\/(\d+)-.*$/, '$1'), short.split('/')[0]].includes(name);
  });
  return found.length ? found : null;
}

/** Compiled, and where that has no problem, proved. */
export function proveText(bench: Bench, shown: string, text: string, random?: number): Proved {
  const { build, problems } = compileText(bench, shown, text);
  if (build && problems.length === 0) return proveLab(build, { core: bench.core, glossary: bench.glossary, ...(random === undefined ? {} : { random }) });
  const report = new Report();
  for (const p of problems) report.add({ rule: ruleOf(p), file: p.file, line: p.line, column: p.column, message: p.message, ...(p.hint ? { mend: p.hint } : {}) });
  return { lab: build?.lab.id ?? shown, file: shown, checks: report.findings.length, states: 0, random: 0, ms: 0, findings: report.findings };
}
