// A bar from the start of its axis: a stem and a cap at its end. Their places are attributes of SVG, which cost neither style nor layout
// of anything else; a change that is not a drag is eased from where the bar stood.
import { html, noChange, type TemplateResult } from 'lit';
import { directive, Directive, type ElementPart } from 'lit/directive.js';
import { percent } from './scale.js';

const EASE: KeyframeAnimationOptions = { duration: 200, easing: 'cubic-bezier(.3, 0, .2, 1)' };
const still = (svg: Element): boolean => svg.closest('.dragging') !== null || matchMedia('(prefers-reduced-motion: reduce)').matches;

class BarDirective extends Directive {
  private last: number | null = null;
  render(_at: number): unknown { return noChange; }
  override update(part: ElementPart, [at]: [number]): unknown {
    const before = this.last;
    if (at === before) return noChange;
    this.last = at;
    const svg = part.element;
    const [stem, cap] = svg.children as unknown as [SVGElement, SVGElement];
    stem.setAttribute('x2', percent(at));
    for (const end of ['x1', 'x2']) cap.setAttribute(end, percent(at));
    if (before === null || !svg.isConnected || still(svg)) return noChange;
    if (at > 0) stem.animate({ transform: [`scaleX(${before / at})`, 'none'] }, EASE);
    cap.animate({ transform: [`translateX(${percent(before - at)})`, 'none'] }, EASE);
    return noChange;
  }
}
const bar = directive(BarDirective);

export const stem = (at: number): TemplateResult => html`<svg class="ink" aria-hidden="true" ${bar(at)}><line class="stem" x1="0" y1="50%" y2="50%"></line><line class="cap" y1="0" y2="100%"></line></svg>`;
