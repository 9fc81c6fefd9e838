// What a lab's prose has to be: no bare digits, short sentences, explained terms, plain words.
import type { Term } from './glossary.js';
import type { LabBuild } from './lab.js';
import type { Report } from './check.js';

const HOLE = '\u25a1';
const UNIT = '(?:bytes?|bits?|[kmgt]i?b|seconds?|milliseconds?|microseconds?|nanoseconds?|minutes?|hours?|days?|watts?|joules?|meters?|flops?|percent|dollars?)';
const NUMBER = '(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|eighty|ninety|hundred|thousand|million|billion)';
const BESIDE = new RegExp(`\\b${NUMBER} ${UNIT}\\b`, 'i');
const BUZZ = /\b(simply|leverage|seamless(?:ly)?|cutting-edge|game[- ]chang\w+|blazing\w*|state-of-the-art|powerful|robust|unlock\w* the|dive into|delve)\b/i;
/** H100, FP16, ResNet-50, L2, HBM3: a name may hold digits. */
const NAME = /^[A-Za-z][A-Za-z·-]*\d+[A-Za-z]*$/;

export function checkText(build: LabBuild, glossary: Map<string, Term>, report: Report): void {
  for (const text of build.texts) {
    const plain = text.plain;
    const words = plain.split(/[\s|/,;:()“”"]+/).map(w => w.replace(/^[^\w\u25a1]+|[^\w\u25a1]+$/g, '').replace(/['’]s$/, ''));
    const digit = words.find(w => /\d/.test(w) && !NAME.test(w) && !w.includes(HOLE));
    report.that(!digit, text.item, `A bare number in prose: ${digit}`, 'Bind it to a model ({{ path }}), or mark it as story with {{ literal … }}.', digit);
    const beside = BESIDE.exec(plain);
    report.that(!beside, text.item, `A number in words beside a unit: ${beside?.[0]}`, 'Bind it, or write {{ literal … }}.', beside?.[0]);
    const buzz = BUZZ.exec(plain) ?? /!/.exec(plain);
    report.that(!buzz, text.item, buzz?.[0] === '!' ? 'An exclamation mark' : `"${buzz?.[0]}" says nothing`, 'Numbers before adjectives; leave it out.', buzz?.[0]);
    for (const sentence of sentences(plain)) {
      const count = sentence.split(/\s+/).filter(w => /[\w\u25a1]/.test(w)).length;
      if (count > 30) report.fail(text.item, `A sentence of ${count} words`, 'At most 30: make two of it.', sentence.split(/\s+/).slice(0, 3).join(' '));
    }
    report.pass();
  }
  const linked = new Set(build.texts.flatMap(t => t.terms));
  for (const term of glossary.values()) {
    if (linked.has(term.id) || term.common) continue;
    const found = new RegExp(`(?<![\\w-])(?:${term.written.map(w => w.replace(/[.*+?^${}()|[\]\\·]/g, '\\$&')).join('|')})(?![\\w-])`, /^[A-Z]/.test(term.written[0]!) ? '' : 'i');
    const first = build.texts.map(t => ({ t, m: found.exec(t.plain) })).find(x => x.m);
    report.that(!first, first?.t.item ?? term.item, `"${first?.m?.[0]}" is used and never explained`, `Where it first appears: [${first?.m?.[0]}](term:${term.id}).`, first?.m?.[0]);
  }
}

function sentences(plain: string): string[] {
  return plain.split(/\n\s*\n|\n\s*[-|]/).flatMap(p => p.replace(/\s+/g, ' ').split(/(?<=[.?!])\s+(?=[A-Z\u25a1“"])/)).filter(s => s.trim());
}
