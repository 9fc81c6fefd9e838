// The views of an instrument, from the closed vocabulary, with all that they show as bindings.
import type { Across, Axis, BarItem, Bound, FormulaLine, Limit, SymbolRow, View } from '../../site/lab/compiled.js';
import { print } from '../../site/format/index.js';
import { type Forms, usualFormat } from './forms.js';
import { formulaLine, symbolRows } from './maths.js';
import type { Place, Scope } from './scope.js';
import type { Item } from './source.js';
import type { State } from './state.js';
import { suggest } from './suggest.js';
import type { Field } from './tables.js';
import { parseQuantity } from './tokens.js';
import { plot } from './views-plots.js';
import { findUnit, inSi } from './units.js';

export class Views {
  constructor(private readonly forms: Forms, private readonly scope: Scope, private readonly state: State) {}

  all(item: Item | undefined): View[] { return (item?.items() ?? []).map(v => this.one(v)).filter(v => v !== null); }

  one(v: Item): View | null {
    const live: Place = { at: 'live' };
    const prose = (i: Item | undefined) => this.forms.prose(i, live);
    const base: Record<string, unknown> = {};
    for (const [key, name] of [['title', 'title'], ['sums_up', 'sumsUp'], ['note', 'note']] as const) { const p = v.get(key); if (p) base[name] = prose(p); }
    const only = v.get('only');
    if (only) base['only'] = only.each().map(i => i.text);
    const shown = v.get('shown_if');
    const when = shown && this.forms.comparison(shown, live);
    if (when) base['shownIf'] = when;
    if (v.get('more')?.value === true) base['more'] = true;
    const items = v.get('items')?.items() ?? [];
    switch (v.get('view')?.text) {
      case 'cards': {
        const run = v.get('run');
        if (run && !this.state.controls.some(c => c.id === run.text && c.type === 'run')) run.problem(`There is no button "${run.text}"`, suggest(run.text, this.state.controls.filter(c => c.type === 'run').map(c => c.id)));
        return { ...base, view: 'cards', ...(run ? { run: run.text } : {}), items: items.map(i => ({ label: prose(i.get('label')), value: this.forms.bound(i.get('value')!, live), tone: this.forms.tone(i.get('tone'), live), ...(i.get('note') ? { note: prose(i.get('note')) } : {}), ...(i.get('badge') ? { badge: prose(i.get('badge')) } : {}) })) };
      }
      case 'verdict': {
        const rows = (v.get('rows')?.items() ?? []).map(r => {
          const cmp = r.get('when') && this.forms.comparison(r.get('when')!, live);
          return { ...(cmp ? { when: cmp } : {}), tone: this.forms.tone(r.get('tone'), live)[0]?.tone ?? 'plain', say: prose(r.get('say')), ...(r.get('more') ? { more: prose(r.get('more')) } : {}) };
        });
        if (rows.length && rows.at(-1)!.when) v.get('rows')!.problem('The last row of a verdict has no when', 'It is what holds when nothing else does.');
        const presets = (v.get('presets')?.items() ?? []).map(p => this.preset(p));
        return { ...base, view: 'verdict', rows, presets };
      }
      case 'bars': return this.bars(v, base, items);
      case 'table': {
        const columns = (v.get('columns')?.items() ?? []).map(c => (c.isMap
          ? { head: prose(c.get('head')), ...(c.get('align') ? { align: c.get('align')!.text as 'start' | 'end' } : {}), ...(c.get('strong')?.value === true ? { strong: true } : {}), ...(c.get('optional')?.value === true ? { optional: true } : {}) }
          : { head: prose(c) }));
        const rows = (v.get('rows')?.items() ?? []).map(r => {
          const cells = (r.get('cells')?.items() ?? []).map(c => (c.isMap ? { prose: prose(c.get('say')) } : this.forms.bound(c, live)));
          if (columns.length && cells.length !== columns.length - 1) r.problem(`${cells.length} cells under ${columns.length - 1} columns`, 'The first column is the head of each row.');
          const struck = r.get('struck_if') && this.forms.comparison(r.get('struck_if')!, live);
          return { head: prose(r.get('head')), cells, ...(struck ? { struckIf: struck } : {}), ...(r.get('tone') ? { tone: this.forms.tone(r.get('tone'), live) } : {}), ...(r.get('hue') ? { hue: r.get('hue')!.text } : {}) };
        });
        const across = v.get('across');
        if (across && rows.length !== 1) v.get('rows')!.problem('With across a table has one row', 'It is read at each of the states.');
        return { ...base, view: 'table', columns, rows, ...(across ? { across: this.across(across) } : {}) };
      }
      case 'formula': {
        const made = this.formula(v, live);
        return { ...base, view: 'formula', model: made.model, lines: made.lines };
      }
      case 'lines': case 'scatter': case 'histogram': case 'roofline': case 'heatmap': case 'timeline': case 'network':
        return plot(v, base, { forms: this.forms, scope: this.scope, axis: (a, first) => this.axis(a, first), across: i => this.across(i), limits: (x, key) => this.limits(x, key) });
      default: return null; // the schema has said so
    }
  }

