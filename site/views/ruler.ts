// The ruler: what you said is hollow, what it is solid; the lower mark writes to its left, the higher to its right.
import { html, svg, nothing, type TemplateResult } from 'lit';
import { percent as percentOf, place } from './scale.js';

export interface RulerMark { at: number; text: string; kind: 'you' | 'truth' }
export interface RulerData {
  scale: 'lin' | 'log'; from: number; to: number;
  words: { at: number; label: string }[];
  marks: RulerMark[];
  letters?: { at: number; text: string }[];
  label: string;
  /** False: no shade between the marks. */
  span?: boolean;
}
const TOP = 34;
const HIGH = 26;
/** Width below which a label would leave the ruler on the narrowest phone. */
const NARROW = 288;
/** The scale keeps a little inside the band, so that marks at its ends stay whole. */
const percent = (at: number): string => percentOf(0.015 + 0.97 * at);

export function ruler(data: RulerData): TemplateResult {
  const x = place(data.scale, data.from, data.to);
  const marks = data.marks.filter((m) => Number.isFinite(m.at));
  const [a, b] = [...marks].sort((p, q) => p.at - q.at);
  const both = marks.length > 1 && a && b;
  return html`<svg class="ruler" height="84" role="img" aria-label=${data.label}>
    <rect class="band" x="0.5" y=${TOP} width="100%" height=${HIGH} rx="4"></rect>
    <svg width="100%" height="84">
      ${both && data.span !== false ? svg`<rect class="span" x=${percent(x(a.at))} y=${TOP + 1} width=${percentOf(0.97 * (x(b.at) - x(a.at)))} height=${HIGH - 2}></rect>` : nothing}
      ${x.ticks.map((t) => svg`<line class="tick" x1=${percent(x(t))} x2=${percent(x(t))} y1=${TOP + HIGH - 12} y2=${TOP + HIGH}></line>`)}
      ${data.scale === 'log' ? minors(x.ticks, data.to).map((m) => svg`<line class=${m.fine ? 'minor fineticks' : 'minor'} x1=${percent(x(m.at))} x2=${percent(x(m.at))} y1=${TOP + HIGH - (m.five ? 8 : 5)} y2=${TOP + HIGH}></line>`) : nothing}
      ${data.words.map((w) => word(x(w.at), w.label))}
      ${(data.letters ?? []).filter((l) => !marks.some((m) => m.at === l.at)).map((l) => svg`<text x=${percent(x(l.at))} dx="-5" y=${TOP + 17} text-anchor="end">${l.text}</text>`)}
      ${marks.map((m) => flag(m, x(m.at), both ? m === a : false, both ? x(b.at) - x(a.at) < 0.012 : false))}
    </svg>
  </svg>`;
}

function minors(ticks: number[], to: number): { at: number; five: boolean; fine: boolean }[] {
  return ticks.flatMap((t) => [2, 3, 4, 5, 6, 7, 8, 9].map((m) => ({ at: t * m, five: m === 5, fine: m !== 2 && m !== 5 }))).filter((m) => m.at < to);
}

function word(at: number, label: string): TemplateResult {
  const anchor = at < 0.02 ? 'start' : at > 0.98 ? 'end' : 'middle';
  return svg`<text x=${percent(at)} dx=${anchor === 'start' ? -6 : anchor === 'end' ? 6 : 0} y=${TOP + HIGH + 18} text-anchor=${anchor}>${label}</text>`;
}

function flag(mark: RulerMark, at: number, lower: boolean, together: boolean): TemplateResult {
  const room = (mark.text.length * 7.6 + 14) / NARROW;
  const left = lower ? at > room : at + room > 1;
  const k = mark.kind === 'you' ? 'y' : 't';
  const r = k === 't' ? 5 : together ? 9 : 6;
  return svg`<line class="${k}line" x1=${percent(at)} x2=${percent(at)} y1="24" y2=${TOP + HIGH}></line>
    <svg class="flag" x=${percent(at)} y="20"><path class="${k}dot" d="M0 ${-r}l${r} ${r}l${-r} ${r}l${-r} ${-r}z"></path></svg>
    <text class="${k}lab" x=${percent(at)} dx=${left ? -13 : 13} y="25" text-anchor=${left ? 'end' : 'start'}>${mark.text}</text>`;
}
