// The frame of a lab: minutes, ledger, instruments and their chapters, contexts, a failure.
import type { View } from '../../site/lab/compiled.js';
import { vectorOf } from '../../site/runtime/index.js';
import type { Proof } from './prove.js';
import { live } from './states.js';

/** The first chapter that may use an instrument. */
const FIRST: Record<string, number> = { magnitude_gap: 1, dam_triad: 1, latency_waterfall: 2, memory_ledger: 5, activation_comparator: 5, pareto_curve: 9, compression_frontier: 10, roofline: 11, p99_histogram: 13 };
const MINUTES: [number, number][] = [[12, 15], [20, 25]];

export function proveFrame({ build, lab, report, core }: Proof): void {
  const root = build.source.root;
  MINUTES.forEach(([low, high], i) => report.that('frame.minutes', lab.minutes[i]! >= low && lab.minutes[i]! <= high, root.get('minutes')!, `Act ${i + 1} takes ${lab.minutes[i]} minutes`, { mend: `Between ${low} and ${high}.` }));
  for (const name of ['act2_result', 'act2_decision']) report.that('frame.ledger', lab.ledger.some(f => f.name === name), root.get('ledger')!, `The ledger has no ${name}`);
  report.that('frame.failure', lab.acts.some(a => a.id === 'act2' && a.fail.length > 0), root.get('acts')!.get('act2')!, 'Act II has no failure');

  const early = (name: string) => lab.volume === 'vol1' && Number(lab.number) < (FIRST[name] ?? 0);
  for (const i of lab.introduces) report.that('frame.introduces', !early(i), root.get('introduces')!, `${i} belongs to lab ${FIRST[i]}`, { at: i });
  const shown = new Set<string>();
  for (const act of lab.acts) act.instrument.views.forEach((view, k) => {
    for (const name of instruments(view)) {
      shown.add(name);
      report.that('frame.introduces', !early(name), root.get('acts')!.get(act.id)!.get('instrument')!.get('views')!.items()[k]!, () => `This is a ${name.replaceAll('_', ' ')}: it belongs to lab ${FIRST[name]}`);
    }
  });
  for (const name of RECOGNIZED) if (lab.introduces.includes(name)) report.that('frame.shown', shown.has(name), root.get('introduces')!, `${name} is introduced and not shown`, { at: name });

  // On the reader's own machine nothing is known before it is measured.
  const contexts = lab.contexts.filter(c => c.id !== lab.mine?.context);
  const graph = core.graph(lab.graph);
  if (!graph.ok) { report.fail('calls.answer', root, `The core refuses the graph: ${graph.error.message}`); return; }
  const numbers = contexts.map(c => graph.value.evaluate(vectorOf(lab, live(c.id))).arena.join());
  graph.value.free();
  report.that('contexts.numbers', new Set(numbers).size === contexts.length, root.get('contexts')!, 'Two contexts give the same numbers');
}

/** What a view alone tells. The magnitude gap and the D·A·M triad are free to all; the ledger and the comparator are calls. */
const RECOGNIZED = ['latency_waterfall', 'pareto_curve', 'roofline', 'p99_histogram'];
function instruments(view: View): string[] {
  if (view.view === 'roofline') return ['roofline'];
  if (view.view === 'bars' && view.layout === 'waterfall') return ['latency_waterfall'];
  if (view.view === 'scatter' && view.frontier) return ['pareto_curve'];
  if (view.view === 'histogram' && view.quantiles.some(q => /(^|[._])p99\b|p99_/.test(q.at.ref.path))) return ['p99_histogram'];
  return [];
}
