// What the names of a lab mean: resolves a path to a reference with its type. One flat namespace, no shadowing.
import type { At, Ref, Value, ValueType } from '../../site/lab/compiled.js';
import { fieldOf, isHole, isMachine, thisMachine } from './this-machine.js';
import type { Others } from './ledger.js';
import type { Item } from './source.js';
import { suggest } from './suggest.js';
import { entryField, type Entry, type Field, kindField, type Model, type Tables } from './tables.js';
import { FormError, type Path } from './tokens.js';

export interface ContextInfo { id: string; label: string; short: string; hue: string; values: Record<string, { item: Item; value: Value; type: ValueType; kind?: string }> }
export interface ControlInfo {
  id: string; slot: number; length?: number; holds: 'number' | 'index'; type: ValueType;
  /** Kind of catalogue entry its options are. */
  kind?: string;
  options?: { value: Value; label: string }[];
  field?: Field;
  /** Holds a result of a measurement. */
  measured?: boolean;
}
export interface CallInfo { id: string; model: Model; slot: number; /** unit that the fields of any unit take in this call */ unitOfAny?: string; /** reads a measured value */ measured?: boolean }
export interface Given { value: Value; type: ValueType; byContext?: Value[] }

/** Words of a question and where they come from, when prose belongs to one. */
export interface Words { value?: { value: number | null; type: ValueType }; truth?: Ref; all?: boolean }
/** Where a path stands: at which state it is read, and which words it may use. */
export interface Place { at: At; words?: Words; /** the letter of the option it belongs to */ option?: string }

// Without `at`, as found: the same thing is read at many states.
type Distribute<T> = T extends unknown ? Omit<T, 'at' | 'path' | 'type'> : never;
export interface Found { ref: Distribute<Ref> & { type: ValueType }; /** an entry of the catalogue, by context, option or fixed */ kind?: string; field?: Field; call?: string }

const NUMBER = (unit = ''): ValueType => ({ kind: 'number', unit });

export function fieldType(f: Field): ValueType {
  const base: ValueType = { kind: f.type, ...(f.unit || f.type === 'number' ? { unit: f.unit } : {}) };
  if (f.choices?.length) { base.names = f.choices.map(c => c.name); base.labels = f.choices.map(c => c.label); }
  if (f.null_text) base.nullText = f.null_text;
  if (f.type === 'violation') base.violation = f.violation ?? 'limit';
  if (f.list) return { kind: 'list', item: base, capacity: f.list, ...(f.unit ? { unit: f.unit } : {}) };
  return base;
}

export class Scope {
  contexts: ContextInfo[] = [];
  /** Machines that only rows of a view use; their indices follow those of the contexts. */
  machines: ContextInfo[] = [];
  controls = new Map<string, ControlInfo>();
  calls = new Map<string, CallInfo>();
  given = new Map<string, Given>();
  /** Calls that measure: each finds its own results. */
  measured = new Map<string, (rest: (string | number)[], fail: (message: string, hint?: string) => never) => Found>();
  points = new Set<string>();
  acts = new Map<string, { type?: ValueType }>();
  /** Set while a view whose rows are machines is read. */
  citeMachines = false;
  /** This lab's id, and the others' ledgers: for controls that start at one of their fields. */
  lab = '';
  others: Others | null = null;
  readonly used = new Set<string>();
  readonly untraced = new Map<string, string>();
  readonly sources = new Map<string, string>();

  constructor(readonly tables: Tables) {}

  get everywhere(): ContextInfo[] { return [...this.contexts, ...this.machines]; }

  names(): string[] { return ['context', 'catalogue', 'given', ...this.controls.keys(), ...this.calls.keys(), ...this.measured.keys(), ...this.acts.keys()]; }

  checkPoint(at: string): void {
    if (at !== 'live' && at !== 'start' && !this.points.has(at)) throw new FormError(`There is no point "${at}"`, `@ ${at}`, suggest(at, [...this.points, 'live', 'start']));
  }

