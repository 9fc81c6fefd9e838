// What holds over the states of a lab: everything finite, every row reached, every control moves something.
import { LabModel, type Live, vectorOf } from '../../site/runtime/index.js';
import type { CompiledLab, Control, Value } from '../../site/lab/compiled.js';
import { withMachine } from '../../site/lab/machine.js';
import type { Core } from '../../wasm/client/core.js';
import { checkMachine, IN_PART, PLAUSIBLE } from './check-machine.js';
import type { LabBuild } from './lab.js';
import { withLedgers } from './ledger.js';
import type { Report } from './check.js';

const MOST_CORNERS = 1024;
const RANDOM_STATES = 400;

/** A counter-based generator: the same states on every run and machine. */
function random(seed: number): () => number {
  let x = seed >>> 0;
  return () => { x = (x + 0x9e3779b9) >>> 0; let z = x; z = Math.imul(z ^ (z >>> 16), 0x21f0aaad); z = Math.imul(z ^ (z >>> 15), 0x735a2d97); return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32; };
}

function ends(control: Control, context: string): Value[] {
  const options = control.byContext?.[context]?.options ?? control.options;
  const range = control.byContext?.[context]?.range ?? control.range;
  const single: Value[] = options ? (options.length <= 3 ? options.map(o => o.value) : [options[0]!.value, options.at(-1)!.value]) : range ? [...range] : control.valueType.kind === 'flag' ? [false, true] : [];
  return control.length === undefined ? single : single.map(v => Array.from({ length: control.length! }, () => v));
}
function anywhere(control: Control, context: string, next: () => number): Value {
  const options = control.byContext?.[context]?.options ?? control.options;
  const range = control.byContext?.[context]?.range ?? control.range;
  const one = (): Value => {
    if (options) return options[Math.floor(next() * options.length)]!.value;
    if (!range) return next() < 0.5;
    const x = control.scale === 'log' ? range[0] * (range[1] / range[0]) ** next() : range[0] + (range[1] - range[0]) * next();
    return control.valueType.kind === 'integer' ? Math.round(x) : x;
  };
  return control.length === undefined ? one() : Array.from({ length: control.length }, one);
}

/** What a measurement may give: decades around what machines of today do. */
const MAY_MEASURE: Record<string, [number, number]> = { s: [1e-7, 10], 'FLOP/s': [1e7, 1e12], 'B/s': [1e8, 1e12], B: [4096, 1e9], '': [1e-8, 4096] };
/** The states once more, with everything measured. */
export function measuredStates(lab: CompiledLab, states: Live[]): Live[] {
  const results = lab.controls.filter(c => c.type === 'measured');
  if (results.length === 0) return [];
  const next = random(4711);
  const one = (c: Control): Value => {
    if (c.valueType.kind === 'flag') return next() < 0.5;
    if (c.options) return c.options[Math.floor(next() * c.options.length)]!.value;
    const [low, high] = MAY_MEASURE[c.valueType.unit ?? '']!;
    const x = low * (high / low) ** next();
    return c.valueType.kind === 'integer' ? Math.ceil(x) : x;
  };
  return states.filter((_, i) => i % 4 === 0).map(s => ({ ...s, touched: { ...s.touched, ...Object.fromEntries(results.map(c => [c.id, one(c)])) } }));
}

/** Start, points, corners and random states. */
export function statesOf(lab: CompiledLab): Live[] {
  const moving = lab.controls.filter(c => c.slot >= 0 && !c.hidden);
  const all: Live[] = [];
  const add = (context: string, touched: Record<string, Value>) => all.push({ context, touched, answers: {} });
  for (const { id } of lab.contexts) add(id, {});
  for (const p of lab.points) add(p.context ?? lab.contexts[0]!.id, p.values);
  const next = random(20261121);
  for (const { id } of lab.contexts) {
    let corners: Record<string, Value>[] = [{}];
    for (const c of moving) {
      const values = ends(c, id);
      if (values.length) corners = corners.flatMap(k => values.map(v => ({ ...k, [c.id]: v })));
      while (corners.length > MOST_CORNERS) corners = corners.filter(() => next() < 0.5);
    }
    corners.forEach(k => add(id, k));
    for (let i = 0; i < RANDOM_STATES; ++i) add(id, Object.fromEntries(moving.map(c => [c.id, anywhere(c, id, next)])));
  }
  return all;
}

