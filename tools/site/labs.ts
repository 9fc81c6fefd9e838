// The compiled labs and their index, and what of the core's names they need.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import type { CompiledLab, LabIndexEntry } from '../../site/lab/compiled.js';
import { slim, type Catalogue, type CoreTable } from '../../wasm/client/slim.js';
import type { Names } from '../../wasm/client/names.js';
import { resolve } from 'node:path';
import type { LabOrigins } from '../compiler/origins.js';
import { kindsOf, MODELS } from '../../site/views/kinds.js';
import { pageJson } from './page-lab.js';
import { ROOT } from './paths.js';

export interface Labs { index: LabIndexEntry[]; labs: { entry: LabIndexEntry; lab: CompiledLab; json: string }[] }

/** Another folder of compiled labs, for trying the page on hand-made ones. */
const FROM = process.env.IRONLAB_COMPILED ?? 'build/labs/';

const json = async (path: string): Promise<unknown> => JSON.parse(await readFile(resolve(ROOT, path), 'utf8'));

export async function readLabs(): Promise<Labs> {
  const index = (await json(`${FROM}index.json`)) as LabIndexEntry[];
  const labs = await Promise.all(index.map(async (entry) => {
    const text = await readFile(resolve(ROOT, `${FROM}${entry.id.replace('/', '-')}.json`), 'utf8');
    const lab = JSON.parse(text) as CompiledLab;
    // Where its numbers come from is on the reference: a page has links, and asks for them when a reader does.
    return { entry, lab, json: pageJson(lab) };
  }));
  return { index, labs };
}

/** Where a compiled lab's numbers come from; hand-made labs do not say. */
export async function readOrigins(id: string): Promise<LabOrigins | null> {
  const file = resolve(ROOT, `${FROM}origins/${id.replace('/', '-')}.json`);
  return existsSync(file) ? ((await json(file)) as LabOrigins) : null;
}

/** The gallery: files of specimens, in the order of their names. */
export async function readGallery(): Promise<{ id: string; lab: CompiledLab; json: string }[]> {
  const folder = resolve(ROOT, FROM);
  const files = (await readdir(folder)).filter((name) => name.startsWith('gallery-')).sort();
  return Promise.all(files.map(async (name) => { const text = await readFile(resolve(folder, name), 'utf8'); const lab = JSON.parse(text) as CompiledLab; return { id: lab.id, lab, json: text }; }));
}

/** What pages ask beside the labs: the ledger. */
const ASKED = ['calibration'];

export async function readNames({ labs }: { labs: { lab: CompiledLab }[] }): Promise<Names> {
  const used = new Set([...ASKED, ...labs.flatMap(({ lab }) => [...lab.calls.map((call) => call.model), ...kindsOf(lab).flatMap((kind) => MODELS[kind] ?? [])])]);
  return slim((await json('build/generated/core-table.json')) as CoreTable, (await json('build/generated/catalogue.json')) as Catalogue, [...used]);
}
