// calls.numbers stands behind the core: no file can break it, as every model gives numbers in all of its range. Here one is made to fail.
import { expect, it } from 'vitest';
import { proveCalls } from '../../tools/prover/calls.js';
import type { Proof } from '../../tools/prover/prove.js';
import { Report } from '../../tools/prover/report.js';
import { Space } from '../../tools/prover/space.js';
import { statesOf } from '../../tools/prover/states.js';
import { compileText, core, glossary, LAB01, tables } from './help.js';

const build = compileText(LAB01).build!;
const { lab } = build;

/** What proveCalls finds when this output is no number at the last state. */
function spoiled(call: string, output: string) {
  const space = new Space(lab, core, tables);
  const states = statesOf(lab, 4);
  space.prepare([...states.all, ...states.measured]);
  const { slot, model } = lab.calls.find(c => c.id === call)!;
  const m = tables.models.get(model)!;
  const at = slot + m.in_slots + m.out.find(f => f.name === output)!.slot;
  const known = space.arenas.bind(space);
  space.arenas = some => known(some).map((arena, i) => (i === some.length - 1 ? { ...arena, values: { ...arena.values, [at]: NaN } } : arena));
  const report = new Report();
  proveCalls({ build, lab, core, glossary, report, space, model: space.model, states } satisfies Proof);
  space.free();
  return report.findings.map(({ rule, message, line }) => ({ rule, message, line }));
}

it('an output that is no number is found, with its call', () => {
  const line = LAB01.slice(0, LAB01.indexOf('\n  terms: {')).split('\n').length + 1;
  expect(spoiled('terms', 'ratio')).toEqual([{ rule: 'calls.numbers', message: expect.stringMatching(/^terms\.ratio is no number at /), line }]);
});
it('where null has a meaning, nothing is found', () => { expect(spoiled('batch', 'crossover_batch')).toEqual([]); });
