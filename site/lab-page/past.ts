// A finished act folds to one line: you said, it is, off by.
import { html, nothing, type TemplateResult } from 'lit';
import type { Act } from '../lab/compiled.js';
import { said } from '../session/index.js';
import { icon } from '../icons/icons.js';
import { bare, clock, roman, say, type Scene } from './scene.js';

export function past(scene: Scene, act: Act): TemplateResult {
  const question = act.predict[0];
  const name = `Act ${roman(scene.lab.acts.indexOf(act))}`;
  if (!question) return html``;
  const answer = said(scene.model, scene.state, question);
  const truth = question.truth ? scene.model.print(question.truth, { state: scene.state, words: { question } }).text : null;
  const chosen = act.reflect.map((q) => said(scene.model, scene.state, q)).filter((s) => s.committed);
  return html`<details class="past"><summary>${icon('chevron')}<span>${name}: you said <b>${bare(answer.text)}</b>${truth ? html`, it is <b>${truth}</b>` : nothing}${answer.verdict ? html`, <b>${answer.verdict}</b>` : nothing}</span></summary>
    <div class="body"><p>${say(scene, question.ask)} Sealed at ${clock(answer.at)}.</p>
    ${chosen.map((s) => html`<p>Then you chose: ${s.text}.</p>`)}
    ${act.keep?.length ? say(scene, act.keep) : nothing}</div></details>`;
}
