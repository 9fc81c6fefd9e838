// Prose trees to templates: tags come from a closed list, every text and attribute value is set as a value, never parsed.
import { html, type TemplateResult } from 'lit';
import type { Bound, Node, Prose } from '../lab/compiled.js';
import { changed } from '../views/changed.js';

/** How a binding in prose is printed; `lively` marks numbers that the last move changed. */
export interface Printer { print(bound: Bound): string; lively?: boolean; /** the number as a link to where it comes from */ link?(bound: Bound, text: string): unknown }

const TAGS = new Set(['p', 'ul', 'ol', 'li', 'em', 'strong', 'b', 'i', 'code', 'a', 'br', 'sub', 'sup', 'span', 'small', 'blockquote', 'table', 'thead', 'tbody', 'tr', 'th', 'td',
  'math', 'mrow', 'mi', 'mn', 'mo', 'ms', 'mtext', 'mspace', 'mfrac', 'msqrt', 'mroot', 'msub', 'msup', 'msubsup', 'munder', 'mover', 'munderover', 'mtable', 'mtr', 'mtd', 'mstyle', 'mpadded', 'mphantom', 'menclose', 'semantics']);
const ATTRS = new Set(['display', 'class', 'href', 'mathvariant', 'stretchy', 'fence', 'separator', 'lspace', 'rspace', 'width', 'height', 'depth', 'linethickness', 'accent', 'accentunder', 'movablelimits', 'columnalign', 'rowspacing', 'columnspacing', 'displaystyle', 'scriptlevel', 'form', 'minsize', 'maxsize', 'voffset', 'start', 'scope']);

type Slot = { text: string } | { bind: Bound; maths: boolean };
interface Shape { strings: TemplateStringsArray; slots: Slot[] }
const shapes = new WeakMap<object, Shape>();
let tips = 0;

/** Walks the tree once; the template's strings hold only names from the lists above. */
function shapeOf(prose: Prose): Shape {
  const strings: string[] = [];
  const slots: Slot[] = [];
  let open = '';
  const value = (slot: Slot): void => { strings.push(open); slots.push(slot); open = ''; };
  const walk = (node: Node, maths: boolean): void => {
    if (typeof node === 'string') return value({ text: node });
    if ('bind' in node) return value({ bind: node.bind, maths });
    if ('term' in node) {
      const id = `tip-${(tips += 1)}`;
      open += `<span class="term" tabindex="0" aria-describedby="${id}">`;
      node.children.forEach((child) => walk(child, maths));
      open += `<span class="tip" role="tooltip" id="${id}">`;
      value({ text: node.says });
      open += '</span></span>';
      return;
    }
    if (!TAGS.has(node.tag)) { node.children.forEach((child) => walk(child, maths)); return; }
    open += `<${node.tag}`;
    for (const [name, text] of Object.entries(node.attrs ?? {})) {
      if (!ATTRS.has(name) || (name === 'href' && !/^(https?:|#|\.)/.test(text))) continue;
      open += ` ${name}="`;
      value({ text });
      open += '"';
    }
    open += '>';
    node.children.forEach((child) => walk(child, maths || node.tag === 'math'));
    if (node.tag !== 'br') open += `</${node.tag}>`;
  };
  prose.forEach((node) => walk(node, false));
  strings.push(open);
  return { strings: Object.assign([...strings], { raw: [...strings] }), slots };
}

export function prose(tree: Prose | undefined, printer: Printer): TemplateResult | string {
  if (!tree || tree.length === 0) return '';
  let shape = shapes.get(tree);
  if (!shape) shapes.set(tree, (shape = shapeOf(tree)));
  const values = shape.slots.map((slot) => {
    if ('text' in slot) return slot.text;
    const text = printer.print(slot.bind);
    if (printer.link && !slot.maths) return printer.link(slot.bind, text);
    return printer.lively && !slot.maths ? changed(text) : text;
  });
  return html(shape.strings, ...values);
}

const singles = new WeakMap<object, Prose>();
/** One node, e.g. a line of a formula. */
export function node(one: Node, printer: Printer): TemplateResult | string {
  if (typeof one === 'string') return one;
  let tree = singles.get(one);
  if (!tree) singles.set(one, (tree = [one]));
  return prose(tree, printer);
}

/** The same as plain text, for names of controls and for the ruler. */
export function plain(tree: Prose | undefined, printer: Printer): string {
  const text = (one: Node): string => typeof one === 'string' ? one : 'bind' in one ? printer.print(one.bind) : one.children.map(text).join('');
  return (tree ?? []).map(text).join('');
}
