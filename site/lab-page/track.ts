// A slider's track, drawn beneath the native control: how far it is filled is an attribute of SVG, which restyles nothing when the slider moves.
import { html, type TemplateResult } from 'lit';

/** `share`: from 0 to 1. */
export const track = (share: number): TemplateResult => html`<svg class="filled" aria-hidden="true"><line x1="0" x2="100%" y1="50%" y2="50%"></line><line x1="0" x2="${100 * share}%" y1="50%" y2="50%"></line></svg>`;
