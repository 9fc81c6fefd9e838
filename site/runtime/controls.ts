// How a control stands at a state: its start, its range there, its steps, and the value after clamping. Pure.
import type { CompiledLab, Context, Control, ControlOption, Value } from '../lab/compiled.js';
import { answerField, questionOf } from './answers.js';
import type { Live, Standing } from './types.js';

const places = new WeakMap<CompiledLab, Context[]>();
/** Contexts, then the machines that only rows use: the order of state slot 0. */
export function everywhere(lab: CompiledLab): Context[] {
  const known = places.get(lab) ?? [...lab.contexts, ...(lab.machines ?? [])];
  places.set(lab, known);
  return known;
}

export function contextIndex(lab: CompiledLab, id: string): number {
  return Math.max(0, everywhere(lab).findIndex((c) => c.id === id));
}
export const contextOf = (lab: CompiledLab, id: string): Context => everywhere(lab)[contextIndex(lab, id)]!;

/** Whether an act offers a context. */
export const offers = (context: Context, act: { id: string } | undefined): boolean => !context.only || !act || context.only.includes(act.id);

export const same = (a: Value | undefined, b: Value | undefined): boolean =>
  Array.isArray(a) && Array.isArray(b) ? a.length === b.length && a.every((x, i) => same(x, b[i])) : a === b;

export const isNumeric = (control: Control): boolean =>
  control.options === undefined && (control.valueType.kind === 'number' || control.valueType.kind === 'integer');

const tidy = (x: number): number => Number(x.toPrecision(12));
const isRef = (start: Control['start']): start is Exclude<Control['start'], Value> => typeof start === 'object' && start !== null && !Array.isArray(start);

export function rangeAt(control: Control, context: string): [number, number] | undefined {
  return control.byContext?.[context]?.range ?? control.range;
}
export function optionsAt(control: Control, context: string): ControlOption[] | undefined {
  return control.byContext?.[context]?.options ?? control.options;
}

/** The start value in a context. One that starts at an answer not given yet stands at the first value offered, as in the snapshots. */
export function startOf(lab: CompiledLab, control: Control, context: string, answers: Live['answers'], earlier?: Live['earlier']): Value {
  const own = control.byContext?.[context]?.start;
  if (own !== undefined) return own;
  if (!isRef(control.start)) return control.start;
  const ref = control.start;
  if (ref.from === 'ledger') return earlier?.[control.id] ?? ref.otherwise;
  const value = ref.from === 'const' ? ref.value : ref.from === 'answer' ? answerField(lab, ref, answers) : null;
  const offered = ref.from === 'answer' ? questionOf(lab, ref)?.options[0]?.value : undefined;
  return value ?? offered ?? rangeAt(control, context)?.[0] ?? optionsAt(control, context)?.[0]?.value ?? null;
}

function allowedItem(control: Control, value: Value, context: string, start: Value): Value {
  const options = optionsAt(control, context);
  if (options) return options.some((o) => o.value === value) ? value : start === null || options.some((o) => o.value === start) ? start : options[0]?.value ?? start;
  if (control.valueType.kind === 'flag' && control.length === undefined) return typeof value === 'boolean' ? value : start;
  if (typeof value !== 'number') return value === null ? (control.valueType.nullText ? null : start) : isNumeric(control) ? start : value;
  if (!Number.isFinite(value)) return start;
  const range = rangeAt(control, context);
  return range ? Math.min(range[1], Math.max(range[0], value)) : value;
}

/** The value nearest to the wanted one that this context allows. */
export function allowed(control: Control, value: Value, context: string, start: Value): Value {
  if (control.length === undefined) return allowedItem(control, value, context, start);
  const starts = Array.isArray(start) ? start : [];
  return Array.from({ length: control.length }, (_, i) => {
    const wanted = Array.isArray(value) ? value[i] : undefined;
    return allowedItem(control, wanted ?? starts[i] ?? null, context, starts[i] ?? null);
  });
}

const wantedOf = (control: Control, live: Live): Value | undefined => (Object.hasOwn(live.touched, control.id) ? live.touched[control.id] : undefined);

/** Where a control stands in a context; of a state the core needs no more, and it looks at many. */
function valueIn(lab: CompiledLab, control: Control, live: Live, context: string): Value {
  const fixedTo = control.byContext?.[context]?.fixed;
  if (fixedTo !== undefined) return fixedTo;
  const start = startOf(lab, control, context, live.answers, live.earlier);
  return allowed(control, wantedOf(control, live) ?? start, context, start);
}

export function standingOf(lab: CompiledLab, control: Control, live: Live): Omit<Standing, 'shown'> {
  const context = contextOf(lab, live.context).id;
  const fixed = control.byContext?.[context]?.fixed !== undefined;
  const value = valueIn(lab, control, live, context);
  const wanted = wantedOf(control, live);
  const range = rangeAt(control, context);
  const options = optionsAt(control, context);
  return {
    value, fixed, start: startOf(lab, control, context, live.answers, live.earlier), touched: wanted !== undefined,
    ...(range ? { range } : {}), ...(options ? { options } : {}), ...(!fixed && wanted !== undefined && !same(value, wanted) ? { wanted } : {}),
  };
}

