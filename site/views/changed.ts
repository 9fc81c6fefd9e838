// A number that the reader's last move changed gets a marker stroke for a moment.
import { html, type TemplateResult } from 'lit';
import { directive, Directive, type ChildPart } from 'lit/directive.js';
import { keyed } from 'lit/directives/keyed.js';

const AGAIN = 1200;

class ChangedDirective extends Directive {
  private last: string | undefined;
  private moves = 0;
  private since = -AGAIN;
  render(text: string): unknown { return this.draw(text); }
  override update(_part: ChildPart, [text]: [string]): unknown {
    if (this.last !== undefined && this.last !== text) this.restart();
    this.last = text;
    return keyed(this.moves, this.draw(text));
  }
  /** While a slider is dragged the stroke starts anew now and then, not at every step. */
  private restart(): void {
    const now = performance.now();
    if (now - this.since < AGAIN) return;
    this.since = now;
    this.moves += 1;
  }
  private draw(text: string): TemplateResult {
    return html`<span class=${this.moves ? 'num mark' : 'num'}>${text}</span>`;
  }
}
export const changed = directive(ChangedDirective);
