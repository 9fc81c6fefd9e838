// Names beside dots: each where it covers nothing, or nowhere.
import { svg, type TemplateResult } from 'lit';
import { down, percent } from './scale.js';

const FEW = 12;
/** A nominal field in pixels: narrower than any, so that what has room here has it everywhere. */
const WIDE = 225;
const HIGH = 230;
const LETTER = 7;
const LINE = 16;
const SIDES = [{ dx: 10, dy: 4, anchor: 'start' }, { dx: -10, dy: 4, anchor: 'end' }, { dx: 0, dy: -11, anchor: 'middle' }, { dx: 0, dy: 20, anchor: 'middle' }] as const;
export interface Name { text: string; x: number; y: number; dx: number; dy: number; anchor: string }

/** A side for each dot's name where it covers neither a dot nor another name, nor leaves the field; a name without one is left to the reading. */
export function nameplaces(dots: { name: string; x: number; y: number }[], limits: { y: number; text: string }[] = []): Name[] {
  const taken = [...dots.map((d) => ({ x0: d.x * WIDE - 6, x1: d.x * WIDE + 6, y0: (1 - d.y) * HIGH - 6, y1: (1 - d.y) * HIGH + 6 })), ...limits.map((l) => ({ x0: WIDE - l.text.length * LETTER, x1: WIDE, y0: (1 - l.y) * HIGH - LINE - 4, y1: (1 - l.y) * HIGH + 2 }))];
  return dots.flatMap((d, own) => {
    for (const side of SIDES) {
      const wide = d.name.length * LETTER;
      const left = d.x * WIDE + side.dx - (side.anchor === 'end' ? wide : side.anchor === 'middle' ? wide / 2 : 0);
      const box = { x0: left, x1: left + wide, y0: (1 - d.y) * HIGH + side.dy - LINE + 4, y1: (1 - d.y) * HIGH + side.dy + 4 };
      if (box.x0 < 0 || box.x1 > WIDE || taken.some((t, i) => i !== own && t.x0 < box.x1 && box.x0 < t.x1 && t.y0 < box.y1 && box.y0 < t.y1)) continue;
      taken.push(box);
      return [{ text: d.name, x: d.x, y: d.y, ...side }];
    }
    return [];
  });
}

/** The names of a few dots; of many none. */
export function dotNames(dots: { name: string; x: number; y: number }[], limits: { y: number; text: string }[] = []): TemplateResult[] {
  if (dots.length > FEW) return [];
  return nameplaces(dots, limits).map((n) => svg`<text class="dotname" x=${percent(n.x)} y=${down(n.y)} dx=${n.dx} dy=${n.dy} text-anchor=${n.anchor}>${n.text}</text>`);
}
