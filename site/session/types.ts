// The session's types: what is kept of a reader's work in one lab, what can happen to it, and what the page derives from it.
import type { Value } from '../lab/compiled.js';
import type { Answer, Live } from '../runtime/types.js';

/** An answer not committed yet. */
export interface Draft { option?: string; value?: number }
/** Belongs to the results of a measurement; `at` in ms since 1970. */
export interface Stamp { at: number; browser: string; params: Readonly<Record<string, Value>>; flags: readonly string[] }
export interface FailureFlags { hit: boolean; cleared: boolean }

/** One sentence for the reader, drawn as a notice or spoken politely. Only those of the last event are kept. */
export interface Notice { about: 'context' | 'link' | 'locked' | 'adopted' | 'restored' | 'over' | 'control' | 'saved'; say: string }

/** What is kept between visits. */
export interface Kept {
  /** Goes up with "start over" and its undo; the higher run wins between two tabs. */
  run: number;
  /** Index of the act in view. */
  act: number;
  context: string;
  touched: Readonly<Record<string, Value>>;
  answers: Readonly<Record<string, Answer>>;
  drafts: Readonly<Record<string, Draft>>;
  /** Reached tasks, "act2.task"; never shrinks. */
  tasks: readonly string[];
  /** By failure id. */
  failures: Readonly<Record<string, FailureFlags>>;
  /** Acts whose maths peek was opened. */
  peeks: readonly string[];
  /** By measurement: when, where and with what it was made. Its results are in `touched`. */
  stamps: Readonly<Record<string, Stamp>>;
}

export interface State extends Kept, Live {
  lab: string;
  /** What "undo" after "start over" brings back. */
  before: Kept | null;
  notices: readonly Notice[];
  /** The control moved last, so that its effect can be marked; null after anything else. */
  moved: string | null;
}

/** `at` is the time of the event in ms since 1970. Unknown or unfitting events change nothing. */
export type SessionEvent =
  | { type: 'draft'; question: string; option?: string; value?: number }
  | { type: 'commit'; question: string; option?: string; value?: number; at: number }   // without option and value: the draft
  | { type: 'set'; control: string; value: Value }
  | { type: 'reset'; control?: string }                                                  // one control, or all of them and the context
  | { type: 'context'; context: string }
  | { type: 'point'; point: string }                                                     // presets, "show me"
  | { type: 'undo-failure'; control: string; value: Value }                              // control "context" moves the context
  | { type: 'measured'; call: string; values: Readonly<Record<string, Value>>; stamp: Stamp }
  | { type: 'task'; act: string; task: string }
  | { type: 'failure'; failure: string; hit: boolean }                                   // hit: false = cleared
  | { type: 'go'; act: number }
  | { type: 'peek'; act: string }
  | { type: 'over' }
  | { type: 'over-undo' }
  | { type: 'adopt'; data: unknown }                                                     // from another tab
  | { type: 'restore'; data: unknown }                                                   // from storage
  | { type: 'link'; act?: number; context?: string; values: Record<string, Value>; say?: string[] }
  | { type: 'quiet' };                                                                   // forget the notices

/** Where an act stands. Reflections commit like predictions (ids act1.reflect.0 …). */
export type Stage = 'locked' | 'predict' | 'explore' | 'reflect' | 'done';

/** A part of an act: open, or locked with the sentence that says what opens it. */
export interface Lock { open: boolean; say: string }
export interface Locks { act: Lock; predict: Lock; instrument: Lock; overlay: Lock; reveal: Lock; explore: Lock; reflect: Lock; peek: Lock; keep: Lock; next: Lock }

export interface HudItem {
  id: string;
  label: string;
  text: string;
  /** The sign beside it. yours: hollow diamond; right/met: tick; crossed: cross. */
  mark: 'none' | 'yours' | 'right' | 'met' | 'crossed';
  speech: string;
  /** One of the two that stay on phones. */
  core: boolean;
}

/** What became of one question. */
export interface Said {
  committed: boolean;
  /** Upper-case letter, or "" for numbers. */
  letter: string;
  /** The answer in words, e.g. "About ×10 000". */
  text: string;
  at: number | null;
  right: boolean | null;
  /** "right", "low by ×98.9", "not right", or "" while unknown. */
  verdict: string;
}

/** For the map of the course. */
export interface Progress { is: 'fresh' | 'in-act' | 'done'; act: number; say: string; off: string }
