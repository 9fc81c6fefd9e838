// Curves resolved from the lab: one for each series, or for each row of a family, at the reader's state or at a point; and where a comparison holds along them.
import type { Across, Axis, Comparison, Ref, Region, Series, ValueType, View } from '../lab/compiled.js';
import { print } from '../format/index.js';
import { compare } from '../runtime/compare.js';
import { named } from '../runtime/index.js';
import type { Env, Reading, Row } from '../runtime/types.js';
import { here, plainly, type Scene } from '../lab-page/scene.js';
import { numberOf } from './bar-rows.js';
import type { Stretch } from './figure.js';
import type { Place } from './scale.js';
import { toneClass } from './tone.js';

/** The words of a point are made when somebody reads them. */
export interface Point { x: number; y: number | null; readonly text: string }
export interface Curve { label: string; cls: string; points: Point[]; env: Env; series: Series }

type LinesView = Extract<View, { view: 'lines' }>;

/** The reader's state, or a point with the answers given. */
export const stateOf = (scene: Scene, at: string | undefined): Env => (at === undefined ? here(scene) : { state: { ...named(scene.lab, at), answers: scene.state.answers } });

export const textOf = (reading: Reading | undefined, series: { value: { ref: Ref; format: Series['value']['format'] } }): string =>
  reading?.is === 'value' ? print(reading.value, series.value.ref.type, series.value.format) : reading?.is === 'unmeasured' ? 'not measured' : '…';

/** The series, each for every row of the family. */
function members(scene: Scene, view: LinesView): { series: Series; label: string; env: Env; hue: string | undefined }[] {
  return view.series.flatMap((series) => {
    const base = stateOf(scene, series.at);
    if (!view.family) return [{ series, label: plainly(scene, series.label), env: base, hue: series.hue }];
    const own = plainly(scene, series.label);
    return scene.model.rows(view.family, [], base).map((row) => ({ series, label: [own, row.label].filter(Boolean).join(' '), env: row.env, hue: row.hue ?? series.hue }));
  });
}

export function curves(scene: Scene, view: LinesView): { all: Curve[]; rows: Row[] } {
  let rows: Row[] = [];
  const xs = view.from ? list(scene.model.read(view.from, here(scene))) : [];
  const all = members(scene, view).map(({ series, label, env, hue }): Curve => {
    const cls = toneClass(scene, series.tone, env, hue);
    if (view.from) {
      const type = series.value.ref.type.item ?? series.value.ref.type;
      return { label, cls, env, series, points: list(scene.model.read(series.value.ref, env)).slice(0, xs.length).map((y, i) => ({ x: xs[i] ?? NaN, y, get text() { return print(y, type, series.value.format); } })) };
    }
    const own = view.across ? scene.model.rows(view.across, [series.value.ref], env) : [];
    if (rows.length === 0) rows = own;
    return { label, cls, env, series, points: own.map((row) => ({ x: row.x ?? NaN, y: numberOf(row.values[0]), get text() { return textOf(row.values[0], series); } })) };
  });
  return { all, rows };
}

const list = (reading: Reading): (number | null)[] & number[] => (reading.is === 'value' && Array.isArray(reading.value) ? reading.value.map((v) => (typeof v === 'number' ? v : null)) : []) as never;

/** The type that x is printed in: the control's, or the list's. */
export function xType(scene: Scene, across: Across | undefined, from: Ref | undefined): ValueType {
  if (from) return from.type.item ?? from.type;
  return across && 'control' in across.over ? scene.model.control(across.over.control)?.valueType ?? { kind: 'number' } : { kind: 'number' };
}
export const xText = (x: number, type: ValueType, axis: Axis): string => print(x, type, axis.format);

/** Where each region's comparison holds along the sweep, its ends where the two sides cross between two steps. */
export function stretches(scene: Scene, across: Across, regions: Region[], x: Place): Stretch[] {
  return regions.flatMap((region) => {
    const refs = sides(region.when);
    const rows = scene.model.rows(across, refs, here(scene)).map((row) => ({ x: row.x ?? NaN, left: valueOf(row.values[0]), right: 'ref' in region.when.right ? valueOf(row.values[1]) : region.when.right.value }));
    const tone = scene.model.tone(region.tone, here(scene));
    return runs(rows.map((r) => ({ at: x(r.x), holds: compare(r.left, region.when.op, r.right), gap: typeof r.left === 'number' && typeof r.right === 'number' ? r.left - r.right : null })))
      .map(({ from, to }, i) => ({ from, to, tone, name: i === 0 ? plainly(scene, region.label) : '' }));
  });
}
const sides = (c: Comparison): Ref[] => [c.left, ...('ref' in c.right ? [c.right.ref] : [])];
const valueOf = (r: Reading | undefined): string | number | boolean | null => (r?.is === 'value' && !Array.isArray(r.value) ? r.value : null);

/** Stretches of steps that hold; between a step that holds and one that does not, the border lies where the gap is zero, else halfway. */
export function runs(steps: { at: number; holds: boolean; gap: number | null }[]): { from: number; to: number }[] {
  const border = (a: (typeof steps)[number], b: (typeof steps)[number]): number => {
    const share = a.gap !== null && b.gap !== null && a.gap * b.gap < 0 ? a.gap / (a.gap - b.gap) : 0.5;
    return a.at + (b.at - a.at) * share;
  };
  const found: { from: number; to: number }[] = [];
  steps.forEach((step, i) => {
    if (!step.holds) return;
    const before = steps[i - 1];
    const next = steps[i + 1];
    if (before?.holds) found.at(-1)!.to = step.at; else found.push({ from: before ? border(before, step) : step.at, to: step.at });
    if (next && !next.holds) found.at(-1)!.to = border(step, next);
  });
  return found.filter((run) => run.to > run.from);
}
