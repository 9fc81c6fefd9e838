// The map of the course: what this is in three sentences, then each lab with its question, minutes and how far the reader is.
import { html, nothing, type TemplateResult } from 'lit';
import type { LabIndexEntry } from '../lab/compiled.js';
import type { Progress } from '../session/types.js';
import { icon } from '../icons/icons.js';
import { labName, volume as volumeName } from '../lab-page/volume.js';
import { machineFigure, type MachineScene } from './machine-figure.js';

export interface MapScene {
  labs: LabIndexEntry[];
  machine: MachineScene;
  /** By lab id; empty before the script has looked. */
  progress: Record<string, Progress>;
  href(id: string): string;
  /** Where the numbers come from. */
  reference: string;
  dark: boolean;
  theme(): void;
  remarks: string[];
  ledger: string;
  /** Absent before the script. `found`: why each lab that has the words has them, by id; null while nothing is asked. */
  search?: { query: string; found: ReadonlyMap<string, string> | null; trouble: string; ask(query: string): void };
}

export function map(scene: MapScene): TemplateResult {
  const volumes = [...new Set(scene.labs.map((lab) => lab.volume))];
  return html`<header class="top"><div><span class="brand">ironlab</span><span class="where">Labs on machine learning systems</span><a class="way" href=${scene.ledger}>Your ledger</a>
      <button type="button" class="quiet" aria-label="Switch to ${scene.dark ? 'light' : 'dark'}" @click=${() => scene.theme()}>${icon('theme')}<span class="long">${scene.dark ? 'Light' : 'Dark'}</span></button></div></header>
  <main class="home">
    ${scene.remarks.map((text) => html`<div class="notice err">${icon('warning')}<div>${text}</div></div>`)}
    <div class="hero"><div><h1>Guess first. Then move the limits.</h1>
      <p>Each lab asks one question about a machine learning system and seals your answer. Then it hands you the model behind the question, and you move its limits until you see why the number is what it is. It all runs in this tab; nothing you do leaves your machine.</p>
      <p class="next">${begin(scene)}</p>
      <ol class="how"><li><b>Commit</b><span>One question, four answers, no way back.</span></li><li><b>Move</b><span>The limits of real machines, over their real ranges.</span></li><li><b>Compare</b><span>Your mark beside the truth, and how far off.</span></li></ol></div>
      ${machineFigure(scene.machine)}</div>
    ${finder(scene)}
    <div class="paths">${volumes.map((volume, v) => {
      const labs = scene.labs.filter((lab) => lab.volume === volume);
      const found = scene.search?.found;
      const shown = found ? labs.filter((lab) => found.has(lab.id)) : labs;
      return shown.length === 0 ? nothing : html`<section aria-labelledby="volume-${v}"><h2 id="volume-${v}">${volumeName(volume).long}</h2><p>${count(scene, labs)}</p><ol class="path">${shown.map((lab) => entry(scene, lab))}</ol></section>`;
    })}</div>
    <p class="small"><a href=${scene.reference}>Where the numbers come from</a>: every model with its formula, every constant with its source.</p>
  </main>`;
}

/** Title, question, terms and models of each lab are looked through; the script fetches the words when first asked. */
function finder(scene: MapScene): TemplateResult {
  const { search } = scene;
  const found = search?.found;
  const say = search?.trouble ? search.trouble : !found ? '' : found.size === 0 ? `No lab has “${search!.query.trim()}” in its title, question, terms or models.` : found.size === 1 ? 'One lab has it.' : `${found.size} labs have it.`;
  return html`<form class="finder" role="search" @submit=${(e: Event) => e.preventDefault()}><label for="find">Find a lab</label>
    <input id="find" type="search" autocomplete="off" spellcheck="false" ?disabled=${!search} .value=${search?.query ?? ''} @input=${(e: Event) => search?.ask((e.currentTarget as HTMLInputElement).value)}><span role="status">${say}</span><p>${time(scene)}</p></form>`;
}

