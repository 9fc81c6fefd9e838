// The calls of a lab: every input of every model call bound, checked against its field, and fed from consts, state or arena.
import type { Ref, Value, ValueType } from '../../site/lab/compiled.js';
import type { Forms } from './forms.js';
import { type BoundCall, type Feed, Program } from './graph.js';
import { fieldType, type Found, type Scope } from './scope.js';
import { type Cell, fieldOf, type Hole, isHole } from './this-machine.js';
import type { Item } from './source.js';
import { suggest } from './suggest.js';
import { entryField, type Field, FORMAT_CHOICES, kindField } from './tables.js';
import { FormError, parsePath } from './tokens.js';

/** A catalogue entry as an input: fixed, by context, or by a control's option. */
interface Supplier { kind: string; ids: (string | null)[]; slot: number | null; item: Item }

/** A value as the slot holds it: an alternative by its index. */
export function slotValue(value: Value, type: ValueType): number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return value;
  const at = type.names?.indexOf(String(value)) ?? -1;
  return at < 0 ? null : at;
}

export class Calls {
  readonly bound = new Map<string, BoundCall>();
  readonly program: Program;
  constructor(private readonly forms: Forms, private readonly scope: Scope, states: (point: string) => number[]) { this.program = new Program(this.bound, states); }

  add(id: string, item: Item): void {
    const use = item.get('use');
    const model = use && this.scope.tables.models.get(use.text);
    if (!use || !model) { (use ?? item).problem(use ? `There is no model "${use.text}"` : `${id} uses no model`, use && suggest(use.text, this.scope.tables.models.keys())); return; }
    const info = { id, model, slot: 0 } as { id: string; model: typeof model; slot: number; unitOfAny?: string; measured?: boolean };
    const feeds = new Map<number, Feed>();
    const given = new Set<string>();
    const suppliers: Supplier[] = [];
    let format: { fixed?: string; control?: { slot: number; names: string[] } } = {};
    const inputs = item.get('in')?.entries() ?? [];
    for (const [name, value] of inputs) {
      const field = model.in.find(f => f.name === name);
      if (field) {
        given.add(name);
        this.input(field, value, feeds, info);
      } else if (model.accepts.includes(name)) {
        const s = this.supplier(name, value);
        if (s) suppliers.push(s);
      } else if (name === 'format' && model.accepts.includes('hardware')) {
        format = this.format(value) ?? {};
      } else {
        value.problemAtKey(`${model.id} has no input "${name}"`, suggest(name, [...model.in.map(f => f.name), ...model.accepts]));
      }
    }
    for (const s of suppliers) for (const f of model.in) if (!given.has(f.name) && f.entity === s.kind) this.supply(s, f, format, feeds, given);
    const missing = model.in.filter(f => f.required && !given.has(f.name)).map(f => f.name);
    if (missing.length) item.problemAtKey(`${id} lacks ${missing.join(', ')}`, `${model.id} needs ${missing.length > 1 ? 'them' : 'it'}${model.accepts.length ? `; a ${model.accepts.join(' or ')} may supply some` : ''}.`);
    this.bound.set(id, { info, feeds });
    this.scope.calls.set(id, info);
    info.slot = this.program.add(id);
  }

  private input(field: Field, item: Item, feeds: Map<number, Feed>, info: { unitOfAny?: string; measured?: boolean }): void {
    const set = (feed: Feed, offset = 0) => feeds.set(field.slot + offset, feed);
    if (item.isList) {
      if (!field.list) { item.problem(`${field.name} takes one value, not a list`); return; }
      const items = item.items();
      if (items.length > field.list) item.problem(`${field.name} holds ${field.list} values at most`);
      set({ op: 'const', value: items.length });
      items.forEach((i, k) => { const feed = this.single(i, { ...field, list: undefined } as Field, info); if (feed) set(feed, 1 + k); });
      return;
    }
    if (field.list && item.text.startsWith('$')) { this.list(item, field, set); return; }
    if (field.list) { item.problem(`${field.name} takes a list`, 'In brackets: [a, b].'); return; }
    const feed = this.single(item, field, info);
    if (feed) set(feed);
  }

