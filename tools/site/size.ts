// The size table: what a page fetches before the first prediction, and a whole lab, raw, gzip and brotli, beside the budgets.
import { readFile } from 'node:fs/promises';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { under } from './paths.js';

interface Part { file: string; imports: string[]; later: string[] }
interface Parts { style: string; fontFile: string; wasmFile: string; first: string[]; lab: Part; views: Record<string, string[]>; map: Part; embed: Part; labFiles: Record<string, string> }
interface Size { raw: number; gzip: number; brotli: number }

const SITE = under('build/site');
const BUDGET = { first: 120 * 1024, whole: 300 * 1024, wasm: 80 * 1024 };
const parts = JSON.parse(await readFile(join(SITE, 'assets/parts.json'), 'utf8')) as Parts;

async function size(file: string): Promise<Size> {
  const data = await readFile(join(SITE, file));
  // A font is compressed already.
  if (file.endsWith('.woff2')) return { raw: data.length, gzip: data.length, brotli: data.length };
  return { raw: data.length, gzip: gzipSync(data, { level: 9 }).length, brotli: brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length };
}
const sum = (sizes: Size[]): Size => sizes.reduce((a, b) => ({ raw: a.raw + b.raw, gzip: a.gzip + b.gzip, brotli: a.brotli + b.brotli }), { raw: 0, gzip: 0, brotli: 0 });
const all = async (files: string[]): Promise<Size> => sum(await Promise.all(files.map(size)));
const kb = (n: number): string => (n / 1024).toFixed(1).padStart(8);
const row = (name: string, s: Size, budget?: number): void => console.log(`${name.padEnd(46)}${kb(s.raw)}${kb(s.gzip)}${kb(s.brotli)}${budget === undefined ? '' : `${kb(budget)}  ${s.brotli <= budget ? 'within' : 'OVER'}`}`);

console.log(`${'KiB'.padEnd(46)}${'raw'.padStart(8)}${'gzip'.padStart(8)}${'brotli'.padStart(8)}${'budget'.padStart(8)}`);
let over = false;
for (const id of Object.keys(parts.labFiles)) {
  const first = [`${id}/index.html`, parts.style, parts.fontFile, ...parts.first, parts.lab.file, ...parts.lab.imports];
  row(`${id}: page with its lab (index.html)`, await size(`${id}/index.html`));
  const screen = await all(first);
  row(`${id}: first screen`, screen, BUDGET.first);
  const whole = await all([...first, ...parts.lab.later, ...parts.views[id]!, parts.wasmFile]);
  row(`${id}: whole lab, with wasm and charts`, whole, BUDGET.whole);
  over ||= screen.brotli > BUDGET.first || whole.brotli > BUDGET.whole;
}
row('style sheet', await size(parts.style));
row('font', await size(parts.fontFile));
row('script of the first screen', await all([parts.lab.file, ...parts.lab.imports]));
row('script of charts, instrument, core client', await all(parts.lab.later));
const wasm = await size(parts.wasmFile);
row('wasm: models', wasm, BUDGET.wasm);
row('map of the course', await all(['index.html', parts.style, parts.fontFile, ...parts.first, parts.map.file, ...parts.map.imports]));
process.exitCode = over || wasm.brotli > BUDGET.wasm ? 1 : 0;
