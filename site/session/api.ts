// The signatures that session/index.ts exports, in one place to read.
import type { Act, CompiledLab, LabIndexEntry, Question } from '../lab/compiled.js';
import type { LabModelFace } from '../runtime/types.js';
import type { HudItem, Kept, Locks, Progress, Said, SessionEvent, Stage, State } from './types.js';

export interface SessionApi {
  fresh(lab: CompiledLab): State;
  reduce(lab: CompiledLab, state: State, event: SessionEvent): State;
  /** Reduces, then looks with the model which tasks and failures the new state reaches, and reduces those too. Pages use this one. */
  advance(model: LabModelFace, state: State, event: SessionEvent): State;
  /** The events that the present state earns by itself. After `model.attach` dispatch {type: 'quiet'} through `advance`. */
  observe(model: LabModelFace, state: State): SessionEvent[];
  stage(lab: CompiledLab, state: Kept, act: number): Stage;
  unlocked(model: LabModelFace, state: State, act: number): Locks;
  hud(model: LabModelFace, state: State, saved: string): HudItem[];
  said(model: LabModelFace, state: State, question: Question): Said;
  /** Fulfilled tasks of an act, by task id. */
  ticked(state: Kept, act: Act): Set<string>;
  progress(entry: LabIndexEntry, kept: unknown): Progress;
  keep(state: State): Kept;
}
