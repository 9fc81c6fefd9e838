// Grouped bars, waterfalls and intervals: each value in its row, so the table is its own text.
import { html, type TemplateResult } from 'lit';
import type { Bound, Prose, ToneName } from '../lab/compiled.js';
import type { Env } from '../runtime/types.js';
import { here, plainly, say, type Scene } from '../lab-page/scene.js';
import { prose } from '../lab-page/prose.js';
import { numberOf, type BarsView } from './bar-rows.js';
import { between, stem, terms, type Group, type Term } from './bars-terms.js';
import { stacked } from './bars-stacked.js';
import { linesOf, typeOf } from './figure.js';
import { around, place, type Place } from './scale.js';
import { toneClass } from './tone.js';
import { vars } from './vars.js';

export function layouts(scene: Scene, view: BarsView): TemplateResult {
  switch (view.layout) {
    case 'grouped': return grouped(scene, view);
    case 'waterfall': return waterfall(scene, view);
    case 'interval': return interval(scene, view);
    default: return stacked(scene, view);
  }
}

const read = (scene: Scene, bound: Bound | undefined, env: Env): number | null => (bound ? numberOf(scene.model.read(bound.ref, env)) : null);
const axisAt = (view: BarsView, values: number[]): Place => { const [from, to] = around(values, view.axis.scale); return place(view.axis.scale, view.axis.from ?? from, view.axis.to ?? to); };
const wordsAt = (scene: Scene, tree: Prose | undefined, env: Env): TemplateResult | string => prose(tree, { print: (b) => scene.model.print(b, env).text });

/** A group for each item; its bars are the rows of states, the last one solid. */
function grouped(scene: Scene, view: BarsView): TemplateResult {
  const rows = view.across ? scene.model.rows(view.across, view.items.map((i) => i.value.ref), here(scene)) : [];
  const limits = linesOf(scene, view.limits);
  const values = rows.flatMap((r) => r.values.flatMap((v) => numberOf(v) ?? []));
  const at = axisAt(view, [...values, ...limits.map((l) => l.at)]);
  const groups = view.items.map((item, i): Group => ({
    label: plainly(scene, item.label),
    terms: rows.map((row, r): Term => {
      const tone = scene.model.tone(item.tone, row.env);
      const value = numberOf(row.values[i]);
      return {
        label: row.short ?? row.label, note: wordsAt(scene, item.note, row.env), tag: wordsAt(scene, item.tag, row.env), tone, text: scene.model.print(item.value, row.env).text,
        cls: `${toneClass(scene, item.tone, row.env, row.hue)} ${r < rows.length - 1 && !row.hue ? 'quietbar' : ''}`, draw: value === null ? '' : stem(at(value)),
      };
    }),
  }));
  return terms(scene, view, groups, at, typeOf(view.items[0]?.value), limits, 'grouped');
}

/** Where the parts of a sum begin and end, one after the other; a part without a value takes no room. */
export function steps(values: (number | null)[]): { from: number; to: number }[] {
  let end = 0;
  return values.map((v) => { const from = end; end += v ?? 0; return { from, to: end }; });
}

function waterfall(scene: Scene, view: BarsView): TemplateResult {
  const env = here(scene);
  const limits = linesOf(scene, view.limits);
  const values = view.items.map((i) => read(scene, i.value, env));
  const parts = steps(values);
  const total = read(scene, view.total, env);
  const at = axisAt(view, [...parts.map((p) => p.to), ...(total === null ? [] : [total]), ...limits.map((l) => l.at)]);
  const made = view.items.map((item, i): Term => {
    const tone = scene.model.tone(item.tone, env);
    return {
      label: say(scene, item.label), note: say(scene, item.note), tag: say(scene, item.tag), tone, text: scene.model.print(item.value, env).text, cls: toneClass(scene, item.tone, env, item.hue),
      draw: values[i] === null ? '' : between(at(parts[i]!.from), at(parts[i]!.to), i < view.items.length - 1 || view.total ? 'falls' : ''),
    };
  });
  const over = total !== null && limits.some((l) => total > l.at && l.tone === 'bad');
  if (view.total) made.push({ label: 'Together', tone: over ? 'bad' : 'plain', text: scene.model.print(view.total, env).text, cls: over ? 'hue-bad' : 'hue-plain', sum: true, draw: total === null ? '' : between(0, at(total)) });
  return terms(scene, view, [{ terms: made }], at, typeOf(view.items[0]?.value), limits, 'waterfall');
}

/** From a low to a high value, with a mark between; rows of states where the lab gives some. */
function interval(scene: Scene, view: BarsView): TemplateResult {
  const limits = linesOf(scene, view.limits);
  const rows: { label: string | null; env: Env; hue?: string | undefined }[] = view.across ? scene.model.rows(view.across, [], here(scene)) : [{ label: null, env: here(scene) }];
  const found = view.items.flatMap((item) => rows.map((row) => ({ item, row, low: read(scene, item.low, row.env), high: read(scene, item.high, row.env), mid: read(scene, item.value, row.env) })));
  const at = axisAt(view, [...found.flatMap((f) => [f.low, f.high, f.mid].flatMap((v) => v ?? [])), ...limits.map((l) => l.at)]);
  const made = found.map(({ item, row, low, high, mid }): Term => {
    const empty = low === null || high === null || high < low;
    const tone: ToneName = scene.model.tone(item.tone, row.env);
    const text = (b: Bound | undefined): string => (b ? scene.model.print(b, row.env).text : '');
    const hue = item.hue ?? row.hue;
    return {
      label: row.label === null ? say(scene, item.label) : html`${row.label}${view.items.length > 1 ? html`, ${wordsAt(scene, item.label, row.env)}` : ''}`, note: wordsAt(scene, item.note, row.env), tag: wordsAt(scene, item.tag, row.env), tone,
      text: empty ? 'none' : `${text(item.low)} to ${text(item.high)}`, cls: toneClass(scene, item.tone, row.env, hue),
      draw: [empty ? '' : between(at(low), at(high), 'ends'), mid === null ? '' : html`<span class="cap" ${vars({ at: at(mid) })}></span>`],
    };
  });
  return terms(scene, view, [{ terms: made }], at, typeOf(view.items[0]?.value), limits, 'intervals');
}
