// Charts: axes with labels and units, a scale that fits what they show, few series, a conclusion in words.
import type { Axis, Bound, Ref, View } from '../../site/lab/compiled.js';
import type { LabModel, Live, Reading } from '../../site/runtime/index.js';
import type { Item } from '../compiler/source.js';
import type { Proof } from './prove.js';
import { said } from './states.js';

const MOST_SERIES = 7;
const DECADES = 2;
/** Random states at which whole charts are read. */
const LOOKED_AT = 40;

/** An axis of a view, where it stands in the file, and what is drawn along it. */
interface Along { name: string; axis: Axis; item: Item; bounds: Bound[]; /** lengths that add up, or shares of one whole, belong on a plain scale */ adds: boolean; across: boolean }

export function proveViews(proof: Proof): void {
  const { build, lab, report } = proof;
  for (const act of lab.acts) act.instrument.views.forEach((view, i) => {
    const item = build.source.root.get('acts')!.get(act.id)!.get('instrument')!.get('views')!.items()[i]!;
    if (['cards', 'verdict', 'table', 'formula'].includes(view.view)) return;
    report.that('views.title', (view.title ?? []).length > 0, item, `This ${view.view} view has no title`);
    report.that('views.sums-up', (view.sumsUp ?? []).length > 0, item, `This ${view.view} view draws no conclusion`);
    const most = seriesOf(view);
    report.that('views.series', most <= MOST_SERIES, item, `${most} series`);
    const axes = axesOf(view, item);
    for (const a of axes) {
      report.that('views.label', a.axis.label.trim() !== '', a.item, `The ${a.name} axis of this ${view.view} view has no label`);
      report.that('views.unit', printsUnit(a), a.item, `The ticks of the ${a.name} axis print no ${a.axis.unit ?? 'unit'}`);
    }
    if (view.view === 'heatmap') for (const [name, text] of [['x', view.x], ['y', view.y]]) report.that('views.label', text!.trim() !== '', item, `The ${name} axis of this heat map has no label`);
    drawn(proof, view, axes);
  });
}

function axesOf(view: View, item: Item): Along[] {
  const at = (key: string) => item.get(key) ?? item;
  const along = (name: string, axis: Axis, bounds: (Bound | undefined)[], more: Partial<Along> = {}): Along => ({ name, axis, item: at(name), bounds: bounds.filter(b => b !== undefined), adds: false, across: 'across' in view && view.across !== undefined, ...more });
  switch (view.view) {
    case 'bars': return view.layout === 'multiples' || view.layout === 'capacity' ? [] : [along('value', view.axis, view.items.flatMap(i => [i.value, i.low, i.high]), { item: at('axis'), adds: ['stacked', 'share', 'waterfall'].includes(view.layout) })];
    case 'lines': return [along('x', view.x, []), along('y', view.y, view.series.map(s => s.value), { adds: view.style === 'area' || view.style === 'stacked', across: true })];
    case 'scatter': return [along('x', view.x, view.items.map(i => i.x)), along('y', view.y, view.items.flatMap(i => [i.y, i.low, i.high]))];
    case 'histogram': return [along('x', view.x, []), along('y', view.y, [])];
    case 'roofline': return [along('x', view.x, view.items.map(i => i.x)), along('y', view.y, view.items.map(i => i.y))];
    case 'timeline': return [along('x', view.x, [], { adds: true })];
    default: return [];
  }
}

function seriesOf(view: View): number {
  const rows = (across: { steps?: unknown[] } | undefined) => across?.steps?.length ?? 1;
  switch (view.view) {
    case 'lines': return view.series.length * rows(view.family);
    case 'histogram': return view.series.length;
    case 'bars': return view.layout === 'grouped' ? rows(view.across) : view.layout === 'stacked' ? view.items.length : 1;
    case 'roofline': return view.roofs.length * rows(view.roofsAcross);
    case 'timeline': return view.lanes.length;
    default: return 1;
  }
}

/** A number with a dimension prints its unit in every format but those for plain numbers. */
const printsUnit = ({ axis }: Along): boolean => !axis.unit || !['percent', 'points', 'factor', 'decades', 'count', 'label'].includes(axis.format.name) || (axis.format.name === 'count' && axis.unit !== '');

/** What is drawn along each axis, at the named states and some others. */
function drawn({ model, report, states }: Proof, view: View, axes: Along[]): void {
  const step = Math.max(1, Math.floor(states.all.length / (LOOKED_AT * states.effort)));
  const some = [...states.named, ...states.all.filter((_, i) => i % step === 0), ...states.measured.filter((_, i) => i % (4 * step) === 0)].filter(s => shown(model, view, s));
  if (some.length === 0) return;
  for (const a of axes) {
    if (a.bounds.length === 0) continue;
    let wide = 0, asked = 0, zero: Live | undefined, outside: Live | undefined;
    for (const s of some) {
      const columns = columnsOf(model, view, a, s);
      const xs = columns.flat();
      if (xs.length === 0) continue;
      const [low, high] = [Math.min(...xs), Math.max(...xs)];
      // A bar of nothing is drawn as nothing; a line or a dot has to stand somewhere.
      if (low < 0 || (low === 0 && view.view !== 'bars')) zero ??= s;
      const { from = -Infinity, to = Infinity } = a.axis;
      if (xs.some(x => (x < from && x !== 0) || x > to)) outside ??= s;
      ++asked;
      // What a measurement gives is not known here.
      if (!states.measured.includes(s) && low >= 0 && high / least(view, columns) > 10 ** DECADES) ++wide;
    }
    if (a.axis.scale === 'log') report.that('views.zero', !zero, a.item, () => `The ${a.name} axis is logarithmic, and something on it is zero or below at ${said(zero!)}`);
    else if (!a.adds && a.axis.format.name !== 'percent') report.that('views.scale', wide * 2 < Math.max(1, asked), a.item, () => `What stands along the ${a.name} axis spans more than ${DECADES} decades at ${wide} of ${asked} states`);
    report.that('views.inside', !outside, a.item, () => `Something leaves the ${a.name} axis at ${said(outside!)}`);
  }
}

/** The smallest thing drawn: a bar by its length, a curve by its middle, since many a curve begins near zero. */
function least(view: View, columns: number[][]): number {
  const sizes = view.view === 'lines' ? columns.map(c => [...c].sort((x, y) => x - y)[c.length >> 1] ?? 0) : columns.flat();
  return Math.min(...sizes.filter(x => x > 0));
}

export function shown(model: LabModel, view: View, state: Live): boolean {
  return (!view.only || view.only.includes(state.context)) && (!view.shownIf || model.holds(view.shownIf, { state }) === true);
}

/** What is drawn of each binding: one value, one for each row, or those of a list. */
function columnsOf(model: LabModel, view: View, { bounds, across }: Along, state: Live): number[][] {
  const refs: Ref[] = bounds.map(b => b.ref);
  const rows: Reading[][] = across && 'across' in view && view.across ? model.rows(view.across, refs, { state }).map(r => r.values) : [refs.map(ref => model.read(ref, { state }))];
  const numbers = (r: Reading): number[] => (r.is !== 'value' ? [] : (Array.isArray(r.value) ? r.value : [r.value]).filter(x => typeof x === 'number'));
  return refs.map((_, i) => rows.flatMap(values => numbers(values[i]!)));
}
