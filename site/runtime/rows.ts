// A row of states: explicit steps, or a numeric sweep of one control, with the wanted values at each.
import type { Core } from '../../wasm/client/core.js';
import type { Across, CompiledLab, Ref, Value } from '../lab/compiled.js';
import { type Arenas, decode, width } from './arena.js';
import { contextOf, rangeAt, vectorOf } from './controls.js';
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

function swept(model: Rowing, across: Across, env: Env): Step[] {
  const id = 'control' in across.over ? across.over.control : '';
  const control = model.lab.controls.find((c) => c.id === id);
  const base = model.live(env);
  const range = control && rangeAt(control, base.context);
  if (!control || !range || !across.sweep || !model.core) return [];
  const xs = control.stops?.filter((x) => x >= range[0] && x <= range[1])
    ?? [...model.core.spacing(range[0], range[1], across.sweep.n, across.sweep.scale, control.valueType.kind === 'integer')];
  return xs.map((x) => ({ label: labelFor(control, x), x, env: inState(env, { ...base, touched: { ...base.touched, [id]: x as Value } }) }));
}

/** Few rows are read one by one: their states are known already, and a call that fails says why. */
const FEW = 8;

export function rows(model: Rowing, across: Across, refs: Ref[], env: Env): Row[] {
  const steps = across.sweep ? swept(model, across, env) : explicit(model, across, env);
  const { graph } = model.arenas;
  const wanted = refs.flatMap((r) => (crosses(r) ? Array.from({ length: width(r.type) }, (_, i) => r.slot + i) : []));
  if (graph === null || wanted.length === 0 || (!across.sweep && steps.length <= FEW)) return steps.map((step) => ({ ...step, values: refs.map((ref) => model.read(ref, step.env)) }));
  const size = model.lab.graph.state;
  const states = new Float64Array(steps.length * size);
  steps.forEach((step, i) => states.set(vectorOf(model.lab, step.env.state), i * size));
  const columns = graph.rows(states, steps.length, wanted);
  return steps.map((step, i) => {
    let next = i * wanted.length;
    const values = refs.map((ref): Reading => {
      if (!crosses(ref)) return model.read(ref, step.env);
      const value = decode(columns, next, ref.type);
      next += width(ref.type);
      if (value === null) return model.arenas.unmeasured(step.env.state, ref.slot) ?? { is: 'value', value };
      return { is: 'value', value };
    });
    return { ...step, values };
  });
}

/** Computed anew for each row, all rows in one crossing. */
const crosses = (ref: Ref): ref is Extract<Ref, { from: 'arena' }> => ref.from === 'arena' && ref.at === 'live';