const said = (live: Live) => `${live.context}${Object.entries(live.touched).map(([k, v]) => `, ${k} = ${String(v)}`).join('')}`;

export function checkStates(build: LabBuild, model: LabModel, core: Core, report: Report): void {
  const { lab } = build;
  const everywhere = statesOf(lab);
  const mine = everywhere.filter(s => s.context === lab.mine?.context);
  const empty = everywhere.filter(s => s.context !== lab.mine?.context);
  const unmeasured = [...empty, ...withLedgers(lab.controls, empty, random(1312))];
  const states = [...unmeasured, ...measuredStates(lab, unmeasured)];
  checkMachine(build, core, mine, report);
  // Some rows and headlines are there for this machine alone; there all is looked at with what a machine might have.
  const might = lab.mine ? [PLAUSIBLE, IN_PART].map(entry => withMachine(lab, entry)).map(known => ({ known, model: new LabModel(known, core) })) : [];
  const somewhere = (at: (model: LabModel, lab: CompiledLab, state: Live) => boolean) => states.some(s => at(model, lab, s)) || might.some(m => mine.some(s => at(m.model, m.known, s)));
  const made = core.graph(lab.graph);
  if (!made.ok) { report.fail(build.source.root, `The core refuses the graph: ${made.error.message}`); return; }
  const arenas = states.map(s => made.value.evaluate(vectorOf(lab, s)));
  made.value.free();

  // Every output a number, unless its model says that null has a meaning.
  for (const [i, call] of lab.calls.entries()) {
    const m = build.scope.tables.models.get(call.model)!;
    // A call that names this machine has no answer anywhere before it is measured.
    if (model.arenas.unmeasured(states[0]!, call.slot)) continue;
    // Before the measurement such a call has nothing to work with.
    const from = call.measured ? unmeasured.length : 0;
    const bad = arenas.findIndex((a, s) => s >= from && a.failures.some(f => f.call === i));
    const item = build.items.get(`call.${call.id.split('@')[0]}`)!;
    if (bad >= 0) { report.fail(item, `${call.id} fails at ${said(states[bad]!)}: ${arenas[bad]!.failures.find(f => f.call === i)!.code}`, 'Narrow a control, or give it by context.'); continue; }
    let wrong = '';
    for (const f of m.out) {
      if (f.nullable || f.type === 'violation') continue;
      const at = call.slot + m.in_slots + f.slot;
      const where = arenas.findIndex((a, s) => { if (s < from) return false; const n = f.list ? a.arena[at]! : 0; for (let k = 0; k <= n; ++k) if (!Number.isFinite(a.arena[at + k]!)) return true; return false; });
      if (where >= 0) { wrong = `${call.id}.${f.name} is no number at ${said(states[where]!)}`; break; }
    }
    report.that(wrong === '', item, wrong);
  }

  // Every control moves something, in every act's instrument that shows it.
  for (const control of lab.controls) {
    if (control.slot < 0 || control.hidden) continue;
    const asks = (lab.measures ?? []).some(m => Object.values(m.params).some(p => 'ref' in p && p.ref.from === 'control' && p.ref.id === control.id));
    const moved = asks || lab.contexts.some(c => {
      const at = model.arenas.at({ context: c.id, touched: {}, answers: {} })!.values;
      return ends(control, c.id).some(v => { const then = model.arenas.at({ context: c.id, touched: { [control.id]: v }, answers: {} })!.values; return Array.from(at).some((x, i) => !Object.is(x, then[i])); });
    });
    report.that(moved, build.items.get(control.id)!, `Moving ${control.id} changes nothing`, 'Bind it in a call.');
  }
  const elsewhere = lab.contexts.filter(c => c.id !== lab.mine?.context);
  const byContext = elsewhere.map(c => Array.from(model.arenas.at({ context: c.id, touched: {}, answers: {} })!.values).join());
  report.that(new Set(byContext).size === elsewhere.length, build.source.root.get('contexts')!, 'Two contexts give the same numbers', 'Their comparison is the lesson: let a call read something of the context.');

  // Rows of verdicts and other headlines: each is reached somewhere.
  for (const act of lab.acts) {
    const at = build.source.root.get('acts')!.get(act.id)!.get('instrument')!;
    const now = (known: CompiledLab) => known.acts.find(a => a.id === act.id)!.instrument;
    for (const i of (act.instrument.headlineWhen ?? []).keys()) {
      const reached = somewhere((m, known, s) => { const all = now(known).headlineWhen!; return !all.slice(0, i).some(e => m.all(e.when, { state: s })) && m.all(all[i]!.when, { state: s }) === true; });
      report.that(reached, at.get('headline_when')!.items()[i]!, 'This headline is never reached', 'Its comparison never holds, or an earlier one takes it.');
    }
    for (const [i, v] of act.instrument.views.entries()) {
      const item = at.get('views')!.items()[i]!;
      if (v.view === 'verdict') for (const k of v.rows.keys()) {
        const reached = somewhere((m, known, s) => { const { rows } = now(known).views[i] as typeof v; return !rows.slice(0, k).some(r => !r.when || m.holds(r.when, { state: s })) && (!rows[k]!.when || m.holds(rows[k]!.when, { state: s }) === true); });
        report.that(reached, item.get('rows')!.items()[k]!, 'This row is never reached', 'Its comparison never holds, or an earlier one takes it.');
      }
      if (v.view === 'bars' && !v.across) for (const [k, bar] of v.items.entries()) {
        const { from, to } = v.axis;
        if (bar.value.ref.at !== 'live' || (from === undefined && to === undefined)) continue;
        const { ref } = bar.value;
        if (ref.from !== 'arena') continue;
        const outside = (x: number) => (from !== undefined && x < from && x !== 0) || (to !== undefined && x > to);
        const off = states[arenas.findIndex(a => outside(a.arena[ref.slot]!))] ?? mine.find(s => might.some(m => outside(Number(m.model.arenas.at(s)!.values[ref.slot]!))));
        report.that(!off, item.get('items')!.items()[k]!, `The bar leaves its axis at ${off && said(off)}`, 'Widen from: and to:.');
      }
    }
  }

  // Every binding that moves has a value everywhere.
  for (const { item, bound: { ref } } of build.bounds) {
    if (ref.at !== 'live' || ref.from !== 'arena' || ref.type.kind === 'violation' || ref.type.nullText) continue;
    const missing = arenas.findIndex((a, i) => !Number.isFinite(a.arena[ref.slot]!) && !model.arenas.unmeasured(states[i]!, ref.slot));
    report.that(missing < 0, item, `${ref.path} has no value at ${missing < 0 ? '' : said(states[missing]!)}`, undefined, ref.path);
  }

  // Claims about the reader's own state hold in the whole space.
  for (const c of build.checks.filter(x => x.live)) {
    const not = states.find(s => model.holds(c.comparison, { state: s }) !== true) ?? mine.find(s => might.some(m => m.model.holds(c.comparison, { state: s }) === false));
    report.that(!not, c.item, `Not true at ${not && said(not)}: ${c.comparison.source}`, 'Pin it to a point (@ point), or say less.', c.comparison.source);
  }
  might.forEach(m => m.model.arenas.graph?.free());
}
