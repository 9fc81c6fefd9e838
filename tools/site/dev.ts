// `./lab serve`: the built site, where each lab shows what the prover finds in it, and draws itself anew when its file is saved.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join, relative } from 'node:path';
import type { CompiledLab } from '../../site/lab/compiled.js';
import { dataBlock } from '../../site/pages/shell.js';
import { type Bench, benchOf, compileText, labFiles, statedId } from '../compiler/labs.js';
import { loadBuiltCore } from '../compiler/runner.js';
import { readTables } from '../compiler/tables.js';
import { type Proving, proveApart } from '../prover/apart.js';
import type { Finding } from '../prover/report.js';
import { readLabs } from './labs.js';
import { pageJson } from './page-lab.js';
import { ROOT, under } from './paths.js';
import { prerenderLab } from './prerender.js';
import { serve, type Serving } from './serve.mjs';

/** While somebody writes: every corner, and fewer random states than `./lab prove`. */
const RANDOM = 1000;
const EVERY_MS = 250;

/** Of a lab that is being proved, nothing is known but its file. */
export interface Told { page: string; file: string; proving?: true; checks: number; states: number; findings: Finding[] }

export interface Serve { port?: number; root?: string; site?: string; models?: string[]; rebuild?: () => Promise<boolean>; prove?: typeof proveApart; say?: (line: string) => void }
/** Serves `site`, looks after `labs` of the checkout at `root`. `rebuild` makes the whole site anew, for labs with models other than `models`; `prove` proves one; `say` reports to the terminal. */
export async function serveLabs({ port = 8000, root = ROOT, site = under('build/site'), models, rebuild = buildSite, prove = proveApart, say = (line: string): void => console.log(line) }: Serve): Promise<Serving> {
  const tables = readTables(under('build/generated'));
  const loaded = await loadBuiltCore();
  if (!tables || 'why' in loaded) throw new Error(`The core does not load. ${'why' in loaded ? loaded.why : ''} Run ./lab build.`);
  const fresh = (): Bench => benchOf(root, loaded.core, tables).bench;
  let bench = fresh();
  /** Models whose names the built pages have. */
  const known = new Set(models ?? (await readLabs()).labs.flatMap(({ lab }) => lab.calls.map(c => c.model)));
  const told = new Map<string, Told>();
  const drawn = new Map<string, string>();
  const listeners = new Set<ServerResponse>();
  const tell = (event: string, data: unknown, to: Iterable<ServerResponse> = listeners): void => { for (const r of to) r.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`); };

  const shown = (file: string) => relative(root, file);
  /** The proof of each file that is not there yet. */
  const proving = new Map<string, Proving>();
  async function proved(file: string): Promise<void> {
    proving.get(file)?.stop();
    const text = readFileSync(file, 'utf8');
    const page = statedId(text);
    const mine = prove({ root, shown: shown(file), text, random: RANDOM });
    proving.set(file, mine);
    told.set(page, { page, file: shown(file), proving: true, checks: 0, states: 0, findings: [] });
    tell('proved', [...told.values()]);
    try {
      const done = await mine.done;
      if (!done || proving.get(file) !== mine) return;
      const { checks, states, findings } = done;
      told.set(page, { page, file: shown(file), checks, states, findings });
      say(`   ${shown(file)}: ${findings.length ? `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}` : 'proved'}`);
    } catch (e) {
      if (proving.get(file) !== mine) return;
      told.delete(page);
      say(`   ${String(e)}`);
    }
    proving.delete(file);
    tell('proved', [...told.values()]);
  }
  /** The page of a lab from the built one, with the lab as it is now. */
  async function draw(lab: CompiledLab): Promise<boolean> {
    const built = join(site, lab.id, 'index.html');
    if (!existsSync(built) || !lab.calls.every(c => known.has(c.model))) return false;
    const body = await prerenderLab(lab, '../'.repeat(lab.id.split('/').length));
    const block = dataBlock('ironlab-data', lab.id, pageJson(lab));
    const page = readFileSync(built, 'utf8').replace(/(<ironlab-lab [^>]*>)[\s\S]*<\/ironlab-lab>/, (_, open: string) => `${open}${body}</ironlab-lab>`).replace(/<script type="application\/json" id="ironlab-data"[\s\S]*?<\/script>/, () => block);
    drawn.set(lab.id, page);
    return true;
  }
  async function saved(file: string): Promise<void> {
    if (!existsSync(file)) return;
    const text = readFileSync(file, 'utf8');
    const { build, problems } = compileText(bench, shown(file), text);
    void proved(file);
    if (!build || problems.length || build.lab.specimens) return;
    if (await draw(build.lab)) tell('reload', { lab: build.lab.id });
    else if (await rebuild()) { build.lab.calls.forEach(c => known.add(c.model)); drawn.delete(build.lab.id); tell('reload', { lab: null }); }
  }

  // Asked by time, not told by the system: editors replace the file, and what is told then differs from one system to the next.
  const glossary = join(root, 'labs/glossary.yaml');
  const stamps = (): Map<string, number> => new Map([...labFiles(root), glossary].map(f => [f, statSync(f, { throwIfNoEntry: false })?.mtimeMs ?? 0]));
  let seen = stamps();
  let queue = Promise.resolve();
  const watcher = setInterval(() => {
    const now = stamps();
    const changed = [...now].filter(([f, t]) => seen.get(f) !== t).map(([f]) => f);
    seen = now;
    if (changed.length) bench = fresh(); // a lab may read the ledger of one that has changed
    const files = changed.includes(glossary) ? labFiles(root).filter(f => changed.includes(f) || told.has(statedId(readFileSync(f, 'utf8')))) : changed;
    for (const file of files) queue = queue.then(() => saved(file)).catch((e: unknown) => say(`   ${String(e)}`));
  }, EVERY_MS);

  const type = { html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8' };
  const first = (path: string, _: unknown, response: ServerResponse): boolean => {
    const send = (kind: string, text: string) => { response.writeHead(200, { 'Content-Type': kind, 'Cache-Control': 'no-store' }).end(text); return true; };
    if (path === '/@dev/panel.js') return send(type.js, readFileSync(under('tools/site/dev-panel.js'), 'utf8'));
    if (path === '/@dev/events') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
      tell('proved', [...told.values()], [response]);
      return true;
    }
    const page = path.replace(/^\//, '').replace(/\/(index\.html)?$/, '');
    const built = join(site, page, 'index.html');
    const file = path.endsWith('/') || path.endsWith('.html') ? labFiles(root).find(f => statedId(readFileSync(f, 'utf8')) === page) : undefined;
    if (!file || !existsSync(built)) return false;
    // Proved when it is first looked at.
    if (!told.has(page)) void proved(file);
    return send(type.html, (drawn.get(page) ?? readFileSync(built, 'utf8')).replace('</body>', () => '<script type="module" src="/@dev/panel.js"></script></body>'));
  };
  const serving = await serve({ root: site, port, first });
  return { url: serving.url, close: async () => { clearInterval(watcher); for (const p of proving.values()) p.stop(); await serving.close(); } };
}

function buildSite(): Promise<boolean> {
  return new Promise(done => spawn(process.execPath, ['--import', 'tsx', under('tools/site/build.ts')], { cwd: ROOT, stdio: 'inherit' }).on('close', code => done(code === 0)));
}

if (process.argv[1]?.endsWith('dev.ts')) {
  const given = /^(?:--port[ =](\d{1,5}))?$/.exec(process.argv.slice(2).join(' '));
  const port = given ? Number(given[1] ?? 8000) : NaN;
  if (!(port <= 65535)) { console.error('serve takes nothing, or: --port N, a number from 0 to 65535'); process.exit(2); }
  const { url } = await serveLabs({ port });
  console.log(`\n   The labs are at ${url}   (Ctrl-C stops)\n   A lab draws itself anew when you save it, and shows what the prover finds.`);
}
