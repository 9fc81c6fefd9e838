// Faults that an author could make, each seeded into a lab that proves, with the rule that has to catch it. `./lab prove --mutations` tries them.
import type { RuleId } from '../../tools/prover/rules.js';
import { file } from './help.js';

export interface Mutation {
  fault: string;
  /** The lab's file below labs/. */
  lab: string;
  /** Stands once in the lab, and what it becomes; further changes that the fault needs. */
  from: string; to: string; more?: [string, string][];
  rule: RuleId;
  /** Rules that cannot but fail along with it. */
  also?: RuleId[];
  /** A text inside `to` to which the finding points. */
  at?: string;
  says?: RegExp;
}
const L01 = 'vol1/01-magnitude', L02 = 'vol1/02-iron-law', L03 = 'vol1/03-silent-degradation', L05 = 'vol1/05-activation-tax', L08 = 'vol1/08-training-memory', L04 = 'vol1/04-data-gravity', L06 = 'vol1/06-quadratic-wall';
/** All of the failure of lab 05. */
const FAIL_05 = /^ {4}fail:\n(?: {6}.*\n)+/m.exec(file(`labs/${L05}.yaml`))![0];
const row = (fault: string, rule: RuleId, lab: string, from: string, to: string, more: Partial<Mutation> = {}): Mutation => ({ fault, lab, from, to, rule, ...more });

