// The questions at the end of an act: locked with a sentence, open, or answered with the feedback for that option.
import { html, nothing, type TemplateResult } from 'lit';
import type { Act, Question } from '../lab/compiled.js';
import { said, unlocked } from '../session/index.js';
import { icon } from '../icons/icons.js';
import { options, sealed } from './predict.js';
import { say, type Scene } from './scene.js';

export function reflections(scene: Scene, act: Act): TemplateResult | typeof nothing {
  const lock = unlocked(scene.model, scene.state, scene.lab.acts.indexOf(act)).reflect;
  const open = act.reflect.findIndex((q) => !scene.state.answers[q.id]);
  if (!act.reflect.length) return nothing;
  if (!lock.open && open === 0) return html`<div class="next"><button class="primary" type="button" disabled aria-describedby="reflect-lock">Answer the last question</button><small id="reflect-lock">${lock.say}</small></div>`;
  return html`${act.reflect.map((question, i) => (scene.state.answers[question.id] ? answered(scene, question) : i === open ? form(scene, act, question) : nothing))}`;
}

function form(scene: Scene, act: Act, question: Question): TemplateResult {
  const draft = scene.state.drafts[question.id];
  const submit = (event: Event): void => {
    event.preventDefault();
    if (draft?.option) scene.dispatch({ type: 'commit', question: question.id, at: scene.now() });
  };
  const next = scene.lab.acts.indexOf(act) + 1 < scene.lab.acts.length ? `One question, then Act ${scene.lab.acts.indexOf(act) === 0 ? 'II' : 'III'} opens.` : 'The last question of this lab.';
  return html`<form class="predict" data-question=${question.id} @submit=${submit}>${options(scene, question, draft?.option)}
    <div class="commit"><button class="primary" type="submit" ?disabled=${!draft?.option}>Check</button><small>${next}</small></div></form>`;
}

function answered(scene: Scene, question: Question): TemplateResult {
  const answer = scene.state.answers[question.id]!;
  const option = question.options.find((o) => o.id === answer.option);
  const right = said(scene.model, scene.state, question).right;
  const env = { state: scene.state, words: { question, answer, ...(answer.option ? { option: answer.option } : {}) } };
  const truth = question.options.find((o) => o.id === scene.model.judge(question).right);
  return html`<div class="predict" data-question=${question.id} data-right=${String(right)}><h2 class="ask" tabindex="-1" data-focus=${question.id}>${say(scene, question.ask)}</h2>
    ${sealed(scene, question)}
    ${right === false && truth ? html`<p class="answer">${icon('chevron')} The answer is ${truth.id.toUpperCase()}: ${say(scene, truth.say, { state: scene.state, words: { question, option: truth.id } })}.</p>` : nothing}
    <div class="feedback" data-feedback=${answer.option ?? ''}>${option ? say(scene, option.reveal, env) : nothing}</div></div>`;
}
