// A drawing out of sight waits while a control is dragged: it follows when the control rests, or when it is scrolled into sight.
import { noChange } from 'lit';
import { directive, Directive, type ChildPart } from 'lit/directive.js';

/** Blocks that are known to be out of sight; what nobody has looked at yet counts as seen. */
const hidden = new WeakSet<Element>();
const MARGIN = '200px';
let observer: IntersectionObserver | null = null;

function watch(block: Element): void {
  if (typeof IntersectionObserver === 'undefined') return;
  observer ??= new IntersectionObserver((entries) => { for (const e of entries) if (e.isIntersecting) hidden.delete(e.target); else hidden.add(e.target); }, { rootMargin: MARGIN });
  observer.observe(block);
}

class SightDirective extends Directive {
  private block: Element | null = null;
  render(_dragging: boolean, draw: () => unknown): unknown { return draw(); }
  override update(part: ChildPart, [dragging, draw]: [boolean, () => unknown]): unknown {
    if (this.block) return dragging && hidden.has(this.block) ? noChange : draw();
    // The first drawing stands in a fragment still; its parent is the block from then on.
    this.block = part.parentNode as Element;
    watch(this.block);
    return draw();
  }
}
export const sight = directive(SightDirective);
