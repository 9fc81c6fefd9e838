// The labs of this checkout, compiled for proving: what the command, the tests and the server share.
import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Core } from '../../wasm/client/core.js';
import { type Term, readGlossary } from '../compiler/glossary.js';
import { compileLab, type LabBuild } from '../compiler/lab.js';
import { runnerOf } from '../compiler/runner.js';
import { Shape } from '../compiler/schema.js';
import { type Problem, Problems, Source } from '../compiler/source.js';
import type { Tables } from '../compiler/tables.js';
import { type Proved, proveLab } from './prove.js';
import { Report } from './report.js';
import { ruleOf } from './rules.js';

const VOLUMES = ['vol1', 'vol2', 'studio'];
export const GALLERY = 'gallery';

export function labFiles(root: string, volumes = VOLUMES): string[] {
  return volumes.flatMap(v => {
    const folder = join(root, 'labs', v);
    return existsSync(folder) ? readdirSync(folder).filter(f => f.endsWith('.yaml')).sort().map(f => join(folder, f)) : [];
  });
}

/** "vol1/05", "05", "05-activation-tax", "acceleration" or a path: the files meant, or null. */
export function filesNamed(root: string, name: string): string[] | null {
  if (existsSync(name) && name.endsWith('.yaml')) return [resolve(name)];
  const found = labFiles(root).filter(f => {
    const short = relative(join(root, 'labs'), f).replace(/\.yaml$/, '');
    return [short, short.split('/')[1], short.replace(/^(\w+\/\d+)-.*$/, '$1'), short.replace(/^\w+\/(\d+)-.*$/, '$1'), short.split('/')[0]].includes(name);
  });
  return found.length ? found : null;
}

export interface Bench { core: Core; tables: Tables; glossary: Map<string, Term>; shape: Shape; gallery: Shape; root: string }

export function benchOf(root: string, core: Core, tables: Tables): { bench: Bench; problems: Problems } {
  const problems = new Problems();
  const glossary = readGlossary(Source.read(join(root, 'labs/glossary.yaml'), 'labs/glossary.yaml', problems));
  const schema = (name: string) => join(root, `labs/schema/${name}.schema.json`);
  return { bench: { core, tables, glossary, root, shape: new Shape(schema('lab')), gallery: new Shape(schema('gallery'), [schema('lab')]) }, problems };
}

/** A lab from its text; without a build when its shape is wrong. */
export function compileText(bench: Bench, shown: string, text: string): { build: LabBuild | null; problems: Problem[] } {
  const problems = new Problems();
  const source = new Source(shown, text, problems);
  if (!source.readable) return { build: null, problems: problems.list };
  const shape = source.root.get('specimens') ? bench.gallery : bench.shape;
  if (!shape.holds(source)) return { build: null, problems: problems.list.map(p => ({ rule: 'file.shape', ...p })) };
  const says = new Map([...bench.glossary.values()].map(t => [t.id, t.says]));
  return { build: compileLab(source, bench.tables, says, runnerOf(bench.core)), problems: problems.list };
}

/** Compiled, and where that has no problem, proved. */
export function proveText(bench: Bench, shown: string, text: string, random?: number): Proved {
  const { build, problems } = compileText(bench, shown, text);
  if (build && problems.length === 0) return proveLab(build, { core: bench.core, glossary: bench.glossary, ...(random === undefined ? {} : { random }) });
  const report = new Report();
  for (const p of problems) report.add({ rule: ruleOf(p), file: p.file, line: p.line, column: p.column, message: p.message, ...(p.hint ? { mend: p.hint } : {}) });
  return { lab: build?.lab.id ?? shown, file: shown, checks: report.findings.length, states: 0, random: 0, ms: 0, findings: report.findings };
}
