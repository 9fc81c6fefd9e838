// Heat map: one value over two controls, or lists that a model gives, cell by cell; still, or moving through frames. A number is told by the size of its square as well as by its tint, a choice by its letter; what cannot be is hatched.
import { html, svg, nothing, type TemplateResult } from 'lit';
import type { Across, Bound, Ref, View } from '../lab/compiled.js';
import { compare } from '../runtime/compare.js';
import type { Env, Reading, Row } from '../runtime/types.js';
import { here, hueNow, plainly, type Scene } from '../lab-page/scene.js';
import { numberOf } from './bar-rows.js';
import { BOX, empty, foot, named, stretched, typeOf } from './figure.js';
import { frames } from './frames.js';
import { head } from './head.js';
import { reader } from './reader.js';
import { textOf } from './series.js';
import { percent } from './scale.js';
import { vars } from './vars.js';

type HeatmapView = Extract<View, { view: 'heatmap' }>;
interface Cell { column: string; row: string; text: string; level: number; mark: string; hatched: boolean; here: boolean }
const LEVELS = 5;
/** Wider maps print no text in their cells. */
const ROOM = 9;
/** Stands in a cell without a value; the legend says what it means. */
const DASH = '–';
/** The narrowest field, in pixels: names of columns have to stand beside each other there. */
const NARROW = 300;

/** The class of each value among equal steps between the least and the largest, in logarithms where the scale is log; null has none. */
export function levels(values: (number | null)[], scale: 'lin' | 'log', n = LEVELS): number[] {
  const on = (v: number): number => (scale === 'log' ? Math.log(v) : v);
  const seen = values.filter((v): v is number => v !== null && (scale === 'lin' || v > 0)).map(on);
  const [low, high] = [Math.min(...seen), Math.max(...seen)];
  return values.map((v) => (v === null || (scale === 'log' && v <= 0) ? -1 : high > low ? Math.min(n - 1, Math.floor(((on(v) - low) / (high - low)) * n)) : n - 1));
}

/** The shortest beginnings that tell the words apart. */
export function letters(words: string[]): string[] {
  const own = [...new Set(words)];
  return words.map((w) => { for (let n = 1; n <= 3; n += 1) if (own.filter((o) => o.slice(0, n) === w.slice(0, n)).length === 1) return w.slice(0, n); return w.slice(0, 3); });
}

/** What stands in the cells: names of columns and rows, the readings row by row, and where the reader stands. */
interface Grid { columns: string[]; /** the words below the columns */ heads: string[]; rows: string[]; read: (Reading | undefined)[]; hatched: boolean[]; mine: { row: number; column: number } }

function byStates(scene: Scene, view: HeatmapView, across: Across, over: Across, env: Env): Grid {
  const { left: also, refs } = asked(view);
  const down = scene.model.rows(over, [], env);
  const grid = down.map((row) => ({ row, cells: scene.model.rows(across, refs, row.env) }));
  const columns = grid[0]?.cells.map((c) => c.label) ?? [];
  return {
    columns, heads: columns, rows: down.map((row) => row.label), read: grid.flatMap((g) => g.cells.map((c) => c.values[0])), hatched: grid.flatMap((g) => g.cells.map((c) => hatches(view, also, c))),
    mine: { row: standing(scene, over, down), column: standing(scene, across, grid[0]?.cells ?? []) },
  };
}

/** Lists side by side, with an empty column between them; each is named above its first column. */
function byLists(scene: Scene, matrices: NonNullable<HeatmapView['matrices']>, columns: Bound, env: Env): Grid {
  const wide = Math.max(1, numberOf(scene.model.read(columns.ref, env)) ?? 1);
  const lists = matrices.map(({ value }) => { const r = scene.model.read(value.ref, env); return r.is === 'value' && Array.isArray(r.value) ? r.value : []; });
  const high = Math.max(...lists.map((l) => Math.ceil(l.length / wide)));
  const read = Array.from({ length: high }, (_, r) => lists.flatMap((l, k): (Reading | undefined)[] => [...(k ? [undefined] : []), ...Array.from({ length: wide }, (_x, c): Reading | undefined => (r * wide + c < l.length ? { is: 'value', value: l[r * wide + c]! } : undefined))])).flat();
  const across = (name: (label: string, column: number) => string): string[] => matrices.flatMap(({ label }, k) => [...(k ? [''] : []), ...Array.from({ length: wide }, (_, c) => name(plainly(scene, label), c))]);
  return { columns: across((label, c) => `${label} ${c + 1}`), heads: across((label, c) => (c ? '' : label)), rows: Array.from({ length: high }, (_, r) => String(r + 1)), read, hatched: read.map(() => false), mine: { row: -1, column: -1 } };
}