  private single(item: Item, field: Field, info: { unitOfAny?: string; measured?: boolean }): Feed | null {
    const type = fieldType(field);
    if (typeof item.value === 'string' && item.value.startsWith('$')) {
      const found = this.found(item);
      if (!found) return null;
      const own = found.found.ref.type;
      if (!this.fits(item, field, own, info)) return null;
      const { ref } = found.found;
      if ((ref.from === 'control' && this.scope.controls.get(ref.id)!.measured) || (found.found.call !== undefined && this.scope.calls.get(found.found.call)!.measured)) info.measured = true;
      return this.feed(item, found.found, found.at, type);
    }
    if (field.unit === 'any') {
      const q = this.forms.quantity(item);
      if (q) this.fits(item, field, q.type, info);
      return q ? { op: 'const', value: q.value } : null;
    }
    const value = this.forms.value(item, type);
    this.forms.inRange(item, value, field);
    if (value === null && item.value !== null) return null;
    if (value === null && !field.nullable) { item.problem(`${field.name} cannot be null`); return null; }
    return { op: 'const', value: slotValue(value, type) };
  }

  private list(item: Item, field: Field, set: (feed: Feed, offset?: number) => void): void {
    const found = this.found(item);
    if (!found) return;
    const { ref } = found.found;
    const type = fieldType(field).item!;
    if (ref.type.kind !== 'list') { item.problem(`${field.name} takes a list`); return; }
    if (ref.from === 'control') {
      const control = this.scope.controls.get(ref.id)!;
      set({ op: 'const', value: control.length! });
      for (let i = 0; i < control.length!; ++i) {
        set(control.holds === 'number' ? { op: 'state', slot: control.slot + i } : { op: 'pick', slot: control.slot + i, table: control.options!.map(o => slotValue(o.value, type)) }, 1 + i);
      }
    } else if (ref.from === 'arena') {
      const call = this.scope.calls.get(found.found.call!)!;
      for (let i = 0; i <= Math.min(field.list!, ref.type.capacity!); ++i) set({ op: 'arena', call: call.id, offset: ref.slot - call.slot + i, ...(found.at ? { point: found.at } : {}) }, i);
    } else item.problem('A list comes from a list control or from a call');
  }

  private found(item: Item): { found: Found; at?: string } | null {
    try {
      const path = parsePath(item.text.slice(1));
      if (path.at !== undefined) this.scope.checkPoint(path.at);
      const found = this.scope.find(path);
      return { found, ...(path.at && path.at !== 'live' ? { at: path.at } : {}) };
    } catch (e) {
      if (!(e instanceof FormError)) throw e;
      item.problem(e.message, e.hint, e.part);
      return null;
    }
  }

  /** Whether a value of this type may feed the field. */
  private fits(item: Item, field: Field, own: ValueType, info: { unitOfAny?: string }): boolean {
    const numeric = (k: string) => k === 'number' || k === 'integer';
    const says = own.unit ? `in ${own.unit}` : `a ${own.kind}`;
    if (numeric(field.type) !== numeric(own.kind) || (!numeric(field.type) && field.type !== own.kind && !(field.type === 'choice' && own.kind === 'entity'))) {
      item.problem(`${field.name} takes a ${field.type}, this is ${says}`, field.doc);
      return false;
    }
    if (!numeric(field.type)) return true;
    if (field.unit === 'any') {
      const unit = own.unit ?? '';
      if (info.unitOfAny !== undefined && info.unitOfAny !== unit) { item.problem(`The two sides have different units: ${info.unitOfAny || 'none'} and ${unit || 'none'}`, 'Compare like with like.'); return false; }
      info.unitOfAny = unit;
      return true;
    }
    if ((own.unit ?? '') !== field.unit) { item.problem(`${field.name} is ${field.unit ? `in ${field.unit}` : 'a plain number'}, this is ${says}`, field.doc); return false; }
    return true;
  }

  private feed(item: Item, found: Found, at: string | undefined, type: ValueType): Feed | null {
    const ref = found.ref as Ref;
    switch (ref.from) {
      case 'const': return { op: 'const', value: ref.measured ? { measured: ref.measured.field } : slotValue(ref.value, type) };
      case 'context': return pick(cells(ref, type), 0);
      case 'option': return pick(cells(ref, type), this.scope.controls.get(ref.id)!.slot);
      case 'control': {
        const control = this.scope.controls.get(ref.id)!;
        const slot = control.slot + (ref.item ?? 0);
        if (control.measured) return { op: 'state', slot: control.slot, fact: true };
        if (control.slot < 0) { item.problem(`${control.id} is a decision: no model reads it`); return null; }
        return control.holds === 'number' ? { op: 'state', slot } : { op: 'pick', slot, table: control.options!.map(o => slotValue(o.value, type)) };
      }
      case 'arena': {
        const call = this.scope.calls.get(found.call!)!;
        return { op: 'arena', call: call.id, offset: ref.slot - call.slot, ...(at ? { point: at } : {}) };
      }
      case 'answer': case 'word': case 'ledger':
        item.problem('An answer cannot feed a model', 'Let a control start at it (start: $act1.value) and bind the control.');
        return null;
    }
  }

