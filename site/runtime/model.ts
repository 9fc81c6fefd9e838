// A lab that answers: reads, prints and compares everything a compiled lab refers to, at the reader's state or a pinned one.
import type { CallFailure, Core } from '../../wasm/client/core.js';
import { print, speak } from '../format/index.js';
import type { Across, Act, Bound, Comparison, CompiledLab, Context, Control, Failure, Hole, Prose, Question, Ref, Tone, ToneName, Value, ValueType } from '../lab/compiled.js';
import { answerField, questionOf, saidValue } from './answers.js';
import { Arenas, named } from './arena.js';
import { compare } from './compare.js';
import { contextIndex, contextOf, standingOf } from './controls.js';
import { distance, gap, judge, type Judging } from './judge.js';
import { rows } from './rows.js';
import { NO_VALUE, PENDING, UNMEASURED } from './sentences.js';
import { plainText } from './text.js';
import type { Answer, Env, Gap, Judgement, LabModelFace, Live, Printed, Reading, Row, Standing, Undo, Violation, Words } from './types.js';
import { undo } from './undo.js';

const value = (v: Value | undefined): Reading => ({ is: 'value', value: v === undefined || (typeof v === 'number' && !Number.isFinite(v)) ? null : v });
/** A number of this machine that is missing says so. */
const held = (v: Value | undefined, { measured }: { measured?: Hole }, at: number): Reading => (measured?.at === at && (v ?? null) === null ? { is: 'unmeasured' } : value(v));

export class LabModel implements LabModelFace, Judging {
  core: Core | null = null;
  /** What was measured here: the same at every state of the lab. */
  private facts: Record<string, Value> = {};
  private points = new Map<string, Live>();
  private readonly judged = new Map<Question, Judgement>();

  constructor(readonly lab: CompiledLab, core: Core | null = null, readonly arenas: Arenas = new Arenas(lab)) {
    if (core) this.attach(core);
  }

  /** The start of the lab: where questions are judged (their references are pinned anyway). */
  get origin(): Env { return { state: this.named('start') }; }

  /** Measurements of this machine: from now on every state has them. */
  know(facts: Record<string, Value>): void {
    if (JSON.stringify(facts) === JSON.stringify(this.facts)) return;
    this.facts = facts;
    this.points = new Map();
    this.judged.clear();
  }

  /** The state that a name stands for, with what was measured. */
  named(at: string): Live {
    if (Object.keys(this.facts).length === 0) return named(this.lab, at);
    const point = named(this.lab, at);
    const known = this.points.get(at) ?? { ...point, touched: { ...point.touched, ...this.facts } };
    this.points.set(at, known);
    return known;
  }

  get ready(): boolean { return this.arenas.graph !== null; }

  attach(core: Core): string | null {
    const say = this.arenas.attach(core);
    if (say === null) this.core = core;
    this.judged.clear();
    return say;
  }

  /** The state that live references of this environment stand at. */
  live(env: Env): Live {
    return env.at === undefined || env.at === 'live' ? env.state : { ...this.named(env.at), answers: env.state.answers };
  }

  private stateOf(ref: Ref, env: Env): Live {
    return ref.at === 'live' ? this.live(env) : this.named(ref.at);
  }

  read(ref: Ref, env: Env): Reading {
    switch (ref.from) {
      case 'const': return held(ref.value, ref, 0);
      case 'arena': return this.arenas.read(this.stateOf(ref, env), ref.slot, ref.type);
      case 'context': { const at = contextIndex(this.lab, this.stateOf(ref, env).context); return held(ref.values[at], ref, at); }
      case 'control': {
        const standing = this.control(ref.id) && this.standing(ref.id, this.stateOf(ref, env));
        return value(ref.item === undefined ? standing?.value : Array.isArray(standing?.value) ? standing.value[ref.item] : null);
      }
      case 'option': { const at = this.optionIndex(ref.id, this.stateOf(ref, env)); return held(ref.values[at], ref, at); }
      case 'answer': return this.answer(ref, env);
      case 'ledger': return value(ref.otherwise); // only a control's start is one, and that is read as the control
      case 'word': return env.words ? this.word(ref.word, env.words, env) : value(null);
    }
  }

  private optionIndex(id: string, live: Live): number {
    const control = this.control(id);
    const now = control && standingOf(this.lab, control, live).value;
    return Math.max(0, control?.options?.findIndex((o) => o.value === now) ?? 0);
  }

  private answer(ref: Extract<Ref, { from: 'answer' }>, env: Env): Reading {
    if (ref.field !== 'right') return value(answerField(this.lab, ref, env.state.answers));
    const question = questionOf(this.lab, ref);
    const answer = question && env.state.answers[question.id];
    if (!question || !answer) return value(null);
    const { right, truth } = this.gap(question, answer);
    return right === null && truth.is === 'pending' ? truth : value(right);
  }