export function heatmap(scene: Scene, view: HeatmapView): TemplateResult {
  const steps = view.frames ? scene.model.rows(view.frames.over, [], here(scene)) : [];
  if (!view.frames || steps.length === 0) return drawn(scene, view, here(scene), true);
  const { says } = view.frames;
  return html`${head(scene, view)}${frames({ count: steps.length, draw: (at) => drawn(scene, view, steps[at]!.env, false), says: (at) => scene.model.text(says, steps[at]!.env) })}`;
}

function drawn(scene: Scene, view: HeatmapView, env: Env, headed: boolean): TemplateResult {
  const grid = view.matrices && view.columns ? byLists(scene, view.matrices, view.columns, env) : byStates(scene, view, view.across!, view.down!, env);
  const { columns, heads, read } = grid;
  if (!read.some((r) => r?.is === 'value' && r.value !== null)) return empty(scene, view, 'Nothing to draw at these settings.');
  const type = typeOf(view.value);
  const cell = { value: { ref: { ...view.value.ref, type }, format: view.value.format } };
  const words = type.kind === 'choice' || type.kind === 'entity';
  const texts = read.map((r) => (r ? textOf(r, cell) : ''));
  const kinds = words ? [...new Set(type.labels ?? texts)] : [];
  const level = words ? texts.map((t) => kinds.indexOf(t)) : levels(read.map((r) => (r ? numberOf(r) : null)), view.scale);
  // The first word of lists is the ground that the others stand on.
  const marks = words ? letters(kinds).map((mark, l) => (view.matrices && l === 0 ? '' : mark)) : [];
  const { mine } = grid;
  const cells = texts.map((text, i): Cell => {
    const [r, k] = [Math.floor(i / columns.length), i % columns.length];
    return { column: columns[k]!, row: grid.rows[r]!, text, level: level[i]!, mark: words ? marks[level[i]!] ?? '' : '', hatched: grid.hatched[i]!, here: r === mine.row && k === mine.column };
  });
  const n = columns.length;
  const m = grid.rows.length;
  const gap = view.matrices ? 1 : Math.ceil(n / Math.max(2, Math.floor(NARROW / (8 * Math.max(...columns.map((c) => c.length)) + 12))));
  const printed = n <= ROOM;
  const mid = (i: number, of: number): number => (i + 0.5) / of;
  const hatchedWords = plainly(scene, view.hatched) || 'not possible';
  return html`${headed ? head(scene, view) : nothing}
    <div class="figure heat ${hueNow(scene)}">
      <div class="legend">${[...(words && view.frames ? kinds.keys() : new Set(level))].filter((l) => l >= 0).sort((a, b) => a - b).map((l) => html`<span class="key"><i class="swatch heatkey h${l} ${words ? '' : 'sized'}">${marks[l] ?? nothing}</i><span>${words ? kinds[l] : range(l, read, level, cell)}</span></span>`)}
        ${printed && !words && level.includes(-1) ? html`<span class="key"><i class="swatch heatkey">${DASH}</i><span>${texts[level.indexOf(-1)]}</span></span>` : nothing}
        ${cells.some((c) => c.hatched) ? html`<span class="key"><i class="swatch hatchkey"></i><span>${hatchedWords}</span></span>` : nothing}
        ${cells.some((c) => c.here) ? html`<span class="key"><i class="swatch herekey"></i><span>you are here</span></span>` : nothing}</div>
      ${view.y ? html`<div class="axisname">${view.y}</div>` : nothing}
      <div class="plot square" tabindex="0" role="application" aria-roledescription="chart" aria-label=${named(scene, view)}
        ${reader({ by: 'xy', columns: n, stops: () => cells.map((c, i) => ({ x: mid(i % n, n), y: 1 - mid(Math.floor(i / n), m), say: `${view.x} ${c.column}, ${view.y} ${c.row}: ${c.text}${c.hatched ? `, ${hatchedWords}` : ''}` })) })}>
        <div class="ys cells" aria-hidden="true">${grid.rows.map((name, r) => html`<span class="room">${name}</span>${every(r, m) ? html`<span ${vars({ y: mid(r, m) })}>${name}</span>` : nothing}`)}</div>
        <div class="field" aria-hidden="true" ${vars({ rows: m })}>
          <svg width="100%" height="100%">
            ${stretched([...Array(words ? kinds.length : LEVELS).keys()].map((l) => svg`<path class="cell h${l}" d=${squares(cells, n, m, l, words ? 1 : 0.4 + (0.6 * (l + 1)) / LEVELS)}></path>`))}
            ${stretched(svg`<path class="hatch" d=${crosses(cells, n, m)}></path><path class="cellhere" d=${frame(cells, n, m)}></path>`)}
            ${printed || words && n <= 2 * ROOM ? cells.map((c, i) => svg`<text class="celltext h${c.level}" x=${percent(mid(i % n, n))} y=${percent(mid(Math.floor(i / n), m))} dy="5" text-anchor="middle">${words ? c.mark : c.level < 0 && c.text ? DASH : c.text}</text>`) : nothing}
          </svg><span class="cursor cellcursor" ${vars({ wide: 1 / n, high: 1 / m })}></span>
        </div>
        <div class="xs" aria-hidden="true">${heads.map((c, i) => (c && i % gap === 0 ? html`<span class=${mid(i, n) < 0.07 ? 'first' : mid(i, n) > 0.93 ? 'last' : ''} ${vars({ x: mid(i, n) < 0.07 ? 0 : mid(i, n) > 0.93 ? 1 : mid(i, n) })}>${c}</span>` : nothing))}</div>
      </div>
      ${view.x ? html`<div class="axisname x">${view.x}</div>` : nothing}
      ${foot(() => ({ heads: [view.y, ...columns], rows: grid.rows.map((name, r) => ({ head: name, cells: cells.slice(r * n, r * n + n).map((c) => `${c.text}${c.hatched ? ` (${hatchedWords})` : ''}`) })) }))}
    </div>`;
}

