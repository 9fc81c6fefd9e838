// Scatter: dots of two quantities with whiskers, limits on both axes, and the front of those that no other beats, found by the core.
import { svg, type TemplateResult } from 'lit';
import type { Dot, View } from '../lab/compiled.js';
import type { Env } from '../runtime/types.js';
import { here, plainly, type Scene } from '../lab-page/scene.js';
import { numberOf } from './bar-rows.js';
import { dotAt, empty, figure, linesOf, stretched, typeOf, xSide, ySide, type Side } from './figure.js';
import { dash, shape } from './marks.js';
import { dotNames } from './names.js';
import { linePath } from './paths.js';
import { percent, down } from './scale.js';
import { toneClass } from './tone.js';

type ScatterView = Extract<View, { view: 'scatter' }>;
export interface Drawn { name: string; x: number; y: number; low: number | null; high: number | null; xText: string; yText: string; cls: string; kind: number }

/** Every dot that has both values; how many have not. */
export function dots(scene: Scene, items: Dot[], across: ScatterView['across']): { drawn: Drawn[]; missing: string[] } {
  const missing: string[] = [];
  const drawn = items.flatMap((item, kind) => {
    const rows = across ? scene.model.rows(across, [], here(scene)) : [{ label: '', env: here(scene), hue: undefined as string | undefined }];
    return rows.flatMap((row) => {
      const name = joined(plainly(scene, item.label), row.label);
      const cls = toneClass(scene, item.tone, row.env, item.hue ?? row.hue);
      const made = listed(scene, item, row.env) ?? [single(scene, item, row.env)];
      return made.flatMap((d) => {
        const called = [name, d.own].filter(Boolean).join(' ');
        if (d.x === null || d.y === null) { missing.push(called); return []; }
        return [{ name: called, x: d.x, y: d.y, low: d.low, high: d.high, xText: d.xText, yText: d.yText, cls, kind }];
      });
    });
  });
  return { drawn, missing };
}

/** "batch 4", but "matrix product, H100". */
const joined = (a: string, b: string): string => (a && b ? `${a}${/^[\d×]/.test(b) ? ' ' : ', '}${b}` : a || b);

interface Raw { own: string; x: number | null; y: number | null; low: number | null; high: number | null; xText: string; yText: string }
function single(scene: Scene, item: Dot, env: Env): Raw {
  const read = (b: Dot['x'] | undefined): number | null => (b ? numberOf(scene.model.read(b.ref, env)) : null);
  return { own: '', x: read(item.x), y: read(item.y), low: read(item.low), high: read(item.high), xText: scene.model.print(item.x, env).text, yText: scene.model.print(item.y, env).text };
}

/** One dot for each element of list outputs. */
function listed(scene: Scene, item: Dot, env: Env): Raw[] | null {
  if (item.x.ref.type.kind !== 'list') return null;
  const texts = (b: Dot['x']): string[] => { const r = scene.model.read(b.ref, env); return r.is === 'value' && Array.isArray(r.value) ? r.value.map((_, i) => scene.model.print({ ref: elementOf(b, i), format: b.format }, env).text) : []; };
  const numbers = (b: Dot['x']): (number | null)[] => { const r = scene.model.read(b.ref, env); return r.is === 'value' && Array.isArray(r.value) ? r.value.map((v) => (typeof v === 'number' ? v : null)) : []; };
  const [xs, ys, xt, yt] = [numbers(item.x), numbers(item.y), texts(item.x), texts(item.y)];
  return xs.map((x, i) => ({ own: String(i + 1), x, y: ys[i] ?? null, low: null, high: null, xText: xt[i] ?? '', yText: yt[i] ?? '' }));
}
const elementOf = ({ ref }: Dot['x'], i: number): Dot['x']['ref'] => (ref.from === 'arena' ? { ...ref, slot: ref.slot + 1 + i, type: ref.type.item! } : ref);

