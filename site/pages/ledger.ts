// The ledger: what the reader predicted, what was true, how far off, over time; and what each lab came to.
import { html, nothing, type TemplateResult } from 'lit';
import { icon, truthMark, yourMark } from '../icons/icons.js';
import type { LabIndexEntry } from '../lab/compiled.js';
import { labName } from '../lab-page/volume.js';
import { textOf } from '../ledger/csv.js';
import type { Entry, Record1, Told } from '../ledger/index.js';
import { untold } from '../ledger/told.js';
import { progress, roman } from '../session/index.js';
import { bare, choices, far, leans, moment, went, type Calibrated } from './ledger-words.js';
import type { Mark } from './ledger-chart.js';

export interface LedgerScene {
  labs: readonly LabIndexEntry[];
  records: readonly Record1[];
  marks: readonly Mark[];
  /** Null while the models load. */
  calibrated: Calibrated | null;
  /** The plot's own script comes with the page's, not with what is read before it. */
  chart(conclusion: string): unknown;
  home: string;
  href(lab: string): string | null;
  dark: boolean;
  theme(): void;
  /** What happened last, or could be undone; and what is asked about a file. */
  notice: { say: string; undo: boolean } | null;
  asked: { say: string; add: string | null; replace: string } | null;
  trouble: string;
  remarks: readonly string[];
  act(what: 'export' | 'csv' | 'import' | 'print' | 'reset' | 'undo' | 'add' | 'replace' | 'cancel', lab?: string): void;
  chosen(input: HTMLInputElement): void;
}

export const nameOf = (labs: readonly LabIndexEntry[], id: string): string => { const lab = labs.find((l) => l.id === id); return lab ? labName(lab.number) : id; };
export const actOf = ({ question }: Told): string => { const n = /^act(\d+)/.exec(question)?.[1]; return n ? `Act ${roman(Number(n) - 1)}` : question; };

export function ledgerPage(scene: LedgerScene): TemplateResult {
  const { records, notice, asked } = scene;
  return html`<header class="top"><div><a class="brand" href=${scene.home}>ironlab</a><span class="where">Your ledger</span>
      <button type="button" class="quiet" aria-label="Switch to ${scene.dark ? 'light' : 'dark'}" @click=${() => scene.theme()}>${icon('theme')}<span class="long">${scene.dark ? 'Light' : 'Dark'}</span></button></div></header>
  <main class="home ledger">
    <div class="notices" role="status">${scene.remarks.map((text) => html`<div class="notice err">${icon('warning')}<div>${text}</div></div>`)}
      ${notice ? html`<div class="notice" data-notice tabindex="-1">${icon('disk')}<div>${notice.say}</div>${notice.undo ? html`<button type="button" data-undo @click=${() => scene.act('undo')}>Undo</button>` : nothing}</div>` : nothing}
      ${asked ? html`<div class="notice ask-file" data-asked tabindex="-1">${icon('disk')}<div>${asked.say}</div><div class="answers">${asked.add ? html`<button type="button" data-add @click=${() => scene.act('add')}>${asked.add}</button>` : nothing}<button type="button" data-replace @click=${() => scene.act('replace')}>${asked.replace}</button><button type="button" class="quiet" data-cancel @click=${() => scene.act('cancel')}>Leave mine as they are</button></div></div>` : nothing}</div>
    ${records.length > 0 ? full(scene) : empty(scene)}
    <input type="file" accept=".json,application/json" hidden data-file aria-label="Ledger file" @change=${(e: Event) => scene.chosen(e.currentTarget as HTMLInputElement)}>
  </main>`;
}

function empty(scene: LedgerScene): TemplateResult {
  const first = scene.labs[0];
  return html`<div class="missing"><h1 tabindex="-1" data-title>Your ledger is empty</h1>
    <p>Every prediction that you commit in a lab is written here, beside what was true and by what factor you were off. After some labs you see whether your guesses lean high or low.</p>
    <p class="doing">${first ? html`<a class="button primary" href=${scene.href(first.id) ?? scene.home}>Start with ${labName(first.number).toLowerCase()}</a>` : nothing}<button type="button" data-do="import" @click=${() => scene.act('import')}>Import a file</button></p></div>`;
}