const MOST_NAMES = 8;
const every = (i: number, of: number): boolean => i % Math.ceil(of / MOST_NAMES) === 0;

function asked(view: HeatmapView): { left: number; refs: Ref[] } {
  const c = view.hatchedIf;
  return { left: 1, refs: [view.value.ref, ...(c ? [c.left, ...('ref' in c.right ? [c.right.ref] : [])] : [])] };
}
const plain = (r: Reading | undefined): string | number | boolean | null => (r?.is === 'value' && !Array.isArray(r.value) ? r.value : null);
function hatches(view: HeatmapView, left: number, row: Row): boolean {
  const c = view.hatchedIf;
  return c !== undefined && compare(plain(row.values[left]), c.op, 'ref' in c.right ? plain(row.values[left + 1]) : c.right.value);
}

/** The step at which the reader's own control stands, or the one nearest to it; -1 where it is none of them. */
function standing(scene: Scene, across: Across, steps: Row[]): number {
  const { over } = across;
  if ('context' in over) return steps.findIndex((s) => s.env.state.context === scene.state.context);
  if (!('control' in over)) return -1;
  const own = scene.model.standing(over.control, scene.state).value;
  const values = steps.map((s) => scene.model.standing(over.control, s.env.state).value);
  return typeof own === 'number' ? nearestOf(values.map(Number), own) : values.indexOf(own);
}
/** By ratio where all are above zero. */
export function nearestOf(values: number[], own: number): number {
  const on = (v: number): number => (own > 0 && values.every((x) => x > 0) ? Math.log(v) : v);
  return values.reduce((best, v, i) => (Math.abs(on(v) - on(own)) < Math.abs(on(values[best]!) - on(own)) ? i : best), 0);
}

/** What a class spans, in the words of its least and largest value. */
function range(l: number, read: (Reading | undefined)[], level: number[], cell: Parameters<typeof textOf>[1]): string {
  const own = read.filter((_, i) => level[i] === l).sort((a, b) => (numberOf(a) ?? 0) - (numberOf(b) ?? 0)).map((r) => textOf(r, cell));
  const [low = '', high = ''] = [own[0], own.at(-1)];
  return low === high ? low : `${low} to ${high}`;
}

const at = (v: number): number => Math.round(v * BOX * 10) / 10;
const places = (cells: Cell[], n: number, m: number): { c: Cell; x: number; y: number; w: number; h: number }[] => cells.map((c, i) => ({ c, x: (i % n) / n, y: Math.floor(i / n) / m, w: 1 / n, h: 1 / m }));
/** All squares of a class as one path; `share` of the cell's side. */
export function squares(cells: { level: number }[], n: number, m: number, level: number, share: number): string {
  const rest = (1 - share * 0.94) / 2;
  return places(cells as Cell[], n, m).filter((p) => p.c.level === level).map((p) => `M${at(p.x + rest * p.w)} ${at(p.y + rest * p.h)}h${at(p.w * (1 - 2 * rest))}v${at(p.h * (1 - 2 * rest))}h${-at(p.w * (1 - 2 * rest))}z`).join('');
}
const crosses = (cells: Cell[], n: number, m: number): string => places(cells, n, m).filter((p) => p.c.hatched).map((p) => `M${at(p.x)} ${at(p.y)}L${at(p.x + p.w)} ${at(p.y + p.h)}M${at(p.x + p.w)} ${at(p.y)}L${at(p.x)} ${at(p.y + p.h)}`).join('');
const frame = (cells: Cell[], n: number, m: number): string => places(cells, n, m).filter((p) => p.c.here).map((p) => `M${at(p.x)} ${at(p.y)}h${at(p.w)}v${at(p.h)}h${-at(p.w)}z`).join('');
