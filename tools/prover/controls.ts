// The controls of a lab: few at once, inside their ranges, and each changes something that its act shows.
import type { Control, Ref } from '../../site/lab/compiled.js';
import { type Live, rangeAt, snap, withValue } from '../../site/runtime/index.js';
import type { Proof } from './prove.js';
import { ends, live } from './states.js';

export function proveControls(proof: Proof): void {
  const { build, lab, report } = proof;
  for (const act of lab.acts) {
    const item = build.source.root.get('acts')!.get(act.id)!.get('instrument')!.get('controls')!;
    // At once: what only another context shows is not there, and a decision stands below the instrument.
    const beside = lab.controls.filter(c => act.instrument.controls.includes(c.id) && !c.hidden && !c.more && c.type !== 'decide' && c.type !== 'run' && c.type !== 'set');
    const shown = Math.max(...lab.contexts.map(at => beside.filter(c => !c.only || c.only.includes(at.id)).length)) + (act.instrument.controls.includes('context') ? 1 : 0);
    report.that('controls.five', shown <= 5, item, `${shown} controls at once`);
    const refs = refsIn([act.instrument, act.fail]);
    for (const control of lab.controls) {
      if (control.slot < 0 || !act.instrument.controls.includes(control.id)) continue;
      report.that('controls.move', asked(proof, control) || moves(proof, control, refs), item.items().find(i => i.text === control.id) ?? item, `Moving ${control.id} changes nothing that ${act.id === 'act1' ? 'act I' : 'act II'} shows`);
    }
  }
  steps(proof);
  for (const control of lab.controls) {
    const by = build.items.get(control.id)?.get('by_context');
    for (const [context, own] of Object.entries(control.byContext ?? {})) {
      const [low, high] = own.range ?? control.range ?? [-Infinity, Infinity];
      const inside = (x: unknown) => typeof x !== 'number' || (x >= low && x <= high);
      const model = build.scope.controls.get(control.id)?.field;
      report.that('controls.range', inside(own.start) && inside(own.range?.[0]) && (!own.range || (own.range[0] >= (model?.min ?? -Infinity) && own.range[1] <= (model?.max ?? Infinity))), by?.get(context) ?? build.items.get(control.id)!, `${control.id} leaves its range in ${context}`);
    }
  }
}

/** A reader who sets by hand what "show me", a corner or a failure's point sets stands where it stands. */
function steps({ build, lab, report }: Proof): void {
  const led = new Set(lab.acts.flatMap(({ instrument, fail }) => [...instrument.explore.map(t => t.show), ...fail.map(f => f.reach), ...instrument.views.flatMap(v => (v.view === 'verdict' ? v.presets.map(p => p.point) : []))]));
  for (const point of lab.points.filter(p => led.has(p.id))) for (const [id, value] of Object.entries(point.values)) {
    const control = lab.controls.find(c => c.id === id)!;
    if (control.hidden || control.options || typeof value !== 'number') continue;
    const range = rangeAt(control, point.context ?? lab.contexts[0]!.id);
    const nearest = snap(control, value, range);
    report.that('controls.steps', Math.abs(nearest - value) <= 1e-9 * Math.abs(value), build.source.root.get('points')!.get(point.id)!.get(id)!, `${id} cannot stand at ${value} at ${point.id}: its nearest step is ${nearest}`);
  }
}

/** Parameters of a measurement are asked when it runs. */
const asked = ({ lab }: Proof, control: Control): boolean => (lab.measures ?? []).some(m => Object.values(m.params).some(p => 'ref' in p && p.ref.from === 'control' && p.ref.id === control.id));

/** From the start, or from a point, in some context: whether a value that the act reads becomes another one. */
function moves({ lab, model, states }: Proof, control: Control, refs: Ref[]): boolean {
  const read = (state: Live) => JSON.stringify(refs.map(ref => (ref.from === 'control' && ref.id === control.id ? null : model.read(ref, { state }))));
  return [...lab.contexts.map(c => live(c.id)), ...states.named].some(from => {
    const now = read(from);
    return ends(control, from.context).some(v => read(withValue(from, control.id, v)) !== now);
  });
}

export function refsIn(x: unknown): Ref[] {
  if (x === null || typeof x !== 'object') return [];
  if (Array.isArray(x)) return x.flatMap(refsIn);
  if ('from' in x && 'at' in x && 'type' in x) return (x as Ref).at === 'live' ? [x as Ref] : [];
  return Object.values(x).flatMap(refsIn);
}
