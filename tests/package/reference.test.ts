// The reference says of every model and entry what a reader needs, and `describe` says the same.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { mathOf, symbolTex } from '../../tools/compiler/maths.js';
import type { Field, Model } from '../../tools/compiler/tables.js';
import { labsByModel } from '../../tools/site/reference.js';
import type { Labs } from '../../tools/site/labs.js';
import { answer, ironlab } from './help.js';

type Described = Model & { subject: string; formula: { gives: string; tex: string; math: string }[]; labs?: { id: string; title: string }[] };
interface Reference { hash: string; models: Described[]; catalogue: { kinds: Record<string, { entries: { id: string; constants: { untraced: boolean; source: { kind: string; text: string } }[] }[] }> } }

const folder = mkdtempSync(join(tmpdir(), 'ironlab-reference-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'labs.json');
const lab = { id: 'vol1/01', title: 'A lab' };
writeFileSync(file, JSON.stringify({ iron_law: [lab] }));
const reference = answer<Reference>('reference', '--labs', file);

it('has every model with title, meaning, sources and the meaning, unit and range of its fields', () => {
  expect(reference.models.map((m) => m.id)).toEqual(ironlab('names', 'models').out.trim().split('\n'));
  for (const m of reference.models) {
    expect(m.title && m.doc && m.subject && m.sources.length, m.id).toBeTruthy();
    for (const f of [...m.in, ...m.out]) expect(f.doc, `${m.id}.${f.name}`).not.toBe('');
    for (const f of m.in) if (f.type === 'number') expect([typeof f.min, typeof f.max, typeof f.unit], `${m.id}.${f.name}`).toEqual(['number', 'number', 'string']);
  }
});

it('has every entry, each constant with its source or marked as untraced', () => {
  const entries = Object.values(reference.catalogue.kinds).flatMap((k) => k.entries);
  expect(entries.map((e) => e.id)).toEqual(ironlab('names', 'entries').out.trim().split('\n'));
  for (const e of entries) for (const c of e.constants) expect(c.untraced, `${e.id}: ${c.source.text}`).toBe(c.source.text === '');
});

it('writes formulas in symbols, which print as maths', () => {
  let lines = 0;
  for (const m of reference.models) {
    const symbol = (name: string): string => {
      const field: Field | undefined = [...m.out, ...m.in].find((f) => f.name === name);
      return field ? symbolTex(field) : `\\text{${name}}`;
    };
    for (const line of m.formula) {
      lines += 1;
      expect(line.math, `${m.id}.${line.gives}`).toBe(line.tex.replace(/\\v\{(\w+)\}/g, (_, name: string) => symbol(name)));
      expect(() => mathOf(line.math, true), `${m.id}.${line.gives}: ${line.math}`).not.toThrow();
    }
  }
  expect(lines).toBeGreaterThan(reference.models.length);
});

it('names the labs that use a model', () => {
  const uses = (id: string) => reference.models.find((m) => m.id === id)!.labs;
  expect(uses('iron_law')).toEqual([lab]);
  expect(uses('kv_cache')).toEqual([]);
  const made = labsByModel({ index: [], labs: [{ entry: lab, lab: { calls: [{ model: 'iron_law' }, { model: 'scaled' }, { model: 'iron_law' }] } }] } as unknown as Labs);
  expect(made).toEqual({ iron_law: [lab], scaled: [lab] });
});

it('describe says the same, and the schema of the input', () => {
  for (const id of ['iron_law', 'cluster_simulation']) {
    const { input_schema, ...described } = answer<Described & { input_schema: object }>('describe', id, '--labs', file);
    expect(described).toEqual(reference.models.find((m) => m.id === id));
    expect(input_schema).toHaveProperty('properties');
  }
  expect(answer<Described>('describe', 'iron_law').labs).toBeUndefined();
});

it('a file of labs that is none is refused', () => {
  writeFileSync(join(folder, 'list.json'), '[]');
  for (const name of ['nothing.json', 'list.json']) {
    const done = ironlab('describe', 'iron_law', '--labs', join(folder, name));
    expect([done.code, done.out]).toEqual([1, '']);
    expect(JSON.parse(done.err)).toHaveProperty('error.field', '--labs');
  }
});
