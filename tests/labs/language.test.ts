// Parts of the language that the first labs do not use, on the smallest lab with something added.
import { describe, expect, it } from 'vitest';
import { LabModel, named } from '../../site/runtime/index.js';
import type { CompiledLab, Value } from '../../site/lab/compiled.js';
import { compileText, core, file, slip, tables } from './help.js';

const SMALL = /```yaml\n(.*?)```/s.exec(file('docs/adding-a-lab.md'))![1]!;
/** The smallest lab with calls, controls, points and views added; each call is shown by a card. */
function lab({ controls = '', calls = '', points = '', top = '', views = '' }: Partial<Record<'controls' | 'calls' | 'points' | 'top' | 'views', string>>): CompiledLab {
  let text = SMALL;
  text = slip(text, 'points:\n', `${controls}points:\n`).text;
  text = slip(text, 'calls:\n', `${points}${top}calls:\n`).text;
  text = slip(text, 'acts:\n', `${calls}acts:\n`).text;
  text = slip(text, '      views:\n        - { view: cards', `      views:\n${views}        - { view: cards`).text;
  const { build, problems } = compileText(text);
  expect(problems.print()).toBe('');
  return build!.lab;
}
const card = (value: string) => `        - { view: cards, items: [{ label: it, value: "${value}" }] }\n`;
function value(compiled: CompiledLab, at: string | { context: string; touched: Record<string, Value> }, view = 0): Value {
  const v = compiled.acts[0]!.instrument.views[view]!;
  if (v.view !== 'cards') throw new Error('no card');
  const state = typeof at === 'string' ? named(compiled, at) : { ...at, answers: {} };
  const r = new LabModel(compiled, core).read(v.items[0]!.value.ref, { state });
  return r.is === 'value' ? r.value : r.is;
}
const peak = (id: string, format: string) => tables.kinds.get('hardware')!.entries.find(e => e.id === id)!.values[`peak.${format}`] as number;

