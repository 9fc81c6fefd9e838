// Calls that measure: what may be asked, what comes out, and the state that holds it. A result gets its place when something first names it.
import type { Control, MeasureCall, Value, ValueType } from '../../site/lab/compiled.js';
import { type Forms, usualFormat } from './forms.js';
import type { Found, Scope } from './scope.js';
import type { Item } from './source.js';
import type { State } from './state.js';
import { suggest } from './suggest.js';

/** Measurements that a lab may use, with their parameters: those of core/measure/run.cpp (a test compares). */
export const MEASURES: Record<string, string[]> = {
  kernels: ['budget_s', 'seed', 'kernels', 'blocks', 'cold', 'sweep_bytes', 'op', 'm', 'k', 'n', 'height', 'width', 'channels', 'filters', 'side', 'padding', 'stride'],
  this_machine: ['budget_s', 'seed', 'quick'],
  dispatch_overhead: ['budget_s', 'seed', 'm', 'k', 'n'],
  allocation: ['budget_s', 'seed', 'm', 'k', 'n'],
};
const NOT_MEASURED = 'not measured';
const number = (unit: string): ValueType => ({ kind: 'number', unit, nullText: NOT_MEASURED });
const flag: ValueType = { kind: 'flag', nullText: NOT_MEASURED };
/** Of one value of a result, whose times are seconds for one call. */
const FIELDS: Record<string, ValueType> = { time_s: number('s'), flop_per_s: number('FLOP/s'), bytes_per_s: number('B/s'), p10: number('s'), p90: number('s'), repetitions: number(''), error: number(''), error_bound: number(''), noisy: flag, wrong: flag };
/** Of this_machine: its hardware entry. */
const ENTRY: Record<string, ValueType> = { peak_flop_per_s: number('FLOP/s'), bandwidth_bytes_per_s: number('B/s'), l1_bytes: { ...number('B'), family: 'iec' }, l2_bytes: { ...number('B'), family: 'iec' }, launch_overhead_s: number('s') };
/** Of what the dispatcher takes with the times: these, and all that a value has. */
const REASONS = [{ value: 'fastest', label: 'the fastest' }, { value: 'simpler', label: 'nearly as fast, and simpler' }];
const CHOSEN = 'chosen';
/** Of the run as a whole. */
const RUN: Record<string, ValueType> = { noisy: flag, elapsed_s: number('s'), tick_s: number('s') };

type Fail = (message: string, hint?: string) => never;

export class Measures {
  readonly list: MeasureCall[] = [];
  /** Kernels that a set offers, of calls that take them from there. */
  private readonly offered = new Map<MeasureCall, string[]>();
  constructor(private readonly forms: Forms, private readonly scope: Scope, private readonly state: State) {}

  add(id: string, item: Item): void {
    const what = item.get('measure')!;
    const known = MEASURES[what.text];
    if (item.get('use')) item.problemAtKey(`${id} both uses a model and measures`, 'One of the two.');
    if (!known) { what.problem(`There is no measurement "${what.text}"`, suggest(what.text, Object.keys(MEASURES))); return; }
    const call: MeasureCall = { id, measure: what.text, params: {}, results: [] };
    for (const [name, value] of item.get('in')?.entries() ?? []) {
      if (!known.includes(name)) { value.problemAtKey(`${what.text} has no parameter "${name}"`, suggest(name, known)); continue; }
      call.params[name] = this.param(value);
    }
    this.list.push(call);
    const set = call.params['kernels'];
    const offered = set && 'ref' in set && set.ref.from === 'control' ? this.state.controls.find(c => c.id === (set.ref as { id: string }).id && c.type === 'set')?.valueType.names : undefined;
    if (offered) this.offered.set(call, offered);
    const says = new Map((item.get('says')?.entries() ?? []).map(([kernel, words]) => [kernel, words.text]));
    for (const [name, words] of item.get('says')?.entries() ?? []) if (!valuesOf(call, this.offered.get(call))?.some(v => v.name === name)) words.problemAtKey(`${id} measures no "${name}"`, suggest(name, valuesOf(call, this.offered.get(call))?.map(v => v.name) ?? []));
    this.scope.measured.set(id, (rest, fail) => this.find(call, says, rest, fail));
  }

  private param(item: Item): MeasureCall['params'][string] {
    if (item.isList) return { value: item.items().map(i => this.literal(i)) };
    if (item.text.startsWith('$')) return { ref: this.forms.ref(item, { at: 'live' }) };
    return { value: this.literal(item) };
  }
  private literal(item: Item): Value {
    if (typeof item.value === 'number' || typeof item.value === 'boolean') return item.value;
    return /^[\d.]/.test(item.text) ? this.forms.quantity(item)?.value ?? null : item.text;
  }