  /** A path as a reference at its state. Throws FormError. */
  ref(path: Path, place: Place): Ref {
    const found = this.find(path, place);
    const at = path.at ?? place.at;
    if (path.at !== undefined) this.checkPoint(path.at);
    const fixed = found.ref.from === 'const' || found.ref.from === 'answer' || found.ref.from === 'word';
    const own = found.ref as Ref;
    return { ...own, at: own.at ?? (fixed ? 'start' : at), path: path.text } as Ref;
  }

  find(path: Path, place?: Place): Found {
    const [head, ...rest] = path.steps as [string, ...(string | number)[]];
    const fail = (message: string, hint?: string): never => { throw new FormError(message, path.text.split('@')[0]!.trim(), hint); };
    if (['value', 'truth', 'off', 'decades', 'chosen'].includes(head)) return this.word(head as 'value', rest, place?.words, fail);
    if (head === 'context') return this.context(rest, fail);
    if (head === 'catalogue') return this.catalogue(rest, fail);
    if (head === 'given') {
      const name = String(rest[0] ?? '');
      const g = this.given.get(name) ?? fail(`There is no given value "${name}"`, suggest(name, this.given.keys()));
      return { ref: g.byContext ? { from: 'context', values: g.byContext, type: g.type } : { from: 'const', value: g.value, type: g.type } };
    }
    if (this.acts.has(head)) return this.answer(head, rest, fail);
    const control = this.controls.get(head);
    if (control) return this.control(control, rest, fail);
    const call = this.calls.get(head);
    if (call) return this.output(call, rest, fail);
    const measured = this.measured.get(head);
    if (measured) return measured(rest, fail);
    return fail(`There is no "${head}" in this lab`, suggest(head, this.names()));
  }

  private word(word: 'value' | 'truth' | 'off' | 'decades' | 'chosen', rest: (string | number)[], words: Words | undefined, fail: (m: string, h?: string) => never): Found {
    if (!words) fail(`"${word}" is a word of a question`, 'It means something only in the options and answers of a prediction.');
    if (rest.length) fail(`"${word}" has no parts`);
    if (word === 'value' && words!.value) return { ref: { from: 'const', value: words!.value.value, type: words!.value.type } };
    if (word === 'truth' && words!.truth) return { ref: words!.truth };
    if (word !== 'chosen' && !words!.truth && !words!.all) fail(`"${word}" needs a truth to compare with`, 'This question has no numeric truth.');
    const unit = word === 'value' || word === 'truth' ? words!.truth?.type ?? NUMBER() : word === 'chosen' ? { kind: 'text' as const } : NUMBER();
    return { ref: { from: 'word', word, type: unit } };
  }

  private context(rest: (string | number)[], fail: (m: string, h?: string) => never): Found {
    const all = this.everywhere;
    if (rest.length === 0) return { ref: { from: 'context', values: all.map(c => c.id), type: { kind: 'entity', names: all.map(c => c.id), labels: all.map(c => c.label) } } };
    const key = String(rest[0]);
    const first = this.contexts[0]?.values[key] ?? fail(`The contexts have no "${key}"`, suggest(key, Object.keys(this.contexts[0]?.values ?? {})));
    const values = all.map(c => c.values[key]?.value ?? null);
    const at = this.measuredAt;
    if (!first.kind) return rest.length > 1 ? fail(`"${key}" has no fields`) : { ref: { from: 'context', values, type: first.type, ...(at >= 0 && values[at] === null ? { measured: { at, field: key } } : {}) } };
    return this.entity(first.kind, values as (string | null)[], rest.slice(1), { from: 'context' }, fail);
  }

