// One lab file to one compiled lab: reads the parts in the order in which they may name each other.
import type { Act, CompiledLab, Failure, LedgerField, Ref, Specimen, Task } from '../../site/lab/compiled.js';
import { Calls } from './calls.js';
import { type Check, Forms, type Text } from './forms.js';
import type { Others } from './ledger.js';
import { Measures } from './measured.js';
import { Questions } from './questions.js';
import { Scope } from './scope.js';
import { type Item, type Source } from './source.js';
import { State } from './state.js';
import { suggest } from './suggest.js';
import type { Tables } from './tables.js';
import { parseQuantity } from './tokens.js';
import { Views } from './views.js';

/** Evaluates a graph at states: the wasm client, the native tool, or a stand-in of the tests. */
export interface Runner { evaluate(graph: CompiledLab['graph'], states: number[][]): (number | null)[][] }

export interface LabBuild {
  lab: CompiledLab;
  source: Source;
  scope: Scope;
  state: State;
  checks: Check[];
  texts: Text[];
  bounds: Forms['bounds'];
  tones: Forms['tones'];
  /** Where questions, tasks, failures, controls and points stand in the file. */
  items: Map<string, Item>;
}

export function compileLab(source: Source, tables: Tables, glossary: Map<string, string>, runner: Runner | null, others: Others | null = null): LabBuild {
  const root = source.root;
  const scope = new Scope(tables);
  scope.lab = root.get('id')?.text ?? '';
  scope.others = others;
  const forms = new Forms(scope, glossary);
  const state = new State(forms, scope);
  const items = new Map<string, Item>();
  const live = { at: 'live' }, start = { at: 'start' };
  for (const id of ['act1', 'act2']) scope.acts.set(id, {});

  state.addContexts(root.get('contexts'));
  state.addMachines(machinesOf(root));
  state.addControls(root.get('controls'));
  state.addPoints(root.get('points'));
  for (const [id, g] of root.get('given')?.entries() ?? []) {
    const value = g.isMap ? g.get('value') : g;
    const q = value && forms.quantity(value);
    if (q) scope.given.set(id, { value: q.value, type: q.type });
    if (g.isMap && !g.get('source') && g.get('story')?.value !== true) g.problemAtKey(`Where does ${id} come from?`, 'source: a reference, or story: true.');
  }
  const vector = (name: string) => state.vector(name, ref => firstOption(root, ref));
  const calls = new Calls(forms, scope, vector);
  const measures = new Measures(forms, scope, state);
  for (const [id, c] of root.get('calls')?.entries() ?? []) {
    if (scope.names().includes(id)) c.problemAtKey(`"${id}" is already a name`, 'One flat namespace: contexts, controls, calls and acts have different names.');
    if (c.get('measure')) measures.add(id, c); else calls.add(id, c);
    items.set(`call.${id}`, c);
  }
  state.finishControls();
  state.addNotes();

  const questions = new Questions(forms, scope);
  const views = new Views(forms, scope, state);
  const id = root.get('id')?.text ?? '';
  const [volume = '', number = ''] = id.split('/');
  const minutes = (root.get('minutes')?.value ?? [0, 0]) as [number, number];
  const intro = forms.prose(root.get('intro'), start, false);
  const acts: Act[] = [];
  for (const [name, a] of root.get('acts')?.entries() ?? []) acts.push(act(name as Act['id'], a, minutes[acts.length] ?? 0));

  function act(name: Act['id'], a: Item, took: number): Act {
    const prose = (key: string, place = start) => forms.prose(a.get(key), place, false);
    const predict = (a.get('predict')?.items() ?? []).map((q, i) => questions.make(`${name}.predict.${i}`, q));
    if (predict[0]?.truth) scope.acts.set(name, { type: predict[0].truth.ref.type });
    const ins = a.get('instrument');
    const fail = (a.get('fail')?.entries() ?? []).map(([fid, f]): Failure => {
      items.set(`fail.${fid}`, f);
      const violation = forms.ref(f.get('violation')!, live);
      if (violation.type.kind !== 'violation' && violation.path) f.get('violation')!.problem(`${violation.path} is no violation`, 'A model gives it: null, or demand, capacity and ratio.');
      const reach = f.get('reach')!;
      if (!scope.points.has(reach.text)) reach.problem(`There is no point "${reach.text}"`, suggest(reach.text, scope.points));
      const undo = f.get('undo')?.items() ?? [];
      for (const u of undo) if (u.text !== 'context' && !scope.controls.has(u.text)) u.problem(`There is no control "${u.text}"`, suggest(u.text, ['context', ...scope.controls.keys()]));
      return { id: fid, violation, title: forms.prose(f.get('title'), live), say: forms.prose(f.get('say'), live, false), reach: reach.text, undo: undo.map(u => u.text), short: f.get('short')?.text ?? fid.replace(/_/g, ' '), ...(f.get('remedies') ? { remedies: forms.prose(f.get('remedies'), live, false) } : {}) };
    });
    const explore = (ins?.get('explore')?.items() ?? []).map((t, i): Task => {
      const tid = `${name}.explore.${i}`;
      items.set(tid, t);
      const show = t.get('show')!;
      if (!scope.points.has(show.text)) show.problem(`There is no point "${show.text}"`, suggest(show.text, scope.points));
      return { id: tid, say: forms.prose(t.get('say'), live), when: forms.comparisons(t.get('when'), live), show: show.text };
    });
    const controls = (ins?.get('controls')?.items() ?? []).map(c => {
      if (c.text !== 'context' && !scope.controls.has(c.text)) c.problem(`There is no control "${c.text}"`, suggest(c.text, ['context', ...scope.controls.keys()]));
      scope.used.add(c.text);
      return c.text;
    });
    const pinned = ins?.get('pinned');
    const message = a.get('message');
    const peekItem = a.get('peek');
    const made = peekItem?.get('of') ? views.formula(peekItem, start) : { lines: [], symbols: [] };
    const more = (peekItem?.get('symbols')?.items() ?? []).map(s => ({ symbol: forms.prose(s.get('symbol'), start)[0] ?? '', says: forms.prose(s.get('says'), start), value: forms.bound(s.get('value')!, start) }));
    const built: Act = {
      id: name, title: a.get('title')?.text ?? '', minutes: took,
      message: { from: message?.get('from')?.text ?? '', text: forms.prose(message?.get('text'), start, false) },
      predict,
      instrument: {
        title: ins?.get('title')?.text ?? '',
        headline: forms.prose(ins?.get('headline'), live),
        controls,
        views: views.all(ins?.get('views')),
        explore,
        exploreTitle: ins?.get('explore_title')?.text ?? 'Try this',
        needs: (ins?.get('needs')?.text ?? (explore.length && fail.length ? 'failure' : 'none')) as 'failure',
        ...(ins?.get('headline_when') ? { headlineWhen: ins.get('headline_when')!.items().map(h => ({ when: forms.comparisons(h.get('when'), live), say: forms.prose(h.get('say'), live) })) } : {}),
        ...(pinned ? { pinned: { label: forms.prose(pinned.get('label'), live), value: forms.bound(pinned.get('value')!, live) } } : {}),
      },
      fail,
      reflect: (a.get('reflect')?.items() ?? []).map((q, i) => questions.make(`${name}.reflect.${i}`, q)),
      peek: { title: peekItem?.get('title')?.text ?? 'The mathematics', lines: made.lines, symbols: [...made.symbols, ...more], text: forms.prose(peekItem?.get('text'), start, false) },
    };
    if (a.get('before')) built.before = prose('before');
    if (a.get('reveal')) built.reveal = prose('reveal');
    if (a.get('keep')) built.keep = prose('keep');
    return built;
  }

  const specimens = (root.get('specimens')?.items() ?? []).map(s => specimen(s));
  function specimen(s: Item): Specimen {
    const controls = (s.get('controls')?.items() ?? []).map(c => { if (!scope.controls.has(c.text) && c.text !== 'context') c.problem(`There is no control "${c.text}"`, suggest(c.text, scope.controls.keys())); scope.used.add(c.text); return c.text; });
    let last: Item | undefined;
    const shows = (s.get('shows')?.items() ?? []).flatMap((show): Specimen['shows'] => {
      const at = show.get('at');
      if (at && !['live', 'start'].includes(at.text) && !scope.points.has(at.text)) at.problem(`There is no point "${at.text}"`, suggest(at.text, scope.points));
      last = show.get('view') ?? last;
      if (!last) { show.problem('The first one says its view', 'view: …'); return []; }
      const view = views.one(last);
      const violation = show.get('violation');
      return view ? [{ label: show.get('label')!.text, at: at?.text ?? 'live', view, ...(violation ? { violation: forms.ref(violation, live) } : {}) }] : [];
    });
    return { id: s.get('id')!.text, title: s.get('title')!.text, say: forms.prose(s.get('say'), start, false), controls, shows };
  }

  const ledger = (root.get('ledger')?.entries() ?? []).map(([name, f]): LedgerField => {
    const bounds = f.each().map(i => forms.bound(i, live));
    return { name, refs: bounds.map(b => b.ref), formats: bounds.map(b => b.format) };
  });
  const hud = (root.get('hud')?.entries() ?? []).map(([label, i]) => ({ label, value: forms.bound(i, live) }));
  const next = root.get('next');
  const graph = calls.program.finish(state.slots);
  unused(scope, items, state);

  const named = ['start', ...state.points.map(p => p.id)];
  const snapshots: Record<string, (number | null)[]> = {};
  if (runner && source.problems.list.length === 0) {
    const arenas = runner.evaluate(graph, named.map(vector));
    named.forEach((n, i) => { snapshots[n] = arenas[i]!; });
  }
  for (const c of calls.program.order) for (const s of tables.models.get(c.model)!.sources) scope.sources.set(tables.models.get(c.model)!.title, s);
  const lab: CompiledLab = {
    format: 1, id, volume, number, title: root.get('title')?.text ?? '', question: root.get('question')?.text ?? '', chapter: root.get('chapter')?.text ?? '',
    minutes, introduces: (root.get('introduces')?.value ?? []) as string[], intro,
    contexts: state.contexts, ...(state.machines.length ? { machines: state.machines } : {}), controls: state.controls, points: state.points,
    graph, ...(scope.measuredAt >= 0 ? { mine: { context: state.contexts[scope.measuredAt]!.id, consts: calls.program.holes } } : {}), calls: calls.program.order.map(c => ({ id: c.point ? `${c.id}@${c.point}` : c.id, model: c.model, slot: c.slot, ...(scope.calls.get(c.id)!.measured ? { measured: true as const } : {}) })), ...(measures.list.length ? { measures: measures.list } : {}), snapshots, acts, ...(specimens.length ? { specimens } : {}), ledger, hud,
    ...(next ? { next: { lab: next.get('lab')?.text ?? '', say: forms.prose(next.get('say'), start) } } : {}),
    untraced: [...scope.untraced].map(([what, note]) => ({ what, note })), sources: [...scope.sources].map(([what, s]) => ({ what, source: s })),
  };
  for (const [k, v] of questions.items) items.set(k, v);
  for (const [k, v] of state.items) items.set(k, v);
  return { lab, source, scope, state, checks: forms.checks, texts: forms.texts, bounds: forms.bounds, tones: forms.tones, items };
}

