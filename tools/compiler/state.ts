// The state of a lab: contexts, controls, points, and the state vector at each point.
import type { Context, Control, ControlOption, Format, Point, Ref, Value, ValueType } from '../../site/lab/compiled.js';
import { slotValue } from './calls.js';
import { type Forms, usualFormat } from './forms.js';
import { runs } from './measured.js';
import { type ContextInfo, type ControlInfo, fieldType, type Scope } from './scope.js';
import { ledgerStart } from './ledger.js';
import { isMachine } from './this-machine.js';
import type { Item } from './source.js';
import { suggest } from './suggest.js';
import { type Field, FORMAT_CHOICES } from './tables.js';
import { FormError, parsePath } from './tokens.js';

const HUES = ['cloud', 'edge', 'mobile', 'tiny', 'machine'];
const OWN = ['label', 'short', 'hue', 'note', 'only'];

export class State {
  readonly contexts: Context[] = [];
  readonly machines: Context[] = [];
  readonly controls: Control[] = [];
  readonly points: Point[] = [];
  readonly items = new Map<string, Item>();
  slots = 1;

  constructor(private readonly forms: Forms, private readonly scope: Scope) {}

  addContexts(item: Item | undefined): void {
    for (const [id, c] of item?.entries() ?? []) {
      const label = c.get('label')?.text ?? id;
      const info: ContextInfo = { id, label, short: c.get('short')?.text ?? label, hue: c.get('hue')?.text ?? id, values: {} };
      for (const [key, v] of c.entries()) {
        if (OWN.includes(key)) continue;
        const read = this.contextValue(key, v);
        if (read) info.values[key] = { item: v, ...read };
      }
      this.scope.contexts.push(info);
      this.items.set(`context.${id}`, c);
      const only = c.get('only')?.each().map(i => i.text);
      for (const i of c.get('only')?.each() ?? []) if (!this.scope.acts.has(i.text)) i.problem(`There is no act "${i.text}"`, suggest(i.text, this.scope.acts.keys()));
      if (only && this.contexts.length === 0) c.get('only')!.problem('The first context is where every act starts', 'Leave out only:.');
      this.contexts.push({ id, label, short: info.short, hue: (HUES.includes(info.hue) ? info.hue : 'machine') as Context['hue'], ...(only ? { only } : {}) });
    }
    const own = this.scope.measuredAt;
    if (own >= 0 && own < this.contexts.length - 1) this.items.get(`context.${this.contexts[own]!.id}`)!.problemAtKey('The machine of the reader comes last', 'The lab starts on the first context, and links count on their order.');
    const [first, ...others] = this.scope.contexts;
    // What the reader's own machine does not give is not measured.
    for (const c of others) if (this.scope.contexts.indexOf(c) !== own) for (const key of new Set([...Object.keys(first!.values), ...Object.keys(c.values)])) {
      if (!(key in c.values) || !(key in first!.values)) item!.get(key in c.values ? first!.id : c.id)!.problemAtKey(`Context ${key in c.values ? first!.id : c.id} has no "${key}"`, 'Every context gives the same values.');
    }
  }

  /** Notes are prose and may name anything, so they come after everything else. */
  addNotes(): void {
    for (const c of this.contexts) {
      const note = this.items.get(`context.${c.id}`)!.get('note');
      if (note) c.note = this.forms.prose(note, { at: 'start' });
    }
  }

  private contextValue(key: string, item: Item): { value: Value; type: ValueType; kind?: string } | null {
    if (typeof item.value === 'boolean') return { value: item.value, type: { kind: 'flag' } };
    if (key === 'hardware' && isMachine(item.text)) return { value: item.text, type: { kind: 'entity' }, kind: 'hardware' };
    for (const [kind, k] of this.scope.tables.kinds) if (k.entries.some(e => e.id === item.text)) return { value: item.text, type: { kind: 'entity' }, kind };
    if (this.scope.tables.kinds.has(key)) { item.problem(`The catalogue has no ${key} "${item.text}"`, suggest(item.text, this.scope.tables.kinds.get(key)!.entries.map(e => e.id))); return null; }
    const q = this.forms.quantity(item);
    return q ? { value: q.value, type: q.type } : null;
  }

