// Strings of a lab file to their compiled forms: bindings, comparisons, tones, prose, values. Problems go to the file's list.
import type { Bound, Comparison, Format, Node, Prose, Ref, Tone, Value, ValueType } from '../../site/lab/compiled.js';
import { usualFormat } from '../../site/format/usual.js';
import { compileProse } from './prose.js';
import type { Place, Scope } from './scope.js';
import type { Item } from './source.js';
import { suggest } from './suggest.js';
import type { Field } from './tables.js';
import { FormError, parseBinding, parseComparison, type ComparisonText, parseFormat, parsePath, parseQuantity, parseTone } from './tokens.js';
import { findUnit, inSi } from './units.js';

export { usualFormat };
export interface Check { item: Item; comparison: Comparison; live: boolean }
/** A text with its bindings left out, for the checks of language; `at` is where its paths are read, `option` the letter it belongs to. */
export interface Text { item: Item; plain: string; tree: Prose; terms: string[]; at: string; option?: string }

export const NOWHERE: Ref = { from: 'const', value: null, at: 'start', type: { kind: 'text' }, path: '' };

export class Forms {
  readonly checks: Check[] = [];
  readonly texts: Text[] = [];
  readonly bounds: { item: Item; bound: Bound }[] = [];
  readonly tones: { item: Item; tone: Tone }[] = [];
  constructor(readonly scope: Scope, readonly glossary: Map<string, string>) {}

  /** Runs a reader of a string form; what it throws is reported at the part it points at. */
  private attempt<T>(item: Item, read: () => T, otherwise: T, within?: string): T {
    try { return read(); } catch (e) {
      if (!(e instanceof FormError)) throw e;
      item.problem(e.message, e.hint, e.part && item.text.includes(e.part) ? e.part : within);
      return otherwise;
    }
  }

  ref(item: Item, place: Place, text = item.text): Ref {
    return this.attempt(item, () => this.scope.ref(parsePath(text.replace(/^\$/, '')), place), NOWHERE, text);
  }

  bound(item: Item, place: Place, text = item.text): Bound {
    return this.attempt(item, () => {
      const parsed = parseBinding(text);
      const found = this.scope.find(parsed.path, place);
      const ref = this.scope.ref(parsed.path, place);
      const format = this.formatFor(ref, parsed.format, found.call !== undefined && this.scope.calls.get(found.call)!.model.in.includes(found.field!));
      const bound = { ref, format };
      this.bounds.push({ item, bound });
      return bound;
    }, { ref: NOWHERE, format: { name: 'plain' } }, text);
  }

  /** The format, checked against the type; given values lose trailing zeros. */
  formatFor(ref: Ref, format: Format | undefined, given = false): Format {
    const type = ref.type.kind === 'list' ? ref.type.item! : ref.type;
    const chosen: Format = { ...(format ?? usualFormat(type)) };
    const numeric = type.kind === 'number' || type.kind === 'integer';
    const wants: Partial<Record<Format['name'], string>> = { time: 's', bytes: 'B', usd: 'USD' };
    const unit = wants[chosen.name];
    const part = ref.path;
    if (unit !== undefined && !(numeric && (type.unit ?? '') === unit)) throw new FormError(`${chosen.name} prints ${unit === 's' ? 'times' : unit === 'B' ? 'bytes' : 'money'}, but ${part} is ${type.unit ? `in ${type.unit}` : `a ${type.kind}`}`, part, `Its own format is ${usualFormat(type).name}.`);
    if (['percent', 'points', 'factor', 'decades'].includes(chosen.name) && !(numeric && !type.unit)) throw new FormError(`${chosen.name} prints a plain number, but ${part} is ${type.unit ? `in ${type.unit}` : `a ${type.kind}`}`, part, `Its own format is ${usualFormat(type).name}.`);
    if (chosen.name === 'choose' && type.kind !== 'flag') throw new FormError(`choose prints yes or no, but ${part} is a ${type.kind}`, part, 'Use label.');
    if (chosen.name === 'label' && numeric) throw new FormError(`label prints a name, but ${part} is a number`, part, `Its own format is ${usualFormat(type).name}.`);
    if (chosen.name === 'in') {
      const to = findUnit(this.scope.tables.units, chosen.unit!);
      const own = findUnit(this.scope.tables.units, type.unit ?? '');
      if (!to) throw new FormError(`"${chosen.unit}" is not a unit`, chosen.unit!);
      if (!numeric || (own?.dimension ?? type.unit) !== to.dimension) throw new FormError(`${part} cannot be printed in ${chosen.unit}`, chosen.unit!, `It is in ${type.unit || 'plain numbers'}.`);
    }
    const asGiven = given || ref.from === 'const' || ref.from === 'context' || ref.from === 'option' || (ref.from === 'control' && !this.scope.controls.get(ref.id)?.measured);
    if (asGiven && numeric && ['sig', 'si', 'bytes', 'time', 'usd'].includes(chosen.name)) chosen.trim = true;
    return chosen;
  }

