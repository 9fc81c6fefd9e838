// While drawings take turns, a block keeps the height it had: what changes in it lays out nothing around it. At rest it is as tall as it needs.
import { noChange } from 'lit';
import { directive, Directive, type ElementPart } from 'lit/directive.js';
import { turns } from './turns.js';

/** Watched rather than asked for: asking in a drag would lay out the page. */
const heights = new WeakMap<Element, number>();
let observer: ResizeObserver | null = null;

function watch(block: Element): void {
  if (typeof ResizeObserver === 'undefined') return;
  observer ??= new ResizeObserver((entries) => { for (const e of entries) heights.set(e.target, e.borderBoxSize[0]!.blockSize); });
  observer.observe(block);
}

class HeldDirective extends Directive {
  private block: HTMLElement | null = null;
  private held = false;
  render(_dragging: boolean): unknown { return noChange; }
  override update(part: ElementPart, [dragging]: [boolean]): unknown {
    if (!this.block) watch(this.block = part.element as HTMLElement);
    const height = heights.get(this.block);
    const hold = dragging && turns.shares > 1 && height !== undefined;
    if (hold === this.held) return noChange;
    this.held = hold;
    this.block.style.contain = hold ? 'layout style size' : '';
    this.block.style.blockSize = hold ? `${height}px` : '';
    return noChange;
  }
}
export const held = directive(HeldDirective);
