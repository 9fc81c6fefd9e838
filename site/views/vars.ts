// Sets CSS custom properties on an element through the CSSOM: the security policy allows no style attribute.
import { noChange } from 'lit';
import { directive, Directive, type ElementPart, type PartInfo } from 'lit/directive.js';

class VarsDirective extends Directive {
  private last: Record<string, string> = {};
  constructor(info: PartInfo) { super(info); }
  render(_values: Record<string, number | string>): unknown { return noChange; }
  override update(part: ElementPart, [values]: [Record<string, number | string>]): unknown {
    const style = (part.element as HTMLElement).style;
    for (const name in values) {
      const value = values[name]!;
      const text = typeof value === 'number' ? String(Math.round(value * 1e4) / 1e4) : value;
      if (this.last[name] === text) continue;
      this.last[name] = text;
      style.setProperty(`--${name}`, text);
    }
    return noChange;
  }
}
/** `<i ${vars({ at: 0.4 })}>` sets `--at: 0.4`. */
export const vars = directive(VarsDirective);
