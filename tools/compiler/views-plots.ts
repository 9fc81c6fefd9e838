// The views with two axes: lines, scatter, histogram, roofline, heat map, timeline, network.
import type { Across, Axis, Bound, Dot, Limit, Region, Roof, Series, Span, View } from '../../site/lab/compiled.js';
import { type Forms, usualFormat } from './forms.js';
import type { Place, Scope } from './scope.js';
import type { Item } from './source.js';
import { suggest } from './suggest.js';

export interface Tools {
  forms: Forms;
  scope: Scope;
  axis(item: Item | undefined, first: Bound | undefined): Axis;
  across(item: Item): Across;
  limits(view: Item, key?: string): Limit[];
}
const LIVE: Place = { at: 'live' };

export function plot(v: Item, base: object, t: Tools): View | null {
  switch (v.get('view')!.text) {
    case 'lines': return lines(v, base, t);
    case 'scatter': return scatter(v, base, t);
    case 'histogram': return histogram(v, base, t);
    case 'roofline': return roofline(v, base, t);
    case 'heatmap': return heatmap(v, base, t);
    case 'timeline': return timeline(v, base, t);
    default: return network(v, base, t);
  }
}

const list = (v: Item, key: string): Item[] => v.get(key)?.items() ?? [];
const hue = (i: Item): { hue?: string } => (i.get('hue') ? { hue: i.get('hue')!.text } : {});
const bound = (i: Item, key: string, t: Tools): Bound | undefined => { const x = i.get(key); return x && t.forms.bound(x, LIVE); };
const tone = (i: Item, t: Tools) => t.forms.tone(i.get('tone'), LIVE);
const label = (i: Item, t: Tools) => t.forms.prose(i.get('label'), LIVE);
const oneUnit = (items: Item[], bounds: (Bound | undefined)[], what: string): void => {
  const units = new Set(bounds.flatMap(b => (b ? [b.ref.type.unit ?? ''] : [])));
  if (units.size > 1) items[0]!.problem(`${what} have one unit; here are ${[...units].map(u => u || 'none').join(', ')}`, 'Two charts, each with its own axis.');
};

function series(v: Item, t: Tools): Series[] {
  const items = list(v, 'series');
  const made = items.map((s): Series => {
    const at = s.get('at');
    if (at && !t.scope.points.has(at.text)) at.problem(`There is no point "${at.text}"`, suggest(at.text, t.scope.points));
    return { label: label(s, t), value: bound(s, 'value', t)!, tone: tone(s, t), ...hue(s), ...(at ? { at: at.text } : {}) };
  });
  oneUnit(items, made.map(s => s.value), 'Curves of one chart');
  return made;
}

function dotsOf(v: Item, t: Tools): Dot[] {
  return list(v, 'items').map((i): Dot => {
    const [low, high] = [bound(i, 'low', t), bound(i, 'high', t)];
    return { label: label(i, t), x: bound(i, 'x', t)!, y: bound(i, 'y', t)!, tone: tone(i, t), ...hue(i), ...(low ? { low } : {}), ...(high ? { high } : {}) };
  });
}
const acrossOf = (v: Item, key: string, t: Tools): Across | undefined => { const a = v.get(key); return a && t.across(a); };

/** The sweep's control prints its own x where the axis says nothing. */
function sweptAxis(a: Item | undefined, across: Across | undefined, first: Bound | undefined, t: Tools): Axis {
  const control = across && 'control' in across.over ? t.scope.controls.get(across.over.control) : undefined;
  const own: Bound | undefined = control ? { ref: { from: 'control', id: control.id, at: 'live', type: control.type, path: control.id }, format: usualFormat(control.type) } : first;
  const axis = t.axis(a, own);
  if (!a?.get('scale') && across?.sweep) axis.scale = across.sweep.scale;
  return axis;
}

