// What holds on the reader's own machine, which is not known here: with nothing measured, with a part, and with numbers as one might have.
import { LabModel, type Live, vectorOf } from '../../site/runtime/index.js';
import type { Prose, View } from '../../site/lab/compiled.js';
import { filled, withMachine } from '../../site/lab/machine.js';
import type { MachineEntry } from '../../wasm/client/measure-types.js';
import type { LabBuild } from '../compiler/lab.js';
import type { Proof } from './prove.js';
import type { Report } from './report.js';

/** Made up: a laptop of these years in a browser. */
export const PLAUSIBLE: MachineEntry = { peak: { fp32: 50e9 }, headline: 'fp32', bandwidth_bytes_per_s: 12e9, capacity_bytes: 8 * 2 ** 30, l1_bytes: 32 * 2 ** 10, l2_bytes: 2 ** 20, launch_overhead_s: 1e-6, power_w: null };
/** What browsers do not tell, and a clock that was too coarse for the caches. */
export const IN_PART: MachineEntry = { ...PLAUSIBLE, capacity_bytes: null, l1_bytes: null, l2_bytes: null };
const CASES: [string, MachineEntry | null][] = [['with nothing measured', null], ['measured in part', IN_PART], ['measured', PLAUSIBLE]];

/** Random states on this machine at which everything is printed. */
const PRINTED = 60;

export function proveMachine({ build, lab, core, report, states }: Proof): void {
  if (!lab.mine) return;
  const at = build.source.root.get('contexts')!;
  const step = Math.max(1, Math.floor(states.mine.length / PRINTED));
  const some = states.mine.filter((_, i) => i % step === 0);
  for (const [when, entry] of CASES) {
    const known = withMachine(lab, entry);
    const model = new LabModel(known, core);
    bindings(build, model, entry, some, when, report);
    for (const act of known.acts) for (const view of act.instrument.views) {
      const bad = texts(view).map(text => model.text(text, { state: some[0]! })).find(text => !fine(text));
      report.that('machine.words', bad === undefined, at, `A text of a ${view.view} view on this machine, ${when}, reads "${bad}"`);
    }
    model.arenas.graph?.free();
  }
  const made = core.graph(withMachine(lab, PLAUSIBLE).graph);
  if (!made.ok) return;
  const own = some.map(s => made.value.evaluate(vectorOf(lab, s)).arena.join());
  const first = made.value.evaluate(vectorOf(lab, { ...some[0]!, context: lab.contexts[0]!.id })).arena.join();
  made.value.free();
  report.that('machine.differs', !own.includes(first), at, 'This machine and the first context give the same numbers');
}

/** Every binding of the lab has a value or says that it is not measured; nothing fails, nothing is no number. */
function bindings(build: LabBuild, model: LabModel, entry: MachineEntry | null, states: Live[], when: string, report: Report): void {
  for (const { item, bound } of build.bounds) {
    const { ref } = bound;
    if (ref.at !== 'live' || ref.from === 'answer' || ref.from === 'word' || ref.path === '') continue;
    const now = entry ? filled(bound, entry) : bound;
    const bad = states.map(state => model.print(now, { state })).find(printed => (printed.is !== 'value' && printed.is !== 'unmeasured') || !fine(printed.text));
    report.that('machine.words', !bad, item, () => `${ref.path} on this machine, ${when}, is "${bad!.text}"${bad!.say ? `: ${bad!.say}` : ''}`, { at: ref.path, mend: 'A measured number can lie outside of what the model takes: narrow it, or say what then is not known.' });
  }
}

const fine = (text: string): boolean => /\S/.test(text) && !/NaN|undefined|null|Infinity|no value|…/.test(text);

function texts(view: View): Prose[] {
  const found: Prose[] = [];
  const walk = (x: unknown, key = ''): void => {
    if (x === null || typeof x !== 'object') return;
    if (['title', 'label', 'sumsUp', 'note', 'say', 'more', 'tag', 'head', 'prose', 'badge'].includes(key) && Array.isArray(x)) { if (x.length) found.push(x as Prose); return; }
    for (const [k, v] of Object.entries(x)) walk(v, Array.isArray(x) ? key : k);
  };
  walk(view);
  return found;
}
