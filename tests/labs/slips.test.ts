// Slips of an author, each seeded into lab 01: reported at the right line and column, in words, with how to mend it. mutations.ts holds what compiles and does not prove.
import { describe, expect, it } from 'vitest';
import { compileText, LAB01, slip } from './help.js';

interface Slip { what: string; from: string; to: string; /** text to which the report points, inside `to` */ at: string; says: RegExp; hint?: RegExp }

const compileSlips: Slip[] = [
  { what: 'an unknown key', from: 'chapter: Introduction', to: 'chapterr: Introduction', at: 'chapterr', says: /"chapterr" means nothing here/, hint: /Did you mean chapter\?/ },
  { what: 'a missing key', from: "      title: Put a model on a machine\n", to: '', at: '', says: /title: is missing/ },
  { what: 'an unknown view', from: '- view: table\n          title: The H100 and', to: '- view: tabel\n          title: The H100 and', at: 'tabel', says: /no view "tabel"/, hint: /table/ },
  { what: 'an unknown layout', from: 'layout: share', to: 'layout: shares', at: 'shares', says: /not one of the choices of layout/, hint: /share\?/ },
  { what: 'an unknown model', from: 'use: memory_fit', to: 'use: memory_fits', at: 'memory_fits', says: /no model "memory_fits"/, hint: /memory_fit\?/ },
  { what: 'an unknown input of a model', from: '{ resident_bytes: $workload.resident_bytes', to: '{ residents_bytes: $workload.resident_bytes', at: 'residents_bytes', says: /memory_fit has no input/, hint: /resident_bytes\?/ },
  { what: 'an unknown output', from: 'violation: fit.violation', to: 'violation: fit.violations', at: 'fit.violations', says: /memory_fit has no "violations"/, hint: /violation\?/ },
  { what: 'an unknown call', from: '{ label: "{{ law.bottleneck | label }}, total", value: law.total_s | time 3 }', to: '{ label: "{{ law.bottleneck | label }}, total", value: lav.total_s | time 3 }', at: 'lav.total_s', says: /no "lav" in this lab/, hint: /law\?/ },
  { what: 'an unknown point', from: 'law.memory_time_s @ m7 | time 3 }} of moving', to: 'law.memory_time_s @ m8 | time 3 }} of moving', at: '@ m8', says: /no point "m8"/, hint: /m7/ },
  { what: 'an unknown catalogue entry', from: 'params: $catalogue.resnet50.params, bits_per_param: 8, capacity_bytes: $catalogue.tiny_cortex_m7.capacity_bytes', to: 'params: $catalogue.resnet51.params, bits_per_param: 8, capacity_bytes: $catalogue.tiny_cortex_m7.capacity_bytes', at: 'catalogue.resnet51', says: /no "resnet51"/, hint: /resnet50\?/ },
  { what: 'a wrong dimension between calls', from: 'capacity_bytes: $context.hardware.capacity_bytes', to: 'capacity_bytes: $context.hardware.power_w', at: '$context', says: /capacity_bytes is in B, this is in W/ },
  { what: 'a wrong unit in a literal', from: 'in: { hardware: $context.hardware, workload: $workload, utilization: $utilization, overhead_s: $context.hardware.launch_overhead_s }', to: 'in: { hardware: $context.hardware, workload: $workload, utilization: $utilization, overhead_s: 10 MB }', at: '10 MB', says: /not in s/ },
  { what: 'a number without its unit', from: 'in: { hardware: $context.hardware, workload: $workload, utilization: $utilization, overhead_s: $context.hardware.launch_overhead_s }', to: 'in: { hardware: $context.hardware, workload: $workload, utilization: $utilization, overhead_s: 10 }', at: '10 }', says: /10 has no unit/, hint: /"10 s"/ },
  { what: 'a missing input', from: 'b: $law.overhead_time_s } }', to: '} }', at: '', says: /runner_up lacks b/ },
  { what: 'values of different units compared by a model', from: 'b: $law.compute_time_s } }', to: 'b: $law.work_flop } }', at: '$law.work_flop', says: /different units: s and FLOP/ },
  { what: 'a format that does not fit', from: 'law.memory_share | percent 1 }}; arithmetic', to: 'law.memory_share | time 3 }}; arithmetic', at: 'law.memory_share', says: /time prints times/ },
  { what: 'an unknown format', from: 'law.total_s | time 3 }}. Moving data takes', to: 'law.total_s | tiem 3 }}. Moving data takes', at: 'tiem 3', says: /"tiem" is not a format/ },
  { what: 'arithmetic in a value', from: 'value: law.memory_share | percent 1, tone', to: 'value: law.memory_share * 2 | percent 1, tone', at: 'law.memory_share * 2', says: /not a path/, hint: /no arithmetic/ },
  { what: 'a colour for a tone', from: '{ at: context.hardware.capacity_bytes | bytes 3, label: limit, tone: [bad if fit.fits = false, good] }', to: '{ at: context.hardware.capacity_bytes | bytes 3, label: limit, tone: red }', at: 'red', says: /"red" is not a tone/, hint: /never colours/ },
  { what: 'a word that a choice never is', from: 'say: Arithmetic, when: law.bottleneck = compute', to: 'say: Arithmetic, when: law.bottleneck = computing', at: 'computing', says: /never "computing"/, hint: /compute\?/ },
  { what: 'an option too few', from: '          d: { say: Better compilers', to: '          e: { say: Better compilers', at: 'e: { say', says: /"e" means nothing here/ },
  { what: 'prose cut by a comma', from: '{ say: Put ResNet-50 on the Cortex-M7. Read what stops it., when', to: '{ say: Put ResNet-50 on the M7, then read., when', at: 'then read.', says: /means nothing here/, hint: /needs quotes/ },
  { what: 'prose cut by a colon', from: 'remedies: A machine with more memory, or another model.', to: 'remedies: A machine with more memory: or another model.', at: 'A machine', says: /implicit keys|compact mappings|Nested mappings/i, hint: /quotes/ },
  { what: 'an unknown control in undo', from: 'undo: [context, workload]', to: 'undo: [context, worklod]', at: 'worklod', says: /no control "worklod"/, hint: /workload\?/ },
  { what: 'an option that a control does not have', from: 'workload: kws_dscnn }\n  spotter_m7', to: 'workload: kws_dscn }\n  spotter_m7', at: 'kws_dscn', says: /not one of the choices/, hint: /kws_dscnn\?/ },
  { what: 'a call that nothing uses', from: 'calls:\n', to: 'calls:\n  idle: { use: roofline, in: { intensity_flop_per_byte: 1 FLOP/B, hardware: cloud_h100 } }\n', at: 'idle', says: /Nothing uses the call idle/ },
  { what: 'an unknown term', from: '"[Bandwidth](term:bandwidth)"', to: '"[Bandwidth](term:bandwith)"', at: 'term:bandwith', says: /no "bandwith"/, hint: /bandwidth\?/ },
  { what: 'a binding that is not closed', from: '"High by {{ off | factor 4 }}, that', to: '"High by {{ off | factor 4, that', at: 'factor 4, that', says: /not a format|means nothing/ },
  { what: 'a prediction that stores its answer', from: '        rule: passes\n        at: h100\n', to: '        right: b\n        at: h100\n', at: 'right', says: /never stores its right option/ },
  { what: 'a range that says no why', from: '    why: from no gap at all to the largest answer offered\n', to: '', at: '', says: /without saying why/ },
  { what: 'a word of a question outside of one', from: 'headline: "{{ compute_gap.ratio | factor 3 }} the', to: 'headline: "{{ truth | factor 3 }} the', at: 'truth', says: /"truth" is a word of a question/ },
];

