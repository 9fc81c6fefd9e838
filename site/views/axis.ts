// An axis below a chart: three to five labels with units, the ends aligned inward.
import { html, type TemplateResult } from 'lit';
import type { Axis, Format, ValueType } from '../lab/compiled.js';
import { factorTo, print } from '../format/index.js';
import { labelled, type Place } from './scale.js';
import { vars } from './vars.js';

const DECIMALS = new Set<Format['name']>(['fix', 'in', 'percent', 'points']);
const MOST = 4;

/** What the ticks of an axis are round in: the unit it is printed in. */
export const tickUnit = (axis: Axis): number => (axis.format.name === 'in' && axis.format.unit ? factorTo(axis.unit ?? '', axis.format.unit) ?? 1 : 1);

/** Round numbers need no digits after the first. */
export const tickFormat = (format: Format): Format => ({ ...format, ...(DECIMALS.has(format.name) ? { n: 0 } : {}), trim: true });

/** Without zeros that say nothing: 10.000 h beside 0.001 h is 10 h. */
const shortest = (text: string): string => text.replace(/\.0+(?!\d)/, '').replace(/(\.\d*[1-9])0+(?!\d)/, '$1');

/** The ticks in words: as few decimals as tell them apart, digits as given. */
export function tickTexts(ticks: number[], type: ValueType, format: Format): string[] {
  const all = (n: number | undefined): string[] => ticks.map((t) => print(t, type, { ...format, ...(n === undefined ? {} : { n }), trim: true }));
  if (!DECIMALS.has(format.name)) return all(undefined);
  let texts = all(0);
  for (let n = 1; n <= MOST && (new Set(texts).size < texts.length || texts.some((t, i) => t.startsWith('<') || (ticks[i] !== 0 && !/[1-9]/.test(t)))); n += 1) texts = all(n);
  return texts.map(shortest);
}

export function axisRow(axis: Axis, at: Place, type: ValueType, most = MOST): TemplateResult {
  const ticks = labelled(at.ticks, most);
  const texts = tickTexts(ticks, type, axis.format);
  return html`<div class="axis" aria-hidden="true">${ticks.map((t, i) => {
    const x = at(t);
    return html`<span class=${x < 0.02 ? 'first' : x > 0.96 ? 'last' : ''} ${vars({ x })}>${texts[i]}</span>`;
  })}</div>`;
}