  private preset(p: Item): { point: string; label: string } {
    const point = this.state.points.find(x => x.id === p.text);
    if (!point) p.problem(`There is no point "${p.text}"`, suggest(p.text, this.scope.points));
    else if (!point.label) p.problem(`The point ${p.text} has no label for its button`, 'label: in points:.');
    return { point: p.text, label: point?.label ?? p.text };
  }

  private bars(v: Item, base: object, items: Item[]): View {
    const live: Place = { at: 'live' };
    const prose = (i: Item | undefined) => this.forms.prose(i, live);
    const machines = v.get('across')?.get('context.hardware') !== undefined;
    this.scope.citeMachines = machines;
    const layout = (v.get('layout')?.text ?? 'single') as Extract<View, { view: 'bars' }>['layout'];
    const made = items.map((i): BarItem => {
      const value = this.forms.bound(i.get('value')!, live);
      const end = (key: string): number | undefined => { const e = i.get(key); return e ? this.quantity(e, value.ref.type.unit ?? '') : undefined; };
      const from = end('from'), to = end('to');
      const [low, high] = ['low', 'high'].map(k => i.get(k) && this.forms.bound(i.get(k)!, live));
      return { label: prose(i.get('label')), value, tone: this.forms.tone(i.get('tone'), live), ...(low ? { low } : {}), ...(high ? { high } : {}), ...(i.get('note') ? { note: prose(i.get('note')) } : {}), ...(i.get('hue') ? { hue: i.get('hue')!.text } : {}), ...(i.get('tag') ? { tag: prose(i.get('tag')) } : {}), ...(from !== undefined ? { from } : {}), ...(to !== undefined ? { to } : {}) };
    });
    this.scope.citeMachines = false;
    if (layout !== 'multiples') {
      const units = new Set(made.map(m => m.value.ref.type.unit ?? ''));
      if (units.size > 1) v.get('items')!.problem(`Bars of one chart have one unit; here are ${[...units].map(u => u || 'none').join(', ')}`, 'layout: multiples draws a panel for each.');
    }
    const across = v.get('across');
    const across1 = across && this.across(across);
    const mark = v.get('mark');
    const view: View = { ...base, view: 'bars', layout, axis: this.axis(v.get('axis'), made[0]?.value), items: made, limits: this.limits(v) };
    if (across1) view.across = across1;
    if (layout === 'multiples' && !across1) v.problem('Multiples need rows', 'across: says what the rows of each panel are.');
    const total = v.get('total');
    if (total) view.total = this.forms.bound(total, live);
    if (total && layout !== 'stacked' && layout !== 'waterfall') total.problem(`A ${layout} chart has no total`, 'layout: stacked or waterfall.');
    if (layout === 'grouped' && !across1) v.problem('Grouped bars need rows', 'across: says what the bars of each group are.');
    if ((layout === 'stacked' || layout === 'waterfall') && view.axis.scale === 'log') v.get('axis')!.problem('Parts of a sum stand on a plain scale', 'scale: lin. On a log scale lengths do not add.');
    if (layout === 'interval') made.forEach((m, k) => { if (!m.low || !m.high) items[k]!.problem('An interval has two ends', 'low: and high:, beside the value between them.'); });
    if (layout === 'capacity' && view.limits.length !== 1) v.problem('A capacity bar has one limit', 'limits: [{ at: path, label: text }].');
    const row = (i: Item): number => {
      const steps = across1?.steps ?? [];
      const at = typeof i.value === 'number' ? i.value : steps.findIndex(s => s.context === i.text || s.label === i.text || s.context === this.state.contextOf(i.text)?.id);
      if (at < 0 || at >= steps.length) i.problem(`There is no row "${i.text}"`, suggest(i.text, steps.map(s => s.context ?? s.label)));
      return at;
    };
    if (mark) view.mark = { value: this.forms.bound(mark.get('value')!, live), panel: Number(mark.get('panel')?.value ?? 0), row: row(mark.get('row')!) };
    const spans = v.get('spans');
    if (spans) {
      view.spans = spans.items().map(s => ({ from: row(s.get('from')!), to: row(s.get('to')!), label: prose(s.get('label')) }));
      if (view.spans.length !== made.length) spans.problem(`${view.spans.length} spans under ${made.length} panels`);
    }
    const from = v.get('from');
    if (from) view.from = this.forms.ref(from, live);
    return view;
  }

  quantity(item: Item, unit: string): number {
    const q = typeof item.value === 'number' ? { value: item.value, unit: '' } : parseQuantity(item.text);
    if (!q) { item.problem(`"${item.text}" is not a quantity`); return 0; }
    const si = inSi(this.scope.tables.units, q, unit);
    if ('wrong' in si) { item.problem(si.wrong, si.hint); return 0; }
    return si.value;
  }

