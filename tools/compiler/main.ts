// The lab compiler: labs/**/*.yaml to build/labs/*.json. `tsx tools/compiler/main.ts [--out DIR] [FILE …]`. tools/prover proves them.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LabIndexEntry } from '../../site/lab/compiled.js';
import { command, Usage } from './command.js';
import type { LabBuild } from './lab.js';
import { benchOf, compileText, labAndGalleryFiles } from './labs.js';
import { Tracer } from './origins.js';
import { loadBuiltCore } from './runner.js';
import { readTables } from './tables.js';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

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

async function main(): Promise<number> {
  const { out, files } = options(process.argv.slice(2));
  const tables = readTables(join(ROOT, 'build/generated'));
  if (!tables) { console.error('The core is not built: build/generated has no tables. Run ./lab build.'); return 1; }
  const loaded = await loadBuiltCore();
  if ('why' in loaded) {
    console.error(`The labs need the core, and it does not load. ${loaded.why} Run ./lab build.`);
    return 1;
  }
  const { bench, problems } = benchOf(ROOT, loaded.core, tables);
  const builds: LabBuild[] = [];
  for (const file of files.length ? files : labAndGalleryFiles(ROOT)) {
    const { build, problems: own } = compileText(bench, relative(process.cwd(), file), readFileSync(file, 'utf8'));
    if (build) builds.push(build);
    problems.list.push(...own);
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

await command(main);
