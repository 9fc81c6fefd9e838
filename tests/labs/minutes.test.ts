// The estimate of an act's minutes: what is read, seen and done in it, and nothing twice.
import { expect, it, vi } from 'vitest';
import { LAB01, proof, slip } from './help.js';

vi.setConfig({ testTimeout: 60000 });

/** What the prover says act II takes, where the lab declares far more. */
function actTwo(from: string, to: string): number {
  const declared = slip(LAB01, 'minutes: [12, 20]', 'minutes: [12, 60]').text;
  const { findings } = proof(slip(declared, from, to).text);
  const found = findings.find(f => f.rule === 'frame.estimate' && f.message.startsWith('Act II'));
  if (!found) throw new Error(findings.map(f => f.message).join('\n'));
  return Number(/takes about (\d+)$/.exec(found.message)![1]);
}
const STORY = 'Which limit do we hit first on each machine?';
const as = actTwo(STORY, STORY);

it('two hundred words are a minute', () => { expect(actTwo(STORY, `${STORY} ${'These words are read at the pace of a reader. '.repeat(40)}`)).toBe(as + 2); });
it('a chart that only one context shows takes no time from readers of another', () => {
  const chart = '        - view: cards\n          title: Does the law hold here?\n          only: this_machine\n';
  const cards = (n: number, only = '') => actTwo(chart, `${`        - { view: cards, ${only}items: [{ label: Data, value: law.memory_time_s | time 3, tone: quiet }] }\n`.repeat(n)}${chart}`);
  expect([cards(3, 'only: tiny, '), cards(8)]).toEqual([as, as + 2]);
});
it('a chart that is folded away takes no time', () => {
  const chart = '        - view: cards\n          title: Does the law hold here?\n          only: this_machine\n';
  const more = '        - { view: cards, more: true, items: [{ label: Data, value: law.memory_time_s | time 3, tone: quiet }] }\n';
  expect(actTwo(chart, more.repeat(8) + chart)).toBe(as);
});
it('a task is read, and each move of it has to be found among the controls', () => {
  const task = '- { say: Put ResNet-50 on the Cortex-M7. Read what stops it., when: fit.fits = false, show: m7 }';
  expect(actTwo(task, `${task}\n        - { say: Put the spotter there., when: [fit.fits = true, context = tiny], show: spotter_m7 }`)).toBeGreaterThan(as);
});