describe('the language', () => {
  it('takes the peak by a format control, for each context\'s hardware', () => {
    const l = lab({
      controls: '  format: { for: iron_law.format, label: Format, options: [int8, fp16], start: int8 }\n',
      top: '', calls: '  law: { use: iron_law, in: { hardware: $context.hardware, format: $format, workload: $workload } }\n'.replace('$context.hardware', 'cloud_h100'),
      views: card('law.peak_flop_per_s'),
    });
    expect(value(l, { context: 'edge', touched: {} })).toBe(peak('cloud_h100', 'int8'));
    expect(value(l, { context: 'edge', touched: { format: 'fp16' } })).toBe(peak('cloud_h100', 'fp16'));
  });
  it('says which entries lack what a call needs', () => {
    const text = slip(slip(SMALL, 'points:\n', '  format: { for: iron_law.format, options: [int8, fp16], start: int8 }\npoints:\n').text, 'acts:\n', '  law: { use: iron_law, in: { hardware: $context.hardware, format: $format, workload: $workload } }\nacts:\n').text;
    expect(compileText(text).problems.list.map(p => p.message)).toContain('tiny_cortex_m7 has no peak_flop_per_s');
  });
  it('takes values of contexts and of the story', () => {
    const l = lab({
      top: 'given:\n  warm_up: { value: 2 ms, story: true }\n',
      calls: '  law: { use: iron_law, in: { hardware: $context.hardware, workload: $workload, overhead_s: $given.warm_up } }\n',
      views: card('law.overhead_time_s') + card('given.warm_up'),
    });
    expect(value(l, 'start')).toBe(0.002);
    expect(value(l, 'start', 1)).toBe(0.002);
  });
  it('takes plain numbers and rates a week of the story', () => {
    const l = lab({
      top: 'given:\n  start: { value: 95 %, story: true }\n  pace: { value: 7 /week, story: true }\n',
      calls: '  old: { use: degradation, in: { launch_accuracy: $given.start, sensitivity: 0.1, drift_per_s: $given.pace, time_s: 1 d } }\n',
      views: card('old.accuracy') + card('given.start'),
    });
    expect(value(l, 'start')).toBeCloseTo(0.85, 12);
    expect(value(l, 'start', 1)).toBe(0.95);
  });
  it('takes a plain number of the story', () => {
    const l = lab({
      top: 'given:\n  budget: { value: 100e6, story: true }\n',
      calls: '  width: { use: transformer_width, in: { params: $given.budget, layers: 1 } }\n',
      views: card('width.params') + card('given.budget'),
    });
    expect(value(l, 'start')).toBe(100e6);
    expect(value(l, 'start', 1)).toBe(100e6);
  });
  it('has controls that differ by context', () => {
    const l = lab({
      controls: '  overhead: { for: iron_law.overhead_s, label: Overhead, range: [0 s, 1 s], why: a trial, start: 1 ms, by_context: { tiny: { start: 3 ms, range: [2 ms, 4 ms] } } }\n',
      calls: '  law: { use: iron_law, in: { hardware: $context.hardware, workload: $workload, overhead_s: $overhead } }\n', views: card('law.overhead_time_s'),
    });
    expect(value(l, { context: 'edge', touched: {} })).toBe(0.001);
    expect(value(l, { context: 'tiny', touched: {} })).toBe(0.003);
    expect(value(l, { context: 'tiny', touched: { overhead: 0.5 } })).toBe(0.004);
  });
  it('evaluates a chain of calls at a point', () => {
    const l = lab({
      points: '  spotter: { context: tiny }\n',
      calls: '  double: { use: magnitude_gap, in: { a: $fit.demand_bytes, b: $fit.demand_bytes @ spotter } }\n  twice: { use: magnitude_gap, in: { a: $double.ratio @ big, b: $double.ratio @ small } }\n',
      views: card('double.ratio') + card('twice.ratio'),
    });
    expect(value(l, 'big')).toBeCloseTo(51114064 / 200928, 6);
    expect(value(l, 'small')).toBe(1);
    expect(value(l, 'start', 1)).toBeCloseTo(51114064 / 200928, 6);
  });
  it('keeps a decision out of the graph', () => {
    const l = lab({ controls: '  choice: { type: decide, label: Choice, options: [{ value: buy, label: Buy }, { value: wait, label: Wait }] }\n', views: card('choice | label') });
    expect(l.controls.find(c => c.id === 'choice')).toMatchObject({ slot: -1, type: 'decide' });
    expect(l.graph.state).toBe(2);
  });
  it('draws lines across a control, and rows of machines beyond the contexts', () => {
    const l = lab({
      controls: '  overhead: { for: iron_law.overhead_s, label: Overhead, range: [1 us, 1 s], why: a trial, scale: log, start: 1 ms }\n',
      calls: '  law: { use: iron_law, in: { hardware: $context.hardware, workload: $workload, overhead_s: $overhead } }\n',
      views: '        - { view: lines, x: { label: Overhead, unit: s }, y: { label: Time, unit: s, scale: log }, across: { overhead: { n: 32 } }, series: [{ label: Total, value: law.total_s }] }\n'
        + '        - { view: bars, layout: multiples, axis: { scale: log }, across: { context.hardware: [tiny_cortex_m7, mobile_npu] }, items: [{ label: Total, value: context.hardware.power_w }] }\n',
    });
    const [lines, bars] = l.acts[0]!.instrument.views as [any, any];
    expect(lines.across).toEqual({ over: { control: 'overhead' }, sweep: { n: 32, scale: 'log' } });
    expect(l.machines!.map(m => m.id)).toEqual(['mobile_npu']);
    expect(bars.across.steps.map((s: { context: string }) => s.context)).toEqual(['tiny', 'mobile_npu']);
    expect(bars.items[0].value.ref.values).toEqual([25, 0.1, 5]);
  });
  it('refuses what has no meaning', () => {
    const bad = (from: string, to: string) => compileText(slip(SMALL, from, to).text).problems.list.map(p => p.message).join('\n');
    expect(bad('at: big\n', 'at: bigger\n')).toMatch(/no point "bigger"/);
    expect(bad('start: kws_dscnn }', 'start: kws }')).toMatch(/not one of the choices/);
    expect(bad('tiny: { label', 'tiny: { extra: 3 s, label')).toMatch(/has no "extra"/);
    expect(bad('workload: resnet50 }\n', 'wrkload: resnet50 }\n')).toMatch(/no control "wrkload"/);
    expect(bad('  workload: { for: iron_law.workload', '  fit: { for: iron_law.workload')).toMatch(/already a name|no "workload"/);
  });
});