  /** Hardware that a row of a view names and no context has: further columns of every table by context. */
  addMachines(ids: Item[]): void {
    for (const i of ids) {
      const e = this.scope.entry('hardware', i.text);
      if (!e) { i.problem(`The catalogue has no hardware "${i.text}"`, suggest(i.text, this.scope.tables.kinds.get('hardware')?.entries.map(h => h.id) ?? [])); continue; }
      if (this.scope.everywhere.some(c => c.values['hardware']?.value === e.id)) continue;
      const hue = (HUES.includes(e.context ?? '') ? e.context : 'machine') as Context['hue'];
      this.scope.machines.push({ id: e.id, label: e.label, short: e.label, hue, values: { hardware: { item: i, value: e.id, type: { kind: 'entity' }, kind: 'hardware' } } });
      this.machines.push({ id: e.id, label: e.label, short: e.label, hue });
    }
  }
  /** The context whose hardware this is. */
  contextOf(hardware: string): ContextInfo | undefined { return this.scope.everywhere.find(c => c.values['hardware']?.value === hardware); }

  addControls(item: Item | undefined): void {
    for (const [id, c] of item?.entries() ?? []) {
      if (this.scope.names().includes(id)) c.problemAtKey(`"${id}" is already a name`, 'One flat namespace: contexts, controls, calls and acts have different names.');
      const made = this.control(id, c);
      this.items.set(id, c);
      if (!made) continue;
      this.scope.controls.set(id, made.info);
      this.controls.push(made.control);
      if (made.control.slot >= 0) this.slots += made.info.length ?? 1;
    }
  }

  /** What `for: model.field` says: the field, or the kind of entry that the model accepts. */
  private subject(item: Item): { field?: Field; kind?: string; type: ValueType; options?: { value: Value; label: string }[] } | null {
    const [modelId = '', name = ''] = item.text.split('.');
    const model = this.scope.tables.models.get(modelId);
    if (!model) { item.problem(`There is no model "${modelId}"`, suggest(modelId, this.scope.tables.models.keys()), modelId); return null; }
    const kind = model.accepts.includes(name) ? this.scope.tables.kinds.get(name) : undefined;
    if (kind) return { kind: name, type: { kind: 'entity', names: kind.entries.map(e => e.id), labels: kind.entries.map(e => e.label) }, options: kind.entries.map(e => ({ value: e.id, label: e.label })) };
    if (name === 'format' && model.accepts.includes('hardware')) return { type: { kind: 'choice', names: FORMAT_CHOICES.map(f => f.name), labels: FORMAT_CHOICES.map(f => f.label) }, options: FORMAT_CHOICES.map(f => ({ value: f.name, label: f.label })) };
    const field = model.in.find(f => f.name === name);
    if (!field) { item.problem(`${modelId} has no input "${name}"`, suggest(name, [...model.in.map(f => f.name), ...model.accepts]), name); return null; }
    const type = fieldType(field);
    const single = type.kind === 'list' ? type.item! : type;
    if (single.unit === 'any') single.unit = '';
    return { field, type: single, ...(field.choices ? { options: field.choices.map(c => ({ value: c.name, label: c.label })) } : {}) };
  }

