// The lab compiler: labs/**/*.yaml to build/labs/*.json. `tsx tools/compiler/main.ts [--out DIR] [FILE …]`. tools/prover proves them.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LabIndexEntry } from '../../site/lab/compiled.js';
import { readGlossary } from './glossary.js';
import { compileLab, type LabBuild } from './lab.js';
import { ledgerOf, type LedgerFields, type Others } from './ledger.js';
import { Tracer } from './origins.js';
import { loadBuiltCore, runnerOf } from './runner.js';
import { Shape } from './schema.js';
import { Problems, Source } from './source.js';
import { readTables } from './tables.js';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

class Usage extends Error {}

function options(argv: string[]): { out: string; files: string[] } {
  const out = { out: '', files: [] as string[] };
  for (let i = 0; i < argv.length; ++i) {
    const a = argv[i]!;
    if (a === '--out') { if (!argv[i + 1]) throw new Usage('--out needs a folder.'); out.out = resolve(argv[++i]!); }
    else if (a.startsWith('-')) throw new Usage(`Unknown option ${a}. Known: --out DIR.`);
    else if (!existsSync(a)) throw new Usage(`There is no file ${a}.`);
    else out.files.push(resolve(a));
  }
  if (!out.out) out.out = join(ROOT, 'build/labs');
  return out;
}

const GALLERY = 'gallery';

function labFiles(): string[] {
  return ['vol1', 'vol2', 'studio', GALLERY].flatMap(v => {
    const folder = join(ROOT, 'labs', v);
    return existsSync(folder) ? readdirSync(folder).filter(f => f.endsWith('.yaml')).sort().map(f => join(folder, f)) : [];
  });
}

/** The id that a lab file states. */
const idOf = (file: string): string => /^id: *(\S+)/m.exec(readFileSync(file, 'utf8'))?.[1] ?? file;

async function main(): Promise<number> {
  const { out, files } = options(process.argv.slice(2));
  const tables = readTables(join(ROOT, 'build/generated'));
  if (!tables) { console.error('The core is not built: build/generated has no tables. Run ./lab build.'); return 1; }
  const loaded = await loadBuiltCore();
  if ('why' in loaded) {
    console.error(`The labs need the core, and it does not load. ${loaded.why} Run ./lab build.`);
    return 1;
  }
  const core = loaded.core;
  const problems = new Problems();
  const glossarySource = Source.read(join(ROOT, 'labs/glossary.yaml'), 'labs/glossary.yaml', problems);
  const glossary = readGlossary(glossarySource);
  const says = new Map([...glossary.values()].map(t => [t.id, t.says]));
  const schema = (name: string) => join(ROOT, `labs/schema/${name}.schema.json`);
  const shapes = { lab: new Shape(schema('lab')), gallery: new Shape(schema('gallery'), [schema('lab')]) };
  const builds: LabBuild[] = [];
  const byId = new Map(labFiles().map(file => [idOf(file), file]));
  const fields = new Map<string, LedgerFields | undefined>();
  // A lab comes only after those it reads, so no two wait for each other; where they do, the order is told.
  const others: Others = {
    order: [...byId.keys()],
    fields(id) {
      const file = byId.get(id);
      if (!fields.has(id) && file) {
        fields.set(id, new Map());
        const source = Source.read(file, relative(process.cwd(), file), new Problems());
        if (source.readable && shapes.lab.holds(source)) fields.set(id, ledgerOf(compileLab(source, tables, says, null, others)));
      }
      return fields.get(id);
    },
  };
  for (const file of files.length ? files : labFiles()) {
    const own = new Problems();
    const source = Source.read(file, relative(process.cwd(), file), own);
    const shape = source.readable && source.root.get('specimens') ? shapes.gallery : shapes.lab;
    if (source.readable && shape.holds(source)) builds.push(compileLab(source, tables, says, runnerOf(core), others));
    problems.list.push(...own.list);
  }
  const ids = new Map<string, string>();
  for (const b of builds) {
    const twin = ids.get(b.lab.id);
    if (twin) b.source.root.get('id')!.problem(`${twin} has the id ${b.lab.id} too`);
    ids.set(b.lab.id, b.source.file);
  }
  if (problems.list.length) {
    console.error(problems.print());
    console.error(`${problems.list.length} ${problems.list.length === 1 ? 'problem' : 'problems'}`);
    return 1;
  }
  write(out, builds, files.length === 0);
  return 0;
}

/** Writes a file only when it changes, so that watchers see what really changed. */
function put(file: string, text: string): void {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

function write(out: string, builds: LabBuild[], all: boolean): void {
  mkdirSync(out, { recursive: true });
  const names = builds.map(b => `${b.lab.id.replace('/', '-')}.json`);
  builds.forEach((b, i) => put(join(out, names[i]!), JSON.stringify(b.lab)));
  mkdirSync(join(out, 'origins'), { recursive: true });
  builds.forEach((b, i) => { if (!b.lab.specimens) put(join(out, 'origins', names[i]!), JSON.stringify(new Tracer(b).trace(b.lab))); });
  if (!all) return;
  const index = builds.filter(b => !b.lab.specimens).map(({ lab }): LabIndexEntry => ({ id: lab.id, volume: lab.volume, number: lab.number, title: lab.title, question: lab.question, minutes: lab.minutes }));
  put(join(out, 'index.json'), JSON.stringify(index));
  for (const f of readdirSync(out)) if (f.endsWith('.json') && f !== 'index.json' && !names.includes(f)) rmSync(join(out, f));
}

try {
  process.exitCode = await main();
} catch (e) {
  if (!(e instanceof Usage)) throw e;
  console.error(e.message);
  process.exitCode = 2;
}
