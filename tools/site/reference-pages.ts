// Writes the pages of the reference: the index, one page a model, the catalogue, one page a lab for its numbers.
import { shell, dataBlock } from '../../site/pages/shell.js';
import { catalogue } from '../../site/pages/reference-catalogue.js';
import type { Places } from '../../site/pages/reference-frame.js';
import { referenceIndex } from '../../site/pages/reference-index.js';
import { labNumbers as numbersPage } from '../../site/pages/reference-lab.js';
import { modelPage, suppliersOf } from '../../site/pages/reference-model.js';
import type { CarriedTry, Field, Model } from '../../site/pages/reference-types.js';
import type { Names } from '../../wasm/client/names.js';
import type { TemplateResult } from 'lit';
import { readOrigins, type Labs } from './labs.js';
import { toHtml } from './prerender.js';
import { labNumbers, readReference } from './reference-data.js';

export interface Parts { style: string[]; font: string; first: string[]; module: string; preload: string[]; wasm: string }
export type Put = (path: string, data: string) => Promise<string>;

const REFERENCE = 'reference/';
const hash = (anchor?: string): string => (anchor ? `#${anchor}` : '');

/** Addresses from a page that lies so deep. */
export function places(root: string, labs: string[]): Places {
  const at = root + REFERENCE;
  return {
    home: root || './', reference: at, gallery: `${root}gallery/`,
    catalogue: (anchor) => `${at}catalogue/${hash(anchor)}`, model: (id, anchor) => `${at}models/${id}/${hash(anchor)}`,
    lab: (id) => (labs.includes(id) ? `${root}${id}/` : null), numbers: (id, anchor) => `${at}labs/${id}/${hash(anchor)}`, here: (anchor) => `#${anchor}`,
  };
}

/** A template cannot write into a text area; its text is beside it until here. */
const areas = (text: string): string => text.replace(/<textarea([^>]*) data-text="([^"]*)"([^>]*)><\/textarea>/g, '<textarea$1$3>$2</textarea>');

const bare = ({ doc: _, math: __, members, ...f }: Field): Field => ({ ...f, doc: '', ...(members ? { members: members.map(bare) } : {}) });

/** What the form of one model needs, and no more. */
export function tryData(m: Model, names: Names): Omit<CarriedTry, 'wasm'> {
  const accepted = Object.fromEntries(Object.entries(names.entities).filter(([kind]) => m.accepts.includes(kind)));
  return { id: m.id, slow: m.slow === true, in: m.in.map(bare), out: m.out.map(bare), names: { ...names, models: { [m.id]: names.models[m.id]! }, entities: accepted }, example: m.example.in };
}

/** Writes all pages; returns their folders below the site. */
export async function writeReferencePages(labs: Labs, parts: Parts, put: Put): Promise<string[]> {
  const { models, kinds, names, core } = await readReference(labs);
  const ids = labs.index.map((lab) => lab.id);
  const written: string[] = [];
  const page = async (folder: string, title: string, description: string, make: (to: Places) => TemplateResult, data?: object): Promise<void> => {
    const root = '../'.repeat(folder.split('/').length - 1);
    const block = data ? `\n${dataBlock('ironlab-model', '', JSON.stringify({ ...data, wasm: root + parts.wasm }))}` : '';
    await put(`${folder}index.html`, shell({ title, description, root, style: parts.style, font: parts.font, first: parts.first, modules: [parts.module], preload: parts.preload, later: [], wasm: null, body: areas(await toHtml(make(places(root, ids)))) + block }));
    written.push(folder);
  };
  await page(REFERENCE, 'Reference: where the numbers come from', 'Every model and every constant of the labs, with formulas, ranges and sources.', (to) => referenceIndex({ models, kinds, labs: labs.index }, to));
  await page(`${REFERENCE}catalogue/`, 'Catalogue of constants', 'Machines, networks, links, prices and constants, each with its source and date.', (to) => catalogue(kinds, to));
  for (const m of models) await page(`${REFERENCE}models/${m.id}/`, `${m.title} (${m.id})`, m.doc, (to) => modelPage(m, suppliersOf(m, kinds), names.formats, to), tryData(m, names));
  for (const { entry, lab } of labs.labs) {
    const known = await readOrigins(entry.id);
    if (!known) continue;
    const { own, ...origins } = known;
    await put(`${REFERENCE}labs/${entry.id}/origins.json`, JSON.stringify(origins));
    const numbers = labNumbers(lab, { own, ...origins }, core);
    await page(`${REFERENCE}labs/${entry.id}/`, `Numbers of ${entry.title}`, `Where each number of the lab ${entry.title} comes from.`, (to) => numbersPage(numbers, to));
  }
  return written;
}
