// A chart that moves through states: played, or stepped by buttons, a slider and the keys. Who prefers no motion gets the steps only.
import { html, nothing, type TemplateResult } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive } from 'lit/directive.js';
import { live } from 'lit/directives/live.js';

export interface Frames {
  count: number;
  /** One frame, within the time of one repaint. */
  draw(at: number): TemplateResult;
  /** The same in words. */
  says(at: number): string;
}

/** Slow enough to follow the eye from line to line. */
const EVERY_MS = 400;

/** The frame after `at`, or null at the end. */
export const following = (at: number, count: number): number | null => (at + 1 < count ? at + 1 : null);

class FramesDirective extends AsyncDirective {
  private frames: Frames = { count: 0, draw: () => html``, says: () => '' };
  private at = 0;
  private timer: ReturnType<typeof setInterval> | undefined;

  render(frames: Frames): TemplateResult {
    this.frames = frames;
    this.at = Math.max(0, Math.min(this.at, frames.count - 1));
    return this.page();
  }
  override disconnected(): void { this.pause(); }

  private go(at: number): void {
    this.at = Math.max(0, Math.min(at, this.frames.count - 1));
    this.setValue(this.page());
  }
  /** By hand: what was playing stops. */
  private step(to: number): void { this.pause(); this.go(to); }
  private pause(): void { clearInterval(this.timer); this.timer = undefined; }
  private toggle(): void {
    if (this.timer !== undefined) this.pause();
    else {
      if (following(this.at, this.frames.count) === null) this.at = 0;
      this.timer = setInterval(() => {
        const next = following(this.at, this.frames.count);
        if (next === null) this.pause();
        this.go(next ?? this.at);
      }, EVERY_MS);
    }
    this.go(this.at);
  }

  private page(): TemplateResult {
    const { count, draw, says } = this.frames;
    const playing = this.timer !== undefined;
    const moves = typeof matchMedia === 'function' && !matchMedia('(prefers-reduced-motion: reduce)').matches;
    const words = says(this.at);
    return html`<div class="frames" role="group" aria-label="Steps" data-playing=${playing}>
        ${moves ? html`<button type="button" @click=${() => this.toggle()}>${playing ? 'Pause' : 'Play'}</button>` : nothing}
        <button type="button" aria-label="One step back" ?disabled=${this.at === 0} @click=${() => this.step(this.at - 1)}>Back</button>
        <button type="button" aria-label="One step forward" ?disabled=${this.at >= count - 1} @click=${() => this.step(this.at + 1)}>Step</button>
        <input type="range" min="0" max=${Math.max(0, count - 1)} step="1" aria-label="Step" aria-valuetext=${words} .value=${live(String(this.at))} @input=${(e: Event) => this.step(Number((e.target as HTMLInputElement).value))}>
        <p class="says" role="status" aria-live=${playing ? 'off' : 'polite'}>${words}</p>
      </div>${draw(this.at)}`;
  }
}
export const frames = directive(FramesDirective);