  /** "ladder.naive_ijk.flop_per_s", "sweep.blocked_64.time_s", "machine.peak_flop_per_s", "ladder.noisy", "ladder.n". */
  private find(call: MeasureCall, says: ReadonlyMap<string, string>, rest: (string | number)[], fail: Fail): Found {
    this.scope.used.add(call.id);
    const [head = '', ...more] = rest.map(String);
    const at = (of: MeasureCall['results'][number]['of'], type: ValueType, field: string, value: { name: string; block?: number } = { name: '' }): Found =>
      more.length > (of === 'value' || of === 'pick' ? 1 : 0) ? fail(`${head} has no parts`) : this.place(call, rest.join('.'), type, { of, field, ...value });
    const param = call.params[head];
    if (param && 'ref' in param) return param.ref.type.kind === 'number' || param.ref.type.kind === 'integer' ? at('param', { ...param.ref.type, nullText: NOT_MEASURED }, head) : fail(`${head} is no number`);
    if (call.measure === 'this_machine' && ENTRY[head]) return at('entry', ENTRY[head], head);
    if (RUN[head]) return at('run', RUN[head], head);
    const values = valuesOf(call, this.offered.get(call));
    const value = values?.find(v => v.path === head) ?? (values ? undefined : { path: head, name: head });
    const field = more[0] ?? '';
    if (values && head === CHOSEN) {
      const word = (options: { value: string; label: string }[]): ValueType => ({ kind: 'choice', names: options.map(o => o.value), labels: options.map(o => o.label), nullText: NOT_MEASURED });
      const type = { ...FIELDS, behind: number(''), reason: word(REASONS), kernel: word(values.map(v => ({ value: v.path, label: says.has(v.name) ? `${says.get(v.name)!}${v.block === undefined ? '' : `, ${v.block}`}` : v.path }))) }[field];
      return type ? at('pick', type, field) : fail(`What is chosen has no "${field}"`, suggest(field, [...Object.keys(FIELDS), 'behind', 'reason', 'kernel']));
    }
    const all = [...Object.keys(RUN), ...(call.measure === 'this_machine' ? Object.keys(ENTRY) : []), ...(values ?? []).map(v => v.path), ...(values ? [CHOSEN] : [])];
    if (!value || !head) return fail(head ? `${call.id} measures no "${head}"` : `${call.id} is a measurement; which of its values?`, head ? suggest(head, all) : `Known: ${all.join(', ')}.`);
    if (!FIELDS[field]) return fail(field ? `A measured value has no "${field}"` : `${head} is a measured value; which part?`, field ? suggest(field, Object.keys(FIELDS)) : `Known: ${Object.keys(FIELDS).join(', ')}.`);
    return at('value', FIELDS[field], field, { name: value.name, ...('block' in value && value.block !== undefined ? { block: value.block } : {}) });
  }

  private place(call: MeasureCall, path: string, type: ValueType, result: MeasureCall['results'][number]): Found {
    const id = `${call.id}.${path}`;
    if (!this.scope.controls.has(id)) {
      const slot = this.state.slots++;
      // No page names it: no label.
      const control: Control = { id, label: '', type: 'measured', valueType: type, format: usualFormat(type), slot, holds: 'number', start: null, hidden: true, ...(type.names ? { options: type.names.map((name, i) => ({ value: name, label: type.labels![i]! })) } : {}) };
      this.state.controls.push(control);
      this.scope.controls.set(id, { id, slot, holds: 'number', type, measured: true });
      this.scope.used.add(id);
      call.results.push(result);
    }
    return { ref: { from: 'control', id, type } };
  }
}

/** The values that a list of kernels gives: each by its name, those in tiles by name and side. Null where the names are not known here. */
function valuesOf(call: MeasureCall, offered?: string[]): { path: string; name: string; block?: number }[] | null {
  const list = (name: string): Value[] => { const p = call.params[name]; return p && 'value' in p && Array.isArray(p.value) ? p.value : []; };
  const kernels = offered ?? list('kernels').map(String);
  if (call.measure !== 'kernels') return null;
  return kernels.flatMap(name => [{ path: name, name }, ...list('blocks').map(b => ({ path: `${name}_${String(b)}`, name, block: Number(b) }))]);
}

/** The measurements that a run control starts. */
export function runs(control: Control, item: Item, scope: Scope): void {
  const what = item.get('measure');
  if (!what) { item.problemAtKey(`What does ${control.id} run?`, 'measure: the id of a call that measures.'); return; }
  control.runs = what.each().map(i => i.text);
  for (const i of what.each()) {
    if (!scope.measured.has(i.text)) i.problem(`There is no measurement "${i.text}"`, suggest(i.text, scope.measured.keys()));
    scope.used.add(i.text);
  }
}
