// The two labs themselves: what they print is what the catalogue says, and their graphs say the same at every point.
import { describe, expect, it, vi } from 'vitest';
import { LabModel, named, vectorOf } from '../../site/runtime/index.js';
import type { Prose } from '../../site/lab/compiled.js';
import { compileText, core, LAB01, LAB05, prove } from './help.js';

// Proving walks over some thousand states of the lab.
vi.setConfig({ testTimeout: 30000 });

const lab01 = compileText(LAB01).build!.lab;
const lab05 = compileText(LAB05).build!.lab;
const models = { lab01: new LabModel(lab01, core), lab05: new LabModel(lab05, core) };
const flat = (text: string) => text.replace(/[\u202f\u00a0\u2009]/g, ' ');
const text = (model: LabModel, prose: Prose, at = 'start') => flat(model.text(prose, { state: named(model.lab, at) }));

describe.each([['01', LAB01], ['05', LAB05]])('lab %s', (_, yaml) => {
  it('proves', async () => { const problems = await prove(yaml); expect(problems.print()).toBe(''); });
});

describe('the compiled lab', () => {
  it.each([lab01, lab05])('$id is plain JSON', lab => { expect(JSON.parse(JSON.stringify(lab))).toEqual(lab); });
  it.each([lab01, lab05])('$id has the arena of the core as snapshots', lab => {
    const graph = core.graph(lab.graph);
    if (!graph.ok) throw new Error(graph.error.message);
    expect(Object.keys(lab.snapshots)).toEqual(['start', ...lab.points.map(p => p.id)]);
    for (const [at, arena] of Object.entries(lab.snapshots)) expect(arena).toEqual(Array.from(graph.value.evaluate(vectorOf(lab, named(lab, at))).arena, x => (Number.isFinite(x) ? x : null)));
  });
  it.each([lab01, lab05])('$id answers with a or b or c or d, four options each', lab => {
    for (const act of lab.acts) for (const q of [...act.predict, ...act.reflect]) expect(q.options.map(o => o.id)).toEqual(['a', 'b', 'c', 'd']);
  });
  it('says which constants are teaching values', () => { expect(lab01.untraced.map(u => u.what)).toContain('Cortex-M7, power'); });
});

describe('lab 01 prints the numbers of the catalogue', () => {
  const m = models.lab01;
  const [act1, act2] = lab01.acts as [typeof lab01.acts[0], typeof lab01.acts[0]];
  const reveal = (o: string) => flat(m.text(act2.predict[0]!.options.find(x => x.id === o)!.reveal, { state: named(lab01, 'start'), words: { question: act2.predict[0]!, option: o } }));
  it('the gap, and who is right', () => {
    expect(m.judge(act1.predict[0]!).right).toBe('c');
    expect(m.judge(act2.predict[0]!).right).toBe('b');
    const off = act1.predict[0]!.options.map(o => flat(m.text(o.reveal, { state: named(lab01, 'start'), words: { question: act1.predict[0]!, option: o.id } })));
    expect(off[0]).toContain('Low by ×9 890');
    expect(off[1]).toContain('Low by ×98.9');
    expect(off[2]).toContain('×989 000');
    expect(off[3]).toContain('High by ×1 011, that is 3 powers of ten');
  });
  it('28.5, 8.27 and 10 microseconds', () => {
    expect(reveal('b')).toContain('28.5 µs');
    expect(reveal('b')).toContain('8.27 µs');
    expect(reveal('b')).toContain('×3.45');
    expect(reveal('d')).toContain('21.4 % of the 46.8 µs');
  });
  it('feedback stays with its pinned state, wherever the sliders are', () => {
    const option = act2.predict[0]!.options[1]!;
    const there = flat(m.text(option.reveal, { state: named(lab01, 'spotter_m7'), words: { question: act2.predict[0]!, option: 'b' } }));
    expect(there).toBe(reveal('b'));
  });
  it('97.5 times too large, and undone by either control', () => {
    const f = act2.fail[0]!;
    expect(m.violation(f.violation, { state: named(lab01, 'm7') })).toMatchObject({ ratio: 51114064 / 524288 });
    expect(text(m, f.say, 'm7')).toContain('needs 51.1 MB; this chip holds 524 kB: 97.5 times');
    expect(m.undo(f, named(lab01, 'm7')).map(u => u.control)).toEqual(['context', 'workload']);
    expect(m.violation(f.violation, { state: named(lab01, 'h100') })).toBeNull();
  });
  it('a batch never turns compute-bound once activations count', () => { expect(text(m, act2.peek.text)).toContain('a batch of 2 would already be compute-bound'); });
});

describe('lab 05 prints the numbers of the catalogue', () => {
  const m = models.lab05;
  const [act1, act2] = lab05.acts as [typeof lab05.acts[0], typeof lab05.acts[0]];
  it('who is right', () => {
    expect(m.judge(act1.predict[0]!).right).toBe('c');
    expect(m.judge(act2.predict[0]!).right).toBe('d');
  });
  it('45.7 % back on the phone, and not enough', () => {
    const told = text(m, act1.reveal!);
    expect(told).toContain('from 42.0 µs to 22.8 µs: 45.7 %');
    expect(told).toContain('ReLU gives ×1.84');
    expect(told).toContain('×1.91');
  });
  it('the start fills 0.25 % of the H100 and 2.53 % of the phone', () => {
    const verdict = act2.instrument.views.find(v => v.view === 'verdict')!;
    const more = (at: string) => text(m, verdict.rows.at(-1)!.more!, at);
    expect(more('start')).toContain('0.25 %');
    expect(more('phone')).toContain('2.53 %');
  });
  it('the phone holds a batch of 60 and fails at 61, and each knob alone undoes it', () => {
    const f = act2.fail[0]!;
    expect(m.violation(f.violation, { state: named(lab05, 'brimful') })).toBeNull();
    expect(m.violation(f.violation, { state: named(lab05, 'overfull') })).not.toBeNull();
    expect(m.undo(f, named(lab05, 'overfull')).map(u => u.control)).toEqual(['batch', 'element', 'image', 'channels', 'context']);
    expect(m.undo(f, named(lab05, 'overfull'))[0]!.value).toBe(60);
  });
  it('the ledger keeps the functions that were chosen', () => {
    const field = lab05.ledger.find(x => x.name === 'activation_choice')!;
    const state = { ...named(lab05, 'start'), touched: { layers: ['relu', 'gelu', 'tanh', 'softmax'] } };
    expect(m.read(field.refs[0]!, { state })).toEqual({ is: 'value', value: ['relu', 'gelu', 'tanh', 'softmax'] });
  });
  it('an input read at a point is computed there, in the same evaluation', () => {
    expect(lab05.calls.map(c => c.id)).toEqual(expect.arrayContaining(['mem', 'mem@doubled', 'mem@inside', 'mem@start']));
    expect(text(m, act2.reflect[0]!.options[1]!.reveal)).toContain('×2.5 the access time');
  });
});
