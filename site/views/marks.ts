// Signs that tell series apart without colour: dashes of lines, shapes of dots, fills of areas; and the legend that names them.
import { html, svg, nothing, type TemplateResult } from 'lit';

const SHAPES = [
  'M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0 -11 0z', 'M-5 -5h10v10h-10z', 'M0 -7l6 11h-12z', 'M-5 -5l10 10M5 -5l-10 10', 'M0 7l6 -11h-12z', 'M0 -6v12M-6 0h12', 'M-3.5 -6h7l3.5 6l-3.5 6h-7l-3.5 -6z',
];
const MOST = 7;

/** A dot of the i-th kind around the origin. */
export const shape = (i: number): string => SHAPES[i % SHAPES.length]!;
/** The dash and the tint of the i-th series: see figures.css. */
export const dash = (i: number): string => `s${i % MOST}`;
/** The fill of the i-th part. */
export const fill = (i: number): string => `p${i % MOST}`;

export interface Key { kind: 'line' | 'dot' | 'part'; index: number; hue: string; text: string; value?: string }

export function legend(keys: Key[]): TemplateResult | typeof nothing {
  if (keys.length === 0) return nothing;
  return html`<div class="legend">${keys.map((key) => html`<span class="key ${key.hue}">${swatch(key)}<span>${key.text}${key.value === undefined ? nothing : html` <b class="num">${key.value}</b>`}</span></span>`)}</div>`;
}

function swatch({ kind, index }: Key): TemplateResult {
  if (kind === 'part') return html`<i class="swatch ${fill(index)}"></i>`;
  if (kind === 'dot') return html`<svg class="swatch" viewBox="-8 -7 16 14" aria-hidden="true"><path class="dotmark ${dash(index)}" d=${shape(index)}></path></svg>`;
  return html`<svg class="swatch long-swatch" viewBox="0 0 28 14" aria-hidden="true">${svg`<line class="series ${dash(index)}" x1="0" x2="28" y1="7" y2="7"></line>`}</svg>`;
}
