// A bar from the start of its axis. Its place is set on the two parts that move, so that nothing else is styled anew.
import { html, type TemplateResult } from 'lit';
import { vars } from './vars.js';

export const stem = (at: number): TemplateResult => html`<span class="bed"><span class="stem" ${vars({ at })}></span></span><span class="cap" ${vars({ at })}></span>`;