const name = (lab: LabIndexEntry): string => labName(lab.number).toLowerCase();

/** The next step: what is begun, else the first that is not done. */
function begin(scene: MapScene): TemplateResult | typeof nothing {
  const of = (lab: LabIndexEntry): Progress['is'] => scene.progress[lab.id]?.is ?? 'fresh';
  const begun = scene.labs.find((lab) => of(lab) === 'in-act');
  const fresh = scene.labs.find((lab) => of(lab) === 'fresh');
  const lab = begun ?? fresh ?? scene.labs[0];
  if (!lab) return nothing;
  return html`<a class="button primary" href=${scene.href(lab.id)}>${begun ? 'Continue' : fresh ? 'Start with' : 'Look again at'} ${name(lab)}</a>`;
}

/** Of the whole course. */
function time(scene: MapScene): string {
  const [all, left] = [minutes(scene, scene.labs, false), minutes(scene, scene.labs, true)];
  return `All labs take about ${hours(all)}${left === all ? '' : left === 0 ? '; you have done them all' : `; ${hours(left)} are left`}.`;
}

function count(scene: MapScene, labs: LabIndexEntry[]): string {
  const done = labs.filter((lab) => scene.progress[lab.id]?.is === 'done').length;
  const begun = labs.filter((lab) => scene.progress[lab.id]?.is === 'in-act').length;
  const [all, left] = [minutes(scene, labs, false), minutes(scene, labs, true)];
  return [`${labs.length} ${labs.length === 1 ? 'lab' : 'labs'}, ${hours(all)}`, [done ? `${done} done` : '', begun ? `${begun} begun` : '', left === all || left === 0 ? '' : `${hours(left)} left`].filter(Boolean).join(', ')].filter(Boolean).join('; ');
}

/** Minutes of all acts, or of those not done yet. */
function minutes(scene: MapScene, labs: LabIndexEntry[], left: boolean): number {
  const of = ({ id, minutes: [one, two] }: LabIndexEntry): number => {
    const now = left ? scene.progress[id] : undefined;
    return now?.is === 'done' ? 0 : now?.is === 'in-act' && now.act > 0 ? two : one + two;
  };
  return labs.reduce((sum, lab) => sum + of(lab), 0);
}
const hours = (n: number): string => [n >= 60 ? `${Math.floor(n / 60)}\u202fh` : '', n % 60 || n === 0 ? `${n % 60}\u202fmin` : ''].filter(Boolean).join(' ');

function entry(scene: MapScene, lab: LabIndexEntry): TemplateResult {
  const progress = scene.progress[lab.id];
  const is = progress?.is ?? 'fresh';
  return html`<li class=${is === 'done' ? 'done' : is === 'in-act' ? 'begun' : nothing} data-lab=${lab.id} data-is=${is}><a href=${scene.href(lab.id)}>
    <span class="node">${node(is)}</span><span class="n">${/^\d/.test(lab.number) ? lab.number : lab.number.charAt(0).toUpperCase()}</span><b>${lab.title}</b>
    <span class="st">${progress && is !== 'fresh' ? html`<em class=${is === 'in-act' ? 'on' : nothing}>${progress.say}${progress.off ? `, ${progress.off}` : ''}</em>` : html`<span class="sr">Not started, </span>`}<span class="min">${lab.minutes[0] + lab.minutes[1]}\u202fmin</span></span>
    <span class="q">${lab.question}</span>${scene.search?.found?.get(lab.id) ? html`<span class="q why">${scene.search.found.get(lab.id)}</span>` : nothing}</a></li>`;
}

const node = (is: Progress['is']): TemplateResult => is === 'done'
  ? html`<svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6"></circle><path d="M5 8.2l2.2 2.2L11 6.2"></path></svg>`
  : is === 'in-act' ? html`<svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6"></circle><path class="half" d="M8 4a4 4 0 0 0 0 8z"></path></svg>`
    : html`<svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6"></circle></svg>`;
