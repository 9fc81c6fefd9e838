// One lab on a page: the model, the session, what is stored, the address, the core's boot. Knows no template.
import type { Core } from '../../wasm/client/core.js';
import type { MachineEntry } from '../../wasm/client/measure-types.js';
import type { CompiledLab } from '../lab/compiled.js';
import { deadline, whyNot } from '../boot/deadline.js';
import type { Host } from '../boot/host.js';
import type { Origins } from '../lab/origins.js';
import type { Boot, Late, Linker } from '../lab-page/scene.js';
import { earlierOf, type Data } from '../ledger/index.js';
import type { Bench } from './bench.js';
import { Later } from './later.js';
import { ledger, makeData } from './storage.js';
import { factsOf, LabModel } from '../runtime/index.js';
import { advance, catchUp, fresh, stage } from '../session/index.js';
import type { SessionEvent, State } from '../session/types.js';
import { Address } from './address.js';
import { Measuring } from './measuring.js';

const SAVE_MS = 300;
/** The text follows a dragged control when it rests this long; on a machine that is slow to draw a slow hand is no rest. */
const REST_MS = 120;
const SLOW_REST_MS = 400;
/** Progress is drawn in so many steps: drawing more often would disturb what is measured. */
const DRAWN_STEPS = 20;

export interface Watcher {
  /** The page must be drawn again. */
  changed(): void;
  /** Focus belongs to this part after the next drawing: a question's id, "act" or "end". */
  focus(part: string): void;
  progress(detail: { lab: string; act: string; state: string }): void;
}

export class Controller {
  /** The lab and its model, with the numbers of this machine once they are known. */
  lab: CompiledLab;
  model: LabModel;
  machine: Bench | null = null;
  readonly measuring: Measuring;
  state: State;
  boot: Boot = { is: 'loading' };
  late: Late | null = null;
  remarks: string[] = [];
  linker: Linker | null = null;
  calm = 0;
  dragging = false;
  private readonly rest = new Later(REST_MS, () => this.redraw());
  private address: Address | null = null;
  private readonly saving = new Later(SAVE_MS, () => this.flush());
  private dirty = false;
  private told = '';
  private before: Data | undefined;
  private core: Core | null = null;
  private measured: MachineEntry | null = null;
  private drawn = '';

  constructor(private readonly compiled: CompiledLab, private readonly host: Host, private readonly watcher: Watcher, private readonly now: () => number) {
    this.lab = compiled;
    this.model = new LabModel(compiled);
    this.state = fresh(compiled);
    this.measuring = new Measuring(compiled, () => this.model, host, { state: () => this.state, dispatch: (event) => this.dispatch(event), changed: () => this.redraw(), now, userAgent: () => navigator.userAgent });
  }

  /** Brings back what was stored, then what the address asks for. */
  start(linked: boolean, act: number | null): void {
    const loaded = ledger().load(this.lab.id);
    if (loaded.say) this.remarks.push(loaded.say);
    const { starts, say } = earlierOf(this.lab, (lab, field) => ledger().field(lab, field));
    this.remarks.push(...say);
    if (Object.keys(starts).length > 0) this.state = { ...this.state, earlier: starts };
    if (loaded.data) {
      this.before = loaded.data;
      this.apply({ type: 'restore', data: loaded.data.kept });
    }
    if (linked) {
      this.address = new Address(this.lab, this.host.prefixed, (link) => this.dispatch(link));
      const link = this.address.read();
      if (link) this.apply(loaded.data && this.address.own && link.type === 'link' ? { type: 'link', values: {}, act: link.act } : link);
      this.address.here(this.state);
    }
    if (act !== null && act !== this.state.act) this.apply({ type: 'go', act });
    addEventListener('storage', this.heard);
    addEventListener('pagehide', this.flush);
    this.tell();
  }

  stop(): void {
    this.measuring.stopAll();
    this.flush();
    this.machine?.cancel();
    this.address?.stop();
    removeEventListener('storage', this.heard);
    removeEventListener('pagehide', this.flush);
  }

  /** Fetches the parts after the first screen, then the core, each within the deadline. */
  async load(): Promise<void> {
    this.boot = { is: 'loading' };
    this.redraw();
    try {
      const core = deadline(Promise.resolve().then(() => this.host.core()));
      core.catch(() => undefined);
      this.late = await deadline(this.host.late(this.lab));
      this.setUp(this.late);
      this.redraw();
      this.core = await core;
      const refused = this.model.attach(this.core);
      this.boot = refused ? { is: 'failed', say: refused } : { is: 'ready' };
      if (!refused) this.state = catchUp(this.model, this.state);
    } catch (error) {
      this.boot = { is: 'failed', say: whyNot(error) };
    }
    this.redraw();
  }

