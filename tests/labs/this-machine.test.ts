// The reader's own machine as a context: what the compiler makes of it, and what it does not take.
import { describe, expect, it, vi } from 'vitest';
import { compileText, core, LAB01, LAB05, prove, slip } from './help.js';
import { LabModel } from '../../site/runtime/index.js';

// Proving walks over some hundred states of the lab.
vi.setConfig({ testTimeout: 30000 });

const said = async (text: string): Promise<string> => (await prove(text)).list.map(p => p.message).join('\n');
const change = (from: string, to: string, text = LAB01): string => slip(text, from, to).text;

describe('a lab with this machine', () => {
  const { build } = compileText(LAB01);
  const { lab } = build!;
  it('says where its numbers go, each once, and all are null', () => {
    expect(lab.mine!.context).toBe('this_machine');
    const places = lab.mine!.consts.map(h => h.at);
    expect(new Set(places).size).toBe(places.length);
    for (const { at } of lab.mine!.consts) expect(lab.graph.consts[at]).toBeNull();
  });
  it('takes its FP32 peak even where a lab reads FP16 first, and no number for a format it is not measured in', () => {
    expect(lab.mine!.consts.map(h => h.field)).toContain('peak.fp32');
    const fp16 = compileText(change('law:\n    use: iron_law\n    in: { hardware: $context.hardware,', 'law:\n    use: iron_law\n    in: { hardware: $context.hardware, peak_flop_per_s: $catalogue.this_machine.peak.fp16,'));
    expect(fp16.problems.list).toEqual([]);
    expect(fp16.build!.lab.mine!.consts.map(h => h.field)).toContain('peak.fp16');
  });
  it('keeps its holes apart from other numbers that are not there', () => {
    const model = new LabModel(lab, core);
    expect(model.failures({ state: { context: 'cloud', touched: {}, answers: {} } }).map(f => lab.calls[f.call]!.id).sort()).toEqual(['above_bandwidth', 'above_capacity', 'above_compute', 'law_off', 'mine_bandwidth', 'mine_capacity', 'mine_compute', 'predicted']);
  });
  it('need not give what no one can measure', () => {
    const { lab: activation } = compileText(LAB05).build!;
    expect(activation.contexts[2]).toMatchObject({ id: 'this_machine', only: ['act2'] });
    expect(activation.mine!.consts.map(h => h.field).sort()).toEqual(['capacity_bytes', 'l1_bytes', 'l2_bytes', 'other_time', 'unit_time']);
  });
});

describe('what does not compile or is not proved', { timeout: 60_000 }, () => {
  it('a point on it: nothing is known there', async () => {
    expect(await said(change('tenth: { context: cloud,', 'tenth: { context: this_machine,'))).toContain('A point cannot stand on the machine of the reader');
  });
  it('another context after it', async () => {
    const moved = change('  this_machine:\n    label', '  last_but_one:\n    label');
    expect(await said(moved.replace('\ncontrols:', '  edge: { label: Edge, hue: edge, hardware: edge_orin_nx }\n\ncontrols:'))).toContain('The machine of the reader comes last');
  });
  it('its name where no context is it', async () => {
    expect(await said(LAB05.replace('hardware: this_machine', 'hardware: edge_orin_nx').replaceAll('$map.bytes', '$catalogue.this_machine.l2_bytes'))).toContain('The catalogue has no "this_machine"');
  });
  it('an act that there is not, and a first context that not every act offers', async () => {
    expect(await said(change('only: act2', 'only: act3', LAB05))).toContain('There is no act "act3"');
    expect(await said(change('    hardware: cloud_h100\n    unit_time', '    hardware: cloud_h100\n    only: act2\n    unit_time', LAB05))).toContain('The first context is where every act starts');
  });
  it('a number of it in the text, where it would wait for a measurement', async () => {
    expect(await said(change('keep: "A gap of six powers', 'keep: "Yours does {{ catalogue.this_machine.peak.fp32 }}. A gap of six powers'))).toContain('catalogue.this_machine.peak.fp32 has no value');
    expect(await said(change('keep: "A gap of six powers', 'keep: "Yours is {{ mine_compute.ratio | factor 3 }} away. A gap of six powers'))).toContain('mine_compute.ratio has no value');
  });
  it('a call that measured numbers take out of its range', async () => {
    expect(await said(change('hardware: $context.hardware, workload: $workload, utilization: $utilization,', 'hardware: $context.hardware, workload: $workload, utilization: $above_compute.ratio,'))).toMatch(/law\.\w+ on this machine, measured in part, is "no value"/);
  });
});
