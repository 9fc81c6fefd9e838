// Calls that measure: how they are written, what they give before and after, and that they name what the compute module knows.
import { describe, expect, it } from 'vitest';
import { loadCompute } from '../../wasm/client/measure-node.js';
import { heldBy } from '../../site/lab/results.js';
import { LabModel, named, paramsOf } from '../../site/runtime/index.js';
import { MEASURES } from '../../tools/compiler/measured.js';
import { compileText, core, file, prove, slip } from './help.js';

const SMALL = /```yaml\n(.*?)```/s.exec(file('docs/adding-a-lab.md'))![1]!;
const CALLS = `  ladder: { measure: kernels, in: { op: matmul, kernels: [naive_ijk, blocked], blocks: [8, 64], m: $rows, k: 64, n: 64 } }
  won: { use: magnitude_gap, in: { a: $ladder.naive_ijk.time_s, b: $ladder.blocked_64.time_s } }
`;
const CONTROLS = `  rows: { for: gemm.m, label: Rows, options: [{ value: 64, label: "64" }, { value: 128, label: "128" }], start: 64 }
  time_it: { type: run, measure: ladder, label: Time it }
`;
const CARDS = '        - { view: cards, items: [{ label: it, value: won.ratio | factor 2 }, { label: rows, value: ladder.m }, { label: rough, value: ladder.noisy }] }\n';
export function measuring(calls = CALLS, controls = CONTROLS, views = CARDS): string {
  let text = slip(SMALL, 'points:\n', `${controls}points:\n`).text;
  text = slip(text, 'acts:\n', `${calls}acts:\n`).text;
  text = slip(text, '      views:\n        - { view: cards', `      views:\n${views}        - { view: cards`).text;
  return text.replace(/controls: \[([^\]]*)\]/, 'controls: [$1, rows, time_it]');
}
const says = (text: string): string[] => compileText(text).problems.list.map((p) => p.message);