function full(scene: LedgerScene): TemplateResult {
  const { marks, calibrated } = scene;
  const numbers = marks.filter(({ told }) => told.off !== null).length;
  const conclusion = calibrated ? went(calibrated) : choices(marks.map((m) => m.told)) || 'Your predictions in the order of time.';
  const more = [calibrated ? leans(calibrated) : '', calibrated ? choices(marks.map((m) => m.told)) : ''].filter(Boolean).join(' ');
  return html`<div class="hero"><div><h1 tabindex="-1" data-title>What you predicted, and what was true</h1>
      ${marks.length === 0 ? html`<p>No prediction is committed yet. It will stand here beside the truth as soon as there is one.</p>`
    : html`<p class="verdict-line" data-conclusion>${scene.trouble ? scene.trouble : numbers > 0 && !calibrated ? 'The models are loading.' : conclusion}</p>${more ? html`<p data-leans>${more}</p>` : nothing}
      <p class="small">A factor counts the same in both directions: half of the truth is as far off as twice the truth.</p>`}
      <p class="doing">
        <button type="button" data-do="export" @click=${() => scene.act('export')}>Export as JSON</button><button type="button" data-do="csv" @click=${() => scene.act('csv')}>Export as CSV</button>
        <button type="button" data-do="import" @click=${() => scene.act('import')}>Import a file</button><button type="button" data-do="print" @click=${() => scene.act('print')}>Print</button></p></div>
    ${marks.length > 0 ? html`<section class="self plot-panel" aria-labelledby="plot-title"><h2 class="label" id="plot-title">How far off, over time</h2>${scene.chart(conclusion)}</section>` : nothing}</div>
  <section class="entries" aria-labelledby="entries-title"><h2 id="entries-title">Lab by lab</h2>
    ${scene.records.map((record) => entry(scene, record))}</section>
  <div class="fine"><p>The ledger is kept in this browser and sent nowhere. The JSON file is complete: it can be imported here or on another machine. The CSV file is for spreadsheets.</p>
    <p><button type="button" class="quiet" data-do="reset" @click=${() => scene.act('reset')}>Reset all labs</button></p></div>`;
}

function entry(scene: LedgerScene, record: Record1): TemplateResult {
  const { lab, saved_at, data } = record;
  const known = scene.labs.find((l) => l.id === lab);
  const href = known ? scene.href(lab) : null;
  const title = known ? `${labName(known.number)}: ${known.title}` : lab;
  const context = textOf(data.entry['context']);
  return html`<section class="entry" data-entry=${lab} aria-label=${title}>
    <div class="bar"><h3>${href ? html`<a href=${href}>${title}</a>` : title}</h3>
      <p class="small">${known ? progress(known, data).say : 'This lab is not part of this site'}, saved ${moment(Date.parse(saved_at))}</p>
      <button type="button" class="quiet" data-reset=${lab} aria-label="Reset ${title}" @click=${() => scene.act('reset', lab)}>Reset</button></div>
    ${data.told.length > 0 ? html`<ol class="guesses">${data.told.map((told) => guess(told))}</ol>` : nothing}
    ${rest(data.entry, untold(data))}
    ${came(data.entry, context, data.summary.done)}
  </section>`;
}

function guess(told: Told): TemplateResult {
  const words = far(told);
  return html`<li data-guess=${told.question}><p><b>${actOf(told)}</b> ${told.ask}</p>
    <dl><div><dt>${yourMark()}You said</dt><dd class="you">${bare(told.said)}</dd></div><div><dt>${truthMark()}It is</dt><dd>${told.truth || 'not known'}</dd></div>
      <div><dt>Off</dt><dd>${told.right ? html`<span class="hit">${icon('check')}</span>` : nothing}${words}${told.right && told.off !== null && words !== 'exact' ? ', right' : ''}</dd></div><div><dt>When</dt><dd><time datetime=${new Date(told.at).toISOString()}>${moment(told.at)}</time></dd></div></dl></li>`;
}

/** Of predictions that an older version saved, the letter and the verdict are known without the lab. */
function rest(entry: Entry, questions: readonly string[]): TemplateResult | typeof nothing {
  if (questions.length === 0) return nothing;
  const said = [...new Set(questions.map((q) => q.split('.')[0]!))].flatMap((act) => {
    const [letter, right] = [entry[`${act}_prediction`]?.value, entry[`${act}_correct`]?.value];
    return typeof letter === 'string' ? [`${act === 'act1' ? 'Act I' : 'Act II'}: you said ${letter}${typeof right === 'boolean' ? `, ${right ? 'right' : 'not right'}` : ''}.`] : [];
  });
  return html`<p class="small" data-untold>${said.join(' ')} What was true stands here when the lab can be loaded.</p>`;
}

/** What the lab came to: the machine, the limits, and once it is done the result and decision of Act II. */
function came(entry: Entry, context: string, done: boolean): TemplateResult {
  const decision = textOf(entry['act2_decision']);
  const limits = Object.keys(entry).filter((name) => name.endsWith('_hit') && name !== 'constraint_hit' && entry[name]!.value === true)
    .map((name) => `${entry[name]!.text ?? name.slice(0, -4).replaceAll('_', ' ')} crossed${entry[name.replace(/_hit$/, '_cleared')]?.value === true ? ' and met again' : ', not met again yet'}`);
  const rows: [string, string][] = [['Machine', context], ['Result of Act II', done ? textOf(entry['act2_result']) : ''], ['Decision of Act II', done ? decision : ''], ['Limits', limits.join('; ') || (entry['constraint_hit'] ? 'none crossed' : '')]];
  return html`<dl class="came">${rows.filter(([, text]) => text).map(([name, text]) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`)}</dl>`;
}

/** The page before its script. */
export const ledgerShell = (home: string): TemplateResult => html`<header class="top"><div><a class="brand" href=${home}>ironlab</a><span class="where">Your ledger</span></div></header>
  <main class="home ledger"><noscript><p class="notice">The ledger is kept by JavaScript in this browser; without it there is nothing to show.</p></noscript><div class="missing"><h1>Your ledger</h1><p>What you predicted, what was true, and how far off you were, lab by lab.</p></div></main>`;
