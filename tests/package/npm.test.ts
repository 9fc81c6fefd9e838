// The npm package: complete, installs without a network, answers in node and in a bundled page, and its types hold.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../tools/site/serve.mjs';
import { answer, ROOT, run, VERSION } from './help.js';

const folder = mkdtempSync(join(tmpdir(), 'ironlab-npm-'));
const installed = join(folder, 'node_modules/ironlab');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ESTIMATE = { hardware: 'cloud_h100', workload: 'resnet50', overhead_s: 1e-5 };
const expected = answer<{ total_s: number; bottleneck: string }>('eval', 'iron_law', JSON.stringify(ESTIMATE));
let packed: { name: string; version: string; filename: string; size: number; files: { path: string }[] };

beforeAll(() => {
  const quiet = ['--offline', '--no-audit', '--no-fund', '--ignore-scripts', '--cache', join(folder, 'cache')];
  const pack = run('npm', ['pack', '--json', '--pack-destination', folder, ...quiet], { cwd: join(ROOT, 'build/npm') });
  if (pack.code !== 0) throw new Error(pack.err);
  packed = (JSON.parse(pack.out) as [typeof packed])[0];
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const install = run('npm', ['install', `./${packed.filename}`, ...quiet], { cwd: folder });
  if (install.code !== 0) throw new Error(install.err);
}, 120_000);

describe('what is in it', () => {
  const manifest = () => JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { version: string; type: string; dependencies?: object; exports: Record<string, unknown> };
  it('has the version of the project, and needs nothing else', () => {
    expect([packed.name, packed.version, manifest().version, manifest().type, manifest().dependencies]).toEqual(['ironlab', VERSION, VERSION, 'module', undefined]);
  });
  it('holds every file that it exports, and no source', () => {
    const files = packed.files.map((f) => f.path);
    const targets = (x: unknown): string[] => (typeof x === 'string' ? [x] : Object.values(x as object).flatMap(targets));
    for (const target of targets(manifest().exports)) expect(files).toContain(target.replace('./', ''));
    for (const name of ['README.md', 'LICENSE', 'THIRD-PARTY.md', 'ironlab_models.wasm']) expect(files).toContain(name);
    expect(files.filter((name) => !/\.(js|d\.ts|wasm|md|json)$|^LICENSE$/.test(name))).toEqual([]);
  });
  it('imports nothing that is not in it but node', () => {
    for (const { path } of packed.files.filter((f) => /\.(js|d\.ts)$/.test(f.path) && f.path !== 'table.js')) {
      const text = readFileSync(join(installed, path), 'utf8');
      const own = (name: string) => name.replace('./', '').replace(/\.js$/, path.endsWith('.d.ts') ? '.d.ts' : '.js');
      for (const [, name] of text.matchAll(/^(?:import|export)\b[^'"\n]*?\bfrom ['"]([^'"]+)['"]/gm))
        expect(name!.startsWith('node:') ? path === 'node.js' : packed.files.some((f) => f.path === own(name!)), `${path}: ${name}`).toBe(true);
      expect(text).not.toContain(ROOT);
    }
  });
});

describe('in node', () => {
  it('examples/node prints what the tool says', () => {
    copyFileSync(join(ROOT, 'examples/node/estimate.mjs'), join(folder, 'estimate.mjs'));
    const done = run(process.execPath, ['estimate.mjs'], { cwd: folder });
    expect([done.code, done.err]).toEqual([0, '']);
    const said = JSON.parse(done.out) as { total_s: number; bottleneck: string; overheads_s: number[]; totals_s: number[] };
    expect([said.total_s, said.bottleneck]).toEqual([expected.total_s, expected.bottleneck]);
    const swept = answer<{ x: number[]; columns: { total_s: number[] } }>(
      'sweep', 'iron_law', JSON.stringify({ hardware: ESTIMATE.hardware, workload: ESTIMATE.workload }), '--field', 'overhead_s', '--from', '1e-6', '--to', '1e-3', '--n', '4', '--scale', 'log');
    expect([said.overheads_s, said.totals_s]).toEqual([swept.x, swept.columns.total_s]);
  });
  it('the code in its README runs', () => {
    const [, code] = /```js\n(.*?)```/s.exec(readFileSync(join(installed, 'README.md'), 'utf8'))!;
    writeFileSync(join(folder, 'readme.mjs'), code!);
    const done = run(process.execPath, ['readme.mjs'], { cwd: folder });
    expect([done.code, done.err, done.out]).toEqual([0, '', `${expected.total_s} ${expected.bottleneck}\n`]);
  });
});

describe('types', () => {
  const check = (code: string, resolution: 'NodeNext' | 'bundler'): string => {
    writeFileSync(join(folder, 'use.mts'), code);
    const compilerOptions = { noEmit: true, strict: true, target: 'ES2022', module: resolution === 'NodeNext' ? 'NodeNext' : 'ESNext', moduleResolution: resolution, types: [], skipLibCheck: true };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['use.mts'] }));
    return run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '--project', folder], { cwd: folder }).out;
  };
  const good = `import { loadCore, type Models, type Result } from 'ironlab';
    const core = await loadCore();
    const answer: Result<Models['iron_law']['out']> = core.evaluate('iron_law', ${JSON.stringify(ESTIMATE)});
    if (answer.ok) { const total: number = answer.value.total_s; const which: 'memory' | 'compute' | 'overhead' = answer.value.bottleneck; void [total, which]; }
    else { const code: string = answer.error.code; void code; }`;
  it.each(['NodeNext', 'bundler'] as const)('hold for %s', (resolution) => expect(check(good, resolution)).toBe(''), 120_000);
  it('object to an unknown model, field, entry and output', () => {
    const lines = ["core.evaluate('iron_lw', {});", "core.evaluate('iron_law', { overhead: 1 });", "core.evaluate('iron_law', { hardware: 'cloud_h1000' });", "const r = core.evaluate('iron_law', {}); if (r.ok) r.value.total;"];
    const out = check(`import { loadCore } from 'ironlab';\nconst core = await loadCore();\n${lines.join('\n')}`, 'NodeNext');
    for (let i = 0; i < lines.length; i += 1) expect(out).toContain(`use.mts(${i + 3},`);
  }, 120_000);
});

describe('in a page', () => {
  it('a bundler takes the module along, and Chromium answers the same', async () => {
    const root = join(folder, 'page');
    mkdirSync(root);
    writeFileSync(join(root, 'index.html'), '<!doctype html><title>page</title><script type="module" src="./page.js"></script>');
    writeFileSync(join(root, 'page.js'), `import { loadCore } from 'ironlab';
      loadCore().then((core) => core.evaluate('iron_law', ${JSON.stringify(ESTIMATE)}), (error) => String(error)).then((answer) => { document.title = JSON.stringify(answer); });`);
    const warnings: string[] = [];
    await build({ root, configFile: false, base: './', logLevel: 'silent', build: { target: 'es2022', assetsInlineLimit: 0, rollupOptions: { onwarn: (w) => warnings.push(w.message) } } });
    expect(warnings).toEqual([]);
    const site = await serve({ root: join(root, 'dist') });
    const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
    try {
      const page = await browser.newPage();
      await page.goto(site.url);
      await page.waitForFunction(() => document.title !== 'page');
      expect(JSON.parse(await page.title())).toEqual({ ok: true, value: expected });
    } finally {
      await browser.close();
      await site.close();
    }
  }, 120_000);
});