/** All hardware that rows of views name. */
function machinesOf(item: Item): Item[] {
  if (item.isList) return item.items().flatMap(machinesOf);
  return item.entries().flatMap(([key, v]) => (key === 'across' ? v.get('context.hardware')?.items() ?? [] : machinesOf(v)));
}

/** The first value that the question offers: where a control stands that starts at its answer, before there is one. */
function firstOption(root: Item, ref: Ref): number {
  if (ref.from !== 'answer') return NaN;
  const options = root.get('acts')?.get(ref.act)?.get('predict')?.items()[ref.question]?.get('options')?.entries() ?? [];
  const value = options[0]?.[1].get('value');
  return value ? (typeof value.value === 'number' ? value.value : parseQuantity(value.text)?.value ?? NaN) : NaN;
}

function unused(scope: Scope, items: Map<string, Item>, state: State): void {
  for (const id of [...scope.calls.keys(), ...scope.measured.keys()]) if (!scope.used.has(id)) items.get(`call.${id}`)!.problemAtKey(`Nothing uses the call ${id}`, 'Remove it, or show what it says.');
  for (const c of state.controls) if (!scope.used.has(c.id) && c.type !== 'decide') state.items.get(c.id)!.problemAtKey(`Nothing uses the control ${c.id}`, 'Bind it in a call or list it in an instrument.');
}
