// Formats are honest over all that they print: no zero for what is something, enough digits and not too many, nothing that prints alike.
import { parse } from '../../site/format/index.js';
import type { Bound, Node, Prose, Value } from '../../site/lab/compiled.js';
import { type Live, named } from '../../site/runtime/index.js';
import { bindingsIn, type Proof } from './prove.js';
import { said } from './states.js';
import { sentences } from './text.js';
import { shown } from './views.js';

/** Two significant digits: half a unit of the second is at most a twentieth. */
const ROUGH = 0.05;
const MOST_DIGITS = 4, MOST_WHOLE = 6;
/** States at which values are read, and how many of them are printed, evenly from the least to the greatest. */
const LOOKED_AT = 600, PRINTED = 120;
/** A difference or a logarithm passes through zero somewhere; that rarely, it may print as zero. */
const RARE = 0.01;

export function proveFormats(proof: Proof): void {
  const { build, lab, model, report, states } = proof;
  const step = Math.max(1, Math.floor(states.all.length / LOOKED_AT));
  const many = [...states.named, ...states.all.filter((_, i) => i % step === 0)];
  const measured = states.measured.filter((_, i) => i % step === 0);
  const [start] = [named(lab, 'start')];
  const seen = visible(proof);
  for (const { item, bound } of build.bounds) {
    const { ref, format } = bound;
    if (ref.from === 'answer' || ref.from === 'word' || ref.path === '' || (ref.type.kind !== 'number' && ref.type.kind !== 'integer')) continue;
    const here: Live[] = ref.at === 'live' ? [...many, ...measured].filter(s => seen.get(bound)?.every(on => on(s)) ?? true) : [start];
    const values = here.flatMap(state => { const r = model.read(ref, { state }); return r.is === 'value' && typeof r.value === 'number' ? [{ state, value: r.value }] : []; }).sort((x, y) => x.value - y.value);
    const every = Math.max(1, values.length / PRINTED);
    let tried = 0, rough = 0, nothing = 0, long = 0, most = '', at: Live | undefined, zero: Live | undefined;
    for (let i = 0; i < values.length; i += every) {
      const { state, value } = values[Math.floor(i)]!;
      ++tried;
      const { text } = model.print(bound, { state });
      const is = looked(text, value, bound);
      if (is.zero) { ++nothing; zero ??= state; }
      if (is.rough) { ++rough; at ??= state; }
      if (is.many) { ++long; most ||= text; }
    }
    if (tried === 0) continue;
    report.that('formats.zero', nothing <= RARE * tried, item, () => `${ref.path} prints as ${model.print(bound, { state: zero! }).text} at ${said(zero!)}`, { at: ref.path });
    report.that('formats.digits', rough * 2 <= tried, item, () => `${ref.path} | ${format.name} ${format.n ?? ''} prints ${model.print(bound, { state: at! }).text} for ${shortly(model.read(ref, { state: at! }))}`, { at: ref.path });
    report.that('formats.many', long * 2 <= tried, item, () => `${ref.path} prints as ${most}`, { at: ref.path });
  }
  for (const text of build.texts) compared(proof, text.item, text.tree);
}

/** When what is said only sometimes is said: headlines, rows of verdicts, failures, views with conditions. */
function visible({ lab, model }: Proof): Map<Bound, ((s: Live) => boolean)[]> {
  const found = new Map<Bound, ((s: Live) => boolean)[]>();
  const add = (part: unknown, on: (s: Live) => boolean) => bindingsIn(part).forEach(b => found.set(b, [...(found.get(b) ?? []), on]));
  for (const { instrument: { headlineWhen = [], views }, fail } of lab.acts) {
    for (const h of headlineWhen) add(h.say, state => model.all(h.when, { state }) === true);
    for (const f of fail) add([f.title, f.say, f.remedies], state => model.crosses(f.violation, { state }));
    for (const v of views) {
      if (v.only || v.shownIf) add(v, state => shown(model, v, state));
      if (v.view === 'verdict') for (const r of v.rows) if (r.when) add([r.say, r.more], state => model.holds(r.when!, { state }) === true);
    }
  }
  return found;
}

