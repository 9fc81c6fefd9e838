// The real labs with the real core: what the small fixture promises holds for what is shipped. Needs `./lab build`.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { dataOf, entryOf } from '../../site/ledger/index.js';
import type { Bound, CompiledLab, Question, Value } from '../../site/lab/compiled.js';
import { LabModel, named, standingOf, type Env, type Live } from '../../site/runtime/index.js';
import { advance, fresh, hud, keep, readKept, said, stage, unlocked, type SessionEvent, type State } from '../../site/session/index.js';
import { mint, parseLink } from '../../site/url/index.js';
import type { Core } from '../../wasm/client/core.js';
import { pageJson } from '../../tools/site/page-lab.js';
import { random } from './random.js';

const folder = fileURLToPath(new URL('../../build/labs/', import.meta.url));
const files = existsSync(folder) ? readdirSync(folder).filter((f) => /^vol\d-\d\d\.json$/.test(f)) : [];
const compiled = files.map((f) => JSON.parse(readFileSync(folder + f, 'utf8')) as CompiledLab);
/** As their pages carry them. */
const labs = compiled.map((lab) => JSON.parse(pageJson(lab)) as CompiledLab);

let core: Core;
beforeAll(async () => {
  if (labs.length === 0) throw new Error('No compiled labs in build/labs. Run ./lab build first.');
  core = await (await import('../../wasm/client/node.js')).loadCore();
});

test('there are compiled labs to test (else run ./lab build)', () => expect(labs.length).toBeGreaterThan(0));

/** Every binding of a lab that is outside of a question's own words. */
function bindings(x: unknown, found: Bound[] = []): Bound[] {
  if (Array.isArray(x)) x.forEach((y) => bindings(y, found));
  else if (typeof x === 'object' && x !== null) {
    if ('ref' in x && 'format' in x) found.push(x as Bound);
    Object.values(x).forEach((y) => bindings(y, found));
  }
  return found.filter((b) => b.ref.from !== 'word');
}

