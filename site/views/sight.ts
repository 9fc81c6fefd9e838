// A drawing out of sight waits while a control is dragged: it follows when the control rests, or when it is scrolled into sight. One in sight waits for its turn, or lets its rows take turns.
import { noChange } from 'lit';
import { directive, Directive, type ChildPart } from 'lit/directive.js';
import { turns } from './turns.js';

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
  render(_dragging: boolean, _whole: boolean, draw: () => unknown): unknown { return draw(); }
  override update(part: ChildPart, [dragging, whole, draw]: [boolean, boolean, () => unknown]): unknown {
    if (this.block) return dragging && (hidden.has(this.block) || (whole && !turns.mine())) ? noChange : draw();
    // The first drawing stands in a fragment still; its parent is the block from then on.
    this.block = part.parentNode as Element;
    watch(this.block);
    return draw();
  }
}
export const sight = directive(SightDirective);
