// Builds the npm package of the core into build/npm: the wasm module, the client as JavaScript, and the types of every model.
import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { loadNames } from '../../wasm/client/node.js';
import { forThePage } from '../site/virtual.js';

const under = (path: string): string => fileURLToPath(new URL(path, new URL('../../', import.meta.url)));
const text = (path: string): Promise<string> => readFile(under(path), 'utf8');
const SOURCE = 'build/npm-source/';
const OUT = 'build/npm/';

const { version, license, engines } = JSON.parse(await text('package.json')) as { version: string; license: string; engines: object };
const manifest = {
  name: 'ironlab', version, license, engines, type: 'module', sideEffects: false,
  description: 'Numbers for machine learning systems: typed models with sources, as WebAssembly.',
  keywords: ['machine-learning', 'systems', 'performance', 'roofline', 'webassembly'],
  exports: {
    '.': { node: { types: './node.d.ts', default: './node.js' }, default: { types: './browser.d.ts', default: './browser.js' } },
    './ironlab_models.wasm': './ironlab_models.wasm',
    './package.json': './package.json',
  },
  files: ['*.js', '*.d.ts', 'ironlab_models.wasm', 'THIRD-PARTY.md'],
};
const compilerOptions = {
  target: 'ES2022', lib: ['ES2022', 'DOM'], module: 'NodeNext', strict: true, noUncheckedIndexedAccess: true, declaration: true, skipLibCheck: false,
  types: ['node'], typeRoots: [under('node_modules/@types')], outDir: under(OUT),
};

// Sources side by side, as they will stand in the package.
for (const folder of [SOURCE, OUT]) {
  await rm(under(folder), { recursive: true, force: true });
  await mkdir(under(folder), { recursive: true });
}
const source = (name: string, content: string): Promise<void> => writeFile(under(SOURCE + name), content);
for (const name of ['client.ts', 'core.ts', 'names.ts', 'turns.ts', 'values.ts']) await source(name, (await text(`wasm/client/${name}`)).replaceAll('../../build/generated/models.js', './models.js'));
for (const name of ['node.ts', 'browser.ts']) await source(name, await text(`tools/package/npm/${name}`));
await source('package.json', JSON.stringify({ type: 'module' }));
await source('tsconfig.json', JSON.stringify({ compilerOptions, include: ['*.ts'] }));
const declared = {
  'models.d.ts': await text('build/generated/models.d.ts'),
  'table.d.ts': "import type { Names } from './names.js';\ndeclare const table: Names;\nexport default table;\n",
  'module-node.d.ts': "import type { WasmModule } from './client.js';\nexport default function create(options: { wasmBinary: ArrayBufferView | ArrayBuffer }): Promise<WasmModule>;\n",
};
const declarations: Record<string, string> = { ...declared, 'module-browser.d.ts': declared['module-node.d.ts'] };
for (const [name, content] of Object.entries(declarations)) await source(name, content);
execFileSync(process.execPath, [under('node_modules/typescript/bin/tsc'), '--project', under(SOURCE)], { stdio: 'inherit' });

const put = (name: string, content: string): Promise<void> => writeFile(under(OUT + name), content);
for (const [name, content] of Object.entries(declarations)) await put(name, content);
const glue = await text('build/wasm/wasm/ironlab_models.mjs');
await put('module-node.js', glue);
await put('module-browser.js', forThePage(glue));
await put('table.js', `export default ${JSON.stringify(await loadNames())};\n`);
await put('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
for (const [from, name] of [['build/wasm/wasm/ironlab_models.wasm', 'ironlab_models.wasm'], ['LICENSE', 'LICENSE'], ['tools/package/THIRD-PARTY.md', 'THIRD-PARTY.md'], ['tools/package/npm/README.md', 'README.md']] as const)
  await cp(under(from), under(OUT + name), { mode: 0 });
console.log(`build/npm: ironlab ${version}`);