  private control(id: string, c: Item): { control: Control; info: ControlInfo } | null {
    const forItem = c.get('for');
    if (c.get('type')?.text === 'run') return this.run(id, c);
    if (c.get('type')?.text === 'set') return this.set(id, c);
    const decide = c.get('type')?.text === 'decide';
    const subject = forItem ? this.subject(forItem) : decide ? { type: { kind: 'choice' } as ValueType } : null;
    if (!subject) { if (!forItem) c.problemAtKey(`${id} says neither for: nor type: decide`, 'for: model.field gives its type, unit, range and help.'); return null; }
    const { field } = subject;
    const numeric = subject.type.kind === 'number' || subject.type.kind === 'integer';
    const type = (c.get('type')?.text ?? (subject.type.kind === 'flag' ? 'toggle' : numeric ? 'slider' : 'select')) as Control['type'];
    const isList = type === 'list';
    if (isList !== (field?.list !== undefined)) { c.problemAtKey(isList ? `${forItem!.text} is no list` : `${forItem!.text} is a list: type: list`); return null; }
    const options = this.options(c.get('options'), subject);
    if (decide && options) { subject.type.names = options.map(o => String(o.value)); subject.type.labels = options.map(o => o.label); }
    const length = isList ? Number(c.get('length')?.value ?? field!.list) : undefined;
    const holds = numeric || subject.type.kind === 'flag' ? 'number' : 'index';
    const valueType: ValueType = { ...subject.type, ...(options && holds === 'index' ? { names: options.map(o => String(o.value)), labels: options.map(o => o.label) } : {}) };
    const formatItem = c.get('format');
    const format: Format = formatItem ? this.forms.format(formatItem) : usualFormat(valueType);
    if (numeric && ['sig', 'si', 'bytes', 'time'].includes(format.name)) format.trim = true;
    const info: ControlInfo = { id, slot: decide ? -1 : this.slots, holds, type: valueType, ...(length !== undefined ? { length } : {}), ...(subject.kind ? { kind: subject.kind } : {}), ...(options ? { options } : {}), ...(field ? { field } : {}) };
    const control: Control = { id, label: c.get('label')?.text ?? id, type, valueType, format, slot: info.slot, holds, start: null };
    if (length !== undefined) control.length = length;
    const items = c.get('items');
    if (items) control.items = items.items().map(i => i.text);
    if (options) control.options = options;
    if (numeric && !options) control.range = this.range(c, subject.type, field!);
    control.start = this.start(c, control, valueType, options, field);
    const scale = c.get('scale')?.text;
    if (scale === 'lin' || scale === 'log') control.scale = scale;
    if (scale === 'log' && control.range && control.range[0] <= 0) c.get('scale')!.problem('A log scale does not start at or below 0', 'Give a range from above 0.');
    const number = (key: string) => { const v = c.get(key); return v ? Number(this.forms.value(v, { ...valueType, kind: 'number' })) : undefined; };
    const step = number('step');
    if (step !== undefined) control.step = step;
    if (subject.type.kind === 'integer' && step === undefined && !options) control.step = 1;
    const perDecade = c.get('per_decade');
    if (perDecade) control.perDecade = Number(perDecade.value);
    const stops = c.get('stops');
    if (stops) control.stops = stops.items().map(i => Number(this.forms.value(i, valueType)));
    const marks = c.get('marks');
    if (marks) control.marks = marks.items().map(m => ({ at: Number(this.forms.value(m.get('at')!, valueType)), label: m.get('label')!.text }));
    const by = c.get('by_context');
    if (by) control.byContext = Object.fromEntries(by.entries().map(([ctx, v]) => {
      if (!this.contexts.some(x => x.id === ctx)) v.problemAtKey(`There is no context "${ctx}"`, suggest(ctx, this.contexts.map(x => x.id)));
      const one: NonNullable<Control['byContext']>[string] = {};
      const s = v.get('start'), f = v.get('fixed'), r = v.get('range'), o = v.get('options');
      if (s) one.start = this.forms.value(s, valueType, options);
      if (f) one.fixed = this.forms.value(f, valueType, options);
      if (r) one.range = r.items().map(i => Number(this.forms.value(i, valueType))) as [number, number];
      if (o) one.options = this.options(o, subject) ?? [];
      return [ctx, one];
    }));
    const only = c.get('only');
    if (only) control.only = only.each().map(i => i.text);
    for (const [key, name] of [['hidden', 'hidden'], ['more', 'more'], ['yours', 'yours']] as const) if (c.get(key)?.value === true) control[name] = true;
    return { control, info };
  }

