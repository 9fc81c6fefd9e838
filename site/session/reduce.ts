// The session's reducer: what a reader does, as a pure step from state to state. Events that do not fit change nothing.
import type { Act, CompiledLab, Control, Value } from '../lab/compiled.js';
import { heldBy } from '../lab/results.js';
import { contextOf, isNumeric, offers, optionsAt, same, snap, standingOf } from '../runtime/controls.js';
import { labelFor } from '../runtime/undo.js';
import { fitting, fresh, freshKept, keep, merge, readKept, validDraft } from './kept.js';
import { SAY } from './sentences.js';
import { answerable, instrumentOpen, placeOf, stage, taskKey } from './stage.js';
import type { Kept, Notice, SessionEvent, State } from './types.js';

type About = Notice['about'];
const noticed = (state: State, about: About, ...say: string[]): State => ({ ...state, notices: say.map((s) => ({ about, say: s })) });
/** The next state: notices and the last move are those of this event. */
const next = (state: State, change: Partial<State>): State => ({ ...state, notices: [], moved: null, ...change });

const open = (lab: CompiledLab, state: State): boolean => instrumentOpen(lab, state, state.act);

function lockedSay(lab: CompiledLab, index: number): string {
  const before: Act | undefined = lab.acts[index - 1];
  if (!lab.acts[index] || !before) return SAY.noSuchAct;
  return before.reflect.length > 0 ? SAY.actLocked(index) : SAY.actLockedNoQuestion(index);
}

function draft(lab: CompiledLab, state: State, event: Extract<SessionEvent, { type: 'draft' }>): State {
  const question = answerable(lab, state, event.question);
  const given = question && validDraft(question, event);
  return given ? next(state, { drafts: { ...state.drafts, [event.question]: given } }) : state;
}

function commit(lab: CompiledLab, state: State, event: Extract<SessionEvent, { type: 'commit' }>): State {
  const question = answerable(lab, state, event.question);
  const given = question && validDraft(question, event.option === undefined && event.value === undefined ? state.drafts[event.question] ?? {} : event);
  if (!given || !Number.isFinite(event.at)) return state;
  const { [event.question]: _, ...drafts } = state.drafts;
  return next(state, { answers: { ...state.answers, [event.question]: { ...given, at: event.at } }, drafts });
}

function set(lab: CompiledLab, state: State, id: string, value: Value): State {
  const control = lab.controls.find((c) => c.id === id);
  if (!control || !open(lab, state)) return state;
  const machine = contextOf(lab, state.context).label;
  const standing = standingOf(lab, control, state);
  if (standing.fixed) return noticed(next(state, {}), 'control', SAY.fixed(control.label, machine));
  const fits = fitting(lab, id, value, state.context, state.answers);
  if (fits === undefined) return state;
  const offered = optionsAt(control, state.context);
  if (offered && control.length === undefined && !offered.some((o) => same(o.value, fits))) return state;
  const stands = isNumeric(control) && control.length === undefined && typeof fits === 'number' ? snap(control, fits, standing.range) : fits;
  const moved = next(state, { touched: { ...state.touched, [id]: stands }, moved: id });
  if (typeof value !== 'number' || !standing.range || (value >= standing.range[0] && value <= standing.range[1])) return moved;
  return noticed(moved, 'control', SAY.range(control.label, labelFor(control, standing.range[0]), labelFor(control, standing.range[1]), labelFor(control, stands)));
}

/** Touched controls stay on a switch; those that the new machine does not take as they are say so. */
function clamped(lab: CompiledLab, state: State): string[] {
  return lab.controls.flatMap((control: Control) => {
    const { wanted, value } = standingOf(lab, control, state);
    const present = !control.hidden && (control.only === undefined || control.only.includes(state.context));
    return wanted !== undefined && present ? [SAY.clamped(control.label, labelFor(control, value), labelFor(control, wanted), contextOf(lab, state.context).label)] : [];
  });
}

function toContext(lab: CompiledLab, state: State, id: string): State {
  if (!lab.contexts.some((c) => c.id === id && offers(c, lab.acts[state.act])) || id === state.context) return state;
  const moved = next(state, { context: id, moved: 'context' });
  return noticed(moved, 'context', ...clamped(lab, moved));
}

/** Of what was touched, the controls of these types. */
const lasting = (lab: CompiledLab, touched: Kept['touched'], types: Control['type'][]): Record<string, Value> =>
  Object.fromEntries(Object.entries(touched).filter(([key]) => types.some((t) => t === lab.controls.find((c) => c.id === key)?.type)));

/** Results of a measurement replace all that it gave before. */
function measured(lab: CompiledLab, state: State, { call, values, stamp }: Extract<SessionEvent, { type: 'measured' }>): State {
  const known = lab.measures?.find((m) => m.id === call);
  if (!known || !open(lab, state)) return state;
  const touched = { ...state.touched };
  for (const result of known.results) {
    const control = heldBy(known, result);
    delete touched[control];
    const fits = fitting(lab, control, values[control] ?? null, state.context, state.answers);
    if (fits !== undefined && fits !== null) touched[control] = fits;
  }
  return next(state, { touched, stamps: { ...state.stamps, [call]: stamp } });
}

/** What a point does not set stands at its start; the reader's decisions and measurements are no setting and stay. */
function toPoint(lab: CompiledLab, state: State, id: string): State {
  const point = lab.points.find((p) => p.id === id);
  if (!point || !open(lab, state)) return state;
  const decided = lasting(lab, state.touched, ['decide', 'measured']);
  return next(state, { context: point.context ?? lab.contexts[0]?.id ?? state.context, touched: { ...decided, ...point.values } });
}

