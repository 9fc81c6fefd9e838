// What of an act is open, and for the rest the sentence that says what opens it.
import type { LabModelFace } from '../runtime/types.js';
import { SAY } from './sentences.js';
import { stage, ticked } from './stage.js';
import type { Lock, Locks, State } from './types.js';

const lock = (open: boolean, say: string): Lock => ({ open, say: open ? '' : say });

/** What the last question waits for. */
function waitsFor(model: LabModelFace, state: State, index: number): string {
  const act = model.lab.acts[index]!;
  const done = ticked(state, act);
  const left = act.instrument.explore.filter((t) => !done.has(t.id));
  const wanted = act.instrument.needs === 'failure' ? left.find((t) => act.fail.some((f) => f.reach === t.show)) : left.length === 1 ? left[0] : undefined;
  if (wanted) return SAY.firstDo(model.text(wanted.say, { state }));
  return act.instrument.needs === 'failure' ? SAY.firstReach(act.fail[0]?.short ?? '') : SAY.firstTasks(left.length);
}

export function unlocked(model: LabModelFace, state: State, index: number): Locks {
  const { lab } = model;
  const act = lab.acts[index];
  const now = stage(lab, state, index);
  const before = lab.acts[index - 1];
  const actSay = !act || !before ? SAY.noSuchAct : before.reflect.length > 0 ? SAY.actLocked(index) : SAY.actLockedNoQuestion(index);
  const there = now !== 'locked';
  const opened = there && now !== 'predict';
  const openQuestions = act?.predict.filter((q) => !Object.hasOwn(state.answers, q.id)).length ?? 0;
  const onCommit = lock(opened, there ? SAY.opensOnCommit(openQuestions) : actSay);
  const last = now === 'reflect' || now === 'done';
  const done = lock(now === 'done', there ? SAY.keepLocked : actSay);
  return {
    act: lock(there, actSay), predict: lock(there, actSay),
    instrument: onCommit, overlay: onCommit, reveal: onCommit, explore: onCommit, peek: onCommit,
    reflect: last ? lock(true, '') : opened ? lock(false, waitsFor(model, state, index)) : onCommit,
    keep: done, next: lock(now === 'done', there ? SAY.nextLocked : actSay),
  };
}