  /** Checkboxes: a list of zeros and ones, an item for each name. Read by measurements, as the names that are chosen. */
  private set(id: string, c: Item): { control: Control; info: ControlInfo } {
    const options = c.get('options')?.items().map(i => ({ name: (i.isMap ? i.get('value')! : i).text, label: (i.isMap ? i.get('label') ?? i.get('value')! : i).text })) ?? [];
    if (!options.length) c.problemAtKey(`What is there to choose from in ${id}?`, 'options: names, each with a label.');
    const chosen = c.get('start')?.each() ?? [];
    for (const i of chosen) if (!options.some(o => o.name === i.text)) i.problem(`${id} has no "${i.text}"`, suggest(i.text, options.map(o => o.name)));
    const length = options.length, type: ValueType = { kind: 'integer', names: options.map(o => o.name), labels: options.map(o => o.label) };
    const info: ControlInfo = { id, slot: this.slots, holds: 'number', type, length };
    const control: Control = {
      id, label: c.get('label')?.text ?? id, type: 'set', valueType: type, format: { name: 'count' }, slot: info.slot, holds: 'number', length, items: type.labels!, range: [0, 1], step: 1,
      start: options.map(o => (chosen.some(i => i.text === o.name) ? 1 : 0)), ...(c.get('more')?.value === true ? { more: true } : {}),
    };
    return { control, info };
  }

  /** A button that measures; what it runs comes after the calls. */
  private run(id: string, c: Item): { control: Control; info: ControlInfo } {
    const type: ValueType = { kind: 'text' };
    const only = c.get('only');
    const control: Control = { id, label: c.get('label')?.text ?? id, type: 'run', valueType: type, format: { name: 'label' }, slot: -1, holds: 'index', start: null, ...(only ? { only: only.each().map(i => i.text) } : {}), ...(c.get('more')?.value === true ? { more: true } : {}) };
    return { control, info: { id, slot: -1, holds: 'index', type } };
  }

  /** What names calls comes after the calls. */
  finishControls(): void {
    for (const control of this.controls.filter(x => x.type !== 'measured')) {
      const c = this.items.get(control.id)!;
      if (control.type === 'run') runs(control, c, this.scope);
      const help = c.get('help');
      const doc = this.scope.controls.get(control.id)!.field?.doc;
      if (help) control.help = this.forms.prose(help, { at: 'live' });
      else if (doc) control.help = [doc];
      const shown = c.get('shown_if');
      const when = shown && this.forms.comparison(shown, { at: 'live' });
      if (when) control.shownIf = when;
    }
  }

  private options(item: Item | undefined, subject: { type: ValueType; options?: { value: Value; label: string }[] }): ControlOption[] | undefined {
    if (!item) return subject.options?.map(o => ({ ...o }));
    return item.items().map(i => {
      const valueItem = i.isMap ? i.get('value')! : i;
      const free = subject.type.kind === 'choice' && !subject.type.names;
      const value = free ? valueItem.text : this.forms.value(valueItem, subject.type, subject.options);
      const known = subject.options?.find(o => o.value === value);
      const note = i.get('note')?.text;
      return { value, label: i.get('label')?.text ?? known?.label ?? valueItem.text, ...(note ? { note } : {}) };
    });
  }

  private range(c: Item, type: ValueType, field: Field): [number, number] {
    const item = c.get('range');
    const whole: [number, number] = [field.min ?? 0, field.max ?? 1];
    if (!item) {
      if (!c.get('hidden')) c.problemAtKey(`How far does ${c.name} go?`, 'range: [from, to], and why: the reason.');
      return whole;
    }
    const [from, to] = item.items();
    if (!from || !to) { item.problem('A range has two ends'); return whole; }
    const ends = [from, to].map(i => { const v = this.forms.value(i, type); this.forms.inRange(i, v, field); return Number(v); }) as [number, number];
    if (!(ends[0] < ends[1])) item.problem('The range is empty', 'From the smaller to the larger.');
    if (!c.get('why')) c.problemAtKey(`${c.name} narrows the range without saying why`, 'why: one clause, for those who read the file.');
    return ends;
  }

