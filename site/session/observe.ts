// What a state earns by itself: tasks whose comparisons hold, limits crossed and met again.
import type { LabModelFace } from '../runtime/types.js';
import { reduce } from './reduce.js';
import { instrumentOpen, ticked } from './stage.js';
import type { SessionEvent, State } from './types.js';

/** The events that the present state earns by itself. */
export function observe(model: LabModelFace, state: State): SessionEvent[] {
  const act = model.lab.acts[state.act];
  if (!act || !instrumentOpen(model.lab, state, state.act)) return [];
  const env = { state };
  const events: SessionEvent[] = [];
  const done = ticked(state, act);
  for (const task of act.instrument.explore) {
    if (!done.has(task.id) && model.all(task.when, env) === true) events.push({ type: 'task', act: act.id, task: task.id });
  }
  for (const failure of act.fail) {
    const now = model.violation(failure.violation, env);
    if (now === 'pending' || model.read(failure.violation, env).is !== 'value') continue;
    const flags = state.failures[failure.id];
    if (now !== null && !flags?.hit) events.push({ type: 'failure', failure: failure.id, hit: true });
    if (now === null && flags?.hit && !flags.cleared) events.push({ type: 'failure', failure: failure.id, hit: false });
  }
  return events;
}

/** Reduces what a state has earned by itself; notices stay. For the moment when the core has arrived. */
export const catchUp = (model: LabModelFace, state: State): State => observe(model, state).reduce((now, earned) => reduce(model.lab, now, earned), state);

/** What pages use: reduces, then reduces what the new state has earned. */
export const advance = (model: LabModelFace, state: State, event: SessionEvent): State => catchUp(model, reduce(model.lab, state, event));
