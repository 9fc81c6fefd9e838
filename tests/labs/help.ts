// For the tests of the lab compiler: a lab from text, its problems as file:line:column, and the checks over it.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkLab } from '../../tools/compiler/check.js';
import { readGlossary } from '../../tools/compiler/glossary.js';
import { compileLab, type LabBuild } from '../../tools/compiler/lab.js';
import { runnerOf } from '../../tools/compiler/runner.js';
import { Shape } from '../../tools/compiler/schema.js';
import { Problems, Source } from '../../tools/compiler/source.js';
import { readTables } from '../../tools/compiler/tables.js';
import { loadCore } from '../../wasm/client/node.js';

const root = new URL('../../', import.meta.url);
const path = (name: string) => fileURLToPath(new URL(name, root));
export const file = (name: string) => readFileSync(path(name), 'utf8');
export const tables = readTables(path('build/generated'))!;
export const core = await loadCore();
export const glossary = readGlossary(new Source('glossary.yaml', file('labs/glossary.yaml'), new Problems()));
const shape = new Shape(path('labs/schema/lab.schema.json'));
const says = new Map([...glossary.values()].map(t => [t.id, t.says]));

export interface Outcome { build: LabBuild | null; problems: Problems }

export function compileText(text: string, name = 'lab.yaml'): Outcome {
  const problems = new Problems();
  const source = new Source(name, text, problems);
  const fine = source.readable && shape.holds(source);
  const build = fine ? compileLab(source, tables, says, runnerOf(core)) : null;
  return { build, problems };
}

/** Compiled, and proved where it compiles. */
export async function prove(text: string): Promise<Problems> {
  const { build, problems } = compileText(text);
  if (!build || problems.list.length) return problems;
  return (await checkLab(build, { core, glossary })).problems;
}

export const LAB01 = file('labs/vol1/01-magnitude.yaml');
export const LAB05 = file('labs/vol1/05-activation-tax.yaml');

/** Replaces one place, which must exist exactly once unless `all`. */
export function slip(text: string, from: string, to: string): { text: string; line: number; column: number } {
  const at = text.indexOf(from);
  if (at < 0) throw new Error(`not in the lab: ${from}`);
  if (text.indexOf(from, at + 1) >= 0) throw new Error(`more than once in the lab: ${from}`);
  const before = text.slice(0, at).split('\n');
  return { text: text.slice(0, at) + to + text.slice(at + from.length), line: before.length, column: before.at(-1)!.length + 1 };
}
