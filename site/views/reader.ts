// Reading a chart: the pointer or the arrow keys walk over its stops; what stands there is said beside the chart and aloud.
import { noChange } from 'lit';
import { directive, Directive, type ElementPart } from 'lit/directive.js';

/** A place in the drawing, 0 to 1 from the left and from below, and its words. */
export interface Stop { x: number; y: number; say: string }
export interface Reads {
  /** Made when somebody reads: a drawing that follows a drag need not word them. */
  stops: () => Stop[];
  /** A grid: up and down move by a row of so many. */
  columns?: number;
  /** The pointer chooses by its distance along x alone, or to the stop itself. */
  by: 'x' | 'xy';
}

export const HINT = 'Point at the chart, or use the arrow keys, to read it.';

/** Where a key leads; null where the key is not for the chart. */
type Made = Omit<Reads, 'stops'> & { stops: Stop[] };
export function after(key: string, at: number | null, { stops, columns }: Pick<Made, 'stops' | 'columns'>): number | null {
  const last = stops.length - 1;
  if (last < 0) return null;
  const leap = Math.max(1, Math.round(stops.length / 10));
  const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, PageUp: leap, PageDown: -leap, ...(columns ? { ArrowDown: columns, ArrowUp: -columns } : {}) };
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  const step = steps[key];
  if (step === undefined) return null;
  if (at === null) return step > 0 ? 0 : last;
  const to = at + step;
  // A grid's edge holds; a row's end does not run into the next row.
  if (columns && (to < 0 || to > last || (Math.abs(step) === 1 && Math.floor(to / columns) !== Math.floor(at / columns)))) return at;
  return Math.max(0, Math.min(last, to));
}

/** The stop nearest to a place, given how wide and high the drawing is. */
export function nearest({ stops, by }: Made, x: number, y: number, wide: number, high: number): number {
  const far = (s: Stop): number => ((s.x - x) * wide) ** 2 + (by === 'x' ? 0 : ((s.y - y) * high) ** 2);
  return stops.reduce((best, s, i) => (far(s) < far(stops[best]!) ? i : best), 0);
}

class ReaderDirective extends Directive {
  private reads: Reads = { stops: () => [], by: 'x' };
  private known: Made | null = null;
  private at: number | null = null;
  private plot: HTMLElement | null = null;

  render(_reads: Reads): unknown { return noChange; }
  override update(part: ElementPart, [reads]: [Reads]): unknown {
    this.reads = reads;
    this.known = null;
    if (!this.plot) this.listen((this.plot = part.element as HTMLElement));
    if (this.at !== null) this.show(Math.min(this.at, this.made.stops.length - 1));
    return noChange;
  }

  private get made(): Made { return (this.known ??= { ...this.reads, stops: this.reads.stops() }); }

  private listen(plot: HTMLElement): void {
    plot.addEventListener('keydown', (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === 'Escape') return this.clear();
      const to = after(event.key, this.at, this.made);
      if (to === null) return;
      event.preventDefault();
      this.show(to);
    });
    plot.addEventListener('pointermove', (event) => {
      const field = plot.querySelector('.field');
      if (!field || this.made.stops.length === 0) return;
      const box = field.getBoundingClientRect();
      this.show(nearest(this.made, (event.clientX - box.left) / box.width, 1 - (event.clientY - box.top) / box.height, box.width, box.height));
    });
    plot.addEventListener('pointerleave', () => { if (!plot.matches(':focus')) this.clear(); });
    plot.addEventListener('blur', () => this.clear());
  }

  private out(): Element | null { return this.plot?.closest('.figure')?.querySelector('.readout') ?? null; }

  private show(at: number): void {
    const stop = this.made.stops[at];
    const out = this.out();
    if (!stop || !this.plot || !out) return;
    this.at = at;
    if (out.textContent !== stop.say) out.textContent = stop.say;
    this.plot.classList.add('reading');
    this.plot.style.setProperty('--cx', String(stop.x));
    this.plot.style.setProperty('--cy', String(1 - stop.y));
  }

  private clear(): void {
    this.at = null;
    this.plot?.classList.remove('reading');
    const out = this.out();
    if (out) out.textContent = HINT;
  }
}
export const reader = directive(ReaderDirective);
