// For the tests of the lab compiler: a lab from text, its problems as file:line:column, and the checks over it.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { LabBuild } from '../../tools/compiler/lab.js';
import { Problems } from '../../tools/compiler/source.js';
import { readTables } from '../../tools/compiler/tables.js';
import { benchOf, compileText as compiled } from '../../tools/compiler/labs.js';
import { proveText } from '../../tools/prover/labs.js';
import type { Proved } from '../../tools/prover/prove.js';
import { loadCore } from '../../wasm/client/node.js';

const root = new URL('../../', import.meta.url);
const path = (name: string) => fileURLToPath(new URL(name, root));
export const file = (name: string) => readFileSync(path(name), 'utf8');
export const tables = readTables(path('build/generated'))!;
export const core = await loadCore();
export const { bench } = benchOf(path('.'), core, tables);
export const { glossary } = bench;
/** A lab is proved here hundreds of times, with a few random states beside its corners. */
const RANDOM = 200;

export interface Outcome { build: LabBuild | null; problems: Problems }

export function compileText(text: string, name = 'lab.yaml'): Outcome {
  const problems = new Problems();
  const { build, problems: found } = compiled(bench, name, text);
  problems.list.push(...found);
  return { build, problems };
}

export const proof = (text: string, name = 'lab.yaml'): Proved => proveText(bench, name, text, RANDOM);
/** What fails of a lab, as the compiler lists its problems. */
export async function prove(text: string): Promise<Problems> {
  const problems = new Problems();
  problems.list.push(...proof(text).findings.filter(f => f.severity === 'error').map(({ mend, ...f }) => ({ ...f, hint: mend })));
  return problems;
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
