// The address bar: a lab's fragment says act, context and touched controls; Back goes to the act before.
import type { CompiledLab } from '../lab/compiled.js';
import type { SessionEvent, State } from '../session/types.js';
import { Later } from './later.js';
import { mint, parseLink, route } from '../url/index.js';

const WRITE_MS = 400;

export class Address {
  private state: State | null = null;
  private readonly writing = new Later(WRITE_MS, () => { if (this.state) this.put(this.state, 'replaceState'); });
  private written = location.hash;

  constructor(private readonly lab: CompiledLab, private readonly prefixed: boolean, private readonly follow: (event: SessionEvent) => void) {
    addEventListener('hashchange', this.moved);
  }

  stop(): void {
    this.writing.stop();
    removeEventListener('hashchange', this.moved);
  }

  read(): SessionEvent | null {
    const to = route(location.hash);
    if (!to.rest || (to.lab !== null && to.lab !== this.lab.id)) return null;
    const link = parseLink(this.lab, location.hash);
    return { type: 'link', values: link.values, say: link.say, ...(link.act === undefined ? {} : { act: link.act }), ...(link.context === undefined ? {} : { context: link.context }) };
  }

  /** True where this tab wrote the address itself: it may lag behind what was saved, a link from elsewhere may not. */
  get own(): boolean {
    try { return (sessionStorage.getItem(this.key) ?? '').split(' ').includes(location.hash); } catch { return false; }
  }
  // Not in history.state: Chromium may forget that in a reload that comes at once.
  private get key(): string { return `ironlab/address/${this.lab.id}`; }

  /** The entry that the page opened with says where it is too, so that Back can come here. */
  here(state: State): void { this.put(state, 'replaceState'); }

  /** Sliders move often: the address follows when they rest. A new act is a new entry in the history. */
  write(state: State, act: boolean): void {
    this.state = state;
    if (!act) return this.writing.putOff();
    this.writing.stop();
    this.put(state, 'pushState');
  }

  private put(state: State, how: 'pushState' | 'replaceState'): void {
    const hash = mint(this.lab, state, this.prefixed);
    if (hash === location.hash && this.own) return;
    // The one before too: a reload that comes at once may still open that.
    try { sessionStorage.setItem(this.key, `${location.hash} ${hash}`); } catch { /* without it the address counts as a link */ }
    if (hash === location.hash) return;
    this.written = hash;
    try { history[how](null, '', hash); } catch { /* sandboxed frames have no history */ }
  }

  private moved = (): void => {
    if (location.hash === this.written) return;
    this.written = location.hash;
    const link = this.read();
    if (link) this.follow(link);
  };
}
