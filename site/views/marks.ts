// Signs that tell series apart without colour: dashes of lines, shapes of dots, fills of areas; and the legend that names them.
import { html, svg, nothing, type TemplateResult } from 'lit';

const SHAPES = [
  'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z', 'M-4 -4h8v8h-8z', 'M0 -5.5l5 9h-10z', 'M-5 -5l10 10M5 -5l-10 10', 'M0 5.5l5 -9h-10z', 'M0 -5.5v11M-5.5 0h11', 'M-3 -5.2h6l3 5.2l-3 5.2h-6l-3 -5.2z',
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