  /** Where a context is this machine: its bench, and from then on the lab with what it knows. */
  private setUp(late: Late): void {
    if (!this.compiled.mine || this.machine) return;
    this.machine = late.bench(this.host, false, () => this.follow(late));
    this.machine.refresh();
  }

  private follow(late: Late): void {
    const now = this.machine!.state;
    const entry = now.is === 'measured' ? now.record.entry : now.is === 'measuring' ? this.measured : null;
    if (JSON.stringify(entry) !== JSON.stringify(this.measured)) this.know(late.withMachine(this.compiled, entry), entry);
    const seen = now.is === 'measuring' ? `measuring ${Math.floor(now.share * DRAWN_STEPS)}` : JSON.stringify(now);
    if (seen === this.drawn) return;
    this.drawn = seen;
    this.redraw();
  }

  private know(lab: CompiledLab, entry: MachineEntry | null): void {
    this.measured = entry;
    this.model.arenas.graph?.free();
    this.lab = lab;
    this.model = new LabModel(lab);
    if (lab.measures) this.model.know(factsOf(lab, this.state.touched));
    if (!this.core) return;
    const refused = this.model.attach(this.core);
    if (refused) { this.boot = { is: 'failed', say: refused }; return; }
    this.state = catchUp(this.model, this.state);
    // What the lab keeps of this machine's results is another now.
    this.dirty = true;
    this.saving.putOff();
  }

  dispatch = (event: SessionEvent): void => {
    const before = this.state;
    this.apply(event);
    if (this.state === before) return;
    this.dirty = true;
    if (event.type === 'set') this.saving.putOff(); else this.flush();
    if (event.type === 'commit' && this.state.answers[event.question] !== before.answers[event.question]) this.watcher.focus(event.question);
    if (event.type === 'go' && this.state.act !== before.act) this.watcher.focus('act');
    if (event.type === 'over' || event.type === 'over-undo') this.watcher.focus('act');
    this.address?.write(this.state, this.state.act !== before.act && event.type !== 'link');
    const quiet = event.type === 'set' && this.slides(event.control) && this.state.tasks === before.tasks && this.state.failures === before.failures && this.state.notices.length === 0 && before.notices.length === 0;
    if (quiet) this.frame(); else { this.tell(); this.redraw(); }
  };

  /** What is dragged. A box that is ticked draws all at once: the next one must know of it. */
  private slides(id: string): boolean {
    const type = this.model.control(id)?.type;
    return type === 'slider' || type === 'number';
  }

  get saved(): { short: string; say: string; memory: boolean } {
    const state = ledger().state(this.lab.id);
    return { short: state.short, say: state.say, memory: state.is === 'memory' };
  }

  private apply(event: SessionEvent): void {
    this.state = advance(this.model, this.state, event);
    if (this.lab.measures) this.model.know(factsOf(this.lab, this.state.touched));
  }

  setLinker = (linker: Linker | null): void => { this.linker = linker; this.redraw(); };
  origins = (): Promise<Origins> => deadline(this.host.origins(this.lab.id));

  /** Draws all of the page. */
  redraw(): void {
    this.rest.stop();
    this.dragging = false;
    this.calm += 1;
    this.watcher.changed();
  }

  /** Draws the instrument now, the text when the control rests. */
  private frame(): void {
    this.rest.putOff(this.late?.slow() ? SLOW_REST_MS : REST_MS);
    this.dragging = true;
    this.watcher.changed();
  }

  private flush = (): void => {
    this.saving.stop();
    if (!this.dirty) return;
    this.dirty = false;
    const { adopted } = ledger().save(this.lab.id, makeData(this.model, this.state, this.before), this.now());
    if (adopted) this.apply({ type: 'adopt', data: adopted });
    this.redraw();
  };

  private heard = (event: StorageEvent): void => {
    this.machine?.refresh();
    const other = ledger().heard(this.lab.id, event.key, event.newValue);
    if (!other) return;
    this.apply({ type: 'adopt', data: other });
    this.tell();
    this.redraw();
  };

  private tell(): void {
    const act = this.lab.acts[this.state.act]!;
    const detail = { lab: this.lab.id, act: act.id, state: stage(this.lab, this.state, this.state.act) };
    const text = JSON.stringify(detail);
    if (text === this.told) return;
    this.told = text;
    this.watcher.progress(detail);
  }
}
