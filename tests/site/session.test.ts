// The session: the way through a lab, its locks, its words, and what must hold after any events whatever.
import { describe, expect, test } from 'vitest';
import { LabModel } from '../../site/runtime/index.js';
import { advance, fresh, hud, instrumentOpen, keep, progress, readKept, reduce, said, stage, summary, ticked, unlocked, type SessionEvent, type State } from '../../site/session/index.js';
import { fakeCore, makeLab } from './fixture.js';

const lab = makeLab();
const model = new LabModel(lab, fakeCore());
const play = (...events: SessionEvent[]): State => events.reduce((s, e) => advance(model, s, e), fresh(lab));
const Q1 = 'act1.predict.0'; const R1 = 'act1.reflect.0'; const Q2 = 'act2.predict.0'; const R2 = 'act2.reflect.0';
const commit = (question: string, option: string, at = 1000): SessionEvent => ({ type: 'commit', question, option, at });
const toAct2 = [commit(Q1, 'b'), commit(R1, 'b'), { type: 'go', act: 1 }] satisfies SessionEvent[];
const toFailure = [...toAct2, commit(Q2, 'b'), { type: 'context', context: 'tiny' }] satisfies SessionEvent[];

describe('the way through a lab', () => {
  test('stages follow one another', () => {
    expect(stage(lab, play(), 0)).toBe('predict');
    expect(stage(lab, play(commit(Q1, 'b')), 0)).toBe('reflect');
    expect(stage(lab, play(commit(Q1, 'b')), 1)).toBe('locked');
    const two = play(...toAct2);
    expect([stage(lab, two, 0), stage(lab, two, 1), two.act]).toEqual(['done', 'predict', 1]);
    expect(stage(lab, play(...toAct2, commit(Q2, 'b')), 1)).toBe('explore');
    expect(stage(lab, play(...toFailure), 1)).toBe('reflect');
    expect(stage(lab, play(...toFailure, commit(R2, 'a')), 1)).toBe('done');
    expect(stage(lab, play(), 7)).toBe('locked');
  });
  test('a second commitment of the same question is ignored', () => {
    const once = play(commit(Q1, 'b', 5));
    expect(reduce(lab, once, commit(Q1, 'c', 6))).toBe(once);
    expect(once.answers[Q1]).toEqual({ option: 'b', at: 5 });
  });
  test('with two questions in an act each is sealed by itself, and the instrument waits for both', () => {
    const two = makeLab();
    two.acts[0]!.predict.push({ ...two.acts[0]!.predict[0]!, id: 'act1.predict.1' });
    const both = new LabModel(two, fakeCore());
    const one = advance(both, fresh(two), commit(Q1, 'b', 5));
    expect(stage(two, one, 0)).toBe('predict');
    expect(reduce(two, one, commit(Q1, 'c', 6))).toBe(one);
    expect(reduce(two, one, { type: 'draft', question: Q1, option: 'c' })).toBe(one);
    expect(unlocked(both, one, 0).instrument.say).toBe('Opens when you commit your answer.');
    expect(unlocked(both, fresh(two), 0).instrument.say).toBe('Opens when you commit your 2 answers.');
    const done = advance(both, one, commit('act1.predict.1', 'c', 7));
    expect(instrumentOpen(two, done, 0)).toBe(true);
    expect(hud(both, done, '').find((i) => i.id === 'predict-act1')?.text).toBe('1 of 2 right');
  });
  test('a draft is kept until it is committed, and the commitment may name nothing', () => {
    const drafted = play({ type: 'draft', question: Q1, option: 'd' });
    expect(drafted.drafts).toEqual({ [Q1]: { option: 'd' } });
    const sealed = reduce(lab, drafted, { type: 'commit', question: Q1, at: 9 });
    expect(sealed.answers[Q1]).toEqual({ option: 'd', at: 9 });
    expect(sealed.drafts).toEqual({});
  });
  test('an option that does not exist, a question that does not exist, and a locked question are ignored', () => {
    const start = play();
    for (const e of [commit(Q1, 'z'), commit('act9.predict.0', 'a'), commit(Q2, 'a'), commit(R1, 'b'), { type: 'commit', question: Q1, at: 1 }, commit(Q1, 'a', NaN)] as SessionEvent[]) expect(reduce(lab, start, e)).toBe(start);
  });
  test('controls do not move before the commitment; the machine may', () => {
    const start = play();
    for (const e of [{ type: 'set', control: 'batch', value: 2 }, { type: 'point', point: 'm7' }, { type: 'reset' }, { type: 'undo-failure', control: 'batch', value: 2 }, { type: 'peek', act: 'act1' }] as SessionEvent[]) expect(reduce(lab, start, e)).toBe(start);
    expect(play({ type: 'context', context: 'tiny' }).context).toBe('tiny');
  });
  test('the prediction can be committed without the core, and reaching is noticed when the core comes', () => {
    const early = new LabModel(lab);
    let state = [...toAct2, commit(Q2, 'b')].reduce((s, e) => advance(early, s, e), fresh(lab));
    state = advance(early, state, { type: 'set', control: 'batch', value: 128 });
    expect(state.answers[Q2]).toBeDefined();
    state = advance(early, { ...state, context: 'tiny' }, { type: 'quiet' });
    expect(state.failures).toEqual({});
    early.attach(fakeCore());
    expect(advance(early, state, { type: 'quiet' }).failures).toEqual({ too_big: { hit: true, cleared: false } });
  });
  test('a failure and its tasks are reached by moving, cleared by undoing, and stay', () => {
    const hit = play(...toFailure);
    expect(hit.failures).toEqual({ too_big: { hit: true, cleared: false } });
    expect([...ticked(hit, lab.acts[1]!)]).toEqual(['stop']);
    const [way] = model.undo(lab.acts[1]!.fail[0]!, hit);
    const back = advance(model, hit, { type: 'undo-failure', control: way!.control, value: way!.value });
    expect(back.touched).toEqual({ workload: 'small' });
    expect(back.failures).toEqual({ too_big: { hit: true, cleared: true } });
    expect([...ticked(back, lab.acts[1]!)]).toEqual(['stop', 'hold']);
    expect(play(...toFailure, { type: 'reset' }).failures).toEqual({ too_big: { hit: true, cleared: true } });
  });
  test('a point moves everything it does not name to the start, but not a decision', () => {
    const state = play(...toAct2, commit(Q2, 'b'), { type: 'set', control: 'batch', value: 5 }, { type: 'set', control: 'choice', value: 'ship' }, { type: 'point', point: 'spotter' });
    expect(state.touched).toEqual({ choice: 'ship', workload: 'small' });
    expect(state.context).toBe('cloud');
  });
  test('an act begins at the start of what it lets you move', () => {
    const state = play({ type: 'context', context: 'tiny' }, ...toAct2);
    expect(state.context).toBe('cloud');
    const again = [{ type: 'go', act: 0 }, { type: 'go', act: 1 }] as SessionEvent[];
    expect([...toFailure, ...again].reduce((s, e) => advance(model, s, e), fresh(lab)).context).toBe('tiny');
  });
});

