// Notices: what is the case, what still works, what you can do. At the head of the text, spoken politely.
import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from '../icons/icons.js';
import type { Notice } from '../session/types.js';
import type { Scene } from './scene.js';

const ICONS: Record<Notice['about'], IconName> = { context: 'chevron', link: 'warning', locked: 'lock', adopted: 'disk', restored: 'disk', over: 'disk', control: 'chevron', saved: 'disk' };

export function notices(scene: Scene): TemplateResult {
  const { state, saved, remarks } = scene;
  return html`<div class="notices" role="status">
    ${remarks.map((text) => html`<div class="notice err">${icon('warning')}<div>${text}</div></div>`)}
    ${saved.memory ? html`<div class="notice">${icon('warning')}<div>${saved.say}</div></div>` : nothing}
    ${state.notices.map((notice) => html`<div class="notice" data-about=${notice.about}>${icon(ICONS[notice.about])}<div>${notice.say}</div>
      ${notice.about === 'over' && state.before ? html`<button type="button" @click=${() => scene.dispatch({ type: 'over-undo' })}>Undo</button>` : nothing}</div>`)}
  </div>`;
}