/** Indices of the dots that none beats, from left to right. Which they are is the core's to say. */
export function front(scene: Scene, drawn: Drawn[], senses: { x: 'less' | 'more'; y: 'less' | 'more' }): number[] {
  const word = (s: 'less' | 'more'): 'min' | 'max' => (s === 'less' ? 'min' : 'max');
  const got = drawn.length ? scene.model.core?.evaluate('pareto_front', { points: drawn.map((d) => [d.x, d.y]), senses: [word(senses.x), word(senses.y)] }) : undefined;
  return got?.ok ? [...got.value.front].sort((a, b) => drawn[a]!.x - drawn[b]!.x) : [];
}

export function scatter(scene: Scene, view: ScatterView): TemplateResult {
  const { drawn, missing } = dots(scene, view.items, view.across);
  if (drawn.length === 0) return empty(scene, view, missing.length ? `Not measured: ${missing.join(', ')}.` : 'Nothing to draw at these settings.');
  const limits = linesOf(scene, view.limits);
  const rules = linesOf(scene, view.rules);
  const x = xSide(view.x, [...drawn.map((d) => d.x), ...rules.map((r) => r.at)], typeOf(view.items[0]?.x));
  const y = ySide(view.y, [...drawn.flatMap((d) => [d.y, d.low ?? d.y, d.high ?? d.y]), ...limits.map((l) => l.at)], typeOf(view.items[0]?.y));
  const on = view.frontier ? front(scene, drawn, view.frontier) : [];
  const ordered = drawn.map((d, i) => ({ d, i })).sort((a, b) => a.d.x - b.d.x);
  const words = (d: Drawn, i: number): string => `${d.name}: ${d.xText}, ${d.yText}${view.frontier ? (on.includes(i) ? ', on the front' : ', beaten') : ''}`;
  const many = view.items.length > 1;
  return figure(scene, view, {
    x, y, limits, rules, size: 'tall',
    keys: [...(many ? view.items.map((item, i) => ({ kind: 'dot' as const, index: i, hue: drawn.find((d) => d.kind === i)?.cls ?? '', text: plainly(scene, item.label) })) : []),
      ...(on.length ? [{ kind: 'line' as const, index: 1, hue: 'frontkey', text: 'Front: nothing beats these' }] : []), ...missing.map((name) => ({ kind: 'dot' as const, index: 3, hue: 'hue-plain', text: `${name}: not measured` }))],
    ink: [
      stretched(svg`<path class="series s1 frontline" d=${linePath(on.map((i) => drawn[i]!), x.place, y.place)}></path>`),
      ...drawn.map((d) => whisker(d, x, y)),
      ...drawn.map((d, i) => dotAt(x.place(d.x), y.place(d.y), shape(d.kind), `${d.cls} ${dash(d.kind)} ${view.frontier && !on.includes(i) ? 'beaten' : ''}`)),
      ...dotNames(drawn.map((d) => ({ name: d.name, x: x.place(d.x), y: y.place(d.y) })), limits.map((l) => ({ y: y.place(l.at), text: `${l.name} ${l.text}` }))),
    ],
    reads: { by: 'xy', stops: () => ordered.map(({ d, i }) => ({ x: x.place(d.x), y: y.place(d.y), say: words(d, i) })) },
    numbers: () => ({ heads: ['', view.x.label, view.y.label, ...(view.frontier ? ['Front'] : [])], rows: [...ordered.map(({ d, i }) => ({ head: d.name, cells: [d.xText, d.yText, ...(view.frontier ? [on.includes(i) ? 'on it' : 'beaten'] : [])] })), ...missing.map((name) => ({ head: name, cells: ['not measured', '', ...(view.frontier ? [''] : [])] }))] }),
  });
}

function whisker(d: Drawn, x: Side, y: Side): TemplateResult | '' {
  if (d.low === null || d.high === null) return '';
  const at = percent(x.place(d.x));
  return svg`<line class="whisker ${d.cls}" x1=${at} x2=${at} y1=${down(y.place(d.low))} y2=${down(y.place(d.high))}></line>`;
}
