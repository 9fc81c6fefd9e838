// The gap: three readings, a ruler with both marks, the feedback for exactly this option, then the act's reveal.
import { html, nothing, type TemplateResult } from 'lit';
import type { Act, Question } from '../lab/compiled.js';
import { print } from '../format/index.js';
import type { Env, Gap } from '../runtime/types.js';
import { said } from '../session/index.js';
import { truthMark, yourMark } from '../icons/icons.js';
import { tickFormat } from '../views/axis.js';
import { around, labelled, place, within } from '../views/scale.js';
import { ruler } from '../views/ruler.js';
import { linked } from './linked.js';
import { bare, say, type Scene } from './scene.js';

export function gap(scene: Scene, act: Act, question: Question): TemplateResult {
  const answer = scene.state.answers[question.id]!;
  const env: Env = { state: scene.state, words: { question, answer, ...(answer.option ? { option: answer.option } : {}) } };
  const between = scene.model.gap(question, answer);
  const option = question.options.find((o) => o.id === answer.option);
  const last = act.predict.at(-1) === question;
  return html`<div class="gap" data-right=${String(between.right)}>
    ${readings(scene, question, between, env)}
    <div class="feedback" data-feedback=${answer.option ?? 'number'}>${option ? say(scene, option.reveal, env) : nothing}</div>
    ${last && act.reveal?.length ? html`<div class="feedback">${say(scene, act.reveal)}</div>` : nothing}
  </div>`;
}

/** Numbers get readings and a ruler; words get both answers unless they are the same. */
export function readings(scene: Scene, question: Question, between: Gap, env: Env): TemplateResult | typeof nothing {
  if (question.ifUndecided && undecided(scene, question, between, env)) return html`<div class="feedback" data-undecided>${say(scene, question.ifUndecided, env)}</div>`;
  if (question.truth && typeof between.said === 'number') return numbers(scene, question, between, env);
  const right = scene.model.judge(question).right;
  const truth = question.options.find((o) => o.id === right);
  if (between.right !== false || !truth) return nothing;
  const mine = question.options.find((o) => o.id === env.words?.option);
  const shows = (one: typeof truth | undefined): TemplateResult | typeof nothing => (one?.shows ? html`<small>${scene.model.print(one.shows, env).text}</small>` : nothing);
  return html`<dl class="reads words"><div class="words"><dt>${yourMark()}You said</dt><dd class="you">${said(scene.model, scene.state, question).text}${shows(mine)}</dd></div>
    <div class="words"><dt>${truthMark()}It is</dt><dd>${say(scene, truth.say, { state: scene.state, words: { question, option: truth.id } })}${shows(truth)}</dd></div></dl>`;
}

/** A truth that this machine has to tell, and has not told clearly. */
function undecided(scene: Scene, question: Question, { truth }: Gap, env: Env): boolean {
  if (truth.is === 'value' && truth.value === null) return true;
  return question.undecidedIf !== undefined && scene.model.all(question.undecidedIf, env) === true;
}

function numbers(scene: Scene, question: Question, between: Gap, env: Env): TemplateResult {
  const factor = linked(scene, { ref: { from: 'word', word: 'off', at: 'live', type: { kind: 'number', unit: '' }, path: 'off' }, format: { name: 'factor', n: 3 } }, env);
  const truth = between.truth.is === 'value' && typeof between.truth.value === 'number' ? between.truth.value : null;
  const you = bare(said(scene.model, scene.state, question).text);
  const is = truth === null ? '…' : scene.model.print(question.truth!, env).text;
  const late = between.off.is !== 'value';
  const off = between.direction === 'low' || between.direction === 'high' ? late ? { how: 'You were', text: between.direction } : { how: `You were ${between.direction} by`, text: factor } : { how: 'You were', text: 'right' };
  return html`<dl class="reads"><div><dt>${yourMark()}You said</dt><dd class="you">${you}</dd></div>
      <div><dt>${truthMark()}It is</dt><dd>${truth === null ? is : linked(scene, question.truth!, env)}</dd></div>
      <div><dt>${off.how}</dt><dd>${off.text}</dd></div></dl>
    ${truth === null ? nothing : gapRuler(question, between.said as number, truth, `You said ${you}, it is ${is}.`)}`;
}

function gapRuler(question: Question, mine: number, truth: number, label: string): TemplateResult {
  const axis = question.draw?.axis ?? axisOf(question, mine, truth);
  return ruler({ scale: axis.scale, from: axis.from, to: axis.to, words: axis.marks, marks: [{ at: mine, text: 'you said', kind: 'you' }, { at: truth, text: 'it is', kind: 'truth' }], label });
}

/** Without a drawn axis: whole decades around the options and the truth, printed as the answer is. */
function axisOf(question: Question, mine: number, truth: number): NonNullable<Question['draw']>['axis'] {
  const values = [mine, truth, ...question.options.flatMap((o) => (typeof o.value === 'number' ? o.value : []))];
  const scale = values.every((v) => v > 0) ? 'log' : 'lin';
  const [from, to] = scale === 'log' ? within(values) : around(values, scale);
  const { ref, format } = question.truth!;
  const ticks = labelled(place(scale, from, to).ticks);
  return { scale, from, to, marks: ticks.map((at) => ({ at, label: print(at, ref.type, tickFormat(format)) })) };
}