describe('a call that measures', () => {
  const { build, problems } = compileText(measuring());
  const lab = build!.lab;
  it('compiles to parameters and to places for what is named, and no others', () => {
    expect(problems.print()).toBe('');
    const [call] = lab.measures!;
    expect(call!.params).toMatchObject({ op: { value: 'matmul' }, kernels: { value: ['naive_ijk', 'blocked'] }, blocks: { value: [8, 64] }, m: { ref: { from: 'control', id: 'rows' } } });
    expect(call!.results.map((r) => [heldBy(call!, r), r.of, r.name, r.block, r.field])).toEqual([
      ['ladder.naive_ijk.time_s', 'value', 'naive_ijk', undefined, 'time_s'], ['ladder.blocked_64.time_s', 'value', 'blocked', 64, 'time_s'], ['ladder.m', 'param', '', undefined, 'm'], ['ladder.noisy', 'run', '', undefined, 'noisy'],
    ]);
    expect(lab.controls.find((c) => c.id === 'time_it')).toMatchObject({ type: 'run', runs: ['ladder'], slot: -1 });
    expect(lab.calls.find((c) => c.id === 'won')?.measured).toBe(true);
  });
  it('gives what the dispatcher takes, in the words of the lab', () => {
    const words = 'in: { op: matmul', chosen = 'label: rough, value: ladder.noisy }';
    const text = measuring(CALLS.replace(words, `says: { blocked: in tiles }, ${words}`), CONTROLS, CARDS.replace(chosen, `${chosen}, { label: it, value: ladder.chosen.kernel }, { label: why, value: ladder.chosen.reason }, { label: time, value: ladder.chosen.time_s }`));
    const { build: made, problems: none } = compileText(text);
    expect(none.print()).toBe('');
    expect(made!.lab.measures![0]!.results.filter((r) => r.of === 'pick').map((r) => r.field)).toEqual(['kernel', 'reason', 'time_s']);
    const model = new LabModel(made!.lab, core);
    const view = made!.lab.acts[0]!.instrument.views[0]!;
    if (view.view !== 'cards') throw new Error('no card');
    const print = (i: number, touched: Record<string, string | number>): string => model.print(view.items[i]!.value, { state: { ...named(made!.lab, 'start'), touched } }).text;
    expect(print(3, {})).toBe('not measured');
    expect(print(3, { 'ladder.chosen.kernel': 'blocked_64' })).toBe('in tiles, 64');
    expect(print(3, { 'ladder.chosen.kernel': 'naive_ijk' })).toBe('naive_ijk');
    expect(print(4, { 'ladder.chosen.reason': 'simpler' })).toBe('nearly as fast, and simpler');
    expect(print(5, { 'ladder.chosen.time_s': 0.0068 }), 'what is measured keeps its digits').toBe('6.80\u202fms');
    expect(says(measuring(CALLS.replace(words, `says: { packed: a }, ${words}`)))[0]).toMatch(/measures no "packed"/);
    expect(says(measuring(CALLS, CONTROLS, CARDS.replace('value: ladder.m ', 'value: ladder.chosen.speed ')))[0]).toMatch(/has no "speed"/);
  });
  it('is null before, and prints that it is not measured; afterwards every state knows it', () => {
    const model = new LabModel(lab, core);
    const view = lab.acts[0]!.instrument.views[0]!;
    if (view.view !== 'cards') throw new Error('no card');
    const { value } = view.items[0]!;
    const start = { state: named(lab, 'start') };
    expect(model.read(value.ref, start)).toEqual({ is: 'value', value: null });
    expect(model.print(value, start).text).toBe('not measured');
    const facts = { 'ladder.naive_ijk.time_s': 0.008, 'ladder.blocked_64.time_s': 0.002 };
    expect(model.read(value.ref, { state: { ...start.state, touched: facts } })).toEqual({ is: 'value', value: 4 });
    model.know(facts);
    expect(model.read({ ...value.ref, at: 'start' }, start)).toEqual({ is: 'value', value: 4 });
  });
  it('passes the checks, unmeasured and measured', async () => {
    expect((await prove(measuring())).list.map((p) => p.message).filter((m) => /measur|finite|no value|fails|number/.test(m))).toEqual([]);
  });
  it('takes its kernels from a set of checkboxes, those that are checked', () => {
    const text = measuring(CALLS.replace('kernels: [naive_ijk, blocked]', 'kernels: $which'), `${CONTROLS}  which: { type: set, label: Which, options: [{ value: naive_ijk, label: loops }, { value: blocked, label: tiles }], start: [blocked] }
`);
    const { build: made, problems: none } = compileText(text);
    expect(none.print()).toBe('');
    const which = made!.lab.controls.find((c) => c.id === 'which')!;
    expect(which).toMatchObject({ type: 'set', length: 2, items: ['loops', 'tiles'], start: [0, 1] });
    const model = new LabModel(made!.lab, core);
    const asked = (touched: Record<string, number[]>): unknown => paramsOf(model, made!.lab.measures![0]!, { ...named(made!.lab, 'start'), touched })?.['kernels'];
    expect(asked({})).toEqual(['blocked']);
    expect(asked({ which: [1, 1] })).toEqual(['naive_ijk', 'blocked']);
    expect(asked({ which: [0, 0] })).toBeUndefined();
    expect(says(text.replace('start: [blocked]', 'start: [packed]'))[0]).toMatch(/has no "packed"/);
  });
  it('says what is wrong with it', () => {
    expect(says(measuring(CALLS.replace('measure: kernels', 'measure: kernel')))[0]).toMatch(/no measurement "kernel"/);
    expect(says(measuring(CALLS.replace('k: 64', 'depth: 64')))[0]).toMatch(/no parameter "depth"/);
    expect(says(measuring(CALLS.replace('$ladder.naive_ijk.time_s', '$ladder.naive.time_s')))[0]).toMatch(/measures no "naive"/);
    expect(says(measuring(CALLS.replace('naive_ijk.time_s', 'naive_ijk.times')))[0]).toMatch(/has no "times"/);
    expect(says(measuring(CALLS.replace('measure: kernels', 'use: gemm, measure: kernels')))[0]).toMatch(/both uses a model and measures/);
    expect(says(measuring(CALLS, CONTROLS.replace('measure: ladder', 'measure: ladders')))[0]).toMatch(/no measurement "ladders"/);
    expect(says(measuring().replace('value: won.ratio', 'value: ladder'))[0]).toMatch(/which of its values/);
  });
  it('as a truth says what the page says without it', () => {
    const asks = (more: string): string => measuring().replace(/    predict:\n/, `    predict:\n      - { ask: How much, rule: number, truth: won.ratio, range: [1, 200]${more} }\n`);
    expect(says(asks(''))).toContain('A measured truth may be missing');
    expect(says(asks(', if_undecided: Measure it., undecided_if: ladder.noisy = true'))).toEqual([]);
  });
});

it('takes the parameters and kernels that the compute module knows', async () => {
  const { measurements, kernels } = (await loadCompute('simd')).describe();
  for (const [id, params] of Object.entries(MEASURES)) {
    const known = measurements.find((m) => m.id === id)!.params.map((p) => p.name);
    expect(params.filter((p) => !known.includes(p)), id).toEqual([]);
  }
  const { lab } = compileText(file('labs/studio/acceleration.yaml')).build!;
  for (const call of lab.measures!.filter((m) => m.measure === 'kernels')) {
    // What a set offers counts as well.
    const param = (name: string): unknown => { const p = call.params[name]!; return 'value' in p ? p.value : lab.controls.find((c) => p.ref.from === 'control' && c.id === p.ref.id)?.valueType.names; };
    for (const kernel of param('kernels') as string[]) expect(kernels[String(param('op'))], call.id).toContain(kernel);
  }
});
