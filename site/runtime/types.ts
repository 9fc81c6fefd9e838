// The runtime's types: the reader's live state, what a reading is, and the face of a lab model.
import type { CallFailure, Core } from '../../wasm/client/core.js';
import type {
  Across, Act, At, Bound, Comparison, CompiledLab, Context, Control, ControlOption, Failure, Prose, Question, Ref, Tone, ToneName, Value,
} from '../lab/compiled.js';

/** A committed answer. `option` for questions with options, `value` for numbers; `at` is the time in ms since 1970. */
export interface Answer { option?: string; value?: number; at: number }

/** The part of the session that the physics sees. The session state has these fields, so it is itself a `Live`. */
export interface Live {
  /** Context id. */
  context: string;
  /** Touched controls only, by control id; values as in the lab file (SI numbers, wire names, lists). */
  touched: Readonly<Record<string, Value>>;
  /** By question id, e.g. "act1.predict.0". */
  answers: Readonly<Record<string, Answer>>;
  /** Where controls start that start at a field of an earlier lab, by control id; absent: at the value for those without it. Named states never have it. */
  earlier?: Readonly<Record<string, Value>>;
}

/** The words value, truth, off, decades, chosen stand for this question's. `option`: the option whose text is being printed. */
export interface Words { question: Question; option?: string; answer?: Answer }

export interface Env {
  state: Live;
  /** Reads every live reference at this named state instead (print, tests). */
  at?: At;
  words?: Words;
}

/** What reading gives. `pending`: the core is not loaded yet. `unavailable`: a model call failed here; `say` tells why.
 *  `unmeasured`: it needs a number of the reader's own machine that is not measured. */
export type Reading = { is: 'value'; value: Value } | { is: 'pending' } | { is: 'unmeasured' } | { is: 'unavailable'; say: string };

/** A printed binding. `text` and `speech` are never empty: "…" while pending, "not measured", "no value" when unavailable (then `say` tells why). */
export interface Printed { is: Reading['is']; text: string; speech: string; say?: string }

export interface Violation { kind: string; demand: number; capacity: number; ratio: number; unit: string }

/** One step of a row of states. `env` reads anything else (labels, tones) at the same step. */
export interface Row {
  label: string;
  short?: string;
  hue?: string;
  /** Numeric sweeps: the control's value. */
  x?: number;
  env: Env;
  /** One for each reference asked. */
  values: Reading[];
}

/** How a control stands at a state. */
export interface Standing {
  value: Value;
  start: Value;
  touched: boolean;
  /** Set where the context fixes it: then it cannot be moved. */
  fixed: boolean;
  range?: [number, number];
  options?: ControlOption[];
  /** The touched value, where this context does not allow it and it was moved to `value`. */
  wanted?: Value;
  /** Present in this context and by its `shownIf`. */
  shown: boolean;
}

/** A move of one control (or of "context") that clears a failure. `label` is the button's text. */
export interface Undo { control: string; value: Value; label: string }

export interface Judgement {
  /** The right option's id; null for number questions, while pending, or with a problem. */
  right: string | null;
  truth: Reading;
  /** For the lab checker: why there is not exactly one right option. */
  problem?: string;
}

/** How the answer compares with the truth. `off` ≥ 1 and `decades` ≥ 0 are pending until the core is there; null where a ratio has no meaning. */
export interface Gap {
  said: Value;
  truth: Reading;
  right: boolean | null;
  direction: 'low' | 'high' | 'right' | null;
  off: Reading;
  decades: Reading;
}

/** The face of LabModel (site/runtime/model.ts): `new LabModel(lab, core?)`. Reading never throws and never gives NaN. */
export interface LabModelFace {
  readonly lab: CompiledLab;
  readonly core: Core | null;
  /** True once the core answers; before that pinned states still read, from the lab's snapshots. */
  readonly ready: boolean;
  /** Gives it the core. Returns the sentence that says why it cannot be used, or null. */
  attach(core: Core): string | null;
  read(ref: Ref, env: Env): Reading;
  print(bound: Bound, env: Env): Printed;
  /** Null while pending or unavailable. */
  holds(comparison: Comparison, env: Env): boolean | null;
  all(comparisons: Comparison[], env: Env): boolean | null;
  tone(tone: Tone, env: Env): ToneName;
  /** Null when the limit is met, 'pending' before the core can tell. */
  violation(ref: Ref, env: Env): Violation | null | 'pending';
  /** Known to be crossed. */
  crosses(limit: Ref, env: Env): boolean;
  /** The limits of an act that are crossed, in its order: a page tells of the first. */
  crossed(act: Act, env: Env): Failure[];
  rows(across: Across, refs: Ref[], env: Env): Row[];
  /** Prose as plain text, bindings printed. */
  text(prose: Prose, env: Env): string;
  speech(prose: Prose, env: Env): string;
  standing(control: Control | string, live: Live): Standing;
  context(live: Live): Context;
  control(id: string): Control | undefined;
  judge(question: Question): Judgement;
  gap(question: Question, answer: Answer): Gap;
  /** Moves that clear the failure, at most one for each control in its `undo`; empty when it is not violated or the core is missing. */
  undo(failure: Failure, live: Live): Undo[];
  /** Failed calls at a state, for messages and tests. */
  failures(env: Env): CallFailure[];
}
