// The small set of icons: drawn inline, always beside a word or with a label.
import { html, svg, nothing, type TemplateResult } from 'lit';

const paths = {
  lock: svg`<rect x="3" y="7" width="10" height="7" rx="1.5"></rect><path d="M5 7V5a3 3 0 0 1 6 0v2"></path>`,
  check: svg`<path d="M3 8.5l3.5 3.5L13 4.5"></path>`,
  cross: svg`<path d="M4 4l8 8M12 4l-8 8"></path>`,
  warning: svg`<path d="M8 2l6.5 12h-13zM8 7v3M8 12v.2"></path>`,
  open: svg`<circle cx="8" cy="8" r="6"></circle>`,
  half: svg`<circle cx="8" cy="8" r="6"></circle><path class="half" d="M8 2a6 6 0 0 0 0 12z"></path>`,
  chevron: svg`<path d="M6 3l5 5-5 5"></path>`,
  clock: svg`<circle cx="8" cy="8" r="6"></circle><path d="M8 5v3l2 2"></path>`,
  disk: svg`<path d="M3 3h8l2 2v8H3zM5 3v4h5V3"></path>`,
  theme: svg`<circle cx="8" cy="8" r="6"></circle><path class="solid" d="M8 2v12M8 2a6 6 0 0 1 0 12"></path>`,
};
export type IconName = keyof typeof paths;

/** An icon; without a label it is decoration. */
export function icon(name: IconName, label?: string): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" role=${label ? 'img' : nothing} aria-label=${label ?? nothing} aria-hidden=${label ? nothing : 'true'}>${paths[name]}</svg>`;
}

/** The reader's mark: a hollow diamond. */
export const yourMark = (): TemplateResult => html`<svg class="glyph" viewBox="0 0 12 12" aria-hidden="true"><path class="ydot" d="M6 1l5 5-5 5-5-5z"></path></svg>`;
/** What is: a solid diamond. */
export const truthMark = (): TemplateResult => html`<svg class="glyph" viewBox="0 0 12 12" aria-hidden="true"><path class="tdot" d="M6 1l5 5-5 5-5-5z"></path></svg>`;