describe.each(labs.map((lab) => [lab.id, lab] as const))('%s', (_, lab) => {
  const early = new LabModel(lab);
  let model: LabModel;
  beforeAll(() => {
    model = new LabModel(lab);
    expect(model.attach(core)).toBeNull();
  });
  const questions = lab.acts.flatMap((a) => a.predict);
  const at = (point: string): Env => ({ state: named(lab, point) });
  const play = (state: State, ...events: SessionEvent[]): State => events.reduce((s, e) => advance(model, s, e), state);
  const answer = (q: Question, option?: string): SessionEvent => (q.rule === 'number'
    ? { type: 'commit', question: q.id, value: q.range![0], at: 1 } : { type: 'commit', question: q.id, option: option ?? q.options[0]!.id, at: 1 });

  test('its page carries less than was compiled, and answers the same', () => {
    const whole = new LabModel(compiled.find(({ id }) => id === lab.id)!);
    expect(whole.attach(core)).toBeNull();
    expect(JSON.stringify(lab).length).toBeLessThan(JSON.stringify(whole.lab).length);
    for (const q of lab.acts.flatMap((a) => [...a.predict, ...a.reflect])) expect(model.judge(q), q.id).toEqual(whole.judge(whole.lab.acts.flatMap((a) => [...a.predict, ...a.reflect]).find(({ id }) => id === q.id)!));
    expect(entryOf(model, fresh(lab))).toEqual(entryOf(whole, fresh(whole.lab)));
    // What no page reads before the core is there is no number yet.
    const unread = Array.from({ length: lab.graph.arena }, (_, slot) => slot).find((slot) => !(slot in lab.snapshots['start']!))!;
    expect(early.read({ from: 'arena', slot: unread, at: 'start', type: { kind: 'number' }, path: '' }, at('start'))).toEqual({ is: 'pending' });
  });
  test('the snapshots equal what the core gives at the same named states', () => {
    for (const [id, values] of Object.entries(lab.snapshots)) {
      for (const [slot, x] of Object.entries(values)) expect(model.read({ from: 'arena', slot: Number(slot), at: id, type: { kind: 'number' }, path: '' }, at('start')), `${id}, slot ${slot}`).toMatchObject(x === null ? {} : { value: x });
    }
  });
  test('each prediction has exactly one right option, the same before the core is there', () => {
    for (const q of questions) {
      expect(model.judge(q).problem, q.id).toBeUndefined();
      if (q.rule !== 'number') expect(model.judge(q).right, q.id).not.toBeNull();
      expect(early.judge(q), q.id).toEqual(model.judge(q));
    }
  });
  test('every option prints its words and its feedback, with the gap where there is one', () => {
    for (const q of questions) for (const o of q.options) {
      const env: Env = { ...at('start'), words: { question: q, option: o.id, answer: { option: o.id, at: 1 } } };
      for (const prose of [o.say, o.reveal, o.note ?? ['x'], o.picture ?? ['x']]) expect(model.text(prose, env), `${q.id} ${o.id}`).toMatch(/^(?!.*(NaN|undefined|…|no value|null|Infinity)).+$/);
      expect(early.text(o.say, env), `${q.id} ${o.id} before the core`).toBe(model.text(o.say, env));
      expect(said(model, play(fresh(lab), answer(q, o.id)), q).verdict, `${q.id} ${o.id}`).toMatch(q === questions[0] ? /^(right|not right|(low|high) by ×.+)$/ : /^(right|not right|(low|high) by ×.+|)$/);
    }
  });
  test('before the core, all that stands at the start or at a named state prints already', () => {
    const start = fresh(lab);
    for (const b of bindings(lab)) expect(early.print(b, { state: start }), b.ref.path).toEqual(model.print(b, { state: start }));
  });
  test('at any setting every binding prints, links go round, and what is kept reads back', { timeout: 60_000 }, () => {
    const { seed, next } = random();
    const all = bindings(lab);
    for (let i = 0; i < 60; i += 1) {
      const live: Live = { context: lab.contexts[Math.floor(next() * lab.contexts.length)]!.id, answers: {}, touched: Object.fromEntries(lab.controls.filter((c) => !c.hidden && next() < 0.7).flatMap((c) => {
        const s = standingOf(lab, c, { context: '', touched: {}, answers: {} });
        const one = (): string | number | boolean | null => (s.options ? s.options[Math.floor(next() * s.options.length)]!.value as string
          : c.valueType.kind === 'flag' ? next() < 0.5 : c.valueType.kind === 'integer' ? Math.round(c.range![0] + next() * (c.range![1] - c.range![0])) : c.range ? c.range[0] + next() * (c.range[1] - c.range[0]) : null);
        return [[c.id, c.length === undefined ? one() : Array.from({ length: c.length }, one)]];
      })) };
      for (const b of all) {
        const printed = model.print(b, { state: live });
        if ((printed.is !== 'value' && printed.is !== 'unmeasured') || /NaN|undefined|Infinity/.test(printed.text + printed.speech)) expect.fail(`seed ${seed}: ${b.ref.path} at ${JSON.stringify(live)} prints ${JSON.stringify(printed)}`);
      }
      const link = parseLink(lab, mint(lab, { ...live, act: 0 }));
      expect(link.say, `seed ${seed}: ${JSON.stringify(live)}`).toEqual([]);
      for (const c of lab.controls.filter((x) => x.type !== 'decide')) expect(standingOf(lab, c, { ...live, touched: link.values }).value, `seed ${seed}`).toEqual(standingOf(lab, c, live).value);
    }
  });
  test('the lab can be done from end to end: tasks by "show me", each failure reached and undone by each of its controls', { timeout: 60_000 }, () => {
    let state = fresh(lab);
    lab.acts.forEach((act, index) => {
      state = play(state, { type: 'go', act: index });
      expect(state.act, `act ${index + 1} opens`).toBe(index);
      expect(unlocked(model, state, index).instrument.open).toBe(false);
      state = play(state, ...act.predict.map((q) => answer(q, model.judge(q).right ?? undefined)));
      expect(state.tasks.filter((t) => t.startsWith(act.id)), 'no task is done by opening the act').toEqual([]);
      for (const task of act.instrument.explore) {
        state = play(state, { type: 'point', point: task.show });
        expect(state.tasks, task.id).toContain(`${act.id}.${task.id}`);
      }
      for (const failure of act.fail) {
        const failing = play(state, { type: 'point', point: failure.reach });
        expect(model.violation(failure.violation, { state: failing }), failure.id).not.toBeNull();
        const ways = model.undo(failure, failing);
        expect(ways.map((w) => w.control).sort()).toEqual([...failure.undo].sort());
        for (const way of ways) {
          // The nearest option: none fewer places away clears it.
          const options = lab.controls.find((c) => c.id === way.control)?.options?.map((o) => o.value) ?? [];
          const places = (value: Value): number => Math.abs(options.indexOf(value) - options.indexOf(failing.touched[way.control] ?? standingOf(lab, lab.controls.find((c) => c.id === way.control)!, failing).value));
          for (const nearer of options.filter((o) => places(o) < places(way.value))) {
            const still = play(failing, { type: 'undo-failure', control: way.control, value: nearer });
            expect(model.violation(failure.violation, { state: still }), `${way.control} ${String(nearer)} is nearer`).not.toBeNull();
          }
          state = play(failing, { type: 'undo-failure', control: way.control, value: way.value });
          expect(model.violation(failure.violation, { state }), `${failure.id} by ${way.control}`).toBeNull();
          expect(state.failures[failure.id]).toEqual({ hit: true, cleared: true });
        }
      }
      expect(stage(lab, state, index)).toBe('reflect');
      state = play(state, ...act.reflect.map((q) => answer(q, q.right)));
      expect(stage(lab, state, index)).toBe('done');
    });
    // What the reader decides has no right answer and no start; the ledger keeps it all the same.
    for (const control of lab.controls.filter((c) => c.type === 'decide')) state = play(state, { type: 'set', control: control.id, value: control.options![0]!.value });
    expect(readKept(lab, JSON.parse(JSON.stringify(keep(state))))).toEqual(keep(state));
    for (const item of hud(model, state, 'saved 14:22')) expect(item.text).toMatch(/^(?!.*(NaN|undefined|…)).+$/);
    const { entry, summary } = dataOf(model, state);
    expect(summary).toMatchObject({ done: true, acts: lab.acts.length, off: 'right' });
    expect(Object.keys(entry)).toEqual(expect.arrayContaining(['chapter', 'context', 'act1_prediction', 'act1_correct', 'act2_prediction', 'act2_correct', 'act2_result', 'act2_decision', 'constraint_hit', ...lab.ledger.map((f) => f.name)]));
    for (const [name, field] of Object.entries(entry)) { expect(field.value, name).not.toBeNull(); expect(field.path, name).not.toBe(''); }
    expect(entryOf(early, state, entry)).toEqual(entry);
  });
});
