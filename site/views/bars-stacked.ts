// Stacked bars: the parts of a sum to plain scale, one stack a row, against a limit where there is one. What stands beyond the limit is hatched and named.
import { html, nothing, type TemplateResult } from 'lit';
import type { Row } from '../runtime/types.js';
import { here, hueNow, plainly, type Scene } from '../lab-page/scene.js';
import { axisRow, tickUnit } from './axis.js';
import { numberOf, type BarsView } from './bar-rows.js';
import { limitKey } from './bars-terms.js';
import { changed } from './changed.js';
import { empty, foot, linesOf, named, typeOf, type Line } from './figure.js';
import { head } from './head.js';
import { fill, legend } from './marks.js';
import { reader, type Stop } from './reader.js';
import { around, place } from './scale.js';
import { toneSign } from './tone.js';
import { vars } from './vars.js';

interface Part { name: string; value: number; from: number; to: number; text: string; cls: string; index: number }
interface Stack { name: string; hue: string; parts: Part[]; sum: number; total: string; limits: Line[]; over: Line | null; on: boolean }

function stackOf(scene: Scene, view: BarsView, row: Omit<Row, 'values'>, several: boolean): Stack {
  const { env } = row;
  let end = 0;
  const parts = view.items.flatMap((item, index): Part[] => {
    const value = numberOf(scene.model.read(item.value.ref, env));
    if (value === null) return [];
    const from = end;
    end += value;
    return [{ name: plainly(scene, item.label), value, from, to: end, text: scene.model.print(item.value, env).text, cls: fill(index), index }];
  });
  const limits = linesOf(scene, view.limits, env);
  const over = limits.filter((l) => end > l.at).sort((a, b) => b.at - a.at).find((l) => l.tone !== 'quiet') ?? null;
  const on = env.state.context === scene.state.context;
  return { name: row.short ?? row.label, hue: several && row.hue ? (on ? `hue-${row.hue}` : 'hue-plain') : '', parts, sum: end, total: view.total ? scene.model.print(view.total, env).text : '', limits, over, on };
}

export function stacked(scene: Scene, view: BarsView): TemplateResult {
  const rows: Omit<Row, 'values'>[] = view.across ? scene.model.rows(view.across, [], here(scene)) : [{ label: '', env: here(scene) }];
  const several = rows.length > 1;
  const stacks = rows.map((row) => stackOf(scene, view, row, several));
  if (stacks.every((s) => s.parts.length === 0)) return empty(scene, view, view.total ? stacks[0]?.total || 'Nothing to draw.' : 'Nothing to draw at these settings.');
  const [from, to] = around([...stacks.map((s) => s.sum), ...stacks.flatMap((s) => s.limits.map((l) => l.at))], 'lin');
  // A little room beyond the last line, so that its name and its line stay whole.
  const at = place('lin', view.axis.from ?? from, view.axis.to ?? to * 1.03, tickUnit(view.axis));
  const type = typeOf(view.items[0]?.value);
  const same = stacks.every((s) => s.limits.every((l, i) => l.text === stacks[0]!.limits[i]?.text));
  const one = stacks[0]!;
  const stops = (): Stop[] => stacks.flatMap((s, r) => s.parts.map((p) => ({ x: at((p.from + p.to) / 2), y: 1 - (r + 0.5) / stacks.length, say: `${[s.name, p.name].filter(Boolean).join(', ')}: ${p.text}${s.total ? ` of ${s.total}` : ''}` })));
  return html`${head(scene, view)}
    <div class="figure stacks ${several ? 'rows' : ''} ${hueNow(scene)}">
      ${legend(view.items.map((item, i) => { const p = one.parts.find((x) => x.index === i); return { kind: 'part' as const, index: i, hue: '', text: plainly(scene, item.label), ...(several ? {} : { value: p?.text ?? scene.model.print(item.value, here(scene)).text }) }; }))}
      <div class="plot" tabindex="0" role="application" aria-roledescription="chart" aria-label=${named(scene, view)} ${reader({ by: 'xy', stops })}>
        ${several ? html`<div class="ys names" aria-hidden="true">${stacks.map((s) => html`<span class=${s.on && s.hue ? 'on' : ''}>${s.name}</span>`)}</div>` : nothing}
        <div class="field" aria-hidden="true" ${vars({ rows: stacks.length })}>${stacks.map((s, r) => html`<div class="lane ${s.hue}" ${vars({ row: r })}>
          ${s.parts.map((p) => html`<i class="piece ${p.cls}" ${vars({ from: at(p.from), wide: at(p.to) - at(p.from) })}></i>`)}
          ${s.over ? html`<i class="piece beyond" ${vars({ from: at(s.over.at), wide: at(s.sum) - at(s.over.at) })}></i>` : nothing}
          ${s.limits.map((l) => html`<span class="lim lim-${l.tone}" ${vars({ lim: at(l.at) })}></span>`)}</div>`)}
          <span class="cursor xy"></span></div>
        <div class="totals">${stacks.map((s) => html`<span class=${s.over ? 'no' : ''}>${s.over ? html`${toneSign('bad')} ` : nothing}${s.total ? changed(s.total) : nothing}</span>`)}</div>
        <div class="xs">${axisRow(view.axis, at, type)}</div>
      </div>
      ${view.axis.label ? html`<div class="axisname x">${view.axis.label}</div>` : nothing}
      ${same ? limitKey(one.limits) : limitKey(stacks.flatMap((s) => s.limits.map((l) => ({ ...l, name: `${s.name}: ${l.name}` }))))}
      ${foot(() => ({ heads: ['', ...view.items.map((i) => plainly(scene, i.label)), ...(view.total ? ['Together'] : []), ...one.limits.map((l) => l.name)], rows: stacks.map((s) => ({ head: s.name || 'Value', cells: [...view.items.map((_, i) => s.parts.find((p) => p.index === i)?.text ?? 'none'), ...(view.total ? [s.total] : []), ...s.limits.map((l) => l.text)] })) }))}
    </div>`;
}