  private word(word: Extract<Ref, { from: 'word' }>['word'], { question, option, answer }: Words, env: Env): Reading {
    const spoken: Answer | undefined = option === undefined ? answer : { option, at: 0 };
    switch (word) {
      case 'truth': return this.judge(question).truth;
      case 'value': return value(saidValue(question, spoken));
      case 'chosen': {
        const chosen = question.options.find((o) => o.id === (answer ?? spoken)?.option);
        return value(chosen ? this.text(chosen.say, { ...env, words: { question, option: chosen.id } }) : answer?.value ?? null);
      }
      default: {
        const { truth } = this.judge(question);
        if (truth.is !== 'value') return truth;
        return distance(this.core, saidValue(question, spoken), truth.value)[word];
      }
    }
  }

  /** The reference's type, with the byte family that its own value has. */
  private typeOf(ref: Ref, env: Env): ValueType {
    if (!ref.type.families) return ref.type;
    const index = ref.from === 'context' ? contextIndex(this.lab, this.stateOf(ref, env).context) : ref.from === 'option' ? this.optionIndex(ref.id, this.stateOf(ref, env)) : 0;
    const family = ref.type.families[index];
    return family ? { ...ref.type, family } : ref.type;
  }

  print(bound: Bound, env: Env): Printed {
    const reading = this.read(bound.ref, env);
    if (reading.is === 'pending') return { is: 'pending', ...PENDING };
    if (reading.is === 'unmeasured') return { is: 'unmeasured', ...UNMEASURED };
    if (reading.is === 'unavailable') return { is: 'unavailable', ...NO_VALUE, say: reading.say };
    const type = this.typeOf(bound.ref, env);
    // Few readers of a print want it spoken.
    return { is: 'value', text: print(reading.value, type, bound.format), get speech() { return speak(reading.value, type, bound.format); } };
  }

  text(prose: Prose, env: Env): string { return plainText(prose, (bound) => this.print(bound, env).text); }
  speech(prose: Prose, env: Env): string { return plainText(prose, (bound) => this.print(bound, env).speech); }

  holds(comparison: Comparison, env: Env): boolean | null {
    const left = this.read(comparison.left, env);
    const right: Reading = 'ref' in comparison.right ? this.read(comparison.right.ref, env) : value(comparison.right.value);
    // What is not measured is null, and nothing else is known of it.
    if (left.is === 'unmeasured' && right.is === 'value' && right.value === null) return comparison.op === '=';
    return left.is === 'value' && right.is === 'value' ? compare(left.value, comparison.op, right.value) : null;
  }

  /** False as soon as one fails, even while others are pending. */
  all(comparisons: Comparison[], env: Env): boolean | null {
    const held = comparisons.map((c) => this.holds(c, env));
    return held.includes(false) ? false : held.includes(null) ? null : true;
  }

  tone(tone: Tone, env: Env): ToneName {
    for (const { tone: name, when } of tone) {
      const holds = when ? this.holds(when, env) : true;
      if (holds) return name;
      if (holds === null) return 'plain';
    }
    return 'plain';
  }

  violation(ref: Ref, env: Env): Violation | null | 'pending' {
    return ref.from === 'arena' ? this.arenas.violation(this.stateOf(ref, env), ref.slot, ref.type) : null;
  }

  crosses(limit: Ref, env: Env): boolean {
    const now = this.violation(limit, env);
    return now !== null && now !== 'pending';
  }
  crossed(act: Act, env: Env): Failure[] { return act.fail.filter((f) => this.crosses(f.violation, env)); }

  rows(across: Across, refs: Ref[], env: Env): Row[] { return rows(this, across, refs, env); }

  control(id: string): Control | undefined { return this.lab.controls.find((c) => c.id === id); }
  context(live: Live): Context { return contextOf(this.lab, live.context); }

  standing(control: Control | string, live: Live): Standing {
    const found = typeof control === 'string' ? this.control(control) : control;
    if (!found) return { value: null, start: null, touched: false, fixed: true, shown: false };
    const here = found.only === undefined || found.only.includes(this.context(live).id);
    const shown = here && !found.hidden && (!found.shownIf || this.holds(found.shownIf, { state: live }) !== false);
    return { ...standingOf(this.lab, found, live), shown };
  }

  judge(question: Question): Judgement {
    const known = this.judged.get(question);
    if (known) return known;
    const found = judge(this, question);
    if (found.truth.is !== 'pending') this.judged.set(question, found);
    return found;
  }

  gap(question: Question, answer: Answer): Gap { return gap(this, question, answer); }

  // What the page does not show here, no reader could take back.
  undo(failure: Failure, live: Live): Undo[] { return undo(this.lab, this.arenas, { ...failure, undo: failure.undo.filter((id) => id === 'context' || this.standing(id, live).shown) }, live); }

  failures(env: Env): CallFailure[] { return this.arenas.at(this.live(env))?.failures ?? []; }
}
