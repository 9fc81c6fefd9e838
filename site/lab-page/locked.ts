// In the instrument's place before the lock opens: draw your answer, without any number of the truth.
import { html, nothing, type TemplateResult } from 'lit';
import type { Act, Question } from '../lab/compiled.js';
import type { Env } from '../runtime/types.js';
import { icon } from '../icons/icons.js';
import { ruler } from '../views/ruler.js';
import { plain, prose } from './prose.js';
import { printer, say, type Scene } from './scene.js';

export function lockedPanel(scene: Scene, act: Act, sentence: string): TemplateResult {
  const question = act.predict.find((q) => !scene.state.answers[q.id]);
  return html`<div class="panel" data-panel="locked">
    ${question?.draw ? drawing(scene, question, question.draw) : preview(scene, act)}
    <div class="locked">${icon('lock')}<p>${question?.draw?.opens.length ? say(scene, question.draw.opens) : sentence}</p></div>
  </div>`;
}

function drawing(scene: Scene, question: Question, draw: NonNullable<Question['draw']>): TemplateResult {
  const draft = scene.state.drafts[question.id];
  const option = question.options.find((o) => o.id === draft?.option);
  const value = option?.value ?? draft?.value;
  const env: Env = { state: scene.state, words: { question, ...(option ? { option: option.id } : {}) } };
  const chosen = typeof value === 'number';
  const words = printer(scene, env);
  const letters = question.options.flatMap((o) => (typeof o.value === 'number' ? [{ at: o.value, text: o.id.toUpperCase() }] : []));
  return html`<div class="bar"><h2>${prose(draw.title, words)}</h2></div>
    <div class="say"><p class="headline" aria-live="polite">${chosen ? prose(draw.say, words) : prose(draw.before, words)}</p></div>
    <div class="draw">
      ${ruler({
        ...draw.axis, words: draw.axis.marks, letters,
        marks: [{ at: draw.axis.from, text: draw.known, kind: 'truth' }, ...(chosen ? [{ at: value, text: draw.asked, kind: 'you' as const }] : [])],
        span: false,
        label: chosen ? plain(draw.say, words) : plain(draw.before, words),
      })}
      <div class="plainly">${chosen && option?.picture?.length ? prose(option.picture, words) : html`<p>Choose an answer and your mark appears on the ruler.${draw.axis.scale === 'log' ? ' Each step is ten times the one before.' : ''}</p>`}</div>
    </div>
    ${draw.legend.length ? html`<dl class="pair">${draw.legend.map((row) => html`<div class=${row.hue ? `hue-${row.hue}` : nothing}><dt>${row.hue ? html`<span class="dot"></span>` : nothing}${row.label}</dt><dd>${say(scene, row.says)}</dd></div>`)}</dl>` : nothing}`;
}

/** No ruler to draw on: say which instrument waits and what will be moved. */
function preview(scene: Scene, act: Act): TemplateResult {
  const names = act.instrument.controls.map((id) => (id === 'context' ? 'Machine' : scene.model.control(id)?.label)).filter(Boolean);
  return html`<div class="bar"><h2>Next: ${act.instrument.title}</h2></div>
    <div class="say"><p class="headline">Your answer comes first.</p></div>
    ${names.length ? html`<dl class="pair"><div><dt>To move</dt><dd>${names.join(', ')}</dd></div><div><dt>To do</dt><dd>${act.instrument.exploreTitle}</dd></div></dl>` : nothing}`;
}
