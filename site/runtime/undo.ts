// What would undo a failure: for each control that may, the value (others as they are) at which the limit is met again: the nearest of
// those that cross the fewest other limits of the act.
import type { Graph } from '../../wasm/client/core.js';
import { print } from '../format/index.js';
import type { Act, CompiledLab, Control, Failure, Value } from '../lab/compiled.js';
import type { Arenas } from './arena.js';
import { isNumeric, offers, positions, same, standingOf, vectorsAt, vectorsOf, withValue } from './controls.js';
import { SAY } from './sentences.js';
import type { Live, Undo } from './types.js';

/** Values to try, nearest first; options in their order. */
function candidates(control: Control, live: Live, lab: CompiledLab): Value[] {
  const standing = standingOf(lab, control, live);
  if (standing.fixed) return [];
  const now = standing.value;
  if (control.length !== undefined) return listCandidates(now, standing.options?.map((o) => o.value) ?? []);
  if (standing.options) return nearestOptions(standing.options.map((o) => o.value), now);
  if (control.valueType.kind === 'flag') return [!now];
  if (!isNumeric(control) || typeof now !== 'number') return [];
  const all = positions(control, standing.range) ?? spread(standing.range ?? [now, now]);
  const far = (x: number): number => (control.scale === 'log' && x > 0 && now > 0 ? Math.max(x / now, now / x) : Math.abs(x - now));
  return all.filter((x) => x !== now).sort((a, b) => far(a) - far(b) || a - b);
}

/** Options stand in an order of their own: the nearest is the fewest places away. */
function nearestOptions(options: Value[], now: Value): Value[] {
  const here = options.findIndex((v) => same(v, now));
  const places = options.map((value, i) => ({ value, far: Math.abs(i - here) })).filter(({ far }) => far > 0);
  return places.sort((a, b) => a.far - b.far).map(({ value }) => value);
}

/** One item changed at a time. */
function listCandidates(now: Value, options: Value[]): Value[] {
  if (!Array.isArray(now)) return [];
  return now.flatMap((old, i) => options.filter((o) => !same(o, old)).map((o) => now.map((v, j) => (j === i ? o : v))));
}

/** Too many steps to list: a thousand even ones. */
const spread = ([low, high]: [number, number]): number[] => Array.from({ length: 1001 }, (_, i) => Number((low + ((high - low) * i) / 1000).toPrecision(12)));

/** The first of the states at which the limit is met and the fewest other limits of the act are crossed; `liveAt` tells which state of the lab that is. */
function firstClearing(lab: CompiledLab, arenas: Arenas, graph: Graph, failure: Failure, states: Float64Array, liveAt: (i: number) => Live): number {
  const count = states.length / lab.graph.state;
  if (failure.violation.from !== 'arena' || count === 0) return -1;
  const { slot, type } = failure.violation;
  const others = actOf(lab, failure)?.fail.flatMap(({ id, violation: v }) => (id !== failure.id && v.from === 'arena' ? [v.slot] : [])) ?? [];
  const slots = [slot, ...others];
  const demands = graph.rows(states, count, slots);
  let [best, fewest] = [-1, Infinity];
  for (let i = 0; i < count && fewest > 0; i += 1) {
    if (!Number.isNaN(demands[i * slots.length]!)) continue;
    const crossed = others.filter((_, k) => !Number.isNaN(demands[i * slots.length + 1 + k]!)).length;
    // NaN is "met", but also "the call failed": only the first counts.
    if (crossed < fewest && arenas.read(liveAt(i), slot, type).is === 'value') [best, fewest] = [i, crossed];
  }
  return best;
}

const actOf = (lab: CompiledLab, failure: Failure): Act | undefined => lab.acts.find((a) => a.fail.some((f) => f.id === failure.id));

export function undo(lab: CompiledLab, arenas: Arenas, failure: Failure, live: Live): Undo[] {
  const { graph } = arenas;
  if (!graph || failure.violation.from !== 'arena') return [];
  const now = arenas.violation(live, failure.violation.slot, failure.violation.type);
  if (now === null || now === 'pending') return [];
  const act = actOf(lab, failure);
  const found: Undo[] = [];
  for (const id of failure.undo) {
    if (id === 'context') {
      const others = lab.contexts.filter((c) => c.id !== live.context && offers(c, act));
      const lives = others.map((c): Live => ({ ...live, context: c.id }));
      const to = others[firstClearing(lab, arenas, graph, failure, vectorsAt(lab, lives), (i) => lives[i]!)];
      if (to) found.push({ control: id, value: to.id, label: SAY.moveTo(to.short || to.label) });
      continue;
    }
    const control = lab.controls.find((c) => c.id === id);
    if (!control) continue;
    const values = candidates(control, live, lab);
    const value = values[firstClearing(lab, arenas, graph, failure, vectorsOf(lab, live, control, values), (i) => withValue(live, id, values[i]!))];
    if (value !== undefined) found.push({ control: id, value, label: SAY.set(control.label, labelFor(control, value)) });
  }
  return found;
}

export function labelFor(control: Control, value: Value): string {
  if (Array.isArray(value)) return value.map((v) => labelFor(control, v)).join(', ');
  const option = control.options?.find((o) => same(o.value, value));
  return option?.label ?? print(value, control.valueType.kind === 'list' ? control.valueType.item ?? control.valueType : control.valueType, control.format);
}
