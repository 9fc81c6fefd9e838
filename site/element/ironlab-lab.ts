// <ironlab-lab lab="vol1/01">: one lab in its own shadow root, on our pages and on any other.
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Host } from '../boot/host.js';
import { isDark, switchTheme } from '../boot/theme.js';
import { page } from '../lab-page/page.js';
import type { Piece, Scene } from '../lab-page/scene.js';
import { icon } from '../icons/icons.js';
import { Controller } from './controller.js';
import { labSheet } from './sheets.js';

/** Set once by the entry of each build. */
let makeHost: (base: string | null) => Host = () => { throw new Error('no host'); };
export const useHost = (make: typeof makeHost): void => { makeHost = make; };

const FAILED = 'This lab could not be loaded.';

export class IronlabLab extends LitElement {
  static override properties = { lab: { type: String }, base: { type: String }, home: { type: String }, act: { attribute: 'part', type: String }, trouble: { state: true } };
  declare lab: string;
  declare base: string | null;
  /** Our own pages: the bar shows the way home, the address follows the lab. */
  declare home: string | null;
  declare act: string | null;
  declare trouble: string | null;
  private controller: Controller | null = null;
  private host: Host | null = null;
  private frame = 0;
  private focusNext: string | null = null;
  private printing = false;
  private readonly pieces = new Set<Piece>();

  constructor() {
    super();
    this.lab = '';
    this.base = null;
    this.home = null;
    this.act = null;
    this.trouble = null;
  }

  override createRenderRoot(): ShadowRoot {
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [labSheet()];
    return root;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('beforeprint', this.beforePrint);
    addEventListener('afterprint', this.afterPrint);
    this.paper = matchMedia('print');
    this.paper.addEventListener('change', this.paperChange);
  }
  private paper: MediaQueryList | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeprint', this.beforePrint);
    removeEventListener('afterprint', this.afterPrint);
    this.paper?.removeEventListener('change', this.paperChange);
    this.close();
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('lab') || changed.has('base') || (!this.controller && this.isConnected && !this.opening)) void this.open();
  }

  private opening = '';
  private close(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0; // else the next lab waits for ever for a drawing that was called off
    this.controller?.stop();
    this.controller = null;
    this.opening = '';
  }

  private async open(): Promise<void> {
    this.close();
    const id = (this.opening = this.lab);
    this.trouble = null;
    try {
      const host = (this.host = makeHost(this.base));
      host.font();
      const lab = await host.lab(id);
      if (this.opening !== id || !this.isConnected) return;
      if (!lab) { this.trouble = `There is no lab “${id}” here.`; return; }
      const controller = new Controller(lab, host, {
        changed: () => this.draw(),
        focus: (part) => { this.focusNext = part; },
        progress: (detail) => this.dispatchEvent(new CustomEvent('ironlab-progress', { detail, bubbles: true, composed: true })),
      }, () => Date.now());
      const act = this.act ? lab.acts.findIndex((a) => a.id === this.act) : -1;
      controller.start(this.home !== null, act < 0 ? null : act);
      // What was chosen in the pre-rendered text while the script was on its way counts.
      const early = this.querySelector<HTMLInputElement>('input[type=radio]:checked');
      const focused = early !== null && early === document.activeElement;
      if (early) controller.dispatch({ type: 'draft', question: early.name, option: early.value });
      this.controller = controller;
      this.requestUpdate();
      await this.updateComplete;
      this.replaceChildren();
      if (focused) this.renderRoot.querySelector<HTMLElement>(`input[name="${early.name}"][value="${early.value}"]`)?.focus();
      setTimeout(() => void controller.load());
    } catch (error) {
      console.error(error);
      this.trouble = FAILED;
    }
  }

  /** One drawing a frame, however often the reader moves. */
  private draw(): void {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      const { controller } = this;
      if (controller?.dragging && this.pieces.size > 0) controller.late!.follow(this.scene(controller)); else this.drawNow();
    });
  }

  override render(): TemplateResult {
    if (this.trouble) {
      return html`<div class="frame"><div class="lab single"><div class="read"><div class="notice err" role="alert">${icon('warning')}<div>${this.trouble}<small>The list of all labs is still there.</small></div>${this.trouble === FAILED ? html`<button type="button" @click=${() => void this.open()}>Try again</button>` : nothing}<a class="button" href=${this.host?.home() ?? './'}>All labs</a></div></div></div></div>`;
    }
    if (!this.controller) return html`<slot></slot>`;
    return page(this.scene(this.controller));
  }

  private scene(controller: Controller): Scene {
    const { lab, model, state, boot, late, machine, saved, remarks, linker, setLinker, origins } = controller;
    return {
      lab, model, state, boot, late, machine, saved, remarks, linker, setLinker, origins, calm: controller.calm, dragging: controller.dragging, pieces: this.pieces,
      dispatch: controller.dispatch,
      measuring: controller.measuring,
      latest: () => controller.state,
      retry: () => void controller.load(),
      chrome: this.home === null ? null : { home: this.home, dark: isDark, theme: () => { switchTheme(); controller.redraw(); } },
      labHref: (id) => this.host?.labHref(id) ?? null,
      reference: (place) => this.host?.reference(place) ?? '',
      now: () => Date.now(),
      print: () => globalThis.print(),
      printing: this.printing,
    };
  }

  override updated(): void {
    if (!this.focusNext || !this.controller) return;
    const target = this.renderRoot.querySelector<HTMLElement>(`[data-focus="${this.focusNext}"]`);
    this.focusNext = null;
    target?.focus();
  }

  private setPrinting(on: boolean): void {
    if (this.printing === on) return;
    this.printing = on;
    this.drawNow();
  }
  private drawNow = (): void => {
    this.requestUpdate();
    this.performUpdate();
  };
  private beforePrint = (): void => this.setPrinting(true);
  private afterPrint = (): void => this.setPrinting(false);
  private paperChange = (event: MediaQueryListEvent): void => this.setPrinting(event.matches);
}
