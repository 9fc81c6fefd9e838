// A row of states: explicit steps, or a numeric sweep of one control, with the wanted values at each.
import type { Core } from '../../wasm/client/core.js';
import type { Across, CompiledLab, Control, Ref } from '../lab/compiled.js';
import { type Arenas, decode, width } from './arena.js';
import { contextOf, rangeAt, vectorsAt, vectorsOf, withValue } from './controls.js';
import type { Env, Live, Reading, Row } from './types.js';
import { labelFor } from './undo.js';

export interface Rowing { lab: CompiledLab; core: Core | null; arenas: Arenas; named(at: string): Live; live(env: Env): Live; read(ref: Ref, env: Env): Reading }

type Step = Omit<Row, 'values'>;

function explicit(model: Rowing, across: Across, env: Env): Step[] {
  const { lab } = model;
  const base = model.live(env);
  const steps = across.steps ?? implied(lab, across, base);
  return steps.map((step) => {
    const from: Live = step.point === undefined ? base : { ...model.named(step.point), answers: base.answers };
    const state: Live = { ...from, context: step.context ?? from.context, touched: { ...from.touched, ...step.values } };
    const hue = step.hue ?? (step.context === undefined ? undefined : contextOf(lab, step.context).hue);
    const x = 'control' in across.over ? step.values?.[across.over.control] : undefined;
    return {
      label: step.label, env: inState(env, state),
      ...(step.short === undefined ? {} : { short: step.short }), ...(hue === undefined ? {} : { hue }), ...(typeof x === 'number' ? { x } : {}),
    };
  });
}

/** Rows that the lab did not spell out: every context, every option, every point. */
function implied(lab: CompiledLab, across: Across, base: Live): NonNullable<Across['steps']> {
  if ('context' in across.over) return lab.contexts.map((c) => ({ label: c.label, short: c.short, hue: c.hue, context: c.id }));
  if ('point' in across.over) return lab.points.map((p) => ({ label: p.label ?? p.id, point: p.id }));
  const id = across.over.control;
  const control = lab.controls.find((c) => c.id === id);
  return (control?.byContext?.[base.context]?.options ?? control?.options ?? []).map((o) => ({ label: o.label, values: { [id]: o.value } }));
}

/** The same reading, standing at another state. */
const inState = (env: Env, state: Live): Env => ({ state, ...(env.words ? { words: env.words } : {}) });

/** One step of a sweep. A drawing wants the numbers of all steps, but the words and the state of few. */
class SweptStep implements Step {
  constructor(private readonly control: Control, readonly x: number, private readonly base: Live, private readonly from: Env) {}
  get label(): string { return labelFor(this.control, this.x); }
  get env(): Env { return inState(this.from, withValue(this.base, this.control.id, this.x)); }
}

/** Few rows are read one by one: their states are known already, and a call that fails says why. */
const FEW = 8;

export function rows(model: Rowing, across: Across, refs: Ref[], env: Env): Row[] {
  if (across.sweep) return swept(model, across, refs, env);
  const steps = explicit(model, across, env);
  if (model.arenas.graph === null || !refs.some(crosses) || steps.length <= FEW) return steps.map((step) => ({ ...step, values: refs.map((ref) => model.read(ref, step.env)) }));
  const values = readings(model, refs, steps, vectorsAt(model.lab, steps.map((s) => s.env.state)));
  return steps.map((step, i) => ({ ...step, values: values[i]! }));
}

function swept(model: Rowing, across: Across, refs: Ref[], env: Env): Row[] {
  const id = 'control' in across.over ? across.over.control : '';
  const control = model.lab.controls.find((c) => c.id === id);
  const base = model.live(env);
  const range = control && rangeAt(control, base.context);
  if (!control || !range || !across.sweep || !model.core) return [];
  const { n, scale } = across.sweep;
  const make = (): Row[] => {
    const xs = control.stops?.filter((x) => x >= range[0] && x <= range[1]) ?? [...model.core!.spacing(range[0], range[1], n, scale, control.valueType.kind === 'integer')];
    const steps = xs.map((x) => new SweptStep(control, x, base, env));
    const values = readings(model, refs, steps, vectorsOf(model.lab, base, control, xs));
    return steps.map((step, i) => Object.assign(step, { values: values[i]! }));
  };
  // Where the swept control stands changes nothing of its own sweep.
  return refs.every(crosses) ? model.arenas.kept(across, refs, vectorsOf(model.lab, base, control, [range[0]]), base, make) : make();
}

/** What each reference reads at each step, all in one crossing into the core. */
function readings(model: Rowing, refs: Ref[], steps: Step[], states: Float64Array): Reading[][] {
  const wanted = refs.flatMap((r) => (crosses(r) ? Array.from({ length: width(r.type) }, (_, i) => r.slot + i) : []));
  const columns = wanted.length ? model.arenas.graph!.rows(states, steps.length, wanted) : [];
  return steps.map((step, i) => {
    let next = i * wanted.length;
    return refs.map((ref): Reading => {
      if (!crosses(ref)) return model.read(ref, step.env);
      const value = decode(columns, next, ref.type);
      next += width(ref.type);
      if (value === null) return model.arenas.unmeasured(step.env.state, ref.slot) ?? { is: 'value', value };
      return { is: 'value', value };
    });
  });
}

/** Computed anew for each row, all rows in one crossing. */
const crosses = (ref: Ref): ref is Extract<Ref, { from: 'arena' }> => ref.from === 'arena' && ref.at === 'live';
