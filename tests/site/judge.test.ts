// Judging: the right option by every rule, and how far an answer is off.
import { describe, expect, test } from 'vitest';
import type { Option, Question, Ref, Value } from '../../site/lab/compiled.js';
import { gap, judge, LabModel } from '../../site/runtime/index.js';
import { ask, bind, bottleneck, fakeCore, FACTOR, is, makeLab, NUMBER, TIME, total } from './fixture.js';

const model = new LabModel(makeLab(), fakeCore());
const fixed = (value: Value): Ref => ({ from: 'const', value, at: 'start', type: NUMBER, path: 'given' });
const opts = (...values: (number | null)[]): Option[] => values.map((value, i) => ({ id: 'abcdef'[i]!, say: [], reveal: [], value }));
const q = (rule: Question['rule'], truth: Value, options: Option[], more: Partial<Question> = {}): Question => ask('q', { rule, truth: bind(fixed(truth), FACTOR), options, ...more });

describe('the right option', () => {
  test.each<[string, Question, string | null]>([
    ['nearest_log takes the nearest by factor', q('nearest_log', 989000, opts(1e2, 1e4, 1e6, 1e9)), 'c'],
    ['nearest_log between neighbours goes by factor, not difference', q('nearest_log', 400, opts(100, 1000)), 'b'],
    ['nearest goes by difference', q('nearest', 400, opts(100, 1000)), 'a'],
    ['nearest may offer zero', q('nearest', 0.004, opts(0, 0.5, 1)), 'a'],
    ['none is right when the truth is null', q('nearest_log', null, opts(1, 2, null)), 'c'],
    ['none is not right when there is a truth', q('nearest', 5, opts(1, null, 6)), 'c'],
    ['equals', q('equals', 7, opts(6, 7, 8)), 'b'],
    ['equals forgives the last bits', q('equals', 0.1 + 0.2, opts(0.3, 0.4)), 'a'],
    ['equals null', q('equals', null, opts(6, null)), 'b'],
    ['interval includes its lower end', q('interval', 10, [{ id: 'a', say: [], reveal: [], to: 10 }, { id: 'b', say: [], reveal: [], from: 10, to: 20 }, { id: 'c', say: [], reveal: [], from: 20 }]), 'b'],
    ['largest', ask('q', { rule: 'largest', options: ['start', 'm7', 'spotter'].map((at, i) => ({ id: 'abc'[i]!, say: [], reveal: [], of: total(at) })) }), 'b'],
    ['smallest', ask('q', { rule: 'smallest', options: ['start', 'm7', 'spotter'].map((at, i) => ({ id: 'abc'[i]!, say: [], reveal: [], of: total(at) })) }), 'c'],
    ['largest among those that qualify', ask('q', { rule: 'largest', among: [is(bottleneck(), 'memory')], options: ['start', 'm7', 'spotter'].map((at, i) => ({ id: 'abc'[i]!, say: [], reveal: [], of: total(at) })) }), 'a'],
    ['largest among those that qualify, as the compiler writes it', ask('q', { rule: 'largest', among: [is(bottleneck('start'), 'compute')], options: ['start', 'm7', 'spotter'].map((at, i) => ({ id: 'abc'[i]!, say: [], reveal: [], of: total(at) })) }), 'b'],
    ['passes', model.lab.acts[1]!.predict[0]!, 'b'],
    ['stored', model.lab.acts[0]!.reflect[0]!, 'b'],
  ])('%s', (_, question, right) => {
    const found = judge(model, question);
    expect(found.right).toBe(right);
    expect(found.problem).toBeUndefined();
  });

  test.each<[string, Question, RegExp]>([
    ['a tie', q('nearest', 5, opts(4, 6)), /More than one/], ['no passing option', ask('q', { rule: 'passes', options: [{ id: 'a', say: [], reveal: [], when: [is(total('start'), 0)] }] }), /No option/],
    ['an option without conditions', ask('q', { rule: 'passes', options: [{ id: 'a', say: [], reveal: [] }] }), /No option/], ['no truth', q('nearest_log', null, opts(1, 2)), /truth/], ['a word as truth', q('nearest', 'x', opts(1)), /truth/],
    ['equals nothing', q('equals', 3, opts(1, 2)), /No option/], ['overlapping intervals', q('interval', 5, [{ id: 'a', say: [], reveal: [], from: 0 }, { id: 'b', say: [], reveal: [], to: 9 }]), /More than one/],
    ['only negative options by factor', q('nearest_log', 5, opts(-1, 0)), /No option/], ['a number without tolerance', q('number', 5, []), /right_within/], ['a stored right that is missing', ask('q', { rule: 'stored' }), /No option/],
    ['no option qualifies', ask('q', { rule: 'largest', among: [is(total(), -1, '<')], options: [{ id: 'a', say: [], reveal: [], of: total('m7') }] }), /No option/],
  ])('%s is a problem for the checker', (_, question, say) => expect(judge(model, question)).toMatchObject({ right: null, problem: expect.stringMatching(say) }));

  test('without the core a pinned question is judged from the snapshots', () => {
    const early = new LabModel(makeLab());
    expect(early.judge(early.lab.acts[0]!.predict[0]!)).toMatchObject({ right: 'c', truth: { value: 989000 } });
    expect(early.judge(early.lab.acts[1]!.predict[0]!).right).toBe('b');
    expect(early.judge(ask('q', { rule: 'largest', options: [{ id: 'a', say: [], reveal: [], of: total('small_m7') }] }))).toEqual({ right: null, truth: { is: 'pending' } });
  });
});

