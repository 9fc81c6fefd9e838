// Builds the hosted site into build/site: one page a lab, hashed files, relative addresses, so it works under any path.
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build as vite, transformWithEsbuild, type Rollup } from 'vite';
import { dataBlock, escape, shell } from '../../site/pages/shell.js';
import { compileLabs } from './compile-labs.js';
import type { CompiledLab } from '../../site/lab/compiled.js';
import { FILES, fetched } from '../../site/views/kinds.js';
import { galleryPage } from './gallery-page.js';
import { readGallery, readLabs, readNames, type Labs } from './labs.js';
import { computeBytes, landmarks, workerScript } from './measuring.js';
import { missingPage } from './missing-page.js';
import { hash, ROOT, under } from './paths.js';
import { prerenderLab, prerenderLedger, prerenderMap } from './prerender.js';
import { writeReference } from './reference.js';
import { writeReferencePages } from './reference-pages.js';
import { searchable } from './searchable.js';
import { minifiedStyle, pageStyles } from './styles.js';
import { exportJson, virtual } from './virtual.js';

const OUT = under('build/site.new');
const DONE = under('build/site');

async function put(path: string, data: string | Uint8Array): Promise<string> {
  const to = join(OUT, path);
  await mkdir(dirname(to), { recursive: true });
  await writeFile(to, data);
  return path;
}
/** Writes below assets/ with the content's hash in the name. */
const hashed = (name: string, ext: string, data: string | Uint8Array): Promise<string> => put(`assets/${name}-${hash(data)}.${ext}`, data);

const small = async (code: string): Promise<string> => (await transformWithEsbuild(code, 'small.js', { minify: true, sourcemap: false })).code;

const ENTRIES = { lab: under('site/boot/entry-lab.ts'), map: under('site/boot/entry-map.ts'), gallery: under('site/boot/entry-gallery.ts'), ledger: under('site/boot/entry-ledger.ts'), embed: under('site/boot/entry-embed.ts') };

async function bundle(modules: Record<string, string>, input: Record<string, string> = ENTRIES): Promise<Rollup.OutputChunk[]> {
  const result = await vite({
    root: ROOT, configFile: false, publicDir: false, base: './', logLevel: 'warn', plugins: [virtual(modules)],
    build: {
      outDir: OUT, emptyOutDir: false, target: 'es2022', minify: process.env.IRONLAB_READABLE ? false : 'esbuild', modulePreload: false, reportCompressedSize: false, assetsInlineLimit: 0,
      rollupOptions: {
        input,
        preserveEntrySignatures: 'allow-extension',
        output: {
          entryFileNames: (chunk) => (chunk.name === 'embed' ? 'embed/ironlab-lab.js' : 'assets/[name]-[hash].js'), chunkFileNames: 'assets/[name]-[hash].js',
        },
      },
    },
  });
  return (Array.isArray(result) ? result : [result as Rollup.RollupOutput]).flatMap((r) => r.output).filter((o): o is Rollup.OutputChunk => o.type === 'chunk');
}

/** An entry's file and the chunks it imports at once. */
function graph(chunks: Rollup.OutputChunk[], name: string): { file: string; imports: string[]; later: string[] } {
  const byFile = new Map(chunks.map((c) => [c.fileName, c]));
  const walk = (file: string, seen: Set<string>): Set<string> => {
    if (!seen.has(file)) { seen.add(file); byFile.get(file)?.imports.forEach((next) => walk(next, seen)); }
    return seen;
  };
  const entry = chunks.find((c) => c.isEntry && c.name === name)!;
  const first = walk(entry.fileName, new Set());
  const lazy = new Set([...first].flatMap((file) => byFile.get(file)?.dynamicImports ?? []).flatMap((file) => [...walk(file, new Set())]).filter((file) => !first.has(file)));
  return { file: entry.fileName, imports: [...first].filter((f) => f !== entry.fileName), later: [...lazy] };
}

/** The files of the drawings that a lab uses, with what they import; the page need not wait for the script that asks for them. */
function drawings(chunks: Rollup.OutputChunk[], lab: CompiledLab, known: string[]): string[] {
  const byFile = new Map(chunks.map((c) => [c.fileName, c]));
  const own = fetched(lab).map((kind) => chunks.find((c) => c.facadeModuleId === under(`site/views/${FILES[kind]}.ts`))!.fileName);
  const all = own.flatMap((file) => [file, ...byFile.get(file)!.imports]);
  return [...new Set(all)].filter((file) => !known.includes(file));
}