  private supplier(kind: string, item: Item): Supplier | null {
    if (!item.text.startsWith('$')) {
      if (this.scope.entry(kind, item.text)) return { kind, ids: [item.text], slot: null, item };
      item.problem(`The catalogue has no ${kind} "${item.text}"`, suggest(item.text, this.scope.tables.kinds.get(kind)?.entries.map(e => e.id) ?? []));
      return null;
    }
    const found = this.found(item)?.found;
    if (!found) return null;
    if (found.kind !== kind) { item.problem(`This is ${found.kind ? `a ${found.kind}` : 'no entry of the catalogue'}, not a ${kind}`); return null; }
    const ref = found.ref as Ref;
    if (ref.from === 'context') return { kind, ids: ref.values as (string | null)[], slot: 0, item };
    if (ref.from === 'control') { const c = this.scope.controls.get(ref.id)!; return { kind, ids: c.options!.map(o => String(o.value)), slot: c.slot, item }; }
    return { kind, ids: [String((ref as { value: Value }).value)], slot: null, item };
  }

  private format(item: Item): { fixed?: string; control?: { slot: number; names: string[] } } | null {
    if (!item.text.startsWith('$')) {
      if (FORMAT_CHOICES.some(f => f.name === item.text)) return { fixed: item.text };
      item.problem(`"${item.text}" is not a number format`, suggest(item.text, FORMAT_CHOICES.map(f => f.name)));
      return null;
    }
    const ref = this.found(item)?.found.ref as Ref | undefined;
    if (ref?.from === 'control') { const c = this.scope.controls.get(ref.id)!; return { control: { slot: c.slot, names: c.options!.map(o => String(o.value)) } }; }
    if (ref) item.problem('format is a word or a control of formats');
    return null;
  }

  private supply(s: Supplier, f: Field, format: { fixed?: string; control?: { slot: number; names: string[] } }, feeds: Map<number, Feed>, given: Set<string>): void {
    const fields = this.scope.tables.kinds.get(s.kind)!.fields;
    if (!kindField(s.kind, fields, f.name)) return;
    const cited = s.slot === 0 ? this.scope.contexts.length : s.ids.length;
    const value = (id: string | null, chosen?: string): Cell => {
      const e = id === null ? undefined : this.scope.entry(s.kind, id);
      if (!e) return null;
      const v = fieldOf(s.kind, e, f.name, chosen);
      if (v !== null && s.ids.indexOf(id) < cited) this.scope.cite(e, f.name === 'peak_flop_per_s' ? `peak.${chosen ?? entryField(s.kind, e, 'format')}` : f.name);
      return typeof v === 'number' || isHole(v) ? v : null;
    };
    const byFormat = f.name === 'peak_flop_per_s' ? format.control : undefined;
    const values = byFormat ? s.ids.flatMap(id => byFormat.names.map(n => value(id, n))) : s.ids.map(id => value(id, f.name === 'peak_flop_per_s' ? format.fixed : undefined));
    const contexts = s.slot === 0 ? this.scope.contexts.length : s.ids.length;
    const lacking = s.ids.slice(0, contexts).filter((_, i) => (byFormat ? byFormat.names.some((__, k) => values[i * byFormat.names.length + k] === null) : values[i] === null));
    if (values.every(v => v === null)) return;
    if (lacking.length) { s.item.problem(`${lacking.join(', ')} has no ${f.name}`, f.required ? 'Give it explicitly.' : 'Give it explicitly, or choose entries that have it.'); return; }
    given.add(f.name);
    if (byFormat) feeds.set(f.slot, s.slot === null ? pick(values, byFormat.slot) : { op: 'pick2', table: values, slot: s.slot, slot2: byFormat.slot, n: byFormat.names.length });
    else feeds.set(f.slot, s.slot === null ? { op: 'const', value: values[0]! } : pick(values, s.slot));
  }
}

/** What a reference holds by index, as slots hold it. */
const cells = ({ values, measured }: { values: Value[]; measured?: { at: number; field: string } }, type: ValueType): Cell[] =>
  values.map((v, i) => (measured?.at === i ? { measured: measured.field } satisfies Hole : slotValue(v, type)));

function pick(table: Cell[], slot: number): Feed {
  return table.every(v => v === table[0] && v !== null) ? { op: 'const', value: table[0]! } : { op: 'pick', table, slot };
}