function reset(lab: CompiledLab, state: State, id: string | undefined): State {
  if (!open(lab, state)) return state;
  if (id === undefined) return next(state, { touched: lasting(lab, state.touched, ['measured']), context: lab.contexts[0]?.id ?? state.context });
  if (id === 'context') return toContext(lab, state, lab.contexts[0]?.id ?? '');
  if (!Object.hasOwn(state.touched, id)) return state;
  const { [id]: _, ...touched } = state.touched;
  return next(state, { touched, moved: id });
}

/** A new act begins at the start of what it lets you move, so that nothing of it is found by accident. */
function go(lab: CompiledLab, state: State, index: number): State {
  if (!Number.isInteger(index) || stage(lab, state, index) === 'locked') return noticed(next(state, {}), 'locked', lockedSay(lab, index));
  const act = lab.acts[index]!;
  if (index === state.act) return state;
  const there = offers(contextOf(lab, state.context), act) ? state.context : lab.contexts[0]?.id ?? state.context;
  if (act.predict.some((q) => Object.hasOwn(state.answers, q.id))) return next(state, { act: index, context: there });
  const touched = Object.fromEntries(Object.entries(state.touched).filter(([id]) => !act.instrument.controls.includes(id)));
  const context = act.instrument.controls.includes('context') ? lab.contexts[0]?.id ?? state.context : there;
  return next(state, { act: index, touched, context });
}

function link(lab: CompiledLab, state: State, event: Extract<SessionEvent, { type: 'link' }>): State {
  const say = [...(event.say ?? [])];
  let now = next(state, {});
  if (event.act !== undefined && event.act !== now.act) {
    now = go(lab, now, event.act);
    say.push(...now.notices.map((n) => n.say));
  }
  if (event.context !== undefined && lab.contexts.some((c) => c.id === event.context && offers(c, lab.acts[now.act]))) now = next(now, { context: event.context });
  const touched = { ...now.touched };
  for (const [id, value] of Object.entries(event.values)) {
    const fits = fitting(lab, id, value, now.context, now.answers);
    if (fits !== undefined) touched[id] = fits;
  }
  return noticed(next(now, { touched }), 'link', ...say);
}

function adopt(lab: CompiledLab, state: State, data: unknown, about: About): State {
  const theirs = readKept(lab, data);
  if (!theirs) return about === 'restored' ? noticed(next(state, {}), about, SAY.broken) : state;
  const pristine = Object.keys(state.answers).length === 0 && Object.keys(state.drafts).length === 0 && Object.keys(state.touched).length === 0;
  if (about === 'restored' && pristine && theirs.run >= state.run) return next(state, theirs);
  const { kept, say } = merge(keep(state), theirs);
  return noticed(next(state, kept), about, ...say);
}

function flagged(lab: CompiledLab, state: State, id: string, hit: boolean): State {
  const act = lab.acts.findIndex((a) => a.fail.some((f) => f.id === id));
  if (act < 0 || !instrumentOpen(lab, state, act)) return state;
  const now = state.failures[id] ?? { hit: false, cleared: false };
  const then = hit ? { ...now, hit: true } : { ...now, cleared: now.hit };
  return then.hit === now.hit && then.cleared === now.cleared ? state : { ...state, failures: { ...state.failures, [id]: then } };
}

function reached(lab: CompiledLab, state: State, actId: string, task: string): State {
  const index = lab.acts.findIndex((a) => a.id === actId);
  const key = taskKey(actId, task);
  const exists = lab.acts[index]?.instrument.explore.some((t) => t.id === task) === true;
  return exists && instrumentOpen(lab, state, index) && !state.tasks.includes(key) ? { ...state, tasks: [...state.tasks, key] } : state;
}

/** Never throws; gives back the very same state when nothing changes. */
export function reduce(lab: CompiledLab, state: State, event: SessionEvent): State {
  switch (event?.type) {
    case 'draft': return draft(lab, state, event);
    case 'commit': return commit(lab, state, event);
    case 'set': return set(lab, state, event.control, event.value);
    case 'reset': return reset(lab, state, event.control);
    case 'context': return toContext(lab, state, event.context);
    case 'point': return toPoint(lab, state, event.point);
    case 'undo-failure': return event.control === 'context' ? toContext(lab, state, String(event.value)) : set(lab, state, event.control, event.value);
    case 'measured': return measured(lab, state, event);
    case 'task': return reached(lab, state, event.act, event.task);
    case 'failure': return flagged(lab, state, event.failure, event.hit === true);
    case 'go': return go(lab, state, event.act);
    case 'peek': {
      const index = lab.acts.findIndex((a) => a.id === event.act);
      return instrumentOpen(lab, state, index) && !state.peeks.includes(event.act) ? next(state, { peeks: [...state.peeks, event.act] }) : state;
    }
    case 'over': return noticed({ ...fresh(lab), ...(state.earlier ? { earlier: state.earlier } : {}), ...freshKept(lab, state.run + 1), before: keep(state) }, 'over', SAY.over);
    case 'over-undo': {
      if (!state.before) return noticed(next(state, {}), 'over', SAY.nothingToUndo);
      const back: Kept = { ...state.before, run: state.run + 1 };
      return noticed(next(state, { ...back, before: null }), 'over', SAY.overUndone);
    }
    case 'adopt': return adopt(lab, state, event.data, 'adopted');
    case 'restore': return adopt(lab, state, event.data, 'restored');
    case 'link': return link(lab, state, { ...event, values: event.values ?? {} });
    case 'quiet': return state.notices.length > 0 || state.moved !== null ? next(state, {}) : state;
    default: return state;
  }
}

/** Exposed for the page: the act of a question. */
export const actOf = (lab: CompiledLab, question: string): number => placeOf(lab, question)?.act ?? -1;
