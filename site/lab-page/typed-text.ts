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
    if (this.typing) return noChange;
    const input = element as HTMLInputElement;
    // All of it is selected, to be typed over: so is what stands there now.
    if (input.value !== text && (input.getRootNode() as Document | ShadowRoot).activeElement === input && input.selectionEnd! - input.selectionStart! === input.value.length) {
      input.value = text;
      input.select();
    }
    return text;
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