  private start(c: Item, control: Control, type: ValueType, options: { value: Value }[] | undefined, field?: Field): Value | Ref {
    const item = c.get('start');
    if (!item) {
      if (control.type === 'decide') return null;
      c.problemAtKey(`Where does ${control.id} start?`, 'start: a value that its range or options hold.');
      return null;
    }
    if (typeof item.value === 'string' && item.value.startsWith('$')) {
      try { return this.scope.ref(parsePath(item.value.slice(1)), { at: 'start' }); } catch (e) {
        if (!(e instanceof FormError)) throw e;
        item.problem(e.message, e.hint);
        return null;
      }
    }
    if (item.get('ledger')) return ledgerStart(item.get('ledger')!, this.scope.lab, type, this.plain(item.get('else')!, control, type, options, field), this.scope.others);
    return this.plain(item, control, type, options, field);
  }

  private plain(item: Item, control: Control, type: ValueType, options: { value: Value }[] | undefined, field?: Field): Value {
    if (control.length !== undefined) {
      const all = item.isList ? item.items() : Array.from({ length: control.length }, () => item);
      if (all.length !== control.length) item.problem(`${control.id} has ${control.length} items, ${all.length} are given`);
      return all.map(i => this.forms.value(i, type, options));
    }
    const value = this.forms.value(item, type, options);
    if (field) this.forms.inRange(item, value, field);
    if (typeof value === 'number' && control.range && (value < control.range[0] || value > control.range[1])) item.problem(`${control.id} starts outside its range`);
    if (typeof value === 'number' && options && !options.some(o => o.value === value)) item.problem(`${control.id} starts at none of its options`);
    return value;
  }

  addPoints(item: Item | undefined): void {
    for (const id of item?.entries().map(([k]) => k) ?? []) this.scope.points.add(id);
    for (const [id, p] of item?.entries() ?? []) {
      this.items.set(`point.${id}`, p);
      const point: Point = { id, values: {} };
      for (const [key, v] of p.entries()) {
        if (key === 'label') point.label = v.text;
        else if (key === 'context') {
          if (!this.contexts.some(c => c.id === v.text)) v.problem(`There is no context "${v.text}"`, suggest(v.text, this.contexts.map(c => c.id)));
          else if (this.contexts.findIndex(c => c.id === v.text) === this.scope.measuredAt) v.problem('A point cannot stand on the machine of the reader', 'Nothing is known of it before it is measured.');
          else point.context = v.text;
        } else {
          const info = this.scope.controls.get(key);
          if (!info) { v.problemAtKey(`There is no control "${key}"`, suggest(key, ['context', 'label', ...this.scope.controls.keys()])); continue; }
          this.scope.used.add(key);
          const read = (i: Item) => this.forms.value(i, info.type, info.options);
          const value = info.length !== undefined ? (v.isList ? v.items() : Array.from({ length: info.length }, () => v)).map(read) : read(v);
          const range = this.controls.find(c => c.id === key)!.range;
          if (typeof value === 'number' && range && (value < range[0] || value > range[1])) v.problem(`${v.text} is outside the range of ${key}`);
          point.values[key] = value;
        }
      }
      this.points.push(point);
    }
  }

  /** The state vector at a point, or at the start. A start that waits for an answer stands at the first value offered. */
  vector(name: string, answers: (ref: Ref) => number = () => 1): number[] {
    const point = this.points.find(p => p.id === name);
    const context = Math.max(0, this.contexts.findIndex(c => c.id === (point?.context ?? this.contexts[0]?.id)));
    const out = [context];
    for (const control of this.controls) {
      if (control.slot < 0) continue;
      const by = control.byContext?.[this.contexts[context]!.id];
      const start = by?.fixed ?? by?.start ?? control.start;
      const value = by?.fixed ?? point?.values[control.id] ?? start;
      const one = (v: unknown): number => {
        if (v !== null && typeof v === 'object' && 'from' in v) return (v as Ref).from === 'ledger' ? one((v as Extract<Ref, { from: 'ledger' }>).otherwise) : answers(v as Ref);
        if (control.holds === 'index') return Math.max(0, control.options?.findIndex(o => o.value === v) ?? 0);
        return slotValue(v as Value, control.valueType) ?? NaN;
      };
      if (control.length !== undefined) for (let i = 0; i < control.length; ++i) out.push(one((value as Value[])[i] ?? null));
      else out.push(one(value));
    }
    return out;
  }
}
