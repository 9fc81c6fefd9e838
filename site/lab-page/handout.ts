// The handout: question, prediction, reality, chart, conclusion, on one sheet of A4.
import { html, nothing, type TemplateResult } from 'lit';
import type { Act } from '../lab/compiled.js';
import { said } from '../session/index.js';
import { view } from '../views/view.js';
import { headline } from './instrument.js';
import { failingNow } from './verdict.js';
import { readings } from './gap.js';
import { roman, say, shown, type Scene } from './scene.js';
import { labName, volume } from './volume.js';

export function handout(scene: Scene): TemplateResult {
  const { lab } = scene;
  const day = new Date(scene.now()).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  return html`<div class="sheet"><header><div><h1>${lab.title}</h1><p class="small">${volume(lab.volume).short}, ${labName(lab.number).toLowerCase()}. ${lab.chapter}</p></div><p class="who">Name ______________________<br><span class="small">Printed ${day}</span></p></header>
    ${lab.acts.map((act, i) => section(scene, act, i))}</div>`;
}

function section(scene: Scene, act: Act, i: number): TemplateResult {
  const committed = act.predict.filter((q) => scene.state.answers[q.id]);
  const failing = failingNow(scene, act);
  const views = act.instrument.views.filter((v) => shown(scene, v));
  // One chart and one table: all of it stays on one sheet.
  const charts = [views.find((v) => v.view === 'bars' || v.view === 'lines'), views.find((v) => v.view === 'table')].filter((v) => v !== undefined);
  return html`<section><h2>Act ${roman(i)}: ${act.title}</h2>
    ${act.predict.map((q) => {
      const answer = scene.state.answers[q.id];
      const mine = said(scene.model, scene.state, q);
      const numeric = answer && typeof scene.model.gap(q, answer).said === 'number';
      return html`<p>${say(scene, q.ask)}${answer && !numeric ? html` You said: ${mine.text}${mine.right ? ', and it is.' : '.'}` : nothing}</p>
        ${answer ? readings(scene, q, scene.model.gap(q, answer), { state: scene.state, words: { question: q, answer, ...(answer.option ? { option: answer.option } : {}) } }) : html`<p class="small">Your answer: ______________________</p>`}`;
    })}
    ${committed.length === act.predict.length && scene.boot.is === 'ready' ? html`<p class="concl">${headline(scene, act)}</p>${charts.map((v) => view(scene, v, failing !== null))}` : nothing}
    ${act.keep?.length && committed.length ? html`<div class="concl">${say(scene, act.keep)}</div>` : nothing}
  </section>`;
}