export async function buildSite(): Promise<Labs> {
  await compileLabs();
  const labs = await readLabs();
  await writeReference(labs);
  await rm(OUT, { recursive: true, force: true });
  await mkdir(OUT, { recursive: true });

  const fontFile = await hashed('lab-serif', 'woff2', await readFile(under('site/fonts/lab-serif.woff2')));
  await cp(under('site/fonts/OFL.txt'), join(OUT, 'assets/OFL.txt'));
  await cp(under('site/icons/icon.svg'), join(OUT, 'assets/icon.svg'));
  const wasmFile = await hashed('models', 'wasm', await readFile(under('build/wasm/wasm/ironlab_models.wasm')));
  const style = await hashed('page', 'css', await pageStyles(fontFile.replace('assets/', './')));
  const labFiles: Record<string, string> = {};
  for (const { entry, json } of labs.labs) labFiles[entry.id] = await hashed(entry.id.replace('/', '-'), 'json', json);
  const compute = await computeBytes();
  const computeFiles = { simd: await hashed('compute', 'wasm', compute.simd), relaxed: await hashed('compute-relaxed', 'wasm', compute.relaxed) };
  const workerFile = await hashed('measure', 'js', await workerScript());
  const compared = await landmarks();
  const site = Object.entries({ labs: labs.index, wasmFile, labFiles, fontFile, computeFiles, workerFile, landmarks: compared }).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`).join('\n');
  const gallery = await readGallery();
  const galleryFiles = await Promise.all(gallery.map(({ id, json }) => hashed(id.replace('/', '-'), 'json', json)));
  const exhibits = `export const galleryFiles = ${JSON.stringify(galleryFiles)};\nexport const names = ${JSON.stringify(await readNames({ labs: gallery }))};`;
  const chunks = await bundle({ 'virtual:ironlab-names': exportJson(await readNames(labs)), 'virtual:ironlab-site': site, 'virtual:ironlab-gallery': exhibits, 'virtual:ironlab-search': exportJson(await searchable(labs)) });
  const theme = await small(`(()=>{try{var t=localStorage.getItem("ironlab/theme");if(t==="dark"||t==="light")document.documentElement.dataset.theme=t}catch(e){}})()`);
  const first = [await hashed('theme', 'js', theme)];

  const lab = graph(chunks, 'lab');
  const views = Object.fromEntries(labs.labs.map(({ entry, lab: data }) => [entry.id, drawings(chunks, data, [lab.file, ...lab.imports, ...lab.later])]));
  for (const { entry, lab: data, json } of labs.labs) {
    const root = '../'.repeat(entry.id.split('/').length);
    const body = `<main><noscript><p class="notice">You can read this lab without JavaScript. To answer and to move its limits it needs JavaScript. <a href="${root}reference/labs/${entry.id}/">Its numbers and their sources</a></p></noscript><ironlab-lab lab="${escape(entry.id)}" base="${root}" home="${root}">${await prerenderLab(data, root)}</ironlab-lab></main>\n${dataBlock('ironlab-data', entry.id, json)}`;
    await put(`${entry.id}/index.html`, shell({
      title: `Lab ${Number(entry.number) || entry.number}: ${entry.title}`, description: entry.question, root, style: [style], font: fontFile, first,
      modules: [lab.file], preload: lab.imports, later: [...lab.later, ...views[entry.id]!], wasm: wasmFile, body,
    }));
  }
  const map = graph(chunks, 'map');
  await put('index.html', shell({
    title: 'ironlab: labs on machine learning systems', description: 'Guess first, then move the limits: interactive labs on machine learning systems.', root: '', style: [style], font: fontFile, first,
    modules: [map.file], preload: map.imports, later: [], wasm: null, body: await prerenderMap(labs.index, compared),
  }));
  const show = graph(chunks, 'gallery');
  await put('gallery/index.html', shell({
    title: 'The instruments of ironlab', description: 'Every instrument of the labs in all its states, from the models that the labs use.', root: '../', style: [style, await hashed('gallery', 'css', await minifiedStyle('gallery'))], font: fontFile, first,
    modules: [show.file], preload: show.imports, later: [], wasm: wasmFile, body: await galleryPage('../', gallery.map(({ lab: one }) => one)),
  }));
  const own = graph(chunks, 'ledger');
  await put('ledger/index.html', shell({
    title: 'Your ledger, ironlab', description: 'What you predicted, what was true, and how far off you were.', root: '../', style: [style, await hashed('ledger', 'css', await minifiedStyle('ledger'))], font: fontFile, first,
    modules: [own.file], preload: own.imports, later: own.later, wasm: null, body: await prerenderLedger('../'),
  }));
  // By itself: what it shares with the labs would be cut into chunks of its own, which costs every lab's first screen.
  const refer = graph(await bundle({}, { reference: under('site/boot/entry-reference.ts') }), 'reference');
  await writeReferencePages(labs, { style: [style, await hashed('reference', 'css', await minifiedStyle('reference'))], font: fontFile, first, module: refer.file, preload: refer.imports, wasm: wasmFile }, put);
  await put('404.html', await missingPage(style, async (name, code) => hashed(name, 'js', await small(code))));
  await cp(under('examples/embed'), join(OUT, 'examples/embed'), { recursive: true });
  await put('.nojekyll', '');
  await put('assets/parts.json', JSON.stringify({ style, fontFile, wasmFile, first, lab, views, map, embed: graph(chunks, 'embed'), labFiles, computeFiles, workerFile }));
  await rm(DONE, { recursive: true, force: true });
  await rename(OUT, DONE);
  return labs;
}

if (process.argv[1]?.endsWith('build.ts')) await buildSite();
