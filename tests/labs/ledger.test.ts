// Controls that start at an earlier lab's ledger: what the compiler refuses, and what a reader with and without that entry meets.
import { describe, expect, it, vi } from 'vitest';
import { earlierOf, type Field } from '../../site/ledger/index.js';
import { fresh, advance } from '../../site/session/index.js';
import { LabModel } from '../../site/runtime/index.js';
import { proveLab } from '../../tools/prover/prove.js';
import { compileLab } from '../../tools/compiler/lab.js';
import { ledgerOf, type Others } from '../../tools/compiler/ledger.js';
import { runnerOf } from '../../tools/compiler/runner.js';
import { Problems, Source } from '../../tools/compiler/source.js';
import { Shape } from '../../tools/compiler/schema.js';
import { core, file, glossary, LAB01, LAB05, proof, slip, tables } from './help.js';
import { fileURLToPath } from 'node:url';

vi.setConfig({ testTimeout: 60000 });

const shape = new Shape(fileURLToPath(new URL('../../labs/schema/lab.schema.json', import.meta.url)));
const says = new Map([...glossary.values()].map(t => [t.id, t.says]));
const one = compileLab(new Source('01.yaml', LAB01, new Problems()), tables, says, null);
const three = compileLab(new Source('03.yaml', file('labs/vol1/03-silent-degradation.yaml'), new Problems()), tables, says, null);
const others: Others = {
  order: ['vol1/01', 'vol1/03', 'vol1/05', 'vol1/06'],
  fields: id => ({ 'vol1/01': ledgerOf(one), 'vol1/03': ledgerOf(three), 'vol1/06': new Map([['act2_result', { kind: 'number' as const, unit: 's' }]]) })[id],
};
function compile(text: string) {
  const problems = new Problems();
  const source = new Source('05.yaml', text, problems);
  if (!source.readable || !shape.holds(source)) return { build: null, problems };
  return { build: compileLab(source, tables, says, runnerOf(core), others), problems };
}

const BATCH = /^  batch:\n(?: {4,}.*\n)*/m;
const batch = BATCH.exec(LAB05)![0];
const START = /start: (\S+)/.exec(batch)![0];
/** Lab 05 with its batch size started from the ledger. */
const from = (path: string, otherwise = START.slice(7)): string => slip(LAB05, batch, batch.replace(START, `start: { ledger: ${path}, else: ${otherwise} }`)).text;

describe('the compiler', () => {
  it.each([
    ['an unknown lab', 'vol1/09.act2_result', /no lab "vol1\/09"/], ['a later lab', 'vol1/06.act2_result', /does not come before/], ['itself', 'vol1/05.act2_result', /no lab|does not come before/],
    ['an unknown field', 'vol1/01.act2_resul', /ledger of vol1\/01 has no "act2_resul"/], ['another unit', 'vol1/01.act2_result', /is in s, this control is a plain number/], ['another kind', 'vol1/01.act2_bottleneck', /is a choice, this control holds a integer/],
    ['a record', 'vol1/03.act2_decision', /record of several values/], ['no path', 'act2_result', /not a field of a lab's ledger/],
  ])('refuses %s, at its place', (_, path, words) => {
    const { problems } = compile(from(path));
    const text = problems.print();
    expect(text).toMatch(words);
    const line = from(path).slice(0, from(path).indexOf(path)).split('\n').length;
    expect(text).toContain(`05.yaml:${line}:`);
  });
  it('refuses an else outside the range, and a start without else', () => {
    expect(compile(from('vol1/03.act2_result', '1e9')).problems.print()).toMatch(/outside/);
    expect(compile(slip(LAB05, batch, batch.replace(START, 'start: { ledger: vol1/03.act2_result }')).text).problems.list.length).toBeGreaterThan(0);
  });
});

describe('a lab that starts at an earlier one', () => {
  // A plain number stands in for a count: lab 03 leaves a share.
  const { build, problems } = compile(from('vol1/03.act2_result'));
  it('compiles, with the same pinned numbers as without the ledger', () => {
    expect(problems.print()).toBe('');
    const plain = compile(LAB05).build!;
    expect(build!.lab.snapshots).toEqual(plain.lab.snapshots);
  });
  const lab = build!.lab;
  const control = lab.controls.find(c => c.id === 'batch')!;
  const [low, high] = control.range!;
  const field = (value: Field['value']): Field => ({ value, path: 'x', unit: '' });
  const start = (value: Field['value'] | null) => {
    const { starts, say } = earlierOf(lab, (l, f) => (value === null || l !== 'vol1/03' || f !== 'act2_result' ? null : field(value)));
    const model = new LabModel(lab, core);
    const state = { ...fresh(lab), earlier: starts };
    return { value: model.standing('batch', state).value, pinned: model.standing('batch', model.named(lab.points[0]!.id)).value, say, state, model };
  };
  const otherwise = (control.start as { otherwise: number }).otherwise;

  it('stands at else without an entry, and with one that is of another kind', () => {
    for (const value of [null, 'text', true, { a: 1 }, [1]] as const) expect(start(value as never)).toMatchObject({ value: otherwise, say: [] });
  });
  it('stands at the entry, and says where that is from', () => {
    const inside = control.stops?.[0] ?? low + 1;
    expect(start(inside)).toMatchObject({ value: inside, say: [expect.stringMatching(/starts at .* from what you did in lab vol1\/03\.$/)] });
  });
  it('is clamped to its range, and says so', () => {
    expect(start(high * 10)).toMatchObject({ value: high, say: [expect.stringMatching(/as near as this lab goes to/)] });
    expect(start(low - 100)).toMatchObject({ value: low });
  });
  it('keeps points and questions where they are without a ledger; a reset goes to the entry, starting over too', () => {
    const { pinned, state, model } = start(high);
    expect(pinned).toBe(start(null).pinned);
    const question = lab.acts[1]!.predict[0]!;
    expect(model.judge(question)).toEqual(start(null).model.judge(question));
    expect(model.standing('batch', advance(model, state, { type: 'over' })).value).toBe(high);
  });
  it('is proved with ledgers as without', () => {
    const result = proveLab(build!, { core, glossary, random: 200 });
    const plain = proveLab(compile(LAB05).build!, { core, glossary, random: 200 });
    expect(result.findings).toEqual(plain.findings);
    expect(result.states).toBeGreaterThan(plain.states);
  });
  it('is known to the prover: it sees the other labs', () => {
    expect(proof(from('vol1/03.act2_result')).findings.map(f => f.rule)).toEqual(proof(LAB05).findings.map(f => f.rule));
  });
  it('a ledger that breaks a call is found', () => {
    // A hidden control has no corners: only a reader with a ledger gets there.
    const broken = { ...build!, lab: { ...lab, controls: lab.controls.map(c => (c.id === 'batch' ? { ...c, hidden: true, range: [-5, high] as [number, number] } : c)) } };
    expect(proveLab(broken, { core, glossary, random: 200 }).findings.map(f => f.message)).toContainEqual(expect.stringMatching(/fails at/));
  });
});
