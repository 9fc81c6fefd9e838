// The prover proved: each seeded fault is caught, by the rule that is there for it and by no other.
import { describe, expect, it, vi } from 'vitest';
import { RULES } from '../../tools/prover/rules.js';
import { file, proof, slip } from './help.js';
import { MUTATIONS } from './mutations.js';

vi.setConfig({ testTimeout: 60000 });
const errors = (text: string) => proof(text).findings.filter(f => f.severity === 'error');
const labs = new Map([...new Set(MUTATIONS.map(m => m.lab))].map(name => [name, file(`labs/${name}.yaml`)]));

describe.each([...labs])('%s', (lab, before) => {
  it('proves', () => { expect(errors(before)).toEqual([]); });
  it.each(MUTATIONS.filter(m => m.lab === lab).map(m => [m.fault, m] as const))('%s', (_, m) => {
    const made = slip(before, m.from, m.to);
    const text = (m.more ?? []).reduce((t, [from, to]) => slip(t, from, to).text, made.text);
    // What is a judgement call may be said of the lab as it is.
    const { findings } = proof(text);
    const own = findings.filter(f => f.rule === m.rule);
    expect(own, findings.map(f => `${f.rule}: ${f.message}`).join('\n')).not.toEqual([]);
    expect(findings.filter(f => f.severity === 'error' && f.rule !== m.rule && !m.also?.includes(f.rule))).toEqual([]);
    for (const f of own) { expect(f.mend).not.toBe(''); expect(f.line).toBeGreaterThan(0); }
    if (m.says) expect(own.map(f => f.message).join('\n')).toMatch(m.says);
    if (m.at) {
      const inside = m.to.slice(0, m.to.indexOf(m.at)).split('\n');
      const place = [made.line + inside.length - 1, inside.length === 1 ? made.column + inside[0]!.length : inside.at(-1)!.length + 1];
      expect(own.map(f => [f.line, f.column])).toContainEqual(place);
    }
  });
});

/** Rules that no slip in one file can break: why, and the test that breaks them. */
const ELSEWHERE: Record<string, { why: string; test: string }> = {
  'file.id': { why: 'It takes two files.', test: 'tests/labs/prove.test.ts' },
  'calls.numbers': { why: 'It takes a model that gives no number where it answers, and the core’s own tests forbid those.', test: 'tests/labs/no-number.test.ts' },
};
it('every rule has a fault that it catches', () => {
  const caught = new Set<string>(MUTATIONS.map(m => m.rule));
  expect(Object.keys(RULES).filter(id => !caught.has(id))).toEqual(Object.keys(ELSEWHERE));
  for (const [rule, { test }] of Object.entries(ELSEWHERE)) expect(file(test)).toContain(rule.split('.')[1]);
});
