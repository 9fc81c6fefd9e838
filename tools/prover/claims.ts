// What the texts claim is true, and clearly so; words that claim something stand beside a check.
import { withMachine } from '../../site/lab/machine.js';
import { named } from '../../site/runtime/index.js';
import { PLAUSIBLE, IN_PART } from './machine.js';
import { clear } from './margins.js';
import { bindingsIn, type Proof } from './prove.js';
import { Space } from './space.js';
import { said } from './states.js';

/** A text is true by a percent or more. */
const MARGIN = 0.01;

export function proveClaims(proof: Proof): void {
  const { build, lab, core, model, report, states } = proof;
  const start = { state: named(lab, 'start') };
  const might = lab.mine && build.checks.some(c => c.live) ? [PLAUSIBLE, IN_PART].map(entry => new Space(withMachine(lab, entry), core, build.scope.tables)) : [];
  for (const c of build.checks) {
    const aim = { at: c.comparison.source };
    if (c.live) {
      const not = [...states.all, ...states.measured].find(s => model.holds(c.comparison, { state: s }) !== true) ?? states.mine.find(s => might.some(m => m.model.holds(c.comparison, { state: s }) === false));
      report.that('claims.true', !not, c.item, () => `Not true at ${said(not!)}: ${c.comparison.source}`, aim);
      continue;
    }
    const holds = model.holds(c.comparison, start) === true;
    report.that('claims.true', holds, c.item, `This is not true: ${c.comparison.source}`, aim);
    if (holds) report.that('claims.margin', clear(model, c.comparison, MARGIN, start), c.item, `This is true by less than a percent: ${c.comparison.source}`, aim);
  }
  might.forEach(m => m.free());
  values(build, model, lab, report);
  checked(proof);
}

/** Words that say how a limit or a size stands; a number of powers of ten in words. */
const CLAIM = /\b(dominates?|outweighs?|binds|fits|(?:does|do|did) not fit|(?:two|three|four|five|six|seven|eight|nine|ten) (?:powers of ten|orders of magnitude))\b/i;
/** Where a lab speaks in its own voice about states that do not move. */
const VOICE = ['reveal', 'keep', 'peek'];

function checked({ build, lab, report }: Proof): void {
  const stories = new Set(lab.acts.map(a => build.source.root.get('acts')!.get(a.id)!.get('message')?.get('text')?.node));
  for (const t of build.texts) {
    const peek = t.item.name === 'text' && !stories.has(t.item.node);
    if (t.at === 'live' || !(VOICE.includes(t.item.name) || peek)) continue;
    const words = CLAIM.exec(t.plain)?.[0];
    // Feedback on an option stands beside what made it right or wrong.
    const stands = !words || t.option !== undefined || build.checks.some(c => c.item.node === t.item.node);
    report.that('claims.checked', stands, t.item, `"${words}" is claimed and not checked`, { at: words });
  }
}

/** Everything printed at a pinned state is there. */
function values(build: Proof['build'], model: Proof['model'], lab: Proof['lab'], report: Proof['report']): void {
  // Outside of the instrument nothing may wait for a measurement.
  const told = new Set(bindingsIn([lab.intro, lab.contexts, lab.acts.map(({ instrument: _, fail: __, ...rest }) => rest)]));
  for (const { item, bound: b } of build.bounds) {
    const { ref } = b;
    if (ref.at === 'live' || ref.from === 'answer' || ref.from === 'word' || ref.path === '') continue;
    if (ref.from === 'const' && ref.measured && !told.has(b)) continue;
    const reading = model.read(ref, { state: named(lab, 'start') });
    const there = reading.is === 'value' && (reading.value !== null || Boolean(ref.type.nullText) || ref.type.kind === 'violation');
    report.that('views.values', there, item, `${ref.path} has no value at ${ref.at}`, { at: ref.path });
  }
}
