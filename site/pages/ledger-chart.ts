// The calibration plot: each prediction in the order of time, numbers by the factor they were off, choices on a strip below.
import { html, svg, nothing, type TemplateResult } from 'lit';
import type { Told } from '../ledger/index.js';
import { yourMark } from '../icons/icons.js';
import { framed, type Side } from '../views/figure.js';
import { down, percent, place, type Place } from '../views/scale.js';
import { dressed } from '../views/sheet.js';
import { bare, day, factor, far } from './ledger-words.js';

/** A prediction and where it was made: "Lab 1, Act I". */
export interface Mark { where: string; told: Told }

/** Of the field's height: the strip of the choices, and what lies between it and the numbers. */
const STRIP = 0.17;
const MOST_DATES = 5;
const DIAMOND = 'M0 -6l6 6l-6 6l-6 -6z';
const INNER = 'M0 -2.5l2.5 2.5l-2.5 2.5l-2.5 -2.5z';

const isNumber = ({ told }: Mark): boolean => told.off !== null && told.predicted !== null && told.actual !== null;
/** Above 1 too high, below too low. */
const ratio = ({ told }: Mark): number => (told.predicted! > told.actual! ? told.off! : 1 / told.off!);

/** As many decades up as down, so that the exact line stands in the middle. */
export function decades(marks: readonly Mark[]): number {
  const most = Math.max(10, ...marks.filter(isNumber).map(({ told }) => told.off!));
  return Math.max(1, Math.ceil(Math.log10(most) + 0.1));
}

const within = (at: Place, low: number): Place => Object.assign((v: number) => low + (1 - low) * at(v), { ticks: at.ticks, decades: at.decades, from: at.from, to: at.to, free: (v: number) => low + (1 - low) * at.free(v) });

function upright(marks: readonly Mark[], low: number): Side {
  const n = decades(marks);
  const at = within(place('log', 10 ** -n, 10 ** n), low);
  const step = Math.ceil(n / 2);
  const steps = Array.from({ length: Math.floor(n / step) }, (_, i) => (i + 1) * step);
  const ticks = [...steps.map((s) => ({ at: at(10 ** -s), text: factor(10 ** s) })), { at: at(1), text: 'exact' }, ...steps.map((s) => ({ at: at(10 ** s), text: factor(10 ** s) }))];
  return { place: at, label: '', ticks: low > 0 ? [{ at: low / 2, text: 'choices' }, ...ticks] : ticks };
}

/** The first of each date, a few of them. */
function along(marks: readonly Mark[]): Side {
  const x = (i: number): number => (i + 0.5) / marks.length;
  const firsts = marks.flatMap(({ told }, i) => (i === 0 || day(told.at) !== day(marks[i - 1]!.told.at) ? [{ at: x(i), text: day(told.at) }] : []));
  const step = Math.ceil(firsts.length / MOST_DATES);
  return { place: place('lin', 0, 1), label: '', ticks: firsts.filter((_, i) => i % step === 0) };
}

function band(at: Place, most: number, cls: string): TemplateResult {
  const [low, high] = [at(1 / most), at(most)];
  return svg`<rect class=${cls} x="0" width="100%" y=${down(high)} height=${percent(high - low)}></rect>`;
}

const dot = (x: number, y: number, cls: string, right: boolean): TemplateResult =>
  svg`<svg class="at" x=${percent(x)} y=${down(y)}><path class="ydot ${cls}" d=${DIAMOND}></path>${right ? svg`<path class="tdot" d=${INNER}></path>` : nothing}</svg>`;

export const stopSay = ({ where, told }: Mark): string => `${where}, ${day(told.at)}: you said ${bare(told.said)}; it is ${told.truth || 'not known'}; ${far(told)}.`;

/** `conclusion` names the chart. Empty without predictions. */
export function calibration(marks: readonly Mark[], conclusion: string): TemplateResult | typeof nothing {
  if (marks.length === 0) return nothing;
  const numbers = marks.some(isNumber);
  const words = marks.some((m) => !isNumber(m));
  const low = numbers && words ? STRIP : 0;
  const y: Side = numbers ? upright(marks, low) : { place: place('lin', 0, 1), label: '', ticks: [{ at: 0.5, text: 'choices' }] };
  const x = along(marks);
  const height = (m: Mark): number => (isNumber(m) ? y.place(ratio(m)) : numbers ? STRIP / 2 : 0.5);
  const spots = marks.map((m, i) => ({ m, x: (i + 0.5) / marks.length, y: height(m) }));
  return html`<div class="calibration" ${dressed()}>
    <div class="legend">${numbers ? html`<span class="key">${yourMark()}<span>your number</span></span><span class="key"><i class="swatch band2"></i><span>within ×2</span></span><span class="key"><i class="swatch band10"></i><span>within ×10</span></span>` : nothing}
      ${words ? html`<span class="key"><svg class="glyph" viewBox="-6 -6 12 12" aria-hidden="true"><path class="ydot" d="M0 -5l5 5l-5 5l-5 -5z"></path><path class="tdot" d=${INNER}></path></svg><span>right choice</span></span><span class="key">${yourMark()}<span>another choice</span></span>` : nothing}</div>
    ${framed(conclusion, 'hue-you', {
      x, y, keys: [], size: numbers ? 'tall' : 'low',
      ink: [
        ...(numbers ? [band(y.place, 10, 'band10'), band(y.place, 2, 'band2'), svg`<line class="exact" x1="0" x2="100%" y1=${down(y.place(1))} y2=${down(y.place(1))}></line>`] : []),
        low ? svg`<line class="divide" x1="0" x2="100%" y1=${down(low)} y2=${down(low)}></line>` : '',
        ...spots.map((s) => dot(s.x, s.y, s.m.told.right === null && !isNumber(s.m) ? 'unknown' : '', !isNumber(s.m) && s.m.told.right === true)),
      ],
      over: numbers ? html`<span class="side up">too high</span><span class="side down ${low ? 'raised' : ''}">too low</span>` : nothing,
      reads: { by: 'x', stops: () => spots.map((s) => ({ x: s.x, y: s.y, say: stopSay(s.m) })) },
      numbers: () => ({ all: true, heads: ['', 'You said', 'It is', 'Off', 'When'], rows: marks.map(({ where, told }) => ({ head: where, cells: [bare(told.said), told.truth || 'not known', far(told), day(told.at)] })) }),
    })}</div>`;
}