  format(item: Item): Format { return this.attempt(item, () => parseFormat(item.text), { name: 'plain' }); }

  comparison(item: Item, place: Place, text = item.text): Comparison | null {
    return this.attempt(item, () => this.compare(parseComparison(text), place), null, text);
  }
  comparisons(item: Item | undefined, place: Place): Comparison[] {
    return item ? item.each().map(i => this.comparison(i, place)).filter(c => c !== null) : [];
  }

  private compare(c: ComparisonText, place: Place): Comparison {
    if (c.at !== undefined) this.scope.checkPoint(c.at);
    const here: Place = c.at === undefined ? place : { ...place, at: c.at };
    const left = this.scope.ref(c.left, here);
    const type = left.type.kind === 'list' ? left.type.item! : left.type;
    const ordered = ['<', '<=', '>', '>=', 'about'].includes(c.op);
    const done = (right: Comparison['right']): Comparison => ({ left, op: c.op, right, source: c.text });
    if (ordered && type.kind !== 'number' && type.kind !== 'integer') throw new FormError(`${left.path} is a ${type.kind}: it has no order`, c.text, 'Use = or !=.');
    if (c.right === 'null') return done({ value: null });
    if (type.kind === 'number' || type.kind === 'integer') {
      const q = parseQuantity(c.right);
      if (q) {
        const si = inSi(this.scope.tables.units, q, type.unit ?? '');
        if ('wrong' in si) throw new FormError(si.wrong, c.right, si.hint);
        return done({ value: si.value });
      }
      const ref = this.scope.ref(parsePath(c.right), here);
      if ((ref.type.unit ?? '') !== (type.unit ?? '') || (ref.type.kind !== 'number' && ref.type.kind !== 'integer')) throw new FormError(`${left.path} is in ${type.unit || 'plain numbers'}, ${ref.path} is ${ref.type.unit ? `in ${ref.type.unit}` : `a ${ref.type.kind}`}`, c.text);
      return done({ ref });
    }
    if (type.kind === 'flag') {
      if (c.right !== 'true' && c.right !== 'false') throw new FormError(`${left.path} is true or false, not "${c.right}"`, c.right);
      return done({ value: c.right === 'true' });
    }
    if (type.names) {
      if (type.names.includes(c.right)) return done({ value: c.right });
      if (c.right.includes('.') || this.scope.controls.has(c.right)) return done({ ref: this.scope.ref(parsePath(c.right), here) });
      throw new FormError(`${left.path} is never "${c.right}"`, c.right, suggest(c.right, type.names));
    }
    return done({ value: c.right });
  }

  tone(item: Item | undefined, place: Place): Tone {
    if (!item) return [];
    const tone = item.each().flatMap(i => this.attempt(i, () => {
      const t = parseTone(i.text);
      return [{ tone: t.tone, ...(t.when ? { when: this.compare(t.when, place) } : {}) }];
    }, [] as Tone));
    this.tones.push({ item, tone });
    return tone;
  }

