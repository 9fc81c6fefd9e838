// What a lab's prose has to be: no bare digits, short sentences, explained terms, plain words.
import { plainText, type Text } from '../compiler/forms.js';
import type { Item } from '../compiler/source.js';
import type { Proof } from './prove.js';

const HOLE = '\u25a1';
const UNIT = '(?:bytes?|bits?|[kmgt]i?b|seconds?|milliseconds?|microseconds?|nanoseconds?|minutes?|hours?|days?|watts?|joules?|meters?|flops?|percent|dollars?)';
const NUMBER = '(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|eighty|ninety|hundred|thousand|million|billion)';
const BESIDE = new RegExp(`\\b${NUMBER} ${UNIT}\\b`, 'i');
const BUZZ = /\b(simply|leverage|seamless(?:ly)?|cutting-edge|game[- ]chang\w+|blazing\w*|state-of-the-art|powerful|robust|unlock\w* the|dive into|delve)\b/i;
/** H100, FP16, ResNet-50, L2, HBM3: a name may hold digits. */
const NAME = /^[A-Za-z][A-Za-z·-]*\d+[A-Za-z]*$/;

const MOST_WORDS = 30;

export function proveText({ build, glossary, report }: Proof): void {
  const all = [...build.texts, ...titles(build.source.root).map(item => ({ item, plain: plainText(item.text) }))];
  for (const { item, plain } of all) {
    const words = plain.split(/[\s|/,;:()“”"]+/).map(w => w.replace(/^[^\w\u25a1]+|[^\w\u25a1]+$/g, '').replace(/['’]s$/, ''));
    const digit = words.find(w => /\d/.test(w) && !NAME.test(w) && !w.includes(HOLE));
    report.that('text.digit', !digit, item, `A bare number in prose: ${digit}`, { at: digit });
    const beside = BESIDE.exec(plain)?.[0];
    report.that('text.number-word', !beside, item, `A number in words beside a unit: ${beside}`, { at: beside });
    const buzz = (BUZZ.exec(plain) ?? /!/.exec(plain))?.[0];
    report.that('text.plain', !buzz, item, buzz === '!' ? 'An exclamation mark' : `"${buzz}" says nothing`, { at: buzz });
    for (const sentence of sentences(plain)) {
      const count = sentence.split(/\s+/).filter(w => /[\w\u25a1]/.test(w)).length;
      report.that('text.sentence', count <= MOST_WORDS, item, `A sentence of ${count} words`, { at: sentence.split(/\s+/).slice(0, 3).join(' ') });
    }
  }
  // In the order in which they are read: notes of contexts and help of controls show in an instrument, after the first message.
  const acts = build.source.root.get('acts')?.node?.range?.[0] ?? 0;
  // What the intro names is explained in the chapter, and an option is a button: no link can stand in it.
  const order = (t: Text) => { const at = t.item.node?.range?.[0] ?? 0; return at < acts ? at + build.source.text.length : at; };
  const texts = build.texts.filter(t => t.item.name !== 'intro' && !(t.option && t.item.name === 'say')).sort((a, b) => order(a) - order(b)).map(t => ({ item: t.item, marked: marked(t) }));
  for (const term of glossary.values()) {
    if (term.common) continue;
    const written = `(?<![\\w-])(?:${term.written.map(w => w.replace(/[.*+?^${}()|[\]\\·]/g, '\\$&')).join('|')})(?![\\w-])`;
    const found = new RegExp(`\u2039${term.id}\u203a|${written}`, /^[A-Z]/.test(term.written[0]!) ? '' : 'i');
    const first = texts.map(t => ({ item: t.item, word: found.exec(t.marked)?.[0] })).find(t => t.word);
    report.that('text.term', !first || first.word!.startsWith('\u2039'), first?.item ?? term.item, () => `"${first!.word}" is used before it is explained`, { at: first?.word, mend: `Where it first appears: [${first?.word}](term:${term.id}).` });
  }
}

/** Titles hold no bindings, and are read all the same. */
function titles(root: Item): Item[] {
  const acts = root.get('acts')?.entries().map(([, a]) => a) ?? [];
  return [root.get('title'), root.get('question'), ...acts.flatMap(a => [a.get('title'), a.get('instrument')?.get('title'), a.get('instrument')?.get('explore_title'), a.get('peek')?.get('title')])].filter(i => i !== undefined);
}
/** The text with each linked term as ‹id›, and without what is bound. */
const marked = (t: Text): string => t.item.text.replace(/\{\{[^}]*\}\}/g, '').replace(/\$`[^`]*`\$/g, '').replace(/\[[^\]]*\]\(term:([^)]*)\)/g, '\u2039$1\u203a').replace(/\*\*?|__/g, '');

export function sentences(plain: string): string[] {
  return plain.split(/\n\s*\n|\n\s*[-|]/).flatMap(p => p.replace(/\s+/g, ' ').split(/(?<=[.?!])\s+(?=[A-Z\u25a1“"])/)).filter(s => s.trim());
}
