// Packs the offline build into build/ironlab.zip: one index.html that works by double-click, classic scripts, nothing fetched.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { classicScript } from './classic.js';
import { readLabs, readNames } from './labs.js';
import { computeBytes, landmarks, workerScript } from './measuring.js';
import { under } from './paths.js';
import { carriedReference } from './reference-carried.js';
import { searchable } from './searchable.js';
import { minifiedStyle, pageStyles } from './styles.js';
import { exportJson } from './virtual.js';

const labs = await readLabs();
const base64 = async (path: string): Promise<string> => (await readFile(under(path))).toString('base64');

async function script(): Promise<string> {
  const site = Object.entries({ labs: labs.index, wasmFile: '', labFiles: {}, fontFile: '', computeFiles: {}, workerFile: '', landmarks: await landmarks() }).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`).join('\n');
  return classicScript('site/boot/entry-zip.ts', { 'virtual:ironlab-names': exportJson(await readNames(labs)), 'virtual:ironlab-site': site, 'virtual:ironlab-search': exportJson(await searchable(labs)) });
}

/** A value for scripts in a classic script. */
const carry = (name: string, json: string): string => `(globalThis.ironlabCarried??={}).${name}=${json};\n`;

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>ironlab: labs on machine learning systems</title>
<link rel="stylesheet" href="files/page.css">
</head>
<body>
<div id="page"></div>
<div id="unpack" hidden style="max-width:34rem;margin:48px auto;padding:0 16px;font:17px/1.6 Georgia,serif">
<h1 style="font-size:28px">Unpack me first</h1>
<p>This page was opened inside the zip, so the files beside it are missing. Unpack the whole zip into a folder, then open <b>index.html</b> there.</p>
<p>Windows: right-click the zip, “Extract all”. macOS: double-click the zip. Linux: “Extract here”.</p>
</div>
<noscript><p>The labs need JavaScript.</p></noscript>
<script>addEventListener("load", function () { var c = window.ironlabCarried || {}; if (!c.labs || !c.wasm || !c.font || !window.customElements || !customElements.get("ironlab-lab")) document.getElementById("unpack").hidden = false; });</script>
<script src="files/labs.js"></script>
<script src="files/models.js"></script>
<script src="files/font.js"></script>
<script src="files/ironlab.js"></script>
</body>
</html>
`;

const compute = await computeBytes();
const files: Record<string, string> = {
  'index.html': page,
  'files/page.css': (await pageStyles(null)) + (await minifiedStyle('ledger')) + (await minifiedStyle('reference')),
  'files/labs.js': carry('labs', `{${labs.labs.map(({ entry, json }) => `${JSON.stringify(entry.id)}:${json}`).join(',')}}`),
  'files/models.js': carry('wasm', JSON.stringify(await base64('build/wasm/wasm/ironlab_models.wasm'))),
  'files/compute.js': `globalThis.ironlabCompute=${JSON.stringify({ wasm: { simd: compute.simd.toString('base64'), relaxed: compute.relaxed.toString('base64') }, worker: await workerScript() })};\n`,
  'files/reference.js': `globalThis.ironlabReference=${JSON.stringify(await carriedReference(labs))};\n`,
  'files/font.js': carry('font', JSON.stringify(await base64('site/fonts/lab-serif.woff2'))),
  'files/ironlab.js': await script(),
  'LICENSE.txt': await readFile(under('LICENSE'), 'utf8'),
  'files/OFL.txt': await readFile(under('site/fonts/OFL.txt'), 'utf8'),
};
const encoder = new TextEncoder();
// A fixed date, so that the same build gives the same zip.
const zip = zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, encoder.encode(text)])) as Zippable, { level: 9, mtime: new Date('2026-01-01T00:00:00') });
await mkdir(under('build/zip'), { recursive: true });
await rm(under('build/zip'), { recursive: true, force: true });
for (const [name, text] of Object.entries(files)) {
  const to = join(under('build/zip'), name);
  await mkdir(join(to, '..'), { recursive: true });
  await writeFile(to, text);
}
await writeFile(under('build/ironlab.zip'), zip);
console.log(`build/ironlab.zip: ${Math.round(zip.length / 1024)} KiB, ${labs.index.length} labs. Unpacked in build/zip; open index.html.`);
