// TeX to MathML trees (never text), and a model's own formula in symbols and in live numbers.
import temml from 'temml';
import type { Bound, FormulaLine, Node, SymbolRow } from '../../site/lab/compiled.js';
import type { Field, Model } from './tables.js';

type Element = Exclude<Node, string | { bind: Bound } | { term: string; says: string; children: Node[] }>;
const KEPT = new Set(['display', 'mathvariant', 'stretchy', 'fence', 'separator', 'lspace', 'rspace', 'width', 'height', 'depth', 'linethickness', 'accent', 'accentunder', 'movablelimits', 'columnalign', 'displaystyle', 'scriptlevel', 'form', 'minsize', 'maxsize', 'voffset']);
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
const decode = (s: string) => s.replace(/&(#x?[0-9a-f]+|\w+);/gi, (all, e: string) => (e[0] === '#' ? String.fromCodePoint(e[1] === 'x' ? parseInt(e.slice(2), 16) : Number(e.slice(1))) : ENTITIES[e] ?? all));

/** Reads the MathML that Temml writes. Styles and classes are dropped: the page has its own sheet, and no inline style is allowed. */
function readMathML(text: string, leaf: (text: string) => Node): Node[] {
  const top: Node[] = [];
  const open: { tag: string; attrs: Record<string, string>; children: Node[] }[] = [];
  const put = (n: Node) => (open.at(-1)?.children ?? top).push(n);
  for (const m of text.matchAll(/<(\/?)([a-z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/gi)) {
    const [, closing, tag, attributes, empty, words] = m;
    if (words !== undefined) { put(leaf(decode(words))); continue; }
    if (closing) {
      const done = open.pop()!;
      put({ tag: done.tag, ...(Object.keys(done.attrs).length ? { attrs: done.attrs } : {}), children: done.children });
      continue;
    }
    const attrs: Record<string, string> = {};
    for (const a of (attributes ?? '').matchAll(/([\w:-]+)="([^"]*)"/g)) if (KEPT.has(a[1]!)) attrs[a[1]!] = decode(a[2]!);
    if (empty) put({ tag: tag!, attrs, children: [] });
    else open.push({ tag: tag!, attrs, children: [] });
  }
  return top;
}

/** TeX as one <math> element. `⟦k⟧` in a \text becomes the k-th of `binds`. Throws Temml's error. */
export function mathOf(tex: string, display: boolean, binds: Bound[] = []): Element {
  const xml = temml.renderToString(tex, { displayMode: display, throwOnError: true, strict: false });
  const leaf = (text: string): Node => { const k = /^⟦(\d+)⟧$/.exec(text.trim()); return k ? { bind: binds[Number(k[1])]! } : text; };
  return readMathML(xml, leaf)[0] as Element;
}

/** `BW` prints upright as one word, not as B times W. */
export const symbolTex = (f: Field) => (/^[A-Z]{2,}$/.test(f.symbol) ? `\\mathrm{${f.symbol}}` : f.symbol || `\\text{${f.name.replace(/_/g, ' ')}}`);

export interface FormulaInput {
  model: Model;
  /** Binding of a field of the call, in its display format. */
  bound: (field: Field) => Bound;
  /** Inputs that the lab leaves at a value that changes nothing are still shown. */
  expand: boolean;
}

const fieldOf = (model: Model, name: string): Field | undefined => [...model.out, ...model.in].find(f => f.name === name);
const FIELD = /\\v\{(\w+)\}/g;

function rightSide(tex: string): string {
  const at = tex.indexOf('=');
  return at < 0 ? tex : tex.slice(at + 1).trim();
}

/** One line of a model's formula: symbols, the same with numbers, for a sum also its terms, and the result. */
export function formulaLine(output: string, { model, bound, expand }: FormulaInput): FormulaLine | string {
  const own = model.formula.find(l => l.gives === output);
  const field = fieldOf(model, output);
  if (!own || !field) return `${model.id} has no formula for ${output}`;
  const short = rightSide(own.tex);
  const expanded = !expand ? short : short.replace(FIELD, (all, name: string) => {
    const inner = model.formula.find(l => l.gives === name);
    if (!inner) return all;
    const side = rightSide(inner.tex);
    return /[+-]/.test(side) ? `\\left(${side}\\right)` : side;
  });
  const symbols = (tex: string) => tex.replace(FIELD, (_, name: string) => { const f = fieldOf(model, name); return f ? symbolTex(f) : `\\text{${name}}`; });
  const numbers = (tex: string): [string, Bound[]] => {
    const binds: Bound[] = [];
    const out = tex.replace(FIELD, (all, name: string) => { const f = fieldOf(model, name); if (!f) return all; binds.push(bound(f)); return `\\text{⟦${binds.length - 1}⟧}`; });
    return [out, binds];
  };
  const left = symbolTex(field);
  const [numberTex, numberBinds] = numbers(expanded);
  const steps: Node[] = [];
  const stepCells: Node[] = [];
  const cells = (tex: string, binds: Bound[] = []): Node[] => mathOf(tex, true, binds).children;
  if (expanded !== short) {
    const [tex, binds] = numbers(short);
    steps.push(mathOf(`= ${tex}`, true, binds));
    stepCells.push({ tag: 'mtd', children: cells(tex, binds) });
  }
  const result = bound(field);
  const row = (first: Node[], cell: Node): Node => ({ tag: 'mtr', children: [{ tag: 'mtd', children: first }, { tag: 'mtd', children: [{ tag: 'mo', children: ['='] }] }, cell] });
  const whole: Node = {
    tag: 'math', attrs: { display: 'block' }, children: [{
      tag: 'mtable', attrs: { columnalign: 'right center left', displaystyle: 'true' }, children: [
        row(cells(left), { tag: 'mtd', children: cells(symbols(expanded)) }),
        row([], { tag: 'mtd', children: cells(numberTex, numberBinds) }),
        ...stepCells.map(c => row([], c)),
        row([], { tag: 'mtd', children: [{ tag: 'mtext', children: [{ bind: result }] }] }),
      ],
    }],
  };
  return { symbols: mathOf(`${left} = ${symbols(expanded)}`, true), numbers: mathOf(`= ${numberTex}`, true, numberBinds), result, ...(steps.length ? { steps } : {}), whole };
}

/** The inputs that the lines name, each with its symbol, sentence and present value. */
export function symbolRows(outputs: string[], { model, bound, expand }: FormulaInput): (SymbolRow & { field: string })[] {
  const seen = new Set<string>();
  const visit = (output: string): void => {
    for (const [, name] of (model.formula.find(l => l.gives === output)?.tex ?? '').matchAll(FIELD)) {
      if (name === output) continue;
      if (expand && model.formula.some(l => l.gives === name)) visit(name!);
      else if (!outputs.includes(name!)) seen.add(name!);
    }
  };
  outputs.forEach(visit);
  return [...seen].map(name => fieldOf(model, name)).filter(f => f !== undefined)
    .map(f => ({ field: f.name, symbol: mathOf(symbolTex(f), false), says: [f.doc.replace(/\.$/, '')], value: bound(f) }));
}
