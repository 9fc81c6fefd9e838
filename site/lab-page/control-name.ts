// A control's name, with the reader's mark where the value is theirs; what it means is one hover or focus away.
import { html, nothing, type TemplateResult } from 'lit';
import type { Control } from '../lab/compiled.js';
import { yourMark } from '../icons/icons.js';
import { say, type Scene } from './scene.js';

export function controlName(scene: Scene, control: Control): TemplateResult {
  const mark = control.yours ? yourMark() : nothing;
  if (!control.help?.length) return html`${mark}<span>${control.label}</span>`;
  return html`${mark}<span class="term" tabindex="0" aria-describedby="help-${control.id}">${control.label}<span class="tip" role="tooltip" id="help-${control.id}">${say(scene, control.help)}</span></span>`;
}