describe('the gap', () => {
  const first = model.lab.acts[0]!.predict[0]!;
  test.each([['a', 'low', 9890], ['b', 'low', 98.9], ['c', 'right', 1.0111], ['d', 'high', 1011.1]])('option %s is %s', (option, direction, off) => {
    const found = gap(model, first, { option, at: 0 });
    expect(found).toMatchObject({ direction, right: option === 'c', truth: { value: 989000 } });
    expect((found.off as { value: number }).value).toBeCloseTo(off, 1);
    expect((found.decades as { value: number }).value).toBeGreaterThanOrEqual(0);
  });
  test('numbers are right within their factor', () => {
    const question = q('number', 100, [], { rightWithin: 1.5, range: [1, 1e4] });
    expect(gap(model, question, { value: 149, at: 0 })).toMatchObject({ right: true, direction: 'right', said: 149 });
    expect(gap(model, question, { value: 151, at: 0 })).toMatchObject({ right: false, direction: 'high' });
    expect(gap(model, question, { value: 60, at: 0 })).toMatchObject({ right: false, direction: 'low' });
  });
  test('words have no factor', () => expect(gap(model, model.lab.acts[1]!.predict[0]!, { option: 'a', at: 0 })).toMatchObject({ said: 'A', right: false, direction: null, off: { is: 'value', value: null } }));
  test('before the core the factor is pending, the verdict is not', () => {
    const early = new LabModel(makeLab());
    expect(early.gap(first, { option: 'b', at: 0 })).toMatchObject({ right: false, direction: 'low', off: { is: 'pending' } });
  });
  test('the words of a question read through the model', () => {
    const env = { state: { context: 'cloud', touched: {}, answers: {} }, words: { question: first, option: 'b' } };
    expect(model.text(first.options[1]!.reveal, env)).toBe('Off by ×98.9.');
    expect(model.text(first.options[1]!.say, env)).toBe('About ×10\u202f000');
    expect(model.speech(first.options[1]!.reveal, env)).toBe('Off by 98.9 times.');
    const word = (w: 'chosen' | 'value' | 'truth' | 'decades'): Ref => ({ from: 'word', word: w, at: 'start', type: NUMBER, path: w });
    expect(model.read(word('chosen'), env)).toEqual({ is: 'value', value: 'About ×10\u202f000' });
    expect(model.read(word('value'), env)).toEqual({ is: 'value', value: 1e4 });
    expect(model.read(word('truth'), { ...env, words: { question: first } })).toEqual({ is: 'value', value: 989000 });
    expect(model.read({ from: 'answer', act: 'act1', question: 0, field: 'right', at: 'start', type: NUMBER, path: 'act1.right' }, { state: { ...env.state, answers: { 'act1.predict.0': { option: 'c', at: 1 } } } })).toEqual({ is: 'value', value: true });
    expect(TIME.name).toBe('time');
  });
});