  private axis(a: Item | undefined, first: Bound | undefined): Axis {
    const type = first?.ref.type ?? { kind: 'number' as const, unit: '' };
    const format = a?.get('format');
    const unitItem = a?.get('unit');
    let unit = type.unit ?? '';
    if (unitItem) { const u = findUnit(this.scope.tables.units, unitItem.text); if (u) unit = u.dimension; else unitItem.problem(`"${unitItem.text}" is not a unit`); }
    const axis: Axis = { scale: a?.get('scale')?.text === 'log' ? 'log' : 'lin', format: format ? this.forms.format(format) : first?.format ?? usualFormat(type), label: a?.get('label')?.text ?? '', unit };
    for (const end of ['from', 'to'] as const) { const e = a?.get(end); if (e) axis[end] = this.quantity(e, unit); }
    if (axis.scale === 'log' && axis.from !== undefined && axis.from <= 0) a!.get('from')!.problem('A log axis starts above 0');
    return axis;
  }

  private limits(v: Item, key = 'limits'): Limit[] {
    return (v.get(key)?.items() ?? []).map(l => ({ at: this.forms.bound(l.get('at')!, { at: 'live' }), label: this.forms.prose(l.get('label'), { at: 'live' }), tone: this.forms.tone(l.get('tone'), { at: 'live' }) }));
  }

  across(item: Item): Across {
    const [[key, rows] = ['', item]] = item.entries() as [string, Item][];
    const context = (c: { id: string; label: string; short: string; hue: string }) => ({ label: c.label, short: c.short, hue: c.hue, context: c.id });
    if (key === 'context') return { over: { context: true }, steps: this.scope.contexts.map(context) };
    if (key === 'context.hardware') return { over: { context: true }, steps: rows.items().map(i => this.state.contextOf(i.text)).filter(c => c !== undefined).map(c => ({ ...context(c), label: this.scope.entry('hardware', String(c.values['hardware']!.value))!.label })) };
    if (key === 'point') return { over: { point: true }, steps: rows.items().map(i => { const p = this.preset(i); return { label: p.label, point: p.point }; }) };
    const control = this.state.controls.find(c => c.id === key);
    if (!control) { item.problem(`Nothing runs across "${key}"`, suggest(key, ['context', 'context.hardware', 'point', ...this.scope.controls.keys()])); return { over: { context: true }, steps: [] }; }
    this.scope.used.add(key);
    const info = this.scope.controls.get(key)!;
    if (rows.isMap) return { over: { control: key }, sweep: { n: Number(rows.get('n')?.value ?? 64), scale: (rows.get('scale')?.text ?? control.scale ?? 'lin') as 'lin' | 'log' } };
    return { over: { control: key }, steps: rows.items().map(i => { const value = this.forms.value(i, info.type, info.options); return { label: info.options?.find(o => o.value === value)?.label ?? (typeof value === 'number' ? print(value, control.valueType, { ...control.format, trim: true }) : i.text), values: { [key]: value } }; }) };
  }

  /** A call's own formula: lines and the symbols in them. */
  formula(v: Item, place: Place): { model: string; lines: FormulaLine[]; symbols: SymbolRow[] } {
    const says = v.get('says');
    const of = v.get('of')!;
    const calls = of.each();
    const lines: FormulaLine[] = [];
    const symbols: SymbolRow[] = [];
    let model = '';
    for (const c of calls) {
      const call = this.scope.calls.get(c.text);
      if (!call) { c.problem(`There is no call "${c.text}"`, suggest(c.text, this.scope.calls.keys())); continue; }
      model ||= call.model.id;
      const bound = (f: Field): Bound => this.forms.bound(c, place, `${c.text}.${f.name}`);
      const input = { model: call.model, bound, expand: v.get('expand')?.value === true };
      const wanted = (v.get('lines')?.items() ?? []).filter(l => !l.text.includes('.') || l.text.startsWith(`${c.text}.`));
      const names = v.get('lines') ? wanted.map(l => l.text.replace(`${c.text}.`, '')) : call.model.formula.map(l => l.gives);
      names.forEach((name, i) => {
        const line = formulaLine(name, input);
        if (typeof line === 'string') (wanted[i] ?? c).problem(line, `It has formulas for ${call.model.formula.map(l => l.gives).join(', ')}.`);
        else lines.push(line);
      });
      for (const { field, ...row } of symbolRows(names, input)) {
        const own = says?.get(field) ?? says?.get(`${c.text}.${field}`);
        if (own) row.says = this.forms.prose(own, place);
        if (!symbols.some(s => JSON.stringify(s.symbol) === JSON.stringify(row.symbol) && s.value.ref.path === row.value.ref.path)) symbols.push(row);
      }
    }
    return { model, lines, symbols };
  }
}
