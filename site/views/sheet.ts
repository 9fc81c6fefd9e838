// The style sheet of the drawings, given once to the document or shadow root that they stand in: the first screen does without it.
import { noChange } from 'lit';
import { directive, Directive, type ElementPart } from 'lit/directive.js';
import text from '../styles/figures.css?inline';

let sheet: CSSStyleSheet | null = null;
function made(): CSSStyleSheet {
  if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(text);
  return sheet;
}

class DressedDirective extends Directive {
  private done = false;
  render(): unknown { return noChange; }
  override update(part: ElementPart): unknown {
    if (this.done) return noChange;
    this.done = true;
    // While lit builds a template its elements have no root yet; by the microtask they have, and nothing is painted.
    queueMicrotask(() => {
      const root = part.element.getRootNode();
      if ((root instanceof ShadowRoot || root instanceof Document) && !root.adoptedStyleSheets.includes(made())) root.adoptedStyleSheets = [...root.adoptedStyleSheets, made()];
    });
    return noChange;
  }
}
export const dressed = directive(DressedDirective);
