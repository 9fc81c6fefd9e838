// The session after any events whatever, sensible or not: nothing unlocks early, nothing is lost, nothing throws.
import { describe, expect, test } from 'vitest';
import { LabModel } from '../../site/runtime/index.js';
import { advance, fresh, hud, instrumentOpen, keep, merge, observe, readKept, reduce, stage, unlocked, type Kept, type SessionEvent, type State } from '../../site/session/index.js';
import { fakeCore, makeLab } from './fixture.js';
import { random } from './random.js';

const lab = makeLab();
const model = new LabModel(lab, fakeCore());
const play = (...events: SessionEvent[]): State => events.reduce((s, e) => advance(model, s, e), fresh(lab));
const Q1 = 'act1.predict.0'; const R1 = 'act1.reflect.0'; const Q2 = 'act2.predict.0'; const R2 = 'act2.reflect.0';
const commit = (question: string, option: string, at = 1000): SessionEvent => ({ type: 'commit', question, option, at });
const toAct2 = [commit(Q1, 'b'), commit(R1, 'b'), { type: 'go', act: 1 }] satisfies SessionEvent[];
const toFailure = [...toAct2, commit(Q2, 'b'), { type: 'context', context: 'tiny' }] satisfies SessionEvent[];
/** Generous: a busy machine is slow, and these look at thousands of states. */
const LONG = { timeout: 60_000 };

const sorted = (x: unknown): unknown => (Array.isArray(x) ? x.map(sorted) : typeof x === 'object' && x !== null ? Object.fromEntries(Object.entries(x).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, sorted(v)])) : x);

/** Any event, sensible or not. */
function anyEvent(next: () => number): SessionEvent {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)]!;
  const question = pick([Q1, R1, Q2, R2, Q1, Q2, 'x', '__proto__']);
  const option = pick(['a', 'b', 'c', 'd', 'z', undefined]);
  const value = pick([1, 5, 64, 128, -1, NaN, Infinity, 'small', 'big', true, null, ['relu', 'gelu'], ['x'], 1e300, '']);
  const control = pick(['workload', 'batch', 'layers', 'guess', 'overlap', 'link', 'choice', 'context', 'x', '__proto__', 'constructor']);
  return pick<() => SessionEvent>([
    () => ({ type: 'draft', question, option }), () => ({ type: 'commit', question, option, at: Math.floor(next() * 1000) }), () => ({ type: 'commit', question, option, at: Math.floor(next() * 1000) }),
    () => ({ type: 'set', control, value: value as never }), () => ({ type: 'reset', control: pick([control, undefined]) }), () => ({ type: 'context', context: pick(['cloud', 'tiny', 'phone', 'x']) }),
    () => ({ type: 'point', point: pick(['m7', 'spotter', 'x']) }), () => ({ type: 'undo-failure', control, value: value as never }), () => ({ type: 'go', act: pick([0, 1, 1, 2, -1, 0.5, NaN]) }),
    () => ({ type: 'task', act: pick(['act1', 'act2', 'x']), task: pick(['stop', 'hold', 'x']) }), () => ({ type: 'failure', failure: pick(['too_big', 'x', '__proto__']), hit: next() < 0.5 }), () => ({ type: 'peek', act: pick(['act1', 'act2', 'x']) }),
    () => ({ type: 'link', act: pick([0, 1, 5, undefined]), context: pick(['tiny', 'x', undefined]), values: { [control]: value as never } }), () => ({ type: 'quiet' }),
    () => pick([{ type: 'nonsense' }, {}, { type: 'set' }, { type: 'adopt', data: value }, { type: 'restore', data: { run: 0, answers: null } }, { type: 'link' }]) as SessionEvent,
  ])();
}
function randomWalk(next: () => number, steps: number): State {
  let state = fresh(lab);
  for (let i = 0; i < steps; i += 1) state = advance(model, state, anyEvent(next));
  return state;
}

const equal = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
/** The invariant that a step broke, or null. */
function broken(state: State, then: State): string | null {
  const lost = Object.entries(state.failures).some(([id, f]) => (f.hit && !then.failures[id]?.hit) || (f.cleared && !then.failures[id]?.cleared));
  const early = lab.acts.some((act, i) => (instrumentOpen(lab, then, i) && act.predict.some((q) => !then.answers[q.id])) || (i > 0 && stage(lab, then, i) !== 'locked' && lab.acts[i - 1]!.reflect.some((q) => !then.answers[q.id])));
  const held: [string, boolean][] = [
    ['an answer changed', Object.entries(state.answers).every(([id, a]) => equal(a, then.answers[id]))],
    ['a task went back', state.tasks.every((t) => then.tasks.includes(t))], ['a flag went back', !lost], ['something unlocked early', !early],
    ['the act in view is locked', stage(lab, then, then.act) !== 'locked'], ['reflection without the failure', stage(lab, then, 1) !== 'reflect' || then.failures['too_big']?.hit === true],
    ['something earned was not noticed', observe(model, then).length === 0], ['it does not restore', equal(readKept(lab, JSON.parse(JSON.stringify(keep(then)))), keep(then))],
    ['a lock without a sentence', Object.values(unlocked(model, then, 1)).every((l) => l.open || l.say !== '')],
    ['the HUD prints nonsense', hud(model, then, 'x').every((i) => i.text !== '' && !/NaN|undefined/.test(i.text))],
  ];
  return held.find(([, ok]) => !ok)?.[0] ?? null;
}

describe('after any sequence of events', () => {
  test('nothing unlocks early, answers never change, what was reached stays, nothing throws', LONG, () => {
    const { seed, next } = random();
    let done = 0;
    for (let walk = 0; walk < 150; walk += 1) {
      let state = [play(), play(...toAct2), play(...toFailure)][walk % 3]!;
      for (let i = 0; i < 60; i += 1) {
        const event = anyEvent(next);
        const then = advance(model, state, event);
        const wrong = broken(state, then);
        if (wrong) expect.fail(`${wrong}: seed ${seed}, walk ${walk}, step ${i}, ${JSON.stringify(event)}`);
        state = then;
      }
      if (stage(lab, state, 1) === 'done') done += 1;
    }
    expect(done, `seed ${seed}: some walks finish the lab`).toBeGreaterThan(0);
  });
  test('an ignored event gives back the very same state', () => {
    const state = play(commit(Q1, 'b'));
    for (const e of [{ type: 'nonsense' }, {}, undefined, null, { type: 'set', control: 'x', value: 1 }, { type: 'context', context: 'x' }, { type: 'quiet' }]) expect(reduce(lab, state, e as SessionEvent)).toBe(state);
  });
  test('merging is commutative in what was committed and reached, idempotent, and works at the same moment', LONG, () => {
    const { seed, next } = random();
    for (let i = 0; i < 500; i += 1) {
      const a = keep(randomWalk(next, 30)); const b = keep(randomWalk(next, 30));
      const core = (k: Kept): unknown => [k.run, k.answers, [...k.tasks].sort(), [...k.peeks].sort(), k.failures];
      const [ab, ba] = [merge(a, b).kept, merge(b, a).kept];
      expect(JSON.stringify(sorted(core(ab))), `seed ${seed}`).toBe(JSON.stringify(sorted(core(ba))));
      expect(merge(ab, b).say, `seed ${seed}`).toEqual([]);
      expect(merge(a, a).kept, `seed ${seed}`).toEqual(a);
    }
  });
});
