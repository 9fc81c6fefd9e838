// A chart's numbers as a table, made when the reader opens it and again when the controls rest: a closed one costs nothing.
import { html, noChange, render, type TemplateResult } from 'lit';
import { directive, Directive, type ElementPart } from 'lit/directive.js';

export interface Numbers { heads: string[]; rows: { head: string; cells: string[] }[]; /** every row is read, not only some of a curve's */ all?: true }

const REST_MS = 150;
const MOST = 24;

/** A curve has more points than anybody reads: some of them, evenly, with both ends. */
export function thinned<T>(rows: T[], most = MOST): T[] {
  if (rows.length <= most) return rows;
  return Array.from({ length: most }, (_, i) => rows[Math.round((i * (rows.length - 1)) / (most - 1))]!);
}

export function numbersTable({ heads, rows, all }: Numbers): TemplateResult {
  return html`<table class="facts"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${(all ? rows : thinned(rows)).map((row) => html`<tr><th scope="row">${row.head}</th>${row.cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table>`;
}

class NumbersDirective extends Directive {
  private make: () => Numbers = () => ({ heads: [], rows: [] });
  private box: HTMLDetailsElement | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  render(_make: () => Numbers): unknown { return noChange; }
  override update(part: ElementPart, [make]: [() => Numbers]): unknown {
    this.make = make;
    if (!this.box) {
      this.box = part.element as HTMLDetailsElement;
      this.box.addEventListener('toggle', this.draw);
    } else if (this.box.open) {
      clearTimeout(this.timer);
      this.timer = setTimeout(this.draw, REST_MS);
    }
    return noChange;
  }
  private draw = (): void => {
    const into = this.box?.querySelector<HTMLElement>('.numbers');
    if (into && this.box?.open) render(numbersTable(this.make()), into);
  };
}
const directed = directive(NumbersDirective);

/** The disclosure below a chart. */
export const numbers = (make: () => Numbers): TemplateResult => html`<details class="data" ${directed(make)}><summary>Values as a table</summary><div class="numbers" tabindex="0" role="group" aria-label="Values as a table"></div></details>`;
