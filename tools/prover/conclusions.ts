// What a lab concludes: verdicts, headlines and tones are reached, and the context turns some of them.
import type { Comparison, CompiledLab, Tone, View } from '../../site/lab/compiled.js';
import { withMachine } from '../../site/lab/machine.js';
import type { LabModel, Live } from '../../site/runtime/index.js';
import { IN_PART, PLAUSIBLE } from './machine.js';
import type { Proof } from './prove.js';
import { Space } from './space.js';

/** Random states at which the contexts are compared. */
const COMPARED = 400;

export function proveConclusions(proof: Proof): void {
  const { build, lab, core, model, report, states, space } = proof;
  // Some rows and headlines are there for this machine alone; there all is looked at with what a machine might have.
  const might = lab.mine ? [PLAUSIBLE, IN_PART].map(entry => new Space(withMachine(lab, entry), core, build.scope.tables)) : [];
  for (const m of might) m.prepare(states.mine);
  const rows = rowStates(model, lab, states.named);
  space.prepare(rows);
  const here = [...states.all, ...states.measured, ...rows];
  const somewhere = (at: (model: LabModel, lab: CompiledLab, state: Live) => boolean) => here.some(s => at(model, lab, s)) || might.some(m => states.mine.some(s => at(m.model, m.lab, s)));

  for (const act of lab.acts) {
    const at = build.source.root.get('acts')!.get(act.id)!.get('instrument')!;
    const now = (known: CompiledLab) => known.acts.find(a => a.id === act.id)!.instrument;
    for (const i of (act.instrument.headlineWhen ?? []).keys()) {
      const reached = somewhere((m, known, state) => { const all = now(known).headlineWhen!; return m.all(all[i]!.when, { state }) === true && !all.slice(0, i).some(e => m.all(e.when, { state })); });
      report.that('views.rows', reached, at.get('headline_when')!.items()[i]!, 'This headline is never reached');
    }
    for (const [i, v] of act.instrument.views.entries()) if (v.view === 'verdict') for (const k of v.rows.keys()) {
      const reached = somewhere((m, known, state) => { const { rows } = now(known).views[i] as typeof v; return (!rows[k]!.when || m.holds(rows[k]!.when, { state }) === true) && !rows.slice(0, k).some(r => !r.when || m.holds(r.when, { state })); });
      report.that('views.rows', reached, at.get('views')!.items()[i]!.get('rows')!.items()[k]!, 'This row is never reached');
    }
  }
  for (const { item, tone } of build.tones) {
    // One word alone is no choice.
    if (tone.length === 0 || (tone.length === 1 && !tone[0]!.when)) { report.checks += 1; continue; }
    report.that('views.tones', !tone.at(-1)!.when, item, `Nothing holds when "${tone.at(-1)!.when?.source}" does not`, { mend: 'The last tone has no condition: [bad if …, good].' });
    for (const k of tone.keys()) {
      const words = alike(tone, k);
      const same = build.tones.filter(t => t.tone.length === tone.length && alike(t.tone, k) === words);
      report.that('views.tones', same.some(t => somewhere((m, _, state) => first(m, t.tone, state) === k)), item.each()[k] ?? item, `The tone ${tone[k]!.tone} is never reached`);
    }
  }
  might.forEach(m => m.free());
  differ(proof);
}

/** A row of bars for the elements of a list has one tone, said once for each element. */
const alike = (tone: Tone, k: number): string => tone.slice(0, k + 1).map(t => `${t.tone} ${t.when?.source ?? ''}`).join().replace(/\[\d+\]/g, '[]');
const first = (m: LabModel, tone: Tone, state: Live): number => tone.findIndex(t => !t.when || m.holds(t.when, { state }) === true);

/** The states of rows that views show: points and machines that no control reaches. */
function rowStates(model: LabModel, lab: CompiledLab, from: Live[]): Live[] {
  const across = (v: View) => ['across', 'family', 'roofsAcross', 'down'].flatMap(k => (k in v ? [(v as unknown as Record<string, { steps?: unknown[] }>)[k]] : [])).filter(a => a?.steps);
  return lab.acts.flatMap(a => a.instrument.views).flatMap(v => across(v).flatMap(a => from.flatMap(state => model.rows(a as Parameters<LabModel['rows']>[0], [], { state }).map(r => r.env.state))));
}

/** All else equal, another context has another conclusion somewhere. */
function differ({ build, lab, model, report, states, space }: Proof): void {
  const contexts = lab.contexts.filter(c => c.id !== lab.mine?.context);
  const step = Math.max(1, Math.floor(states.all.length / (COMPARED * states.effort)));
  const some = [...states.named, ...states.all.filter((_, i) => i % step === 0)];
  const comparisons = lab.acts.flatMap(({ instrument: { headlineWhen = [], explore, views } }): Comparison[] => [
    ...headlineWhen.flatMap(h => h.when), ...explore.flatMap(t => t.when), ...views.flatMap(v => (v.view === 'verdict' ? v.rows.flatMap(r => r.when ?? []) : [])),
  ]);
  const asksContext = (c: Comparison) => c.left.from === 'context' && c.left.path === 'context';
  const conclusion = (state: Live) => [
    ...comparisons.filter(c => !asksContext(c)).map(c => model.holds(c, { state })),
    ...build.tones.filter(t => t.tone.some(x => x.when)).map(t => first(model, t.tone, state)),
    ...lab.acts.flatMap(a => a.fail.map(f => model.crosses(f.violation, { state }))),
  ].join();
  const turned = some.some(s => { const all = contexts.map(c => ({ ...s, context: c.id })); space.prepare(all); return new Set(all.map(conclusion)).size > 1; });
  report.that('contexts.differ', turned, build.source.root.get('contexts')!, 'No verdict, tone, headline, task or failure ever depends on the context alone');
}