function expectAt({ at, says, hint }: Slip, text: string, problems: { list: { line: number; column: number; message: string; hint?: string }[] }, made: { line: number; column: number }, to: string): void {
  const found = problems.list.filter(p => says.test(p.message));
  expect(found.length, problems.list.map(p => `${p.line}:${p.column}: ${p.message}`).join('\n')).toBeGreaterThan(0);
  if (hint) expect(found.some(p => p.hint && hint.test(p.hint)), found.map(p => p.hint).join('\n')).toBe(true);
  if (at === '') { expect(found.some(p => p.line >= 1 && p.line <= text.split('\n').length)).toBe(true); return; }
  const inside = to.slice(0, to.indexOf(at)).split('\n');
  const line = made.line + inside.length - 1;
  const column = inside.length === 1 ? made.column + inside[0]!.length : inside.at(-1)!.length + 1;
  expect(found.map(p => `${p.line}:${p.column}`)).toContain(`${line}:${column}`);
}

describe('what does not compile', () => {
  it.each(compileSlips.map(s => [s.what, s] as const))('%s', (_, s) => {
    const made = slip(LAB01, s.from, s.to);
    expectAt(s, made.text, compileText(made.text).problems, made, s.to);
  });
  it('is reported all in one run', () => {
    let text = LAB01;
    for (const s of compileSlips.filter(x => ['an unknown model', 'a wrong dimension between calls', 'a colour for a tone', 'an unknown term'].includes(x.what))) text = slip(text, s.from, s.to).text;
    const { problems } = compileText(text);
    expect(problems.list.length).toBeGreaterThanOrEqual(4);
    expect(problems.print()).toMatch(/^lab\.yaml:\d+:\d+: /);
  });
  it('stays a report, whatever the file holds', () => {
    for (const text of ['', '[]', 'just words', 'a: {b', '\t', 'format: 1', 'a: *nowhere', '{}', '"\\ud800"', `${'['.repeat(500)}`, 'x: &a [*a]']) expect(compileText(text).problems.list.length, text.slice(0, 20)).toBeGreaterThan(0);
  });
});