/** The same state with one control set. */
export const withValue = (live: Live, id: string, value: Value): Live => ({ ...live, touched: { ...live.touched, [id]: value } });

interface Listed { low: number | undefined; high: number | undefined; all: number[] | null }
/** Of each control the list last asked for: a drag asks for the same one at every step. */
const listed = new WeakMap<Control, Listed>();

/** All values a numeric control can stand at, in order; null when there are too many to list. */
export function positions(control: Control, range = control.range): number[] | null {
  const known = listed.get(control);
  if (known && known.low === range?.[0] && known.high === range?.[1]) return known.all;
  const all = list(control, range);
  listed.set(control, { low: range?.[0], high: range?.[1], all });
  return all;
}

function list(control: Control, range: [number, number] | undefined): number[] | null {
  if (control.stops) return control.stops.filter((x) => !range || (x >= range[0] && x <= range[1]));
  if (!range) return null;
  const [low, high] = range;
  const whole = control.valueType.kind === 'integer';
  const found: number[] = [];
  if (control.scale === 'log' && low > 0) {
    const each = control.perDecade ?? 10;
    const first = Math.ceil(Math.log10(low) * each - 1e-9);
    const last = Math.floor(Math.log10(high) * each + 1e-9);
    if (last - first > 5000) return null;
    for (let k = first; k <= last; k += 1) found.push(tidy(10 ** (k / each)));
  } else {
    const step = control.step ?? (whole ? 1 : (high - low) / 100);
    if (!(step > 0) || (high - low) / step > 5000) return null;
    for (let k = 0; low + k * step <= high * (1 + 1e-12); k += 1) found.push(tidy(low + k * step));
  }
  const all = [low, ...found.map((x) => (whole ? Math.round(x) : x)), high].filter((x) => x >= low && x <= high);
  return [...new Set(all)].sort((a, b) => a - b);
}

/** Steps that the lab names bind what is typed; else they are but the thumb's. */
const stepped = ({ stops, scale, step, perDecade }: Control): boolean => stops !== undefined || (scale === 'log' ? perDecade : step) !== undefined;

/** A typed or dragged number on the control's own steps, inside the range. */
export function snap(control: Control, value: number, range = control.range): number {
  const inside = range ? Math.min(range[1], Math.max(range[0], value)) : value;
  const all = stepped(control) ? positions(control, range) : null;
  if (!all || all.length === 0) return control.valueType.kind === 'integer' ? Math.round(inside) : inside;
  const far = (x: number): number => (control.scale === 'log' && x > 0 && inside > 0 ? Math.max(x / inside, inside / x) : Math.abs(x - inside));
  return all.reduce((best, x) => (far(x) < far(best) ? x : best));
}

/** One value as the graph's state holds it. */
function slotValue(control: Control, value: Value): number {
  if (control.holds === 'index') {
    const index = control.options ? control.options.findIndex((o) => same(o.value, value)) : control.valueType.names?.indexOf(String(value)) ?? -1;
    return Math.max(0, index);
  }
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'number' ? value : NaN;
}

function put(state: Float64Array, from: number, control: Control, value: Value): void {
  if (control.slot < 0) return;
  if (control.length === undefined) state[from + control.slot] = slotValue(control, value);
  else for (let i = 0; i < control.length; i += 1) state[from + control.slot + i] = slotValue(control, Array.isArray(value) ? value[i] ?? null : null);
}

/** The numeric state that the core evaluates. */
export function vectorOf(lab: CompiledLab, live: Live): Float64Array {
  const state = new Float64Array(lab.graph.state);
  const index = contextIndex(lab, live.context);
  const context = everywhere(lab)[index]!.id;
  state[0] = index;
  for (const control of lab.controls) if (control.slot >= 0) put(state, 0, control, valueIn(lab, control, live, context));
  return state;
}

/** The numeric states of several, one after the other. */
export function vectorsAt(lab: CompiledLab, lives: Live[]): Float64Array {
  const states = new Float64Array(lives.length * lab.graph.state);
  lives.forEach((live, i) => states.set(vectorOf(lab, live), i * lab.graph.state));
  return states;
}

/** The states, one after the other, where one control is set to each of these values and all else stands as it is. */
export function vectorsOf(lab: CompiledLab, live: Live, control: Control, values: Value[]): Float64Array {
  const base = vectorOf(lab, live);
  const states = new Float64Array(values.length * base.length);
  const { start, fixed, value: now } = standingOf(lab, control, live);
  values.forEach((wanted, i) => {
    states.set(base, i * base.length);
    put(states, i * base.length, control, fixed ? now : allowed(control, wanted, contextOf(lab, live.context).id, start));
  });
  return states;
}
