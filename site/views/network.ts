// Network: nodes in columns and the links between them, each named with its load; a link over its limit is dashed, marked and said.
import { html, svg, nothing, type TemplateResult } from 'lit';
import type { View } from '../lab/compiled.js';
import { here, hueNow, plainly, type Scene } from '../lab-page/scene.js';
import { foot, named, stretched, BOX } from './figure.js';
import { head } from './head.js';
import { reader } from './reader.js';
import { toneHue, toneSign } from './tone.js';
import { vars } from './vars.js';

type NetworkView = Extract<View, { view: 'network' }>;
export interface Spot { id: string; x: number; y: number }

/** Half a node's width, as a share of the drawing. */
const EDGE = 0.12;

/** Columns from left to right, the nodes of each spread evenly. */
export function spots(nodes: { id: string; column: number }[]): Spot[] {
  const columns = [...new Set(nodes.map((n) => n.column))].sort((a, b) => a - b);
  return nodes.map((node) => {
    const mates = nodes.filter((n) => n.column === node.column);
    return { id: node.id, x: columns.length === 1 ? 0.5 : EDGE + ((1 - 2 * EDGE) * columns.indexOf(node.column)) / (columns.length - 1), y: (mates.indexOf(node) + 0.5) / mates.length };
  });
}

export function network(scene: Scene, view: NetworkView): TemplateResult {
  const at = new Map(spots(view.nodes).map((s) => [s.id, s]));
  const env = here(scene);
  const nodes = view.nodes.map((n) => ({ ...at.get(n.id)!, name: plainly(scene, n.label), text: n.value ? scene.model.print(n.value, env).text : '', tone: scene.model.tone(n.tone, env) }));
  const links = view.links.flatMap((l) => {
    const [a, b] = [at.get(l.from), at.get(l.to)];
    return a && b ? [{ a, b, name: plainly(scene, l.label), text: l.value ? scene.model.print(l.value, env).text : '', tone: scene.model.tone(l.tone, env), ends: `${plainly(scene, view.nodes.find((n) => n.id === l.from)!.label)} to ${plainly(scene, view.nodes.find((n) => n.id === l.to)!.label)}` }] : [];
  });
  const said = (name: string, text: string, tone: string): string => [name, text].filter(Boolean).join(' ') + (tone === 'bad' ? ', over its limit' : '');
  const tallest = Math.max(...view.nodes.map((n) => view.nodes.filter((o) => o.column === n.column).length));
  return html`${head(scene, view)}
    <div class="figure net ${hueNow(scene)}">
      <div class="plot" tabindex="0" role="application" aria-roledescription="diagram" aria-label=${named(scene, view)}
        ${reader({ by: 'xy', stops: () => [...nodes.map((n) => ({ x: n.x, y: 1 - n.y, say: said(n.name, n.text, n.tone) })), ...links.map((l) => ({ x: (l.a.x + l.b.x) / 2, y: 1 - (l.a.y + l.b.y) / 2, say: `${l.ends}: ${said(l.name, l.text, l.tone)}` }))].sort((p, q) => p.x - q.x || q.y - p.y) })}>
        <div class="field" aria-hidden="true" ${vars({ rows: tallest })}>
          <svg width="100%" height="100%">${stretched(links.map((l) => svg`<path class="link tone-${l.tone} ${toneHue(l.tone)}" d="M${l.a.x * BOX} ${l.a.y * BOX}L${l.b.x * BOX} ${l.b.y * BOX}"></path>`))}</svg>
          ${links.map((l) => (l.name || l.text ? html`<span class="linkname tone-${l.tone}" ${vars({ x: (l.a.x + l.b.x) / 2, y: (l.a.y + l.b.y) / 2 })}>${l.tone === 'bad' || l.tone === 'warn' ? toneSign(l.tone) : nothing}${l.name} <b class="num">${l.text}</b></span>` : nothing))}
          ${nodes.map((n) => html`<span class="netnode ${toneHue(n.tone)} tone-${n.tone}" ${vars({ x: n.x, y: n.y })}><b>${n.name}</b>${n.text ? html`<small class="num">${n.text}</small>` : nothing}</span>`)}
          <span class="cursor xy"></span>
        </div>
      </div>
      ${foot(() => ({ heads: ['', 'Value'], rows: [...nodes.map((n) => ({ head: n.name, cells: [n.text] })), ...links.map((l) => ({ head: l.ends, cells: [said(l.name, l.text, l.tone)] }))] }))}
    </div>`;
}
