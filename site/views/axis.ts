// An axis below a chart: three to five labels with units, the ends aligned inward.
import { html, type TemplateResult } from 'lit';
import type { Axis, Format, ValueType } from '../lab/compiled.js';
import { print } from '../format/index.js';
import { labelled, type Place } from './scale.js';
import { vars } from './vars.js';

/** Round numbers need no digits after the first. */
export function tickFormat(format: Format): Format {
  const decimals = format.name === 'fix' || format.name === 'in' || format.name === 'percent' || format.name === 'points';
  return { ...format, ...(decimals ? { n: 0 } : {}), trim: true };
}

export function axisRow(axis: Axis, at: Place, type: ValueType, most = 4): TemplateResult {
  const ticks = labelled(at.ticks, most);
  return html`<div class="axis" aria-hidden="true">${ticks.map((t) => {
    const x = at(t);
    return html`<span class=${x < 0.02 ? 'first' : x > 0.98 ? 'last' : ''} ${vars({ x })}>${print(t, type, tickFormat(axis.format))}</span>`;
  })}</div>`;
}
