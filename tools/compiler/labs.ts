// The labs of a checkout, and what compiles any of them: shared by the compiler's command, the prover, the server and the tests.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Core } from '../../wasm/client/core.js';
import { type Term, readGlossary } from './glossary.js';
import { compileLab, type LabBuild } from './lab.js';
import { ledgerOf, type LedgerFields, type Others } from './ledger.js';
import { runnerOf } from './runner.js';
import { Shape } from './schema.js';
import { type Problem, Problems, Source } from './source.js';
import type { Tables } from './tables.js';

const VOLUMES = ['vol1', 'vol2', 'studio'];
const GALLERY = 'gallery';

const filesIn = (root: string, folders: readonly string[]): string[] => folders.flatMap(v => {
  const folder = join(root, 'labs', v);
  return existsSync(folder) ? readdirSync(folder).filter(f => f.endsWith('.yaml')).sort().map(f => join(folder, f)) : [];
});
/** In the order of the course. */
export const labFiles = (root: string): string[] => filesIn(root, VOLUMES);
export const labAndGalleryFiles = (root: string): string[] => filesIn(root, [...VOLUMES, GALLERY]);

/** What is read once for all labs. */
export interface Bench { core: Core; tables: Tables; glossary: Map<string, Term>; shape: Shape; gallery: Shape; others: Others; root: string }

export function benchOf(root: string, core: Core, tables: Tables): { bench: Bench; problems: Problems } {
  const problems = new Problems();
  const glossary = readGlossary(Source.read(join(root, 'labs/glossary.yaml'), 'labs/glossary.yaml', problems));
  const schema = (name: string) => join(root, `labs/schema/${name}.schema.json`);
  const read = { core, tables, glossary, root, shape: new Shape(schema('lab')), gallery: new Shape(schema('gallery'), [schema('lab')]) };
  return { bench: { ...read, others: othersOf(read) }, problems };
}

const saysOf = (glossary: Bench['glossary']): Map<string, string> => new Map([...glossary.values()].map(t => [t.id, t.says]));

/** The id that a lab's text states, before anything else of it is known; empty where it states none. */
export const statedId = (text: string): string => /^id:\s*([\w/-]+)/m.exec(text)?.[1] ?? '';

/** The labs as another one sees them: what their ledgers hold. A lab comes only after those it reads, so no two wait for each other; where they do, the order is told. */
function othersOf({ root, shape, tables, glossary }: Omit<Bench, 'others'>): Others {
  const byId = new Map(labAndGalleryFiles(root).map(file => [statedId(readFileSync(file, 'utf8')) || file, file]));
  const fields = new Map<string, LedgerFields | undefined>();
  const others: Others = {
    order: [...byId.keys()],
    fields(id) {
      const file = byId.get(id);
      if (!fields.has(id) && file) {
        fields.set(id, new Map());
        const source = Source.read(file, file, new Problems());
        if (source.readable && shape.holds(source)) fields.set(id, ledgerOf(compileLab(source, tables, saysOf(glossary), null, others)));
      }
      return fields.get(id);
    },
  };
  return others;
}

/** A lab from its text; without a build when its shape is wrong. */
export function compileText(bench: Bench, shown: string, text: string): { build: LabBuild | null; problems: Problem[] } {
  const problems = new Problems();
  const source = new Source(shown, text, problems);
  if (!source.readable) return { build: null, problems: problems.list };
  const shape = source.root.get('specimens') ? bench.gallery : bench.shape;
  if (!shape.holds(source)) return { build: null, problems: problems.list.map(p => ({ rule: 'file.shape', ...p })) };
  return { build: compileLab(source, bench.tables, saysOf(bench.glossary), runnerOf(bench.core), bench.others), problems: problems.list };
}
