// The text of a box that a reader types into and that the page writes: what is being typed is not overwritten.
import { noChange } from 'lit';
import { directive, Directive, type PropertyPart } from 'lit/directive.js';

class TypedTextDirective extends Directive {
  private text = '';
  private typing = false;
  private listens = false;
  render(text: string): unknown { return text; }
  override update({ element }: PropertyPart, [text]: [string]): unknown {
    this.text = text;
    if (!this.listens) this.listen(element as HTMLInputElement);
    return this.typing ? noChange : text;
  }
  /** From the first key to the entry; who leaves the box with nothing changed finds in it what stands, but for an entry that is refused. */
  private listen(input: HTMLInputElement): void {
    this.listens = true;
    input.addEventListener('input', () => { this.typing = true; });
    input.addEventListener('change', () => { this.typing = false; });
    input.addEventListener('blur', () => {
      if (this.typing && input.getAttribute('aria-invalid') !== 'true') input.value = this.text;
      this.typing = false;
    });
  }
}
/** `.value=${typedText('8')}` writes "8" as soon as nobody types. */
export const typedText = directive(TypedTextDirective);
