// The frame of every chart with two axes: names and ticks with units, limits, rules, shaded stretches, the drawing, its reading and its numbers.
import { html, svg, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Axis, Bound, Limit, ToneName, ValueType, View } from '../lab/compiled.js';
import type { Env } from '../runtime/types.js';
import { here, hueNow, plainly, type Scene } from '../lab-page/scene.js';
import { numberOf } from './bar-rows.js';
import { tickTexts, tickUnit } from './axis.js';
import { head } from './head.js';
import { legend, type Key } from './marks.js';
import { numbers, type Numbers } from './numbers.js';
import { HINT, reader, type Reads } from './reader.js';
import { around, beyond, down, labelled, percent, place, stagger, type Place } from './scale.js';
import { vars } from './vars.js';

export interface Side { place: Place; label: string; ticks: { at: number; text: string }[] }
export interface Line { at: number; name: string; text: string; tone: ToneName }
export interface Stretch { from: number; to: number; tone: ToneName; name: string }
export interface Figure {
  x: Side;
  y: Side;
  /** SVG in percent of the field. */
  ink: unknown;
  /** HTML above the ink, moved by transforms: what follows a control. */
  over?: unknown;
  limits?: Line[];
  rules?: Line[];
  regions?: Stretch[];
  keys: Key[];
  reads: Reads;
  numbers: () => Numbers;
  /** The field's height as a class. */
  size?: 'low' | 'tall' | 'square';
}

const TICKS_X = 5;
const TICKS_Y = 4;

/** An axis around what it has to hold, unless the lab says from where to where. */
export function side(axis: Axis, values: number[], type: ValueType, most: number, exact?: [number, number]): Side {
  const [from, to] = exact ?? around(values, axis.scale);
  const at = place(axis.scale, axis.from ?? from, axis.to ?? to, tickUnit(axis));
  const ticks = labelled(at.ticks, most);
  const texts = tickTexts(ticks, type, axis.format);
  return { place: at, label: axis.label, ticks: ticks.map((t, i) => ({ at: at(t), text: texts[i]! })) };
}
export const xSide = (axis: Axis, values: number[], type: ValueType, exact?: [number, number]): Side => side(axis, values, type, TICKS_X, exact);
export const ySide = (axis: Axis, values: number[], type: ValueType): Side => side(axis, values, type, TICKS_Y);

/** Limits and rules that have a value here. */
export function linesOf(scene: Scene, limits: Limit[], env: Env = here(scene)): Line[] {
  return limits.flatMap((limit) => {
    const at = numberOf(scene.model.read(limit.at.ref, env));
    return at === null ? [] : [{ at, tone: scene.model.tone(limit.tone, env), name: plainly(scene, limit.label), text: scene.model.print(limit.at, env).text }];
  });
}

export const typeOf = (bound: Bound | undefined): ValueType => {
  const type = bound?.ref.type ?? { kind: 'number' as const };
  return type.kind === 'list' && type.item ? type.item : type;
};

/** What stands where a chart has nothing to draw. */
export const empty = (scene: Scene, view: View, text: string): TemplateResult => html`${head(scene, view)}<div class="figure"><div class="nothing"><p>${text}</p></div></div>`;

export const figure = (scene: Scene, view: View, f: Figure): TemplateResult => html`${head(scene, view)}${framed(named(scene, view), hueNow(scene), f)}`;

