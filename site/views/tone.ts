// Tones to classes: a tone is a meaning; only limits get red, orange, green, all else is the machine's hue or its tints.
import type { TemplateResult } from 'lit';
import { nothing } from 'lit';
import type { Tone, ToneName } from '../lab/compiled.js';
import type { Scene } from '../lab-page/scene.js';
import type { Env } from '../runtime/types.js';
import { icon } from '../icons/icons.js';

/** The hue of a bar with this tone, on a chart whose own hue is the machine's. */
export function toneHue(tone: ToneName): string {
  return tone === 'bad' ? 'hue-bad' : tone === 'warn' ? 'hue-warn' : tone === 'good' ? 'hue-good' : tone === 'plain' ? 'hue-plain' : '';
}

/** The classes of a curve or dot: its own hue, else its tone's; without either it has the machine's. */
export const toneClass = (scene: Scene, tone: Tone, env: Env, hue?: string): string => {
  const name = scene.model.tone(tone, env);
  return `${hue ? `hue-${hue}` : tone.length ? toneHue(name) : ''} ${toneWeight(name)}`;
};

/** Solid for the binding one and for limits, tinted for the rest. */
export function toneWeight(tone: ToneName): string {
  return tone === 'binding' || tone === 'context' ? 'binding' : tone === 'quiet' || tone === 'data' || tone === 'compute' || tone === 'overhead' ? 'quietbar' : '';
}

/** The sign that says the same as the colour. */
export function toneSign(tone: ToneName): TemplateResult | typeof nothing {
  return tone === 'bad' ? icon('cross', 'over the limit') : tone === 'warn' ? icon('warning', 'close to the limit') : tone === 'good' ? icon('check', 'within the limit') : nothing;
}