export const MUTATIONS: Mutation[] = [
  // The file
  row('prose cut by a colon', 'file.yaml', L01, 'remedies: A machine with more memory, or another model.', 'remedies: A machine with more memory: or another model.'),
  row('a key misspelled', 'file.shape', L01, 'chapter: Introduction', 'chapterr: Introduction', { at: 'chapterr' }),
  row('a view that does not exist', 'file.shape', L01, '- view: table\n          title: The H100 and', '- view: tabel\n          title: The H100 and', { at: 'tabel' }),
  row('an option too few', 'file.shape', L01, '          d: { say: Better compilers', '          e: { say: Better compilers'),
  row('a model that does not exist', 'file.names', L01, 'use: memory_fit', 'use: memory_fits', { at: 'memory_fits', also: ['file.names'] }),
  row('a point that does not exist', 'file.names', L01, 'law.memory_time_s @ m7 | time 3 }} of moving', 'law.memory_time_s @ m8 | time 3 }} of moving', { at: '@ m8' }),
  row('a format that does not exist', 'file.names', L01, 'law.total_s | time 3 }}. Moving data takes', 'law.total_s | tiem 3 }}. Moving data takes', { at: 'tiem 3' }),
  row('a term that the glossary lacks', 'file.names', L02, '| [Bandwidth](term:bandwidth) |', '| [Bandwidth](term:bandwith) |', { at: 'term:bandwith' }),
  row('arithmetic in a value', 'file.names', L01, 'value: law.memory_share | percent 1, tone', 'value: law.memory_share * 2 | percent 1, tone'),
  row('a missing unit', 'file.units', L01, 'utilization: $utilization, overhead_s: $context.hardware.launch_overhead_s }', 'utilization: $utilization, overhead_s: 10 }', { says: /no unit/ }),
  row('a wrong dimension', 'file.units', L01, 'capacity_bytes: $context.hardware.capacity_bytes', 'capacity_bytes: $context.hardware.power_w'),
  row('unlike things compared', 'file.units', L01, 'b: $law.compute_time_s } }', 'b: $law.work_flop } }'),
  row('a time printed as bytes', 'file.units', L01, 'law.memory_share | percent 1 }}; arithmetic', 'law.memory_share | time 3 }}; arithmetic'),
  row('a missing input', 'file.inputs', L01, 'b: $law.overhead_time_s } }', '} }', { says: /lacks b/ }),
  row('a start outside of the model', 'file.ranges', L01, 'for: iron_law.utilization, start: 1, hidden: true', 'for: iron_law.utilization, start: 2, hidden: true'),
  row('a call that nothing uses', 'file.used', L01, 'calls:\n', 'calls:\n  idle: { use: roofline, in: { intensity_flop_per_byte: 1 FLOP/B, hardware: cloud_h100 } }\n', { at: 'idle' }),
  row('a right option that is stored', 'file.meaning', L01, '        rule: passes\n        at: h100\n', '        right: b\n        at: h100\n', { at: 'right' }),
  row('a scenario number without its source', 'file.meaning', L03, 'alarms: { value: 0, story: true }', 'alarms: { value: 0 }', { says: /come from/ }),

  // The frame
  row('minutes outside the band', 'frame.minutes', L01, 'minutes: [12, 20]', 'minutes: [12, 40]', { at: '[12, 40]' }),
  row('an act with too little to do for its minutes', 'frame.estimate', L01, 'minutes: [12, 20]', 'minutes: [12, 45]', { also: ['frame.minutes'] }),
  row('an act II without a failure', 'frame.failure', L05, FAIL_05, '', { more: [['      needs: failure\n', '      needs: none\n']] }),
  row('a ledger without its result', 'frame.ledger', L01, 'act2_result: law.total_s, ', ''),
  row('an instrument announced before its chapter', 'frame.introduces', L01, 'introduces: [magnitude_gap, dam_triad]', 'introduces: [magnitude_gap, activation_comparator]', { at: 'activation_comparator' }),
  row('an early instrument: a waterfall in lab 01', 'frame.introduces', L01, 'layout: share\n', 'layout: waterfall\n'),
  row('an instrument announced and not shown', 'frame.shown', L05, 'introduces: [activation_comparator, memory_ledger]', 'introduces: [activation_comparator, memory_ledger, latency_waterfall]', { at: 'latency_waterfall' }),
  row('two contexts with the same numbers', 'contexts.numbers', L08, 'hue: mobile\n    hardware: mobile_npu', 'hue: mobile\n    hardware: cloud_h100', { more: [['by_context: { mobile: { start: gpt2_small } }', 'more: false']], also: ['contexts.differ', 'claims.true', 'reflect.evidence', 'tasks.early', 'tasks.show', 'tasks.far', 'fail.undo', 'views.rows', 'views.tones', 'predict.right', 'predict.margin', 'formats.alike', 'formats.digits'] }),
  row('two contexts that conclude the same', 'contexts.differ', L05, 'hardware: mobile_npu\n    unit_time: 0.2 us\n    other_time: 22 us', 'hardware: cloud_h100\n    unit_time: 0.0125 us\n    other_time: 0.86 us', { also: ['claims.true', 'reflect.evidence', 'tasks.show', 'fail.reach', 'fail.undone', 'tasks.opens', 'views.rows', 'views.tones', 'formats.alike', 'predict.right', 'predict.margin'] }),

  // Controls and calls
  row('six controls at once', 'controls.five', L02, 'controls: [context, memory_of, arithmetic_of, intensity, overhead, data, overlap]', 'controls: [context, memory_of, arithmetic_of, intensity, overhead, data, overlap, distance, batch]', { also: ['controls.move'] }),
  row('a machine of the reader’s that answers for another', 'machine.differs', L01, '    hue: machine\n    hardware: this_machine\n', '    hue: machine\n    hardware: this_machine\n    chip: cloud_h100\n', {
    more: [
      ['    hue: cloud\n    hardware: cloud_h100\n', '    hue: cloud\n    hardware: cloud_h100\n    chip: cloud_h100\n'],
      ['    hue: tiny\n    hardware: tiny_cortex_m7\n', '    hue: tiny\n    hardware: tiny_cortex_m7\n    chip: tiny_cortex_m7\n'],
      ['in: { hardware: $context.hardware, workload: $workload, utilization: $utilization, overhead_s: $context.hardware.launch_overhead_s }', 'in: { hardware: $context.chip, workload: $workload, utilization: $utilization, overhead_s: $context.chip.launch_overhead_s }'],
      ['capacity_bytes: $context.hardware.capacity_bytes }', 'capacity_bytes: $context.chip.capacity_bytes }'],
    ],
    // The row for what this machine does not tell is never reached.
    also: ['views.rows'],
  }),
  row('a control that the act does not show', 'controls.move', L01, '      controls: [context, guess]', '      controls: [context, guess, workload]', { at: 'workload' }),
  row('a context that widens a range beyond the model', 'controls.range', L04, 'by_context: { edge: { start: 8 } }, help: Processes', 'by_context: { edge: { start: 64 } }, help: Processes'),
  row('a control that drives a call out of its model', 'calls.answer', L03, 'note: by construction,', 'note: "{{ odd.ratio | factor 3 }}",', { more: [['\ncalls:\n', '\ncalls:\n  odd: { use: memory_fit, in: { resident_bytes: 1 GB, capacity_bytes: 2 GB, usable_fraction: $sensitivity } }\n']], also: ['views.values'] }),
  row('a measured number that a model does not take', 'machine.words', L01, 'workload: $workload, utilization: $utilization,', 'workload: $workload, utilization: $above_compute.ratio,', { also: ['calls.answer', 'claims.true', 'views.values', 'predict.right', 'fail.undone', 'tasks.show', 'views.rows', 'views.tones', 'views.inside', 'contexts.numbers', 'controls.move', 'predict.misconception', 'tasks.opens', 'file.used', 'predict.margin', 'reflect.evidence'] }),
  row('a number of the catalogue repeated', 'calls.catalogue', L01, 'hardware: cloud_h100, weight_bytes: $catalogue.resnet50.resident_bytes, item_flop', 'hardware: cloud_h100, bandwidth_bytes_per_s: 3.35 TB/s, weight_bytes: $catalogue.resnet50.resident_bytes, item_flop', { at: '3.35 TB/s' }),

  // Questions
  row('two right options', 'predict.right', L01, 'when: terms.spread < 1.25', 'when: terms.spread > 1.25', { also: ['predict.misconception'] }),
  row('no right option', 'predict.right', L01, 'say: Moving data, when: law.bottleneck = memory', 'say: Moving data, when: law.total_s > 1 s', { also: ['predict.misconception'] }),
  row('an option too close to the truth', 'predict.margin', L01, '            value: 1e4\n', '            value: 1.1e6\n', { also: ['formats.digits'] }),
  row('a right option far from the truth', 'predict.margin', L02, 'c: { value: 1.4, note', 'c: { value: 1.6, note'),
  row('a condition that is false by a hair', 'predict.margin', L01, 'when: terms.spread < 1.25', 'when: terms.spread < 3.4'),
  row('a wrong option inside another one’s interval', 'predict.margin', L08, 'from: 1.5, to: 3, misconception: accumulation_doubles', 'from: 1.015, to: 3, misconception: accumulation_doubles'),
  row('a truth taken at another point', 'predict.margin', L02, '        at: swapped\n        rule: nearest_log', '        at: edge_swapped\n        rule: nearest_log', { also: ['claims.true', 'predict.misconception'] }),
  row('a wrong constant', 'claims.true', L05, 'unit_time: 0.2 us', 'unit_time: 20 us', { also: ['formats.digits', 'formats.many', 'tasks.show', 'tasks.early'] }),
  row('a truth that moves with the sliders', 'predict.pinned', L01, 'truth: compute_gap.ratio | factor 3', 'truth: compute_gap.ratio @ live | factor 3'),
  row('a typed number whose range leaves out the truth', 'predict.range', L02, '        at: far\n        rule: nearest_log\n', '        at: far\n        rule: number\n        range: [1 ms, 20 ms]\n        scale: log\n        right_within: 2\n'),
  row('the truth told before the lock', 'predict.secret', L01, "why can't the doorbell run what the cluster runs?", 'why {{ compute_gap.ratio | factor 3 }}?'),
  row('the second truth told in the first act', 'predict.secret', L01, 'Big machines are not wasteful machines.', 'It is {{ law.bottleneck | label }}.'),
  row('a wrong option without a misconception', 'predict.misconception', L01, '            misconception: gap_is_tunable\n', ''),
  row('one misconception for two options', 'predict.misconception', L02, 'misconception: gains_average', 'misconception: peak_is_speed', { at: 'peak_is_speed' }),
  row('a misconception on the right option', 'predict.misconception', L02, 'c: { value: 1.4, note: "less than either gain",', 'c: { value: 1.4, note: "less than either gain", misconception: none_at_all,'),
  row('feedback without a number', 'predict.reveal', L02, 'reveal: "High by {{ off | factor 3 }}. Gains do not average. Each part of the time shrinks by its own factor, and the largest part here, moving data, shrank by {{ up.bandwidth_ratio | factor 3 }}."', 'reveal: "High. Gains do not average."'),
  row('feedback on a reflection without a number', 'predict.reveal', L01, 'Even at one byte a weight the model is {{ int8.ratio | factor 3 }} too large. {{ check int8.fits = false }}"', 'It is too large."'),
  row('feedback with a name for a number', 'predict.reveal', L01, "No. The chip stays at its {{ catalogue.tiny_cortex_m7.power_w }}, whatever it runs.", "No. The {{ catalogue.tiny_cortex_m7 }} stays at its power, whatever it runs."),
  row('evidence that is not true', 'reflect.evidence', L01, 'evidence: [fit.fits = false @ m7, int8.fits = false,', 'evidence: [fit.fits = true @ m7, int8.fits = false,', { at: 'fit.fits = true' }),

  // Failures and tasks
  row('a failure that its point does not have', 'fail.reach', L01, '        reach: m7\n', '        reach: h100\n', { at: 'h100' }),
  row('a failure that no control reaches', 'fail.found', L01, '      controls: [context, workload, try_it]\n', '      controls: [workload, try_it]\n', { also: ['tasks.controls', 'views.rows', 'fail.undo'] }),
  row('a failure behind another one', 'fail.first', L03, '        reach: rushed\n', '        reach: twice_as_often\n', { at: 'twice_as_often', also: ['fail.undo'] }),
  row('a point between the steps', 'controls.steps', L03, 'context: mobile, period: 2 d }', 'context: mobile, period: 2.5 d }', { also: ['fail.first', 'tasks.show'] }),
  row('an undo that does not help', 'fail.undo', L01, 'undo: [context, workload]', 'undo: [context, workload, guess]', { at: 'guess' }),
  row('a failure without a way back', 'fail.undo', L01, 'undo: [context, workload]', 'undo: [guess]', { also: ['fail.undone'], at: 'guess' }),
  row('a limit that no lever takes back', 'fail.undone', L02, 'undo: [batch, deadline]', 'undo: [design]', { also: ['fail.undo'] }),
  row('a limit with two causes: weights that fill the memory, and a text that does', 'fail.undone', L06, '1024, 1472, 2048]', '1024, 1472, 2048, 3072, 4096]', { says: /leads back from edge/ }),
  row('a task done before it begins', 'tasks.early', L01, 'when: [fit.fits = true, context = tiny], show: spotter_m7', 'when: fit.fits = true, show: spotter_m7'),
  row('a task that “show me” does not tick', 'tasks.show', L01, 'when: [law.bottleneck = overhead, fit.fits = true], show: spotter_h100', 'when: [law.bottleneck = overhead, fit.fits = true], show: h100', { at: 'h100' }),
  row('a task out of reach of its act', 'tasks.controls', L01, 'when: context = tiny, show: seen_from_m7', 'when: [context = tiny, workload = kws_dscnn], show: spotter_m7'),
  row('a task four moves away', 'tasks.far', L02, 'car_over: { label: One picture too many, context: edge, batch: 10 }', 'car_over: { label: One picture too many, context: edge, batch: 10, deadline: 9 ms, distance: 1 km }', { also: ['controls.steps'] }),
  row('a reflection that no task opens', 'tasks.opens', L01, 'when: fit.fits = false, show: m7', 'when: law.bottleneck = overhead, show: spotter_m7', { rule: 'tasks.opens', also: ['tasks.show'] }),

  // Views
  row('an axis without a label', 'views.label', L02, 'axis: { scale: lin, format: time 3, label: Time of one step }', 'axis: { scale: lin, format: time 3 }'),
  row('a curve without a label for x', 'views.label', L02, 'x: { scale: lin, format: count, label: Pictures in a batch }', 'x: { scale: lin, format: count }'),
  row('a chart without a conclusion', 'views.sums-up', L02, '          sums_up: "At {{ intensity }} the step becomes {{ up.speedup | factor 3 }} as fast."\n', ''),
  row('a chart without a title', 'views.title', L02, '          title: How far away this chip may stand\n', ''),
  row('eight curves', 'views.series', L02, '          series: [{ label: times as fast,', '          family: { overhead: [0 ms, 0.1 ms, 0.2 ms, 0.3 ms, 0.5 ms, 1 ms, 2 ms, 5 ms] }\n          series: [{ label: times as fast,', { also: ['views.inside'] }),
  row('an axis whose ticks have no unit', 'views.unit', L02, 'axis: { scale: lin, format: time 3, label: Time of one loop }', 'axis: { scale: lin, format: percent 0, label: Time of one loop }'),
  row('six decades on a plain scale', 'views.scale', L06, 'y: { scale: log, format: bytes 1, label: Memory, unit: B, from: 10 kB, to: 1 PB }', 'y: { scale: lin, format: bytes 1, label: Memory, unit: B, from: 0 B, to: 1 PB }'),
  row('a log scale through zero', 'views.zero', L02, 'y: { scale: lin, format: in km 0, label: Reach, unit: m, from: 0 km }', 'y: { scale: log, format: in km 0, label: Reach, unit: m }'),
  row('a bar that leaves its axis', 'views.inside', L01, 'from: 10 ns, to: 10 s', 'from: 10 ns, to: 1 s'),
  row('a curve that leaves its axis', 'views.inside', L06, 'from: 10 kB, to: 1 PB', 'from: 10 kB, to: 1 GB'),
  row('a verdict that nothing reaches', 'views.rows', L01, '- { when: fit.fits = false, tone: bad, say: It cannot be loaded.', '- { when: law.total_s > 1000 s, tone: bad, say: It cannot be loaded.'),
  row('a headline that an earlier one takes', 'views.rows', L01, '- { when: context = tiny, say: "The Cortex-M7', '- { when: context = this_machine, say: "The Cortex-M7'),
  row('a tone that is never reached', 'views.tones', L02, 'value: law.overhead_time_s | time 3, tone: [binding if law.bottleneck = overhead, overhead]', 'value: law.overhead_time_s | time 3, tone: [bad if law.total_s > 1000 s, overhead]', { at: 'bad if' }),
  row('a tone without an else', 'views.tones', L02, 'tone: [binding if law.bottleneck = overhead, overhead]', 'tone: [binding if law.bottleneck = overhead]'),
  row('a value that is missing somewhere', 'views.values', L01, '{ label: "{{ law.bottleneck | label }}, total", value: law.total_s | time 3 }', '{ label: "{{ law.bottleneck | label }}, total", value: fit.violation.demand | bytes 3 }'),

  // Formats, claims, words
  row('a format that prints zero', 'formats.zero', L02, 'value: law.compute_time_s | time 3, tone: [binding if', 'value: law.compute_time_s | in s 1, tone: [binding if'),
  row('a format of one digit', 'formats.digits', L02, 'pinned: { label: The loop, value: loop.loop_s | time 4 }', 'pinned: { label: The loop, value: loop.loop_s | time 1 }'),
  row('a format of seven digits', 'formats.many', L02, 'pinned: { label: The loop, value: loop.loop_s | time 4 }', 'pinned: { label: The loop, value: loop.loop_s | time 7 }'),
  row('two values that print alike', 'formats.alike', L02, 'answers in {{ loop.loop_s @ far | time 4 }} with the new chip and in {{ loop.loop_s @ far_old | time 4 }}', 'answers in {{ loop.loop_s @ far | time 2 }} with the new chip and in {{ loop.loop_s @ far_old | time 2 }}'),
  row('two families of prefixes in a sentence', 'formats.family', L01, 'this chip holds {{ context.hardware.capacity_bytes | bytes 3 si }}: {{ fit', 'this chip holds {{ context.hardware.capacity_bytes | bytes 3 iec }}: {{ fit'),
  row('a claim that is not true', 'claims.true', L01, '{{ check per_joule.ratio > 100 }}', '{{ check per_joule.ratio > 1000 }}', { at: 'per_joule.ratio > 1000' }),
  row('a claim about the sliders that fails somewhere', 'claims.true', L01, 'headline: "{{ compute_gap.ratio | factor 3 }} the', 'headline: "{{ check law.bottleneck = memory }}{{ compute_gap.ratio | factor 3 }} the'),
  row('a claim that is true by a hair', 'claims.margin', L01, '{{ check compute_gap.log10_ratio > 5.9 }}', '{{ check compute_gap.log10_ratio > 5.99 }}'),
  row('a wrong constant: eight bits become sixty-four', 'claims.true', L08, '{{ check state.bytes_per_param = 16 }}', '{{ check state.bytes_per_param = 12 }}'),
  row('a claim without its check', 'claims.checked', L01, 'on its two sides. {{ check compute_gap.log10_ratio > 5.5 }} {{ check compute_gap.log10_ratio < 6.5 }}"', 'on its two sides."', { at: '' }),
  row('a bare number', 'text.digit', L01, 'Big machines are not wasteful machines.', 'That is 141 times.', { at: '141' }),
  row('a bare number in a title', 'text.digit', L01, 'title: Compare machines', 'title: Compare 4 machines', { at: '4' }),
  row('a number word beside a unit', 'text.number-word', L01, 'Big machines are not wasteful machines.', 'It takes two seconds.', { at: 'two seconds' }),
  row('a term that is never explained', 'text.term', L01, '[accelerator](term:accelerator)', 'accelerator', { at: 'accelerator' }),
  row('a term that is used before it is explained', 'text.term', L02, '{ label: A100, says: "The [accelerator](term:accelerator) before." }', '{ label: A100, says: The accelerator before. }'),
  row('a sentence without an end', 'text.sentence', L01, 'Big machines are not wasteful machines.', `So ${'and so '.repeat(16)}on.`),
  row('an exclamation mark', 'text.plain', L01, 'Big machines are not wasteful machines.', 'Big machines win!', { at: '!' }),
  row('a word that says nothing', 'text.plain', L01, 'Big machines are not wasteful machines.', 'Big machines are powerful.', { at: 'powerful' }),
];
