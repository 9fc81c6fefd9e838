// The ways back: wherever a limit is crossed, something that the page offers there leads back by itself.
import type { Act, CompiledLab, Failure } from '../../site/lab/compiled.js';
import { withMachine } from '../../site/lab/machine.js';
import { type LabModel, type Live, offers, vectorsAt, withValue } from '../../site/runtime/index.js';
import { climb, onStep } from './climb.js';
import { IN_PART, PLAUSIBLE } from './machine.js';
import type { Proof } from './prove.js';
import { Space } from './space.js';
import { ends, moving, random } from './states.js';

/** Crossed states that cross at once. */
const AT_ONCE = 2000;
/** From so many crossed states, so many moves to where the best way back helps least. */
const CLIMBS = 12, STEPS = 40;
/** States on this machine, each asked for all moves that the page knows. */
const ON_MINE = 60;

export interface WaysBack { crossed: number; stuck: Live[] }

/** The crossed states of which the page tells, and those from which nothing that it offers leads back. */
export function waysBack(proof: Proof, act: Act, f: Failure, states: Live[], near: ((s: Live) => number) | null): WaysBack {
  const { lab, model } = proof;
  const crossed = states.filter(s => told(model, act, s) === f).map(s => standing(lab, s)).filter(s => told(model, act, s) === f);
  crossed.push(...hardest(proof, act, f, crossed, near));
  const stuck: Live[] = [];
  for (let i = 0; i < crossed.length; i += AT_ONCE) stuck.push(...unclear(model, act, f, crossed.slice(i, i + AT_ONCE)).filter(s => !leadsBack(model, act, s)));
  const step = Math.max(1, Math.floor(proof.states.mine.length / (ON_MINE * proof.states.effort)));
  const some = proof.states.mine.filter((_, i) => i % step === 0);
  for (const entry of lab.mine && offers(lab.contexts.find(c => c.id === lab.mine!.context)!, act) ? [PLAUSIBLE, IN_PART] : []) {
    const space = new Space(withMachine(lab, entry), proof.core, proof.build.scope.tables);
    const own = space.lab.acts.find(a => a.id === act.id)!;
    const limit = own.fail.find(x => x.id === f.id)!;
    const here = some.filter(s => told(space.model, own, s) === limit);
    crossed.push(...here);
    stuck.push(...here.filter(s => !leadsBack(space.model, own, s)));
    space.free();
  }
  return { crossed: crossed.length, stuck };
}

/** The limit of which the page tells at a state: the first that is crossed. */
export const told = (model: LabModel, act: Act, state: Live): Failure | undefined => model.crossed(act, { state })[0];

/** What a reader can set: everything stands on its steps. */
const standing = (lab: CompiledLab, s: Live): Live => ({ ...s, touched: Object.fromEntries(Object.entries(s.touched).map(([id, v]) => [id, onStep(lab.controls.find(c => c.id === id)!, s.context, v)])) });

/** One of the moves that the page offers clears it. Where each of them crosses another limit, what the page offers there leads on, and out. */
function leadsBack(model: LabModel, act: Act, from: Live, left = act.fail.length): boolean {
  const before = model.crossed(act, { state: from });
  const offered = model.undo(before[0]!, from).map(({ control, value }): Live => (control === 'context' ? { ...from, context: String(value) } : withValue(from, control, value)));
  return offered.some(s => model.crossed(act, { state: s }).every(x => before.includes(x))) || (left > 1 && offered.some(s => leadsBack(model, act, s, left - 1)));
}

/** Uphill on what is left of the demand after the best move: where a way back would be missing. */
function hardest({ lab, model, states: { effort } }: Proof, act: Act, f: Failure, crossed: Live[], near: ((s: Live) => number) | null): Live[] {
  const next = random(496);
  const step = Math.max(1, Math.ceil(crossed.length / (CLIMBS * effort)));
  const left = (s: Live): number => {
    const v = model.violation(f.violation, { state: s });
    return v !== null && v !== 'pending' ? v.ratio : Math.min(1, near?.(s) ?? 0);
  };
  const height = (s: Live): number => (told(model, act, s) === f ? Math.min(...moves(model, act, f, s).map(left)) : -Infinity);
  return crossed.filter((_, i) => i % step === 0).map(from => climb(from, moving(lab), STEPS, height, next)).filter(s => told(model, act, s) === f);
}

/** Most limits are met again at an end of some control: what is left has to be asked of every step. */
function unclear(model: LabModel, act: Act, f: Failure, states: Live[]): Live[] {
  const { lab } = model;
  const { graph } = model.arenas;
  if (!graph || f.violation.from !== 'arena') return states;
  const tried = states.flatMap((s, of) => moves(model, act, f, s).map(state => ({ of, state })));
  const before = states.map(s => model.crossed(act, { state: s }));
  const slots = act.fail.map(x => (x.violation.from === 'arena' ? x.violation.slot : 0));
  const demands = graph.rows(vectorsAt(lab, tried.map(t => t.state)), tried.length, slots);
  const met = new Set(tried.filter(({ of }, i) => act.fail.every((x, k) => Number.isNaN(demands[i * slots.length + k]!) || (x !== f && before[of]!.includes(x)))).map(t => t.of));
  return states.filter((_, i) => !met.has(i));
}

function moves(model: LabModel, act: Act, f: Failure, from: Live): Live[] {
  const { lab } = model;
  return f.undo.flatMap((id): Live[] => {
    if (id === 'context') return lab.contexts.filter(c => c.id !== from.context && c.id !== lab.mine?.context && offers(c, act)).map(c => ({ ...from, context: c.id }));
    const control = model.control(id)!;
    const { shown, fixed } = model.standing(control, from);
    if (!shown || fixed || control.length !== undefined) return [];
    return ends(control, from.context).map(v => withValue(from, id, onStep(control, from.context, v)));
  });
}
