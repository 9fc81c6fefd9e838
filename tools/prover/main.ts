// `./lab prove [lab …] [--json] [--states N] [--rules]`: proves labs through the runtime and wasm of the page.
import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { command, Usage } from '../compiler/command.js';
import { benchOf, labFiles } from '../compiler/labs.js';
import { loadBuiltCore } from '../compiler/runner.js';
import { readTables } from '../compiler/tables.js';
import { filesNamed, proveText } from './labs.js';
import { provedText, rulesText, sumText } from './print.js';
import type { Proved } from './prove.js';
import { RULES } from './rules.js';
import { RANDOM_STATES } from './states.js';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

interface Asked { labs: string[]; json: boolean; random: number; rules: boolean }
function asked(argv: string[]): Asked {
  const out: Asked = { labs: [], json: false, random: RANDOM_STATES, rules: false };
  for (let i = 0; i < argv.length; ++i) {
    const a = argv[i]!;
    if (a === '--json') out.json = true;
    else if (a === '--rules') out.rules = true;
    else if (a === '--states') {
      out.random = Number(argv[++i]);
      if (!Number.isInteger(out.random) || out.random < 0 || out.random > 1e6) throw new Usage('--states takes a number from 0 to 1000000.');
    } else if (a.startsWith('-')) throw new Usage(`Unknown option ${a}. Known: --json, --states N, --rules, --mutations (alone).`);
    else out.labs.push(a);
  }
  return out;
}

async function main(): Promise<number> {
  const { labs, json, random, rules } = asked(process.argv.slice(2));
  if (rules) { console.log(rulesText()); return 0; }
  const files = labs.length ? labs.flatMap(name => filesNamed(ROOT, name) ?? (() => { throw new Usage(`There is no lab "${name}". Labs: ${labFiles(ROOT).map(f => relative(resolve(ROOT, 'labs'), f).replace('.yaml', '')).join(', ')}.`); })()) : labFiles(ROOT);
  const tables = readTables(resolve(ROOT, 'build/generated'));
  const loaded = tables ? await loadBuiltCore() : { why: 'build/generated has no tables.' };
  if (!tables || 'why' in loaded) { console.error(`The labs need the core, and it does not load. ${'why' in loaded ? loaded.why : ''} Run ./lab build.`); return 1; }
  const { bench, problems } = benchOf(ROOT, loaded.core, tables);
  if (problems.list.length) { console.error(problems.print()); return 1; }
  const all: Proved[] = [];
  const ids = new Map<string, string>();
  for (const file of files) {
    const proved = proveText(bench, relative(process.cwd(), file), readFileSync(file, 'utf8'), random);
    const twin = ids.get(proved.lab);
    if (twin) proved.findings.push({ rule: 'file.id', severity: 'error', file: proved.file, line: 1, column: 1, message: `${twin} has the id ${proved.lab} too`, mend: RULES['file.id'].mend });
    ids.set(proved.lab, proved.file);
    all.push(proved);
    if (!json) console.log(provedText(proved));
  }
  if (json) console.log(JSON.stringify({ labs: all }, null, 1));
  else console.log(sumText(all));
  return all.some(p => p.findings.some(f => f.severity === 'error')) ? 1 : 0;
}

await command(main);
