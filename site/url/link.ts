// Links to a place in a lab: "#s1;act=2;c=tiny;workload=kws_dscnn". What is minted here must parse for ever.
import type { CompiledLab, Control, Value } from '../lab/compiled.js';
import { contextOf, optionsAt, rangeAt, standingOf } from '../runtime/controls.js';
import type { Live } from '../runtime/types.js';
import { SAY } from './sentences.js';
import type { Link } from './types.js';

/** A decision and a measurement are the reader's own. */
const linked = ({ type }: Control): boolean => type !== 'decide' && type !== 'run' && type !== 'measured';

const VERSION = 's1';
const MOST_PARTS = 100;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const NULL = 'none';

function decoded(text: string): string {
  try { return decodeURIComponent(text); } catch { return text; }
}

/** Mail and chat programs encode separators; ours are never encoded. */
const bare = (fragment: string): string => {
  const text = fragment.replace(/^#/, '');
  return /%3[BbDd]/.test(text) && !text.includes('=') ? decoded(text) : text;
};

export function route(fragment: string): { lab: string | null; rest: string } {
  const text = bare(fragment);
  if (!text.startsWith('/')) return { lab: null, rest: text };
  const [path = '', ...rest] = text.slice(1).split(';');
  return { lab: decoded(path).replace(/\/+$/, '') || null, rest: rest.join(';') };
}

type Parsed = { value: Value } | { say: string };

function parseOne(control: Control, key: string, text: string, context: string): Parsed {
  const given = decoded(text);
  const options = optionsAt(control, context);
  if (options) {
    const found = options.find((o) => textOf(o.value) === given || (typeof o.value === 'number' && NUMBER.test(given) && Number(given) === o.value));
    return found ? { value: found.value } : { say: SAY.choice(key, given, options.map((o) => textOf(o.value)).join(', ')) };
  }
  const { kind, names, nullText } = control.valueType;
  if (kind === 'flag') return given === 'true' || given === 'false' ? { value: given === 'true' } : { say: SAY.choice(key, given, 'true, false') };
  if (kind === 'choice' || kind === 'entity') return names?.includes(given) ? { value: given } : { say: SAY.choice(key, given, (names ?? []).join(', ')) };
  if (kind === 'text') return { value: given };
  if (given === NULL && nullText) return { value: null };
  const number = Number(given);
  if (!NUMBER.test(given) || !Number.isFinite(number)) return { say: SAY.number(key, given) };
  if (kind === 'integer' && !Number.isInteger(number)) return { say: SAY.whole(key, given) };
  const range = rangeAt(control, context);
  if (range && (number < range[0] || number > range[1])) return { say: SAY.range(key, given, String(range[0]), String(range[1])) };
  return { value: number === 0 ? 0 : number };
}

function parseValue(control: Control, key: string, text: string, context: string): Parsed {
  if (control.length === undefined) return parseOne(control, key, text, context);
  const items = text.split(',');
  if (items.length !== control.length) return { say: SAY.list(key, control.length) };
  const element: Control = { ...control, valueType: control.valueType.kind === 'list' ? control.valueType.item ?? control.valueType : control.valueType };
  const values: Value[] = [];
  for (const item of items) {
    const one = parseOne(element, key, item, context);
    if ('say' in one) return one;
    values.push(one.value);
  }
  return { value: values };
}

/** Never throws; what cannot be used is told in `say`. A fragment that is no link of ours is silently nothing. */
export function parseLink(lab: CompiledLab, fragment: string): Link {
  const link: Link = { values: {}, say: [] };
  const [version = '', ...parts] = route(fragment).rest.split(';');
  if (version !== VERSION) {
    if (/^s\d+$/.test(version)) link.say.push(SAY.newer(version));
    return link;
  }
  const found = new Map<string, string>();
  for (const part of parts.slice(0, MOST_PARTS)) {
    if (part === '') continue;
    const at = part.indexOf('=');
    const key = decoded(part.slice(0, Math.max(0, at)));
    if (at <= 0) link.say.push(SAY.malformed(part));
    else if (found.has(key)) link.say.push(SAY.twice(key));
    else found.set(key, part.slice(at + 1));
  }
  if (parts.length > MOST_PARTS) link.say.push(SAY.more);
  place(lab, found, link);
  const context = link.context ?? lab.contexts[0]?.id ?? '';
  for (const [key, text] of found) {
    if (key === 'act' || key === 'c') continue;
    const control = lab.controls.find((c) => c.id === key);
    if (!control || !linked(control)) { link.say.push(SAY.unknown(key)); continue; }
    if (control.byContext?.[context]?.fixed !== undefined) { link.say.push(SAY.fixed(key, contextOf(lab, context).label)); continue; }
    const parsed = parseValue(control, key, text, context);
    if ('say' in parsed) link.say.push(parsed.say); else link.values[key] = parsed.value;
  }
  return link;
}

/** The act and the machine. */
function place(lab: CompiledLab, found: Map<string, string>, link: Link): void {
  const act = found.get('act');
  if (act !== undefined) {
    const index = /^\d{1,2}$/.test(act) ? Number(act) - 1 : -1;
    if (index >= 0 && index < lab.acts.length) link.act = index; else link.say.push(SAY.act(act, lab.acts.length));
  }
  const c = found.get('c');
  if (c !== undefined) {
    const id = decoded(c);
    if (lab.contexts.some((x) => x.id === id)) link.context = id; else link.say.push(SAY.context(id, lab.contexts.map((x) => x.id).join(', ')));
  }
}

const textOf = (value: Value): string => (value === null ? NULL : typeof value === 'number' ? String(value).replace('e+', 'e') : String(value));
const encoded = (value: Value): string => (Array.isArray(value) ? value.map(encoded).join(',') : encodeURIComponent(textOf(value)));

/** Touched controls only, at the value they stand at; keys sorted. A decision is the reader's own and is not in a link. */
export function mint(lab: CompiledLab, live: Live & { act: number }, prefix = false): string {
  const pairs: [string, string][] = [['act', String(live.act + 1)], ['c', encodeURIComponent(live.context)]];
  for (const id of Object.keys(live.touched)) {
    const control = lab.controls.find((c) => c.id === id);
    const standing = control && linked(control) ? standingOf(lab, control, live) : null;
    if (standing && !standing.fixed) pairs.push([encodeURIComponent(id), encoded(standing.value)]);
  }
  pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `#${prefix ? `/${lab.id};` : ''}${[VERSION, ...pairs.map(([k, v]) => `${k}=${v}`)].join(';')}`;
}