const shortly = (r: { is: string; value?: Value }): string => (typeof r.value === 'number' ? r.value.toPrecision(4) : 'that');
/** More digits than anybody reads: zeros at the end of a whole number do not count, they round. */
function many(text: string): boolean {
  const number = text.replace(/\u00a0×\u00a010.*$/, '').replace(/[^\d.]/g, '').replace(/^[0.]+/, '');
  return number.includes('.') ? number.length - 1 > MOST_DIGITS : number.replace(/0+$/, '').length > MOST_WHOLE;
}

function looked(text: string, value: number, { ref, format }: Bound): { zero: boolean; rough: boolean; many: boolean } {
  if (value === 0 || /[<>]/.test(text)) return { zero: false, rough: false, many: false };
  const zero = !/[1-9]/.test(text);
  const given = format.trim || ref.from !== 'arena' || format.name === 'plain';
  const back = zero ? null : parse(text, ref.type, format, value);
  const shown = back?.ok && typeof back.value === 'number' ? back.value : value;
  return { zero, rough: !zero && Math.abs(shown - value) > ROUGH * Math.abs(value), many: !given && ref.type.kind !== 'integer' && many(text) };
}

/** In a sentence: numbers of one kind that differ print differently, and bytes have one family of prefixes. */
function compared({ lab, model, report, states }: Proof, item: Parameters<Proof['report']['that']>[2], tree: Prose): void {
  for (const binds of sentencesOf(tree)) {
    const numbers = binds.filter(({ ref }) => ref.from !== 'word' && ref.from !== 'answer' && (ref.type.kind === 'number' || ref.type.kind === 'integer'));
    if (numbers.length < 2) continue;
    const live = numbers.some(b => b.ref.at === 'live');
    for (const state of live ? states.named.slice(0, lab.contexts.length) : [named(lab, 'start')]) {
      const read = numbers.flatMap(b => { const r = model.read(b.ref, { state }); return r.is === 'value' && typeof r.value === 'number' ? [{ b, value: r.value, text: model.print(b, { state }).text }] : []; });
      const twins = read.flatMap((x, i) => read.slice(i + 1).filter(y => x.text === y.text && (x.b.ref.type.unit ?? '') === (y.b.ref.type.unit ?? '') && x.b.ref.path !== y.b.ref.path && Math.abs(x.value - y.value) > 1e-9 * Math.abs(x.value)).map(y => [x, y] as const));
      // Where the reader moves things, two values may meet.
      report.that('formats.alike', live || twins.length === 0, item, () => `${twins[0]![0].b.ref.path} and ${twins[0]![1].b.ref.path} both print as ${twins[0]![0].text}`, { at: twins[0]?.[1].b.ref.path });
      // A list of what data sheets say keeps their words.
      const bytes = read.every(x => x.b.ref.from === 'const') ? [] : read.filter(x => x.b.ref.type.unit === 'B').map(x => x.text);
      const family = (text: string) => (/[KMGTP]iB/.test(text) ? 'iec' : /[kMGTP]B/.test(text) ? 'si' : 'none');
      report.that('formats.family', !(bytes.some(t => family(t) === 'iec') && bytes.some(t => family(t) === 'si')), item, () => `One sentence has ${bytes.join(' and ')}`);
    }
  }
}

/** The bindings of each sentence. */
function sentencesOf(tree: Prose): Bound[][] {
  const binds: Bound[] = [];
  const flat = (nodes: Node[]): string => nodes.map(n => {
    if (typeof n === 'string') return n;
    if ('bind' in n) { binds.push(n.bind); return '\u25a1'; }
    const inside = flat(n.children);
    return 'tag' in n && ['p', 'li', 'tr', 'td', 'br'].includes(n.tag) ? `${inside}\n\n` : 'tag' in n && n.tag === 'math' ? '' : inside;
  }).join('');
  let next = 0;
  return sentences(flat(tree)).map(s => { const n = s.split('\u25a1').length - 1; const own = binds.slice(next, next + n); next += n; return own; });
}
