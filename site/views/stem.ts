// A bar from the start of its axis: a stem and a cap at its end. Their places are attributes of SVG, which cost neither style nor layout
// of anything else; a change that is not a drag is eased from where the bar stood.
import { html, noChange, type TemplateResult } from 'lit';
import { directive, Directive, type ElementPart } from 'lit/directive.js';
import { percent } from './scale.js';

/** The sheets' token for what moves, read once: asking a page for its style in the midst of drawing makes it work the style out. Null where there is no such token. */
let move: KeyframeAnimationOptions | null | undefined;
function ease(svg: Element): KeyframeAnimationOptions | null {
  if (move === undefined) {
    const [, time, unit, easing] = /^([\d.]+)(m?s)\s+(\S.*)$/.exec(getComputedStyle(svg).getPropertyValue('--move').trim()) ?? [];
    move = easing ? { duration: Number(time) * (unit === 's' ? 1000 : 1), easing } : null;
  }
  return move;
}
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
    const how = ease(svg);
    if (!how) return noChange;
    if (at > 0) stem.animate({ transform: [`scaleX(${before / at})`, 'none'] }, how);
    cap.animate({ transform: [`translateX(${percent(before - at)})`, 'none'] }, how);
    return noChange;
  }
}
const bar = directive(BarDirective);

export const stem = (at: number): TemplateResult => html`<svg class="ink" aria-hidden="true" ${bar(at)}><line class="stem" x1="0" y1="50%" y2="50%"></line><line class="cap" y1="0" y2="100%"></line></svg>`;