describe('what is said', () => {
  test('a locked act says what unlocks it and is not entered', () => {
    const state = play(commit(Q1, 'b'), { type: 'go', act: 1 });
    expect(state.act).toBe(0);
    expect(state.notices).toEqual([{ about: 'locked', say: 'Act II opens after the question at the end of Act I.' }]);
    for (const act of [-1, 9, 0.5, NaN]) expect(play({ type: 'go', act }).notices[0]?.say).toMatch(/\.$/);
  });
  test('locks', () => {
    expect(unlocked(model, play(), 0)).toMatchObject({ act: { open: true, say: '' }, predict: { open: true }, instrument: { open: false, say: 'Opens when you commit your answer.' }, reflect: { open: false }, peek: { open: false } });
    expect(unlocked(model, play(commit(Q1, 'b')), 0)).toMatchObject({ instrument: { open: true, say: '' }, reveal: { open: true }, reflect: { open: true }, next: { open: false } });
    expect(unlocked(model, play(...toAct2, commit(Q2, 'b')), 1).reflect).toEqual({ open: false, say: 'First do this: Put the big net on the M7.' });
    expect(unlocked(model, play(...toFailure, commit(R2, 'a')), 1)).toMatchObject({ keep: { open: true }, next: { open: true } });
    expect(unlocked(model, play(), 1)).toMatchObject({ act: { open: false, say: 'Act II opens after the question at the end of Act I.' } });
    expect(unlocked(model, play(), 5).act.open).toBe(false);
    for (const lock of Object.values(unlocked(model, play(), 1))) expect(lock.open || lock.say.endsWith('.')).toBe(true);
  });
  test('a value outside the range is clamped and told, on a switch too', () => {
    const ready = [...toAct2, commit(Q2, 'b')];
    const far = play(...ready, { type: 'set', control: 'batch', value: 1e9 });
    expect(far.touched).toEqual({ batch: 128 });
    expect(far.notices[0]?.say).toBe('Batch size goes from 1 to 128; it stands at 128.');
    const tiny = advance(model, far, { type: 'context', context: 'tiny' });
    expect(tiny.notices[0]?.say).toBe('Batch size stands at 64: TinyML (Cortex-M7) does not take 128.');
    expect(advance(model, tiny, { type: 'context', context: 'cloud' }).notices).toEqual([]);
    expect(advance(model, tiny, { type: 'set', control: 'link', value: 1e-4 }).notices[0]?.say).toMatch(/cannot be moved/);
  });
  test('the answer, its verdict and the gap', () => {
    const answered = play(commit(Q1, 'b', 77));
    expect(said(model, answered, lab.acts[0]!.predict[0]!)).toEqual({ committed: true, letter: 'B', text: 'About ×10\u202f000', at: 77, right: false, verdict: 'low by ×98.9' });
    expect(said(model, play(commit(Q1, 'c')), lab.acts[0]!.predict[0]!).verdict).toBe('right');
    expect(said(model, play(...toAct2, commit(Q2, 'a')), lab.acts[1]!.predict[0]!).verdict).toBe('not right');
    expect(said(model, play(), lab.acts[0]!.predict[0]!)).toMatchObject({ committed: false, text: '', verdict: '' });
  });
  test('the HUD', () => {
    const line = (s: State): string => hud(model, s, 'saved 14:22').map((i) => `${i.label} ${i.mark === 'none' ? '' : `[${i.mark}] `}${i.text}`).join(' · ').replace(/[\u202f\u00a0]/g, ' ');
    expect(line(play())).toBe('Chapter 1 · Act I · Machine Cloud (H100) · Prediction open · Limits none yet · Ledger saved 14:22');
    expect(line(play(commit(Q1, 'b')))).toBe('Chapter 1 · Act I · Machine Cloud (H100) · Prediction [yours] low by ×98.9 · Limits none yet · Ledger saved 14:22');
    expect(line(play(...toAct2))).toBe('Chapter 1 · Act II · Machine Cloud (H100) · Act I [yours] low by ×98.9 · Act II open · Limits none yet · Ledger saved 14:22');
    expect(line(play(...toFailure))).toBe('Chapter 1 · Act II · Machine TinyML (Cortex-M7) · Act I [yours] low by ×98.9 · Act II [right] right · Largest Compute · Limits [crossed] memory ×2.00 · Ledger saved 14:22');
    expect(line(play(...toFailure, { type: 'reset' }))).toMatch(/Limits \[met\] met/);
    for (const s of [play(), play(...toFailure)]) expect(hud(model, s, 'x').filter((i) => i.core).map((i) => i.id)).toEqual([`predict-act${s.act + 1}`, 'limits']);
    const early = new LabModel(lab);
    expect(hud(early, play(...toAct2, commit(Q2, 'b'), { type: 'set', control: 'batch', value: 3 }), 'x').map((i) => i.text)).toContain('…');
  });
  test('progress for the map', () => {
    const entry = { id: 'vol1/01', volume: '1', number: '01', title: '', question: '', minutes: [14, 23] as [number, number] };
    const data = (s: State): unknown => ({ kept: keep(s), summary: summary(model, s) });
    expect(progress(entry, null)).toMatchObject({ is: 'fresh', say: 'Not started' });
    expect(progress(entry, data(play()))).toMatchObject({ is: 'fresh' });
    expect(progress(entry, data(play(...toAct2)))).toMatchObject({ is: 'in-act', say: 'In Act II', off: 'first guess low by ×98.9' });
    expect(progress(entry, data(play(...toFailure, commit(R2, 'a'))))).toMatchObject({ is: 'done', say: 'Done' });
    for (const junk of [1, 'x', [], { summary: 4 }, { act: -1 }]) expect(progress(entry, junk).is).toBe('fresh');
  });
});

