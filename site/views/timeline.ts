// Timeline: lanes of spans along time: who is busy and who waits, what runs where, what was up.
import { html, nothing, type TemplateResult } from 'lit';
import type { Span, ToneName, View } from '../lab/compiled.js';
import { print } from '../format/index.js';
import type { Env } from '../runtime/types.js';
import { here, hueNow, plainly, type Scene } from '../lab-page/scene.js';
import { numberOf } from './bar-rows.js';
import { empty, foot, linesOf, named, typeOf, xSide } from './figure.js';
import { head } from './head.js';
import { fill, legend, type Key } from './marks.js';
import { reader } from './reader.js';
import { stagger } from './scale.js';
import { toneClass } from './tone.js';
import { vars } from './vars.js';

type TimelineView = Extract<View, { view: 'timeline' }>;
export interface Piece { name: string; from: number; to: number; tone: ToneName; cls: string; text: string }

/** The pieces of a lane: stated ends, ends from two lists, or lengths laid one after the other. */
export function pieces(scene: Scene, spans: Span[], env: Env = here(scene)): Piece[] {
  let end = 0;
  return spans.flatMap((span): Piece[] => {
    const tone = scene.model.tone(span.tone, env);
    const cls = toneClass(scene, span.tone, env);
    const name = plainly(scene, span.label);
    const lists = span.from && span.to ? both(scene, span, env) : null;
    if (lists) return lists.map((l) => ({ name, tone, cls, ...l }));
    const start = span.from ? numberOf(scene.model.read(span.from.ref, env)) : end;
    const length = span.value ? numberOf(scene.model.read(span.value.ref, env)) : null;
    const stop = span.to ? numberOf(scene.model.read(span.to.ref, env)) : start === null || length === null ? null : start + length;
    if (start === null || stop === null || stop < start) return [];
    end = stop;
    const text = span.value ? scene.model.print(span.value, env).text : `${span.from ? `${scene.model.print(span.from, env).text} to ` : 'to '}${scene.model.print(span.to!, env).text}`;
    return [{ name, from: start, to: stop, tone, cls, text }];
  });
}

function both(scene: Scene, span: Span, env: Env): { from: number; to: number; text: string }[] | null {
  if (span.from!.ref.type.kind !== 'list') return null;
  const read = (b: NonNullable<Span['from']>): (number | null)[] => { const r = scene.model.read(b.ref, env); return r.is === 'value' && Array.isArray(r.value) ? r.value.map((v) => (typeof v === 'number' ? v : null)) : []; };
  const [from, to] = [read(span.from!), read(span.to!)];
  const text = (v: number): string => print(v, typeOf(span.from), span.from!.format);
  return from.flatMap((a, i) => { const b = to[i]; return a === null || b === null || b === undefined || b < a ? [] : [{ from: a, to: b, text: `${text(a)} to ${text(b)}` }]; });
}

export function timeline(scene: Scene, view: TimelineView): TemplateResult {
  const lanes = view.lanes.map((lane) => ({ name: plainly(scene, lane.label), hue: lane.hue ? `hue-${lane.hue}` : '', pieces: pieces(scene, lane.spans) }));
  const all = lanes.flatMap((l) => l.pieces);
  if (all.length === 0) return empty(scene, view, 'Nothing happens at these settings.');
  const bound = view.lanes[0]?.spans[0];
  const x = xSide(view.x, [0, ...all.map((p) => p.to)], typeOf(bound?.value ?? bound?.to));
  const kinds = [...new Set(all.map((p) => p.name))];
  const rules = linesOf(scene, view.rules);
  const names = stagger(rules.map((r) => ({ at: x.place(r.at), text: `${r.name} ${r.text}` })));
  const m = lanes.length;
  const cls = (p: Piece): string => `${p.cls} ${fill(p.tone === 'quiet' ? 5 : kinds.indexOf(p.name))}`;
  const keys = kinds.map((name): Key => { const p = all.find((one) => one.name === name)!; return { kind: 'part', index: p.tone === 'quiet' ? 5 : kinds.indexOf(name), hue: p.cls, text: name }; });
  return html`${head(scene, view)}
    <div class="figure lanes ${hueNow(scene)}">
      ${legend(keys)}
      <div class="plot" tabindex="0" role="application" aria-roledescription="chart" aria-label=${named(scene, view)}
        ${reader({ by: 'xy', stops: () => lanes.flatMap((lane, i) => lane.pieces.map((p) => ({ x: x.place((p.from + p.to) / 2), y: 1 - (i + 0.5) / m, say: `${lane.name}, ${p.name}: ${p.text}` }))) })}>
        ${rules.length ? html`<div class="rulenames" aria-hidden="true" ${vars({ levels: Math.max(...names.map((n) => n.level)) + 1 })}>${rules.map((r, i) => html`<span class="lim-${r.tone} ${names[i]!.side}" ${vars({ x: x.place(r.at), level: names[i]!.level })}>${r.name} <b class="num">${r.text}</b></span>`)}</div>` : nothing}
        <div class="ys names" aria-hidden="true">${lanes.map((lane) => html`<span>${lane.name}</span>`)}</div>
        <div class="field" aria-hidden="true" ${vars({ rows: m })}>
          ${lanes.map((lane, i) => html`<div class="lane ${lane.hue}" ${vars({ row: i })}>${lane.pieces.map((p) => html`<i class="piece ${cls(p)}" ${vars({ from: x.place(p.from), wide: x.place(p.to) - x.place(p.from) })}></i>`)}</div>`)}
          ${rules.map((r) => html`<span class="upright lim-${r.tone}" ${vars({ x: x.place(r.at) })}></span>`)}
          <span class="cursor xy"></span>
        </div>
        <div class="xs" aria-hidden="true">${x.ticks.map((t, i) => html`<span class="${t.at < 0.03 ? 'first' : t.at > 0.97 ? 'last' : ''} ${i % 2 ? 'odd' : ''}" ${vars({ x: t.at })}>${t.text}</span>`)}</div>
      </div>
      ${x.label ? html`<div class="axisname x">${x.label}</div>` : nothing}
      ${foot(() => ({ heads: ['', 'What', view.x.label || 'When'], rows: lanes.flatMap((lane) => lane.pieces.map((p) => ({ head: lane.name, cells: [p.name, p.text] }))) }))}
    </div>`;
}
