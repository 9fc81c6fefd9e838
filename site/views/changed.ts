// A number that the reader's last move changed gets a marker stroke for a moment; while a control is dragged the strokes wait for its rest.
import { html, type TemplateResult } from 'lit';
import { directive, Directive, type ChildPart } from 'lit/directive.js';
import { keyed } from 'lit/directives/keyed.js';

/** Changes that are older than this are not of the last move. */
const LAST_MS = 1200;

class ChangedDirective extends Directive {
  private last: string | undefined;
  private moves = 0;
  private since = -LAST_MS;
  render(text: string): unknown { return this.draw(text); }
  override update(part: ChildPart, [text]: [string]): unknown {
    const dragged = (part.parentNode as Element | null)?.closest?.('.dragging') != null;
    if (this.last !== undefined && this.last !== text) {
      this.since = performance.now();
      // A new element starts its stroke anew. In a drag there is none yet, and making one at every step costs a layout.
      if (!dragged) this.moves += 1;
    }
    this.last = text;
    return keyed(this.moves, this.draw(text, !dragged && performance.now() - this.since < LAST_MS));
  }
  private draw(text: string, marked = false): TemplateResult {
    return html`<span class=${marked ? 'num mark' : 'num'}>${text}</span>`;
  }
}
export const changed = directive(ChangedDirective);