  private control(c: ControlInfo, rest: (string | number)[], fail: (m: string, h?: string) => never): Found {
    this.used.add(c.id);
    let steps = rest;
    let item: number | undefined;
    if (c.length !== undefined && typeof steps[0] === 'number') {
      item = steps[0];
      if (item >= c.length) fail(`${c.id} has ${c.length} items, counted from 0`);
      steps = steps.slice(1);
    }
    if (steps.length && c.kind) {
      if (c.length !== undefined) fail(`Fields of a list's entries are not paths`, 'Let a model give them as a list output.');
      return this.entity(c.kind, c.options!.map(o => String(o.value)), steps, { from: 'option', id: c.id }, fail);
    }
    if (steps.length) fail(`The control ${c.id} has no "${String(steps[0])}"`, c.kind ? undefined : 'It is a value, not an entry of the catalogue.');
    const type: ValueType = c.length !== undefined && item === undefined ? { kind: 'list', item: c.type, capacity: c.length } : c.type;
    return { ref: { from: 'control', id: c.id, ...(item !== undefined ? { item } : {}), type }, ...(c.kind ? { kind: c.kind } : {}), ...(c.field ? { field: c.field } : {}) };
  }

  private output(call: CallInfo, rest: (string | number)[], fail: (m: string, h?: string) => never): Found {
    this.used.add(call.id);
    const [name, ...more] = rest;
    const known = () => [...call.model.out, ...call.model.in].map(f => f.name);
    if (name === undefined) fail(`${call.id} is a call; which of its values?`, `Known: ${known().join(', ')}.`);
    const out = call.model.out.find(f => f.name === name);
    const field = out ?? call.model.in.find(f => f.name === name) ?? fail(`${call.model.id} has no "${String(name)}"`, suggest(String(name), known()));
    let slot = call.slot + (out ? call.model.in_slots : 0) + field.slot;
    let type = fieldType(field);
    if (type.unit === 'any') type = { ...type, unit: call.unitOfAny ?? '' };
    for (const step of more) {
      if (type.kind === 'list' && typeof step === 'number') {
        if (step >= type.capacity!) fail(`${field.name} holds ${type.capacity} at most, counted from 0`);
        slot += 1 + step;
        type = type.item!;
      } else if (type.kind === 'violation' && typeof step === 'string') {
        const at = ['demand', 'capacity', 'ratio'].indexOf(step);
        if (at < 0) fail(`A violation has no "${step}"`, 'It has demand, capacity and ratio.');
        slot += at;
        type = NUMBER(step === 'ratio' ? '' : type.unit ?? '');
      } else fail(`${field.name} has no part "${String(step)}"`);
    }
    if (call.measured) type = { ...type, nullText: 'not measured' };
    return { ref: { from: 'arena', slot, type }, field, call: call.id };
  }

  private answer(act: string, rest: (string | number)[], fail: (m: string, h?: string) => never): Found {
    let steps = rest;
    let question = 0;
    if (typeof steps[0] === 'number') { question = steps[0]; steps = steps.slice(1); }
    const field = String(steps[0] ?? '');
    if (!['value', 'letter', 'right'].includes(field) || steps.length > 1) fail(`An answer has no "${field}"`, 'It has value, letter and right.');
    const type: ValueType = field === 'value' ? this.acts.get(act)?.type ?? NUMBER() : field === 'right' ? { kind: 'flag' } : { kind: 'text' };
    return { ref: { from: 'answer', act, question, field: field as 'value', type } };
  }

  private catalogue(rest: (string | number)[], fail: (m: string, h?: string) => never): Found {
    const id = String(rest[0] ?? '');
    for (const kind of this.tables.kinds.keys()) if (this.entry(kind, id)) return this.entity(kind, [id], rest.slice(1), { from: 'const' }, fail);
    const all = [...this.tables.kinds.values()].flatMap(k => k.entries.map(e => e.id));
    return fail(`The catalogue has no "${id}"`, suggest(id, all));
  }

  /** The reader's own machine is an entry where a context of the lab is it. */
  entry(kind: string, id: string): Entry | undefined {
    const machine = kind === 'hardware' && isMachine(id) ? this.contexts[this.measuredAt] : undefined;
    return machine ? thisMachine(machine.label, this.tables.kinds.get(kind)!) : this.tables.kinds.get(kind)?.entries.find(e => e.id === id);
  }

