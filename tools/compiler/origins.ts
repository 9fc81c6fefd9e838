// Follows each number of a lab to where it comes from: an output of a model, a constant of the catalogue, or a line of the lab's own list.
import type { CompiledLab, Ref, Value, ValueType } from '../../site/lab/compiled.js';
import { type Origin, type Origins, pathOf, type Place, refsIn } from '../../site/lab/origins.js';
import { inWords } from '../../site/pages/reference-values.js';
import type { LabBuild } from './lab.js';
import type { Item } from './source.js';
import { type Entry, entryField, type Field, type Model, usedFormat } from './tables.js';
import { isMachine } from './this-machine.js';
import { parsePath, type Path } from './tokens.js';

/** A line of the lab's own list. */
export interface Own { id: string; group: 'given' | 'control' | 'context' | 'set' | 'other'; what: string; says: string; value?: Value; type?: ValueType }
export interface LabOrigins extends Origins { own: Own[] }

const short = (model: Model): string => model.title.split(':')[0]!;
const bare = (doc: string): string => doc.replace(/`/g, '').replace(/\.$/, '');

export class Tracer {
  private readonly places: Place[] = [];
  private readonly own = new Map<string, Own>();
  constructor(private readonly build: LabBuild) {}

  trace(lab: CompiledLab): LabOrigins {
    const slots: Origins['slots'] = {}, paths: Origins['paths'] = {};
    for (const ref of refsIn(lab)) {
      if (ref.from === 'arena') slots[ref.slot] ??= this.slot(lab, ref.slot);
      else paths[pathOf(ref)] ??= this.named(lab, ref);
    }
    // The page itself says how far an answer is off.
    paths['off'] ??= this.distance('off');
    return { places: this.places, slots, paths, arena: lab.graph.arena, own: [...this.own.values()] };
  }

  private place(to: string, says: string): number {
    const known = this.places.findIndex(p => p[0] === to && p[1] === says);
    return known >= 0 ? known : this.places.push([to, says]) - 1;
  }
  private listed(line: Own): number {
    if (!this.own.has(line.id)) this.own.set(line.id, line);
    return this.place(`#${line.id}`, line.says);
  }

  private slot(lab: CompiledLab, slot: number): Origin {
    const call = lab.calls.filter(c => c.slot <= slot).at(-1)!;
    const model = this.build.scope.tables.models.get(call.model)!;
    const at = slot - call.slot;
    const inside = at < model.in_slots;
    const fields = inside ? model.in : model.out;
    const offset = inside ? at : at - model.in_slots;
    const field = [...fields].sort((a, b) => a.slot - b.slot).filter(f => f.slot <= offset).at(-1)!;
    return inside ? this.input(call.id.split('@')[0]!, model, field, offset - field.slot - 1) : this.output(model, field);
  }
  private output(model: Model, f: Field): number { return this.place(`models/${model.id}/#out.${f.name}`, `${short(model)}: ${bare(f.doc)}`); }

  /** An input comes from what feeds it. */
  private input(call: string, model: Model, f: Field, element: number): Origin {
    const given = this.build.items.get(`call.${call}`)?.get('in');
    const own = given?.get(f.name);
    if (own) {
      const item = own.isList ? own.items()[Math.max(0, element)] ?? own : own;
      if (item.text.startsWith('$')) return this.path(parsePath(item.text.slice(1)));
      return this.listed({ id: `set-${call}.${f.name}`, group: 'set', what: `${f.name} of ${call}`, says: `Set in this lab for ${short(model)}: ${bare(f.doc)}`, ...this.literal(item, f) });
    }
    for (const kind of model.accepts) {
      const supplied = given?.get(kind);
      if (!supplied || f.entity !== kind) continue;
      const format = f.name === 'peak_flop_per_s' ? this.format(given!.get('format')) : undefined;
      return supplied.text.startsWith('$') ? this.path(parsePath(`${supplied.text.slice(1)}.${f.name}`), format) : this.entry(kind, supplied.text, f.name, format);
    }
    return this.place(`models/${model.id}/#in.${f.name}`, `A default of ${short(model)}: ${bare(f.doc)}`);
  }
  private format(item: Item | undefined): string | undefined { return item && !item.text.startsWith('$') ? item.text : undefined; }
  private literal(item: Item, f: Field): { value?: Value; type?: ValueType } {
    const value = item.value;
    if (typeof value !== 'number' && typeof value !== 'string' && typeof value !== 'boolean') return {};
    return { value: String(value), type: { kind: 'text', ...(f.unit ? { unit: f.unit } : {}) } };
  }

  private named(lab: CompiledLab, ref: Ref): Origin {
    const path = ref.path.split('@')[0]!.trim();
    if (path === 'truth') {
      const truth = lab.acts.flatMap(a => [...a.predict, ...a.reflect]).map(q => q.truth?.ref).find(t => t && t.from === ref.from && t.path !== 'truth' && pathOf({ ...t, path: 'truth' }) === pathOf(ref));
      if (truth) return this.path(parsePath(truth.path));
    }
    if (['value', 'truth', 'chosen'].includes(path)) return this.listed({ id: 'options', group: 'other', what: 'Numbers in the options', says: 'An answer that the question offers, written into the lab' });
    if (path === 'off' || path === 'decades') return this.distance(path);
    return this.path(parsePath(path));
  }

  private distance(word: 'off' | 'decades'): number {
    return word === 'off' ? this.place('models/prediction_gap/#out.factor_off', 'Prediction gap: how many times your answer is off') : this.place('models/prediction_gap/#out.decades_off', 'Prediction gap: how many powers of ten your answer is off');
  }

  private path({ steps }: Path, format?: string): Origin {
    const { scope } = this.build;
    const [head, ...rest] = steps.map(String) as [string, ...string[]];
    const field = rest.filter(s => s !== 'dense_per_s');
    if (head === 'catalogue') return this.entryOf(field[0]!, field.slice(1).join('.'), format);
    if (head === 'given') return this.given(field[0]!);
    if (head === 'context') return this.context(field, format);
    if (scope.acts.has(head)) return this.listed({ id: 'answers', group: 'other', what: 'Your answers', says: 'What you answered before' });
    const control = scope.controls.get(head);
    if (control) {
      const named = field.filter(s => !/^\d+$/.test(s));
      if (named.length && control.kind) return { by: head, at: control.options!.map(o => this.entry(control.kind!, String(o.value), named.join('.'), format)) };
      return this.control(head);
    }
    const call = scope.calls.get(head);
    const f = call && [...call.model.out, ...call.model.in].find(x => x.name === field[0]);
    if (call && f) return call.model.out.includes(f) ? this.output(call.model, f) : this.input(head, call.model, f, Number(field[1] ?? -1));
    return this.measured();
  }
  private measured(): number { return this.listed({ id: 'measured', group: 'other', what: 'Numbers of this machine', says: 'Measured on your machine, in this browser' }); }

  private control(id: string): number {
    const control = this.build.lab.controls.find(c => c.id === id);
    if (!control || control.type === 'measured' || control.type === 'run') return this.measured();
    const field = this.build.scope.controls.get(id)!.field;
    return this.listed({ id: `control-${id}`, group: 'control', what: control.label, says: `You set it: ${control.label}${field ? `. ${bare(field.doc)}` : ''}` });
  }
  private given(id: string): number {
    const item = this.build.source.root.get('given')?.get(id);
    const source = item?.get('source')?.text;
    const g = this.build.scope.given.get(id)!;
    return this.listed({ id: `given-${id}`, group: 'given', what: inWords(id), says: source ? `Given in this lab, ${inWords(id)}: ${source}` : `Given by the story of this lab: ${inWords(id)}`, value: g.value, type: g.type });
  }

  private context(steps: string[], format?: string): Origin {
    const [key = '', ...rest] = steps;
    const all = this.build.scope.everywhere;
    const first = all[0]?.values[key];
    if (!first?.kind) return this.listed({ id: key ? `context-${key}` : 'context', group: 'context', what: key ? inWords(key) : 'The machine', says: key ? `Set in this lab for each machine: ${inWords(key)}` : 'The machine that you chose' });
    return { by: '', at: all.map(c => { const id = c.values[key]?.value; return isMachine(id as string) || typeof id !== 'string' ? this.measured() : this.entry(first.kind!, id, rest.join('.'), format); }) };
  }

  private entryOf(id: string, field: string, format?: string): number {
    for (const kind of this.build.scope.tables.kinds.keys()) if (this.build.scope.entry(kind, id)) return this.entry(kind, id, field, format);
    return this.measured();
  }
  private entry(kind: string, id: string, name: string, format?: string): number {
    if (isMachine(id)) return this.measured();
    const e: Entry = this.build.scope.entry(kind, id)!;
    const field = constantOf(kind, e, name, format);
    const constant = e.constants.find(c => c.field === field);
    if (!field || (!constant && entryField(kind, e, field) == null)) return this.place(`catalogue/#${id}`, e.name);
    const source = constant && (typeof constant.source === 'string' ? constant.source : constant.source.text);
    const why = !constant ? 'follows from its other constants' : constant.untraced ? 'a teaching value, without a primary source' : source ?? '';
    return this.place(`catalogue/#${id}.${field}`, `${e.name}, ${inWords(field)}: ${why}`);
  }
}

/** The constant behind a field that is picked by number format. */
function constantOf(kind: string, e: Entry, name: string, format?: string): string {
  if (kind !== 'hardware') return name;
  if (name === 'peak_flop_per_s') { const used = usedFormat(e, format); return used ? `peak.${used}` : name; }
  if (name === 'headline_per_s') return `peak.${String(e.values['headline'])}`;
  return name === 'format' ? 'headline' : name;
}
