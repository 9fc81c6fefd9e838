// Resolves a bars view to rows: what is drawn, how it prints, its tone and hue, whichever way the rows come.
import type { TemplateResult } from 'lit';
import type { BarItem, Bound, ToneName, Value, View } from '../lab/compiled.js';
import { print } from '../format/index.js';
import type { Env, Reading } from '../runtime/types.js';
import { here, type Scene } from '../lab-page/scene.js';
import { prose, type Printer } from '../lab-page/prose.js';

export type BarsView = Extract<View, { view: 'bars' }>;
export interface BarRow {
  value: number | null;
  hue: string | undefined;
  tagged: boolean;
  /** Made when the row is drawn: while a control is dragged some rows wait. */
  words(): BarWords;
}
export interface BarWords { label: TemplateResult | string; note: TemplateResult | string; tag: TemplateResult | string; text: string; tone: ToneName }

export const numberOf = (reading: Reading | undefined): number | null => (reading?.is === 'value' && typeof reading.value === 'number' ? reading.value : null);

/** One row an item, an element of a list, or a step of `across`. */
export function barRows(scene: Scene, view: BarsView): BarRow[] {
  const env = here(scene);
  if (view.from && view.items[0]) return listRows(scene, view.items[0], env);
  if (view.across) {
    return view.items.flatMap((item) => scene.model.rows(view.across!, [item.value.ref], env).map((row) => ({
      ...called(itemRow(scene, item, row.env), { label: row.label, note: row.short ?? '' }), hue: row.hue ?? item.hue,
    })));
  }
  return view.items.map((item) => itemRow(scene, item, env));
}

const tagged = (item: BarItem): boolean => (item.tag?.length ?? 0) > 0;
const called = (row: BarRow, name: Pick<BarWords, 'label' | 'note'>): BarRow => ({ ...row, words: () => ({ ...row.words(), ...name }) });

function itemRow(scene: Scene, item: BarItem, env: Env): BarRow {
  const lively: Printer = { print: (bound) => scene.model.print(bound, env).text };
  return {
    value: numberOf(scene.model.read(item.value.ref, env)), tagged: tagged(item), hue: item.hue,
    words: () => ({ label: prose(item.label, lively), note: prose(item.note, lively), tag: prose(item.tag, lively), text: scene.model.print(item.value, env).text, tone: scene.model.tone(item.tone, env) }),
  };
}

function listRows(scene: Scene, item: BarItem, env: Env): BarRow[] {
  const got = scene.model.read(item.value.ref, env);
  const values: Value[] = got.is === 'value' && Array.isArray(got.value) ? got.value : [];
  const tone = scene.model.tone(item.tone, env);
  return values.map((value, i) => {
    const words = elementPrinter(scene, env, i);
    return { value: typeof value === 'number' ? value : null, tagged: tagged(item), hue: item.hue, words: () => ({ label: prose(item.label, words), note: prose(item.note, words), tag: prose(item.tag, words), text: words.print(item.value), tone }) };
  });
}

/** Prints the i-th element of bindings that are lists. */
export function elementPrinter(scene: Scene, env: Env, i: number): Printer {
  return {
    print: (bound: Bound) => {
      const type = bound.ref.type;
      if (type.kind !== 'list' || !type.item) return scene.model.print(bound, env).text;
      const got = scene.model.read(bound.ref, env);
      return print(got.is === 'value' && Array.isArray(got.value) ? got.value[i] : undefined, type.item, bound.format);
    },
  };
}
