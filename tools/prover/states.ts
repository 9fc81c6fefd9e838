// The states at which a lab is looked at: its start in every context, its points, all corners of its controls, and random ones.
import { type Live, optionsAt, rangeAt } from '../../site/runtime/index.js';
import type { CompiledLab, Control, Value } from '../../site/lab/compiled.js';
import { withLedgers } from '../compiler/ledger.js';

/** `./lab prove` tries so many random states a lab; the tests, which prove a lab again for each seeded fault, fewer. */
export const RANDOM_STATES = 10_000;
const MOST_CORNERS = 1024;
/** A lab that simulates takes milliseconds a state: a twentieth of the states. */
export const SLOW = 1 / 20;

export interface States {
  /** The start in every context, and the points. */
  named: Live[];
  /** Named, corners and random states, except on the reader's own machine. */
  all: Live[];
  /** The same on the reader's own machine. */
  mine: Live[];
  /** Some of `all` once more, with everything measured that the lab measures. */
  measured: Live[];
  corners: number; random: number;
  /** Share of the usual number of states: 1, or SLOW. */
  effort: number;
}

/** A counter-based generator: the same states on every run and machine. */
export function random(seed: number): () => number {
  let x = seed >>> 0;
  return () => { x = (x + 0x9e3779b9) >>> 0; let z = x; z = Math.imul(z ^ (z >>> 16), 0x21f0aaad); z = Math.imul(z ^ (z >>> 15), 0x735a2d97); return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32; };
}

/** What a reader can move: everything that has a place in the state, but for what only points move. */
export const moving = (lab: CompiledLab): Control[] => lab.controls.filter(c => c.slot >= 0 && !c.hidden);

export function ends(control: Control, context: string): Value[] {
  const options = optionsAt(control, context), range = rangeAt(control, context);
  const single: Value[] = options ? (options.length <= 3 ? options.map(o => o.value) : [options[0]!.value, options.at(-1)!.value]) : range ? [...range] : control.valueType.kind === 'flag' ? [false, true] : [];
  return control.length === undefined ? single : single.map(v => Array.from({ length: control.length! }, () => v));
}
export function anywhere(control: Control, context: string, next: () => number): Value {
  const options = optionsAt(control, context), range = rangeAt(control, context);
  const one = (): Value => {
    if (options) return options[Math.floor(next() * options.length)]!.value;
    if (!range) return next() < 0.5;
    const stops = control.stops?.filter(s => s >= range[0] && s <= range[1]);
    if (stops?.length) return stops[Math.floor(next() * stops.length)]!;
    const x = control.scale === 'log' ? range[0] * (range[1] / range[0]) ** next() : range[0] + (range[1] - range[0]) * next();
    return control.valueType.kind === 'integer' ? Math.round(x) : x;
  };
  return control.length === undefined ? one() : Array.from({ length: control.length }, one);
}

/** All combinations of the ends of these controls, thinned out evenly where there are too many. */
export function corners(controls: Control[], context: string, next: () => number, effort = 1): Record<string, Value>[] {
  let all: Record<string, Value>[] = [{}];
  for (const c of controls) {
    const values = ends(c, context);
    if (values.length) all = all.flatMap(k => values.map(v => ({ ...k, [c.id]: v })));
    while (all.length > effort * MOST_CORNERS) all = all.filter(() => next() < 0.5);
  }
  return all;
}
export const randomly = (controls: Control[], context: string, next: () => number): Record<string, Value> => Object.fromEntries(controls.map(c => [c.id, anywhere(c, context, next)]));
export const live = (context: string, touched: Record<string, Value> = {}): Live => ({ context, touched, answers: {} });

/** What a measurement may give: decades around what machines of today do. */
const MAY_MEASURE: Record<string, [number, number]> = { s: [1e-7, 10], 'FLOP/s': [1e7, 1e12], 'B/s': [1e8, 1e12], B: [4096, 1e9], '': [1e-8, 4096] };
function measuredStates(lab: CompiledLab, states: Live[]): Live[] {
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

/** `many` random states, shared among the contexts. */
export function statesOf(lab: CompiledLab, many: number, effort = 1): States {
  const controls = moving(lab);
  const named = [...lab.contexts.map(({ id }) => live(id)), ...lab.points.map(p => live(p.context ?? lab.contexts[0]!.id, p.values))];
  const next = random(20261121);
  const cornered = lab.contexts.flatMap(({ id }) => corners(controls, id, next, effort).map(k => live(id, k)));
  const each = Math.ceil((effort * many) / lab.contexts.length);
  const drawn = lab.contexts.flatMap(({ id }) => Array.from({ length: each }, () => live(id, randomly(controls, id, next))));
  const own = (s: Live) => s.context === lab.mine?.context;
  const everywhere = [...named, ...cornered, ...drawn];
  const empty = everywhere.filter(s => !own(s));
  const all = [...empty, ...withLedgers(lab.controls, empty, random(1312))];
  return { named: named.filter(s => !own(s)), all, mine: everywhere.filter(own), measured: measuredStates(lab, all), corners: cornered.length, random: drawn.length, effort };
}

export const said = (at: Live): string => `${at.context}${Object.entries(at.touched).map(([k, v]) => `, ${k} = ${typeof v === 'number' ? Number(v.toPrecision(6)) : String(v)}`).join('')}`;
