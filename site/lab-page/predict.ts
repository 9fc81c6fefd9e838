// The prediction: four options or one number, a Commit button that says it is final, then the sealed answer with its gap.
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Act, Question } from '../lab/compiled.js';
import { said, unlocked } from '../session/index.js';
import { icon } from '../icons/icons.js';
import { clock, printer, say, type Scene } from './scene.js';
import { prose } from './prose.js';
import { numberEntry } from './number-entry.js';

/** Committed questions sealed with their gap, then the first open one. */
export function predictions(scene: Scene, act: Act): TemplateResult {
  const firstOpen = act.predict.findIndex((q) => !scene.state.answers[q.id]);
  return html`${act.predict.map((question, i) => {
    if (scene.state.answers[question.id]) return sealedQuestion(scene, act, question);
    return i === firstOpen ? form(scene, question, scene.state.act === 0 && i === 0) : nothing;
  })}`;
}

export function sealed(scene: Scene, question: Question): TemplateResult {
  const answer = said(scene.model, scene.state, question);
  return html`<div class="sealed">${answer.letter ? html`<span class="key">${answer.letter}</span>` : nothing}<span>${answer.text}</span><span class="when">${icon('lock')}Sealed at ${clock(answer.at)}</span></div>`;
}

function sealedQuestion(scene: Scene, act: Act, question: Question): TemplateResult {
  return html`<div class="predict" data-question=${question.id}>
    <h2 class="ask" tabindex="-1" data-focus=${question.id}>${say(scene, question.ask)}</h2>
    ${sealed(scene, question)}
    ${scene.late ? scene.late.gap(scene, act, question) : nothing}
  </div>`;
}

function form(scene: Scene, question: Question, first: boolean): TemplateResult {
  const draft = scene.state.drafts[question.id];
  const letter = draft?.option?.toUpperCase();
  const chosen = letter !== undefined || draft?.value !== undefined;
  const lock = unlocked(scene.model, scene.state, scene.state.act).predict;
  const why = !chosen ? (first ? 'Choose first. A wrong answer teaches more than none.' : 'Choose first.') : 'Final. Your answer then stays on the chart.';
  const commit = (event: Event): void => {
    event.preventDefault();
    if (chosen) scene.dispatch({ type: 'commit', question: question.id, at: scene.now() });
  };
  return html`<form class="predict" data-question=${question.id} @submit=${commit}>
    ${question.options.length ? options(scene, question, draft?.option, !lock.open) : numberEntry(scene, question, draft?.value)}
    <div class="commit"><button class="primary" type="submit" ?disabled=${!chosen || !lock.open} aria-describedby="why-${question.id}">${letter ? `Commit ${letter}` : 'Commit'}</button>
      <small id="why-${question.id}">${lock.open ? why : lock.say}</small></div>
  </form>`;
}

/** The rows are native radios: arrows move, the whole row is the target. */
export function options(scene: Scene, question: Question, picked: string | undefined, disabled = false): TemplateResult {
  return html`<fieldset ?disabled=${disabled}>
    <legend class="ask" tabindex="-1" data-focus=${question.id}>${say(scene, question.ask)}</legend>
    <div class="options">${question.options.map((option) => {
      const words = printer(scene, { state: scene.state, words: { question, option: option.id } });
      return html`<label class="opt"><input type="radio" name=${question.id} value=${option.id} .checked=${live(picked === option.id)} @change=${() => scene.dispatch({ type: 'draft', question: question.id, option: option.id })}>
        <span class="key" aria-hidden="true">${option.id.toUpperCase()}</span><span class="say">${prose(option.say, words)}</span>${option.note?.length ? html`<span class="note">${prose(option.note, words)}</span>` : nothing}</label>`;
    })}</div>
  </fieldset>`;
}