/** A chart of a page rather than of a lab: its name is its conclusion. */
export function framed(name: unknown, hue: string, f: Figure): TemplateResult {
  const limits = f.limits ?? [];
  // A line beyond an end of its axis is not drawn at that end: its name points there.
  const drawnLimits = limits.filter((l) => !beyond(l.at, f.y.place));
  const drawnRules = (f.rules ?? []).filter((r) => !beyond(r.at, f.x.place));
  return html`<div class="figure ${hue}">
      ${legend(f.keys)}
      ${f.y.label ? html`<div class="axisname">${f.y.label}</div>` : nothing}
      <div class="plot ${f.size ?? ''}" tabindex="0" role="application" aria-roledescription="chart" aria-label=${name} ${reader(f.reads)}>
        ${ruleNames(f.rules ?? [], f.x.place)}
        <div class="ys" aria-hidden="true">${f.y.ticks.map((t) => html`<span class="room">${t.text}</span><span ${vars({ y: 1 - t.at })}>${t.text}</span>`)}</div>
        <div class="field" aria-hidden="true">
          ${(f.regions ?? []).map((r) => html`<span class="region tone-${r.tone}" ${vars({ from: r.from, wide: r.to - r.from })}>${r.name ? html`<b>${r.name}</b>` : nothing}</span>`)}
          <svg width="100%" height="100%">
            ${f.y.ticks.map((t) => svg`<line class="gridline" x1="0" x2="100%" y1=${down(t.at)} y2=${down(t.at)}></line>`)}
            ${f.x.ticks.map((t) => svg`<line class="gridline" x1=${percent(t.at)} x2=${percent(t.at)} y1="0" y2="100%"></line>`)}
            ${f.ink}
            ${drawnLimits.map((l) => svg`<line class="limitline lim-${l.tone}" x1="0" x2="100%" y1=${down(f.y.place(l.at))} y2=${down(f.y.place(l.at))}></line>`)}
            ${drawnRules.map((r) => svg`<line class="ruleline lim-${r.tone}" x1=${percent(f.x.place(r.at))} x2=${percent(f.x.place(r.at))} y1="0" y2="100%"></line>`)}
          </svg>
          ${limitNames(limits, f.y.place)}
          ${f.over ?? nothing}
          <span class="cursor ${f.reads.by}"></span>
        </div>
        <div class="xs" aria-hidden="true">${f.x.ticks.map((t, i) => html`<span class="${t.at < 0.03 ? 'first' : t.at > 0.97 ? 'last' : ''} ${i % 2 ? 'odd' : ''}" ${vars({ x: t.at })}>${t.text}</span>`)}</div>
      </div>
      ${f.x.label ? html`<div class="axisname x">${f.x.label}</div>` : nothing}
      ${foot(f.numbers)}
    </div>`;
}

/** The conclusion, which names the chart; while a control is dragged the name waits. */
export const named = (scene: Scene, view: View): unknown => guard([scene.calm], () => plainly(scene, view.sumsUp?.length ? view.sumsUp : view.title));
export const foot = (make: () => Numbers): TemplateResult => html`<div class="foot"><p class="readout" aria-live="polite">${HINT}</p>${numbers(make)}</div>`;

/** Names of upright lines stand above the field, on as many levels as they need. */
function ruleNames(rules: Line[], x: Place): TemplateResult | typeof nothing {
  if (rules.length === 0) return nothing;
  const at = stagger(rules.map((r) => ({ at: x(r.at), text: `${r.name} ${r.text}` })));
  return html`<div class="rulenames" aria-hidden="true" ${vars({ levels: Math.max(...at.map((a) => a.level)) + 1 })}>${rules.map((r, i) => html`<span class="lim-${r.tone} ${at[i]!.side}" ${vars({ x: x(r.at), level: at[i]!.level })}>${arrow(beyond(r.at, x), '← ', '')}${r.name} <b class="num">${r.text}</b>${arrow(beyond(r.at, x), '', ' →')}</span>`)}</div>`;
}
const arrow = (side: 'low' | 'high' | null, low: string, high: string): string => (side === 'low' ? low : side === 'high' ? high : '');

/** Of two limits close together the lower writes below its line. */
function limitNames(limits: Line[], y: Place): TemplateResult[] {
  return limits.map((l) => {
    const at = y(l.at);
    const above = limits.some((o) => o !== l && y(o.at) > at && y(o.at) - at < 0.12) || at > 0.9;
    return html`<span class="limname lim-${l.tone} ${above && at > 0.12 ? 'below' : ''}" ${vars({ y: 1 - at })}>${arrow(beyond(l.at, y), '↓ ', '↑ ')}${l.name} <b class="num">${l.text}</b></span>`;
  });
}

/** A dot in the ink, whatever the field's size. */
export const dotAt = (x: number, y: number, d: string, cls: string): TemplateResult => svg`<svg class="at" x=${percent(x)} y=${down(y)}><path class="dotmark ${cls}" d=${d}></path></svg>`;
/** What follows a control: a line at x, and dots on the curves. */
export const nowLine = (x: number): TemplateResult => html`<span class="nowline" ${vars({ x })}></span>`;
export const nowDot = (x: number, y: number, cls: string): TemplateResult => html`<span class="nowdot ${cls}" ${vars({ x, y: 1 - y })}></span>`;

export const BOX = 1000;
/** Paths stretch with the field; their strokes do not. */
export const stretched = (paths: TemplateResult | TemplateResult[]): TemplateResult => svg`<svg width="100%" height="100%" viewBox="0 0 ${BOX} ${BOX}" preserveAspectRatio="none">${paths}</svg>`;
