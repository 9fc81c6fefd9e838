// A YAML file with its positions: values to read, and problems that point at file:line:column.
import { readFileSync } from 'node:fs';
import { type Alias, type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node as YamlNode, type Pair, parseDocument } from 'yaml';

export interface Problem { file: string; line: number; column: number; message: string; hint?: string; /** set where the rule that is broken is known at once */ rule?: string }

/** Collects all problems of a run; the compiler goes on after each, so that one run shows them all. */
export class Problems {
  readonly list: Problem[] = [];
  add(problem: Problem): void {
    const same = (p: Problem) => p.file === problem.file && p.line === problem.line && p.column === problem.column && p.message === problem.message;
    if (!this.list.some(same)) this.list.push(problem);
  }
  print(): string {
    const place = (p: Problem) => p.line * 1e6 + p.column;
    return [...this.list].sort((a, b) => a.file.localeCompare(b.file) || place(a) - place(b))
      .map(p => `${p.file}:${p.line}:${p.column}: ${p.message}${p.hint ? `\n  ${p.hint}` : ''}`).join('\n');
  }
}

/** One value of the file: a map, a list or a scalar, with where it stands. */
export class Item {
  constructor(readonly source: Source, readonly node: YamlNode | null, readonly key: YamlNode | null = null, readonly name = '') {}

  get value(): unknown { return this.node ? this.node.toJS(this.source.doc) : null; }
  get isMap(): boolean { return isMap(this.node); }
  get isList(): boolean { return isSeq(this.node); }
  /** A scalar's text, also of a number: "1e6" stays as written in the value, not in the text. */
  get text(): string { const v = this.value; return typeof v === 'string' ? v : v === null || v === undefined ? '' : String(v); }

  get(key: string): Item | undefined {
    if (!isMap(this.node)) return undefined;
    const pair = this.node.items.find(p => isScalar(p.key) && p.key.value === key) as Pair<YamlNode, YamlNode> | undefined;
    return pair ? this.source.item(pair.value, pair.key, key) : undefined;
  }
  entries(): [string, Item][] {
    if (!isMap(this.node)) return [];
    return (this.node.items as Pair<YamlNode, YamlNode>[]).map(p => { const k = isScalar(p.key) ? String(p.key.value) : ''; return [k, this.source.item(p.value, p.key, k)]; });
  }
  items(): Item[] { return isSeq(this.node) ? this.node.items.map((n, i) => this.source.item(n as YamlNode, null, String(i))) : []; }
  /** A list, or one thing that stands for a list of one. */
  each(): Item[] { return this.isList ? this.items() : [this]; }

  /** Reports a problem here; with `snippet`, at its place inside this text. */
  problem(message: string, hint?: string, snippet?: string): void { this.source.problem(this, message, hint, snippet); }
  /** The same at the key of this value. */
  problemAtKey(message: string, hint?: string): void { this.source.problem(new Item(this.source, this.key ?? this.node), message, hint); }
}

export class Source {
  readonly doc: Document.Parsed;
  private readonly lines = new LineCounter();
  constructor(readonly file: string, readonly text: string, readonly problems: Problems) {
    this.doc = parseDocument(text, { lineCounter: this.lines, version: '1.2', prettyErrors: false });
    for (const e of this.doc.errors) {
      const hint = /BLOCK_AS_IMPLICIT|MULTILINE|UNEXPECTED|MISSING_CHAR|BAD_INDENT|TAB|NESTED/.test(`${e.code} ${e.message}`.toUpperCase()) ? 'Prose with a comma, colon or bracket needs quotes around it, or a | block.' : undefined;
      this.at(e.pos[0], e.message.split('\n')[0]!, hint, 'file.yaml');
    }
  }
  /** False when the text is no YAML, or has aliases to nowhere or to themselves. */
  get readable(): boolean {
    if (this.doc.errors.length) return false;
    try { JSON.stringify(this.doc.toJS()); return true; } catch (e) { this.at(0, (e as Error).message.split('\n')[0]!, undefined, 'file.yaml'); return false; }
  }
  static read(file: string, shown: string, problems: Problems): Source { return new Source(shown, readFileSync(file, 'utf8'), problems); }

  get root(): Item { return new Item(this, this.doc.contents as YamlNode | null); }
  item(node: YamlNode | null, key: YamlNode | null, name: string): Item {
    const real = isAlias(node) ? ((node as Alias).resolve(this.doc) as YamlNode | undefined) ?? null : node;
    return new Item(this, real, key, name);
  }
  at(offset: number, message: string, hint?: string, rule?: string): void {
    const { line, col } = this.lines.linePos(offset);
    this.problems.add({ file: this.file, line, column: col, message, ...(hint ? { hint } : {}), ...(rule ? { rule } : {}) });
  }
  place(item: Item, snippet?: string): { line: number; column: number } {
    const range = item.node?.range ?? item.key?.range ?? [0, 0, 0];
    let offset = range[0]!;
    if (snippet) {
      const inside = this.text.slice(range[0]!, range[1]!).indexOf(snippet);
      if (inside >= 0) offset += inside;
    }
    const { line, col } = this.lines.linePos(offset);
    return { line, column: col };
  }
  problem(item: Item, message: string, hint?: string, snippet?: string): void {
    this.problems.add({ file: this.file, ...this.place(item, snippet), message, ...(hint ? { hint } : {}) });
  }
}