function lines(v: Item, base: object, t: Tools): View {
  const all = series(v, t);
  const across = acrossOf(v, 'across', t);
  const fromItem = v.get('from');
  const from = fromItem && t.forms.ref(fromItem, LIVE);
  if (!across === !from) v.problem(across ? 'Lines have across: or from:, not both' : 'Lines need an x', 'across: a control, or from: a list output.');
  if (from && from.type.kind !== 'list') fromItem!.problem(`${from.path} is no list`, 'across: sweeps a control.');
  const family = acrossOf(v, 'family', t);
  const regions = list(v, 'regions').flatMap((r): Region[] => {
    const when = t.forms.comparison(r.get('when')!, LIVE);
    return when ? [{ when, label: label(r, t), tone: tone(r, t) }] : [];
  });
  if (regions.length && !across?.sweep) v.get('regions')!.problem('A shaded stretch needs a sweep', 'across: { control: { n: 64 } }.');
  const style = (v.get('style')?.text ?? 'line') as Extract<View, { view: 'lines' }>['style'];
  const y = t.axis(v.get('y'), all[0]?.value);
  if (style === 'stacked' && y.scale === 'log') v.get('y')!.problem('Areas on top of each other stand on a plain scale', 'scale: lin.');
  return {
    ...base, view: 'lines', x: sweptAxis(v.get('x'), across, from && { ref: from, format: usualFormat(from.type) }, t), y, ...(across ? { across } : {}), ...(from ? { from } : {}), ...(family ? { family } : {}),
    series: all, style, limits: t.limits(v), rules: t.limits(v, 'rules'), regions, marker: v.get('marker')?.value !== false,
    stars: list(v, 'stars').map(s => ({ x: bound(s, 'x', t)!, y: bound(s, 'y', t)!, label: label(s, t) })),
  };
}

function scatter(v: Item, base: object, t: Tools): View {
  const items = dotsOf(v, t);
  oneUnit(list(v, 'items'), items.map(i => i.x), 'Dots of one chart');
  oneUnit(list(v, 'items'), items.map(i => i.y), 'Dots of one chart');
  const across = acrossOf(v, 'across', t);
  const f = v.get('frontier');
  return {
    ...base, view: 'scatter', x: t.axis(v.get('x'), items[0]?.x), y: t.axis(v.get('y'), items[0]?.y), items, ...(across ? { across } : {}), limits: t.limits(v), rules: t.limits(v, 'rules'),
    ...(f ? { frontier: { x: f.get('x')!.text as 'less', y: f.get('y')!.text as 'more' } } : {}),
  };
}

function histogram(v: Item, base: object, t: Tools): View {
  const all = series(v, t);
  const b = v.get('bins')!;
  const control = (key: string): string => {
    const c = b.get(key)!;
    if (!t.scope.controls.has(c.text)) c.problem(`There is no control "${c.text}"`, suggest(c.text, t.scope.controls.keys()));
    t.scope.used.add(c.text);
    return c.text;
  };
  const low = b.get('low'), edges = b.get('edges');
  const info = low && t.scope.controls.get(low.text);
  const x = t.axis(v.get('x'), info ? { ref: { from: 'control', id: info.id, at: 'live', type: info.type, path: info.id }, format: usualFormat(info.type) } : edges ? { ref: t.forms.ref(edges, LIVE), format: usualFormat(t.forms.ref(edges, LIVE).type) } : all[0]?.value);
  const n = Number(b.get('n')?.value ?? 32);
  const bins = low ? { low: control('low'), high: control('high'), n, scale: x.scale } : edges ? { edges: t.forms.ref(edges, LIVE) } : { n };
  if (!low) list(v, 'series').forEach((s, i) => { if (all[i]!.value.ref.type.kind !== 'list') s.get('value')!.problem(`${all[i]!.value.ref.path} is no list`, 'bins: { low: …, high: … } reads one value between two controls.'); });
  return { ...base, view: 'histogram', x, y: t.axis(v.get('y'), low || edges ? all[0]?.value : undefined), series: all, bins, quantiles: t.limits(v, 'quantiles'), limits: t.limits(v) };
}