  prose(item: Item | undefined, place: Place, inline = true): Prose {
    if (!item) return [];
    if (item.value !== null && typeof item.value === 'object') { item.problem('Prose is a text', 'A comma, colon or bracket in it needs quotes around the text.'); return []; }
    const terms: string[] = [];
    const tree = compileProse(item.text, inline, {
      bind: inside => ({ bind: this.bound(item, place, inside) }),
      check: inside => { const c = this.comparison(item, place, inside); if (c) this.checks.push({ item, comparison: c, live: c.left.at === 'live' }); },
      term: id => { terms.push(id); const says = this.glossary.get(id) ?? null; if (says === null) item.problem(`The glossary has no "${id}"`, suggest(id, this.glossary.keys()), `term:${id}`); return says; },
      wrong: (message, snippet, hint) => item.problem(message, hint, snippet),
    });
    this.texts.push({ item, plain: plainText(item.text), tree, terms, at: place.at, ...(place.option ? { option: place.option } : {}) });
    return tree;
  }

  /** A value of the file as a field takes it, in SI; a choice by its wire name. */
  value(item: Item, type: ValueType, options?: { value: Value }[]): Value {
    const given = item.value;
    const none = (message: string, hint?: string): null => { item.problem(message, hint); return null; };
    if (given === null) return null;
    if (type.kind === 'flag') return typeof given === 'boolean' ? given : none(`"${item.text}" is neither true nor false`);
    if (type.kind === 'choice' || type.kind === 'entity') {
      const names = options?.map(o => String(o.value)) ?? type.names ?? [];
      return names.includes(item.text) ? item.text : none(`"${item.text}" is not one of the choices`, suggest(item.text, names));
    }
    if (type.kind === 'number' || type.kind === 'integer') {
      const q = typeof given === 'number' ? { value: given, unit: '' } : parseQuantity(item.text);
      if (!q) return none(`"${item.text}" is not a quantity`, `Such as 5 ${type.unit ?? ''}`.trim() + '.');
      const si = inSi(this.scope.tables.units, q, type.unit === 'any' ? '' : type.unit ?? '');
      if ('wrong' in si) return none(si.wrong, si.hint);
      if (type.kind === 'integer' && !Number.isInteger(si.value)) return none(`${item.text} is not a whole number`);
      return si.value;
    }
    return typeof given === 'string' ? given : none('A text is needed here');
  }

  /** A free quantity: its unit says what it is (scenario values). */
  quantity(item: Item): { value: number; type: ValueType } | null {
    const q = typeof item.value === 'number' ? { value: item.value, unit: '' } : parseQuantity(item.text);
    const unit = q && findUnit(this.scope.tables.units, q.unit);
    if (!q || !unit) { item.problem(q ? `"${q.unit}" is not a unit` : `"${item.text}" is not a quantity`); return null; }
    const base = unit.dimension; // the SI unit, '' of a plain number
    const si = inSi(this.scope.tables.units, q, base);
    return 'value' in si ? { value: si.value, type: { kind: 'number', unit: base } } : null;
  }

  /** A number as a model's field takes it, checked against its range. */
  inRange(item: Item, value: Value, f: Field): void {
    if (typeof value !== 'number') return;
    const low = f.min ?? -Infinity, high = f.max ?? Infinity;
    const out = value < low || value > high || (value === low && /min|both/.test(f.exclusive ?? '')) || (value === high && /max|both/.test(f.exclusive ?? ''));
    if (out) item.problem(`${item.text} is outside what ${f.name} allows`, `Its range is ${low} to ${high}${f.unit && f.unit !== 'any' ? ` ${f.unit}` : ''}${f.exclusive ? ', ends excluded' : ''}.`);
  }
}

/** The words of a text without bindings, maths and Markdown marks. */
export function plainText(text: string): string {
  return text.replace(/\{\{\s*check[^}]*\}\}/g, '').replace(/\{\{[^}]*\}\}/g, '\u25a1').replace(/\$`[^`]*`\$/g, '\u25a1').replace(/\[([^\]]*)\]\(term:[^)]*\)/g, '$1').replace(/\*\*?|__/g, '');
}
export function nodeText(nodes: Node[]): string {
  return nodes.map(n => (typeof n === 'string' ? n : 'bind' in n ? '\u25a1' : nodeText(n.children))).join('');
}
