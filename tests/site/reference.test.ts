// The built reference: a page for every model, an anchor for every constant and for every number of every lab, and links that lead somewhere.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CompiledLab, Ref } from '../../site/lab/compiled.js';
import { originOf, refsIn, type Origins } from '../../site/lab/origins.js';
import { mintModel, parseModel } from '../../site/pages/reference-link.js';
import type { Field } from '../../site/pages/reference-types.js';
import { constant, exact, rangeOf, readTyped, said, typed } from '../../site/pages/reference-values.js';
import { readLabs, type Labs } from '../../tools/site/labs.js';
import { readReference, type Reference } from '../../tools/site/reference-data.js';

const site = fileURLToPath(new URL('../../build/site/', import.meta.url));
const read = (path: string): string => readFileSync(site + path, 'utf8');
const pages = (folder: string): string[] => readdirSync(site + folder, { recursive: true, withFileTypes: true }).filter((f) => f.name === 'index.html').map((f) => `${f.parentPath.slice(site.length)}/`.replace(/\/+/g, '/').replace(/^\//, ''));
const text = (html: string): string => html.replace(/<wbr\s*\/?>/g, '').replace(/<[^>]+>/g, '').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

const known = new Map<string, Set<string>>();
/** The ids of a page, which is read once. */
function ids(folder: string): Set<string> {
  const have = known.get(folder) ?? new Set([...read(`${folder}index.html`).matchAll(/ id="([^"]+)"/g)].map((m) => m[1]!));
  known.set(folder, have);
  return have;
}

let labs: Labs;
let reference: Reference;
beforeAll(async () => {
  if (!existsSync(`${site}reference/index.html`)) throw new Error('build/site has no reference. Run ./lab build first.');
  labs = await readLabs();
  reference = await readReference(labs);
});

describe('the pages', () => {
  it('are one for every model, each with its meaning, formulas, fields, sources and an answer of the core', () => {
    expect(reference.models.length).toBeGreaterThan(190);
    for (const m of reference.models) {
      const html = read(`reference/models/${m.id}/index.html`);
      const words = text(html);
      for (const part of [m.title, m.doc, ...m.sources]) expect(words, m.id).toContain(part.replace(/`/g, ''));
      for (const f of m.in) expect(ids(`reference/models/${m.id}/`), m.id).toContain(`in.${f.name}`);
      for (const f of m.out) {
        expect(ids(`reference/models/${m.id}/`), m.id).toContain(`out.${f.name}`);
        if (m.example.out) expect(words, `${m.id}.${f.name}`).toContain(said(f, m.example.out[f.name]));
      }
      for (const f of [...m.in, ...m.out]) expect(words, `${m.id}.${f.name}`).toContain(f.doc.replace(/`/g, ''));
      const main = html.slice(0, html.indexOf('<form'));
      expect(main.match(/<math/g)?.length ?? 0, m.id).toBe(m.formula.length);
    }
  });

  it('list every constant of the catalogue with its value and source, and mark those without one by a sign and in words', () => {
    const html = read('reference/catalogue/index.html');
    let untraced = 0;
    for (const kind of reference.kinds) for (const e of kind.entries) {
      expect(ids('reference/catalogue/'), e.id).toContain(e.id);
      for (const c of e.constants) {
        const from = html.indexOf(`id="${e.id}.${c.field}"`);
        expect(from, `${e.id}.${c.field}`).toBeGreaterThan(0);
        const row = html.slice(from, html.indexOf('</tr>', from));
        expect(text(row), `${e.id}.${c.field}`).toContain(constant(c.value, c.unit, e.binary.includes(c.field)));
        expect(text(row).includes('teaching value') && row.includes('<svg'), `${e.id}.${c.field}`).toBe(c.untraced);
        if (!c.untraced) expect(text(row), `${e.id}.${c.field}`).toContain(c.source.text);
        untraced += c.untraced ? 1 : 0;
      }
    }
    expect(untraced).toBeGreaterThan(0);
  });

  it('are all on the index', () => {
    const html = read('reference/index.html');
    for (const m of reference.models) expect(html).toContain(`href="../reference/models/${m.id}/"`);
    for (const { id } of labs.index) expect(html).toContain(`href="../reference/labs/${id}/"`);
    for (const kind of reference.kinds) for (const e of kind.entries) expect(html).toContain(`href="../reference/catalogue/#${e.id}"`);
    expect(html).toContain('href="../gallery/"');
  });

  it('lead only to pages and anchors that exist, and no page has an id twice', () => {
    const all = pages('reference');
    expect(all.length).toBe(reference.models.length + labs.labs.length + 2);
    let followed = 0;
    for (const folder of all) {
      const html = read(`${folder}index.html`);
      const own = [...html.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]!);
      expect(new Set(own).size, `${folder}: ${own.filter((id, i) => own.indexOf(id) !== i).join(', ')}`).toBe(own.length);
      for (const [, href] of html.matchAll(/<a [^>]*href="([^"]+)"/g)) {
        const to = new URL(href!, `http://x/${folder}`);
        const path = to.pathname.slice(1);
        expect(existsSync(`${site}${path}index.html`), `${folder} leads to ${href}`).toBe(true);
        if (to.hash) expect(ids(path), `${folder} leads to ${href}`).toContain(decodeURIComponent(to.hash.slice(1)));
        followed += 1;
      }
      for (const [, target] of html.matchAll(/ (?:for|aria-labelledby|aria-describedby)="([^"]+)"/g)) expect(own, `${folder}: ${target}`).toContain(target);
    }
    expect(followed).toBeGreaterThan(1000);
  });

  it('link to each lab that asks a model, and each lab is linked from the models that it asks', () => {
    for (const { entry, lab } of labs.labs) for (const id of new Set(lab.calls.map((c) => c.model))) expect(read(`reference/models/${id}/index.html`), `${id} in ${entry.id}`).toContain(`href="../../../${entry.id}/"`);
  });

  it('have no inline script or style', () => {
    for (const folder of pages('reference')) {
      const html = read(`${folder}index.html`);
      expect(html, folder).not.toMatch(/ style="|<style|<script(?![^>]*(src=|application\/json))| on\w+="/);
    }
  });
});

describe('every number of every lab', () => {
  it('has a place on the reference that exists', () => {
    for (const { entry, lab } of labs.labs) {
      const origins = JSON.parse(read(`reference/labs/${entry.id}/origins.json`)) as Origins;
      expect(origins.arena).toBe(lab.graph.arena);
      const refs = bindings(lab);
      expect(refs.length, entry.id).toBeGreaterThan(50);
      for (const ref of refs) {
        const origin = originOf(origins, ref);
        expect(origin, `${entry.id}: ${ref.path} (${ref.from})`).toBeDefined();
        for (const index of typeof origin === 'number' ? [origin] : origin!.at) {
          const [to, says] = origins.places[index]!;
          expect(says, `${entry.id}: ${ref.path}`).not.toBe('');
          const [folder, anchor] = (to.startsWith('#') ? `labs/${entry.id}/${to}` : to).split('#') as [string, string];
          expect(existsSync(`${site}reference/${folder}index.html`), `${entry.id}: ${ref.path} → ${to}`).toBe(true);
          expect(ids(`reference/${folder}`), `${entry.id}: ${ref.path} → ${to}`).toContain(anchor);
        }
      }
    }
  });

  it('leads by machine and by option to the constant of that one', () => {
    const origins = JSON.parse(read('reference/labs/vol1/01/origins.json')) as Origins;
    const lab = labs.labs.find(({ entry }) => entry.id === 'vol1/01')!.lab;
    const power = refsIn(lab).find((r) => r.path.startsWith('context.hardware.power_w'))!;
    const origin = originOf(origins, power) as { by: string; at: number[] };
    expect(origin.by).toBe('');
    expect(origin.at.slice(0, 2).map((i) => origins.places[i]![0])).toEqual(['catalogue/#cloud_h100.power_w', 'catalogue/#tiny_cortex_m7.power_w']);
    const total = refsIn(lab).find((r) => r.path.split('@')[0]!.trim() === 'law.total_s')!;
    expect(origins.places[originOf(origins, total) as number]![0]).toBe('models/iron_law/#out.total_s');
  });

  const bindings = (lab: CompiledLab): Ref[] => refsIn([lab.intro, lab.contexts, lab.controls, lab.acts, lab.hud, lab.ledger]);
});

describe('a field', () => {
  it('shows every example so that it reads back exactly', () => {
    for (const m of reference.models) for (const f of m.in) {
      const value = m.example.in[f.name];
      if (value === undefined) continue;
      expect(readTyped(f, typed(f, value)), `${m.id}.${f.name} as ${typed(f, value)}`).toEqual({ is: 'value', value });
    }
  });
  it('says its range exactly', () => {
    const number = (min: number, max: number, more: Partial<Field> = {}): Field => ({ name: 'x', type: 'number', doc: '', unit: 'B', min, max, ...more });
    expect(rangeOf(number(0, 2 ** 53, { exclusive: 'min' }))).toBe('above 0 to 2⁵³\u202fB');
    expect(rangeOf(number(-1e18, 1e30, { unit: '' }))).toBe('−10¹⁸ to 10³⁰');
    expect(rangeOf(number(1, 65536, { unit: 'any' }))).toBe('1 to 65\u202f536');
    expect(rangeOf(number(0.25, 1e12, { exclusive: 'max', unit: 's' }))).toBe('0.25 to below 10¹²\u202fs');
    expect(rangeOf({ name: 'x', type: 'choice', doc: '', list: 8, choices: [{ name: 'min', label: '' }, { name: 'max', label: '' }] })).toBe('1 to 8 values; min, max');
  });
  it('understands units, and says what it does not understand', () => {
    const bytes: Field = { name: 'x', type: 'number', doc: '', unit: 'B' };
    expect(readTyped(bytes, '80 GB')).toEqual({ is: 'value', value: 80e9 });
    expect(readTyped(bytes, ' ')).toEqual({ is: 'none' });
    expect(readTyped(bytes, 'null')).toEqual({ is: 'value', value: null });
    expect(readTyped(bytes, '3 s')).toEqual({ is: 'wrong', say: expect.stringContaining('“s” does not fit') });
    expect(readTyped({ ...bytes, list: 3 }, '[1, 2')).toEqual({ is: 'wrong', say: expect.stringContaining('not JSON') });
  });
  it('says an answer for people and to the last digit', () => {
    const time: Field = { name: 'x', type: 'number', doc: '', unit: 's', null_text: 'never' };
    expect([said(time, 2.985074626865672e-5), exact(time, 2.985074626865672e-5)]).toEqual(['29.9\u202fµs', '2.985074626865672e-5 s']);
    expect([said(time, null), exact(time, null)]).toEqual(['never', '']);
    expect([said(time, 1e-5), exact(time, 1e-5)]).toEqual(['10.0\u202fµs', '']);
    const limit: Field = { name: 'x', type: 'violation', doc: '', unit: 'B' };
    expect(said(limit, null)).toBe('the limit is met');
    expect(said(limit, { kind: 'out_of_memory', demand: 1e9, capacity: 5e8, unit: 'B', ratio: 2 })).toBe('crossed: needs 1.00\u202fGB, has 500\u202fMB, ×2.00');
  });
});

describe('a link', () => {
  it('keeps every example of every model', () => {
    for (const m of reference.models) {
      const words = m.in.filter((f) => f.type === 'choice' && f.list === undefined).map((f) => f.name);
      expect(parseModel(`#${mintModel(m.example.in)}`, m.in.map((f) => f.name), words), m.id).toEqual({ values: m.example.in, say: [] });
    }
  });
  it('is read for ever as it was minted once', () => {
    expect(parseModel('#s1;hardware=cloud_h100;overhead_s=0.00001;points=%5B%5B1%2C2%5D%5D', ['hardware', 'overhead_s', 'points'], ['hardware'])).toEqual({ values: { hardware: 'cloud_h100', overhead_s: 1e-5, points: [[1, 2]] }, say: [] });
    expect(mintModel({ overhead_s: 1e-5, hardware: 'cloud_h100' })).toBe('s1;hardware=cloud_h100;overhead_s=0.00001');
  });
  it('says what it cannot use, and leaves anchors alone', () => {
    expect(parseModel('#out.total_s', ['x'], [])).toBeNull();
    expect(parseModel('#s2;x=1', ['x'], [])).toEqual({ values: {}, say: [expect.stringContaining('version s2')] });
    expect(parseModel('#s1;y=1;x=%7B', ['x'], [])).toEqual({ values: {}, say: [expect.stringContaining('“y”'), expect.stringContaining('no value')] });
  });
});