  /** Index of the context that is the reader's own machine, or -1. */
  get measuredAt(): number { return this.contexts.findIndex(c => isMachine(c.values['hardware']?.value as string)); }

  /** An entry, or a field of it, for each of the ids (one for each context or option; one alone when fixed). */
  private entity(kind: string, ids: (string | null)[], steps: (string | number)[], from: { from: 'context' } | { from: 'option'; id: string } | { from: 'const' }, fail: (m: string, h?: string) => never): Found {
    const entries = ids.map(id => (id === null ? undefined : this.entry(kind, id)));
    if (steps.length === 0) {
      const listed = entries.filter(e => e !== undefined);
      const type: ValueType = { kind: 'entity', names: listed.map(e => e.id), labels: listed.map(e => e.label) };
      if (from.from === 'const') return { ref: { from: 'const', value: ids[0]!, type }, kind };
      return { ref: from.from === 'context' ? { from: 'context', values: ids, type } : { from: 'control', id: from.id, type }, kind };
    }
    const fields = this.tables.kinds.get(kind)!.fields;
    const name = steps.filter(s => s !== 'dense_per_s').join('.');
    const field = kindField(kind, fields, name) ?? fail(`An entry of kind ${kind} has no "${name}"`, suggest(name, [...fields.map(f => f.name), ...(kind === 'hardware' ? ['format', 'headline_per_s'] : [])]));
    const cells = entries.map(e => (e ? fieldOf(kind, e, name) : null));
    const values = cells.map(v => (isHole(v) ? null : v));
    const hole = cells.find(isHole);
    const measured = hole ? { measured: { at: cells.indexOf(hole), field: hole.measured } } : {};
    if (name === 'peak_flop_per_s') entries.forEach(e => e && this.cite(e, `peak.${entryField(kind, e, 'format')}`));
    if (from.from === 'const' && values[0] === null && !hole) fail(`The catalogue does not know ${name} of ${ids[0]}`);
    const here = from.from === 'context' && !this.citeMachines ? entries.slice(0, this.contexts.length) : entries;
    here.forEach(e => e && this.cite(e, name));
    const type = fieldType(field);
    const families = entries.map(e => (e && field.unit === 'B' ? familyOf(e, name) : undefined));
    if (families[0] && families.every(f => f === families[0])) type.family = families[0];
    else if (field.unit === 'B' && families.some(f => f)) type.families = families.map(f => f ?? 'si');
    if (from.from === 'const') return { ref: { from: 'const', value: values[0]!, type, ...measured }, field };
    return { ref: from.from === 'context' ? { from: 'context', values, type, ...measured } : { from: 'option', id: from.id, values, type, ...measured }, field };
  }

  /** Remembers where a number comes from, for the list of sources of the lab. */
  cite(e: Entry, name: string): void {
    if (name === 'headline' || name === 'format') return;
    const used = name === 'headline_per_s' ? `peak.${e.values['headline']}` : name;
    for (const c of e.constants) {
      if (c.field !== used) continue;
      const what = `${e.label}, ${inWords(c.field)}`;
      const text = typeof c.source === 'string' ? c.source : c.source.text;
      if (c.untraced) this.untraced.set(what, c.note || text || 'A round teaching value; no primary source was found.');
      else if (text) this.sources.set(what, text);
    }
  }
}

/** "launch_overhead_s" as "launch overhead". */
function inWords(field: string): string {
  const format = /^peak\.(\w+)$/.exec(field);
  return format ? `peak rate in ${format[1]!.toUpperCase()}` : field.replace(/_(bytes_per_s|flop_per_s|bytes|flop|s|w|j|usd)$/, '').replace(/_/g, ' ');
}

/** On-chip memories are counted in powers of two. */
function familyOf(e: Entry, name: string): 'iec' | 'si' {
  if (['l1_bytes', 'l2_bytes', 'flash_bytes', 'capacity_binary_bytes'].includes(name)) return 'iec';
  return name === 'capacity_bytes' && e.values['capacity_bytes'] === e.values['capacity_binary_bytes'] ? 'iec' : 'si';
}