function roofline(v: Item, base: object, t: Tools): View {
  const roofs = list(v, 'roofs').map((r): Roof => {
    const roof = { label: label(r, t), peak: bound(r, 'peak', t)!, bandwidth: bound(r, 'bandwidth', t)!, tone: tone(r, t), ...hue(r) };
    for (const [key, unit] of [['peak', 'FLOP/s'], ['bandwidth', 'B/s']] as const) if (roof[key].ref.path && roof[key].ref.type.unit !== unit) r.get(key)!.problem(`${roof[key].ref.path} is not in ${unit}`);
    return roof;
  });
  const items = dotsOf(v, t);
  const [roofsAcross, across] = [acrossOf(v, 'roofs_across', t), acrossOf(v, 'across', t)];
  const x = { ...t.axis(v.get('x'), items[0]?.x ?? { ref: { from: 'const', value: null, at: 'start', type: { kind: 'number', unit: 'FLOP/B' }, path: '' }, format: { name: 'sig', n: 3 } }), scale: 'log' as const };
  return { ...base, view: 'roofline', x, y: { ...t.axis(v.get('y'), roofs[0]?.peak), scale: 'log' }, roofs, items, ...(roofsAcross ? { roofsAcross } : {}), ...(across ? { across } : {}) };
}

/** Of two rows of states, or of lists that a model gives. */
function cells(v: Item, t: Tools): Pick<Extract<View, { view: 'heatmap' }>, 'across' | 'down' | 'value' | 'matrices' | 'columns'> {
  const made = list(v, 'matrices').map(m => ({ label: label(m, t), value: bound(m, 'value', t)! }));
  if (!made.length) return { across: t.across(v.get('across')!), down: t.across(v.get('down')!), value: bound(v, 'value', t)! };
  for (const [i, m] of made.entries()) if (m.value.ref.type.kind !== 'list') list(v, 'matrices')[i]!.problem('A matrix is a list output', 'One value a cell, row by row.');
  return { value: made[0]!.value, matrices: made, columns: bound(v, 'columns', t)! };
}

function heatmap(v: Item, base: object, t: Tools): View {
  const hatched = v.get('hatched_if');
  const when = hatched && t.forms.comparison(hatched, LIVE);
  const frames = v.get('frames');
  if (frames && !v.get('frame_says')) frames.problem('Frames need words', 'frame_says: what one of them shows.');
  return {
    ...base, view: 'heatmap', x: v.get('x')?.text ?? '', y: v.get('y')?.text ?? '', ...cells(v, t), ...(frames ? { frames: { over: t.across(frames), says: t.forms.prose(v.get('frame_says'), LIVE) } } : {}),
    scale: v.get('scale')?.text === 'log' ? 'log' : 'lin', ...(when ? { hatchedIf: when } : {}), ...(v.get('hatched') ? { hatched: t.forms.prose(v.get('hatched'), LIVE) } : {}),
  };
}

function timeline(v: Item, base: object, t: Tools): View {
  const lanes = list(v, 'lanes').map(lane => ({
    label: label(lane, t), ...hue(lane),
    spans: list(lane, 'spans').map((s): Span => {
      const [from, to, value] = [bound(s, 'from', t), bound(s, 'to', t), bound(s, 'value', t)];
      if (!to === !value) s.problem(to ? 'A span has to: or value:, not both' : 'Where does this span end?', 'to: a time, or value: its length.');
      return { label: label(s, t), tone: tone(s, t), ...(from ? { from } : {}), ...(to ? { to } : {}), ...(value ? { value } : {}) };
    }),
  }));
  const first = lanes[0]?.spans[0];
  return { ...base, view: 'timeline', x: t.axis(v.get('x'), first?.value ?? first?.to), lanes, rules: t.limits(v, 'rules') };
}

function network(v: Item, base: object, t: Tools): View {
  const nodes = list(v, 'nodes').map(n => { const value = bound(n, 'value', t); return { id: n.get('id')!.text, label: label(n, t), column: Number(n.get('column')?.value ?? 0), tone: tone(n, t), ...(value ? { value } : {}) }; });
  const links = list(v, 'links').map(l => {
    for (const end of ['from', 'to']) { const i = l.get(end)!; if (!nodes.some(n => n.id === i.text)) i.problem(`There is no node "${i.text}"`, suggest(i.text, nodes.map(n => n.id))); }
    const value = bound(l, 'value', t);
    return { from: l.get('from')!.text, to: l.get('to')!.text, label: label(l, t), tone: tone(l, t), ...(value ? { value } : {}) };
  });
  return { ...base, view: 'network', nodes, links };
}
