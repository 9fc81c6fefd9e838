// Slips of an author, each seeded into lab 01: reported at the right line and column, in words, with how to mend it.
import { describe, expect, it, vi } from 'vitest';
import { compileText, LAB01, LAB05, prove, slip } from './help.js';

// Proving walks over some thousand states of the lab.
vi.setConfig({ testTimeout: 30000 });

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
  { what: 'an unknown term', from: '(term:bandwidth)', to: '(term:bandwith)', at: 'term:bandwith', says: /no "bandwith"/, hint: /bandwidth\?/ },
  { what: 'a binding that is not closed', from: '"High by {{ off | factor 4 }}, that', to: '"High by {{ off | factor 4, that', at: 'factor 4, that', says: /not a format|means nothing/ },
  { what: 'a prediction that stores its answer', from: '        rule: passes\n        at: h100\n', to: '        right: b\n        at: h100\n', at: 'right', says: /never stores its right option/ },
  { what: 'a range that says no why', from: '    why: from no gap at all to the largest answer offered\n', to: '', at: '', says: /without saying why/ },
  { what: 'a word of a question outside of one', from: 'headline: "{{ compute_gap.ratio | factor 3 }} the', to: 'headline: "{{ truth | factor 3 }} the', at: 'truth', says: /"truth" is a word of a question/ },
];

const proveSlips: Slip[] = [
  { what: 'a claim that is not true', from: '{{ check per_joule.ratio > 100 }}', to: '{{ check per_joule.ratio > 1000 }}', at: 'per_joule.ratio > 1000', says: /not true: per_joule.ratio > 1000/ },
  { what: 'evidence that is not true', from: 'evidence: [fit.fits = false @ m7, int8.fits = false,', to: 'evidence: [fit.fits = true @ m7, int8.fits = false,', at: 'fit.fits = true', says: /evidence is not true/ },
  { what: 'two right options', from: 'when: terms.spread < 1.25', to: 'when: terms.spread > 1.25', at: '', says: /more than one|only one|b.*c|right/i },
  { what: 'no right option', from: 'say: Moving data, when: law.bottleneck = memory', to: 'say: Moving data, when: law.total_s > 1 s', at: '', says: /right/i },
  { what: 'options too close to the truth', from: '            value: 1e4\n', to: '            value: 1.1e6\n', at: '', says: /too close/ },
  { what: 'a failure that its point does not reach', from: '        reach: m7\n', to: '        reach: h100\n', at: 'h100', says: /not crossed at h100/ },
  { what: 'an undo that does not help', from: 'undo: [context, workload]', to: 'undo: [context, workload, guess]', at: 'guess', says: /Moving guess alone does not undo it/ },
  { what: 'a task done before it begins', from: 'when: [fit.fits = true, context = tiny], show: spotter_m7', to: 'when: fit.fits = true, show: spotter_m7', at: '', says: /done before it begins/ },
  { what: 'a task whose point does not tick it', from: 'when: [law.bottleneck = overhead, fit.fits = true], show: spotter_h100', to: 'when: [law.bottleneck = overhead, fit.fits = true], show: h100', at: 'h100', says: /does not hold at h100/ },
  { what: 'a bare number', from: 'Big machines are not wasteful machines.', to: 'That is 141 times.', at: '141', says: /bare number in prose: 141/ },
  { what: 'a number word beside a unit', from: 'Big machines are not wasteful machines.', to: 'It takes two seconds.', at: 'two seconds', says: /beside a unit/ },
  { what: 'an exclamation mark', from: 'Big machines are not wasteful machines.', to: 'Big machines win!', at: '!', says: /exclamation mark/ },
  { what: 'a long sentence', from: 'Big machines are not wasteful machines.', to: `So ${'and so '.repeat(16)}on.`, at: '', says: /sentence of \d+ words/ },
  { what: 'a term never explained', from: '[Bandwidth](term:bandwidth)', to: 'Bandwidth', at: '', says: /is used and never explained/ },
  { what: 'a control outside what a model takes', from: 'for: iron_law.utilization, start: 1, hidden: true', to: 'for: iron_law.utilization, start: 2, hidden: true', at: '2', says: /outside what utilization allows/ },
  { what: 'minutes outside the band', from: 'minutes: [14, 23]', to: 'minutes: [14, 40]', at: '[14, 40]', says: /Act 2 takes 40 minutes/ },
  { what: 'a truth told before the lock', from: "why can't the doorbell run what the cluster runs?", to: 'why {{ compute_gap.ratio | factor 3 }}?', at: '', says: /shown before the lock/ },
  { what: 'a truth of the second act told in the first', from: 'Big machines are not wasteful machines.', to: 'It is {{ law.bottleneck | label }}.', at: '', says: /law.bottleneck decides this question/ },
  { what: 'a wrong option without misconception', from: 'misconception: gap_is_tunable\n', to: '\n', at: '', says: /names no misconception/ },
  { what: 'a verdict row that nothing reaches', from: '- { when: fit.fits = false, tone: bad, say: It cannot be loaded.', to: '- { when: law.total_s > 1000 s, tone: bad, say: It cannot be loaded.', at: '', says: /row is never reached/ },
  { what: 'a bar that leaves its axis', from: 'from: 10 ns, to: 10 s', to: 'from: 10 ns, to: 1 s', at: '', says: /leaves its axis/ },
  { what: 'an instrument before its chapter', from: 'introduces: [magnitude_gap, dam_triad]', to: 'introduces: [magnitude_gap, roofline]', at: 'roofline', says: /belongs to lab 11/ },
  { what: 'a ledger without its result', from: 'act2_result: law.total_s, ', to: '', at: '', says: /no act2_result/ },
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

describe('what does not prove', () => {
  it.each(proveSlips.map(s => [s.what, s] as const))('%s', async (_, s) => {
    const made = slip(LAB01, s.from, s.to);
    expectAt(s, made.text, await prove(made.text), made, s.to);
  });
  it('a lab that fails at a corner', async () => {
    const problems = await prove(slip(LAB05, 'range: [1, 128]', 'range: [1, 1e15]').text);
    expect(problems.list.some(p => /fails at|leaves its axis/.test(p.message))).toBe(true);
  });
});