describe('start over', () => {
  test('forgets everything, and its undo brings everything back', () => {
    const full = play(...toFailure, { type: 'set', control: 'batch', value: 3 }, { type: 'peek', act: 'act2' }, commit(R2, 'a'));
    const over = advance(model, full, { type: 'over' });
    expect(keep(over)).toEqual({ ...keep(fresh(lab)), run: 1 });
    const back = advance(model, over, { type: 'over-undo' });
    expect({ ...keep(back), run: 0 }).toEqual(keep(full));
    expect(back.run).toBe(2);
    expect(advance(model, back, { type: 'over-undo' }).notices[0]?.say).toBe('There is nothing to bring back.');
  });
  test('undo also works after having answered again', () => {
    const again = play(commit(Q1, 'b'), { type: 'over' }, commit(Q1, 'c'), { type: 'over-undo' });
    expect(again.answers[Q1]!.option).toBe('b');
  });
});

describe('other tabs, storage and links', () => {
  test('the first committed prediction wins, whichever tab hears the other', () => {
    const a = play(commit(Q1, 'b', 100)); const b = play(commit(Q1, 'c', 90));
    const heard = advance(model, a, { type: 'adopt', data: keep(b) });
    expect(heard.answers[Q1]).toEqual({ option: 'c', at: 90 });
    expect(heard.notices[0]?.say).toBe('Another tab committed its answer first; that one counts.');
    expect(advance(model, b, { type: 'adopt', data: keep(a) }).answers[Q1]).toEqual({ option: 'c', at: 90 });
    expect(advance(model, play(), { type: 'adopt', data: keep(a) }).notices[0]?.say).toMatch(/taken over/);
  });
  test('a start over in another tab is followed', () => {
    const a = play(commit(Q1, 'b')); const b = advance(model, a, { type: 'over' });
    expect(advance(model, a, { type: 'adopt', data: keep(b) })).toMatchObject({ answers: {}, run: 1, notices: [{ say: 'This lab was started over in another tab.' }] });
    expect(advance(model, b, { type: 'adopt', data: keep(a) }).answers).toEqual({});
  });
  test('restoring gives the same place; broken data are told or dropped piece by piece', () => {
    const full = play(...toFailure, { type: 'set', control: 'batch', value: 3 });
    expect(keep(reduce(lab, fresh(lab), { type: 'restore', data: JSON.parse(JSON.stringify(keep(full))) }))).toEqual(keep(full));
    expect(reduce(lab, fresh(lab), { type: 'restore', data: 'x' }).notices[0]?.say).toMatch(/could not be read/);
    const bad = readKept(lab, { ...keep(full), act: 1, answers: { [Q1]: { option: 'z', at: 1 }, [Q2]: { option: 'b', at: 'x' }, __proto__: 1 }, touched: { batch: 'x', workload: 'huge', nope: 1, layers: ['relu'] }, tasks: ['act2.stop', 7, 'x'], failures: { too_big: 4 }, context: 'mars' });
    expect(bad).toMatchObject({ act: 0, context: 'cloud', touched: {}, answers: { [Q2]: { option: 'b', at: 0 } }, tasks: ['act2.stop'], failures: {} });
  });
  test('a link moves controls and act, but opens nothing', () => {
    const closed = advance(model, play(), { type: 'link', act: 1, context: 'tiny', values: { workload: 'small', batch: 1e9, nope: 3 }, say: ['One part was ignored.'] });
    expect(closed).toMatchObject({ act: 0, context: 'tiny', touched: { workload: 'small', batch: 1e9 } });
    expect(closed.notices.map((n) => n.say)).toEqual(['One part was ignored.', 'Act II opens after the question at the end of Act I.']);
    expect(model.standing('batch', closed).value).toBe(64);
    expect(play(...toAct2.slice(0, 2), { type: 'link', act: 1, context: 'tiny', values: {} })).toMatchObject({ act: 1, context: 'tiny', notices: [] });
  });
});
