// Prose as plain text: for labels, titles, notices and tests. The page draws the same tree with elements.
import type { Bound, Node, Prose } from '../lab/compiled.js';

const BLOCK = new Set(['p', 'ul', 'ol', 'li', 'div', 'tr', 'td', 'th', 'br', 'dt', 'dd']);

function flat(node: Node, print: (bound: Bound) => string): string {
  if (typeof node === 'string') return node;
  if ('bind' in node) return print(node.bind);
  const inner = (): string => node.children.map((n) => flat(n, print)).join('');
  if (!('tag' in node)) return inner();
  if (node.tag === 'math' && node.attrs?.['alttext']) return node.attrs['alttext'];
  if (node.tag === 'annotation') return '';
  return BLOCK.has(node.tag) ? ` ${inner()} ` : inner();
}

export function plainText(prose: Prose, print: (bound: Bound) => string): string {
  return prose.map((n) => flat(n, print)).join('').replace(/[ \n\t]+/g, ' ').trim();
}
