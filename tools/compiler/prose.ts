// Prose: Markdown with {{ bindings }}, checks, literals, terms and maths, compiled to the tree that the page prints.
import MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import type { Node, Prose } from '../../site/lab/compiled.js';
import { mathOf } from './maths.js';

/** What the compiler does with the pieces of a text. */
export interface ProseHooks {
  bind(inside: string): Node;
  check(inside: string): void;
  term(id: string): string | null;
  wrong(message: string, snippet?: string, hint?: string): void;
}

const markdown = new MarkdownIt('commonmark', { html: false, typographer: true }).enable(['smartquotes', 'table']).disable(['html_inline', 'image', 'autolink', 'heading', 'lheading', 'fence', 'code', 'hr', 'html_block', 'reference']);

markdown.inline.ruler.before('escape', 'binding', (state, silent) => {
  if (!state.src.startsWith('{{', state.pos)) return false;
  const end = state.src.indexOf('}}', state.pos);
  if (!silent) {
    const token = state.push('binding', '', 0);
    token.content = end < 0 ? state.src.slice(state.pos + 2) : state.src.slice(state.pos + 2, end);
    token.meta = { open: end < 0 };
  }
  state.pos = end < 0 ? state.posMax : Math.min(end + 2, state.posMax);
  return true;
});
markdown.inline.ruler.before('escape', 'maths', (state, silent) => {
  if (!state.src.startsWith('$`', state.pos)) return false;
  const end = state.src.indexOf('`$', state.pos + 2);
  if (end < 0) return false;
  if (!silent) state.push('maths', '', 0).content = state.src.slice(state.pos + 2, end);
  state.pos = end + 2;
  return true;
});
markdown.validateLink = href => href.startsWith('term:');

const PAIRS: Record<string, string> = { paragraph_open: 'p', bullet_list_open: 'ul', ordered_list_open: 'ol', list_item_open: 'li', em_open: 'em', strong_open: 'strong', blockquote_open: 'blockquote', table_open: 'table', thead_open: 'thead', tbody_open: 'tbody', tr_open: 'tr', th_open: 'th', td_open: 'td' };

/** `inline`: one line for labels and titles; else blocks. */
export function compileProse(text: string, inline: boolean, hooks: ProseHooks): Prose {
  const top: Node[] = [];
  const stack: { node: Exclude<Node, string>; children: Node[] }[] = [];
  const put = (node: Node): void => {
    const into = stack.at(-1)?.children ?? top;
    const last = into.at(-1);
    if (typeof node === 'string' && typeof last === 'string') into[into.length - 1] = last + node;
    else if (node !== '') into.push(node);
  };
  const enter = (node: Exclude<Node, string>): void => { put(node); stack.push({ node, children: (node as { children: Node[] }).children }); };
  const walk = (tokens: Token[]): void => {
    for (const t of tokens) {
      if (t.type === 'inline') walk(t.children ?? []);
      else if (t.type === 'text' || t.type === 'text_special') put(t.content);
      else if (t.type === 'softbreak') put(' ');
      else if (t.type === 'hardbreak') put({ tag: 'br', children: [] });
      else if (t.type === 'code_inline') put({ tag: 'code', children: [t.content] });
      else if (t.type === 'binding') binding(t);
      else if (t.type === 'maths') {
        try { put(mathOf(t.content, false)); } catch (e) { hooks.wrong(`This formula cannot be read: ${(e as Error).message.split('\n')[0]}`, t.content); }
      } else if (t.type === 'link_open') {
        const id = (t.attrGet('href') ?? '').slice('term:'.length);
        const says = hooks.term(id);
        enter({ term: id, says: says ?? '', children: [] });
      } else if (t.type.endsWith('_open')) {
        if (t.hidden) continue;
        enter({ tag: PAIRS[t.type] ?? 'span', children: [] });
      } else if (t.type.endsWith('_close')) {
        if (!t.hidden) stack.pop();
      }
    }
  };
  const binding = (t: Token): void => {
    const inside = t.content.trim();
    if ((t.meta as { open: boolean }).open) { hooks.wrong('{{ is never closed', '{{', 'End the binding with }}.'); return; }
    if (/^check\s/.test(inside)) hooks.check(inside.slice(6).trim());
    else if (/^literal\s/.test(inside)) put(literal(inside.slice(8).trim()));
    else put(hooks.bind(inside));
  };
  walk(inline ? markdown.parseInline(text.replace(/\s*\n\s*/g, ' ').trim(), {}) : markdown.parse(text, {}));
  trim(top);
  return top;
}

/** A story number as written, with the thin spaces that printed numbers have. */
const literal = (text: string) => text.replace(/(\d) (?=\d{3}\b)/g, '$1\u202f').replace(/(\d) (?=\S)/g, '$1\u202f');

/** A check that prints nothing leaves a space behind: none at the end of a paragraph or before a full stop. */
function trim(nodes: Node[]): void {
  for (let i = 0; i < nodes.length; ++i) {
    const n = nodes[i]!;
    if (typeof n === 'string') nodes[i] = n.replace(/ {2,}/g, ' ').replace(/ ([.,;:?])/g, '$1');
    else if ('children' in n && !('tag' in n && n.tag === 'math')) trim(n.children);
  }
  const last = nodes.at(-1);
  if (typeof last === 'string') { nodes[nodes.length - 1] = last.trimEnd(); if (nodes.at(-1) === '') nodes.pop(); }
}
