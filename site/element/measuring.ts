// The measurements of one lab on a page: starts them, follows them, hands their results to the session. A refused one says why.
import { browserName } from '../../wasm/client/this-machine.js';
import type { Host } from '../boot/host.js';
import type { CompiledLab } from '../lab/compiled.js';
import type { Measuring as Face, Run } from '../lab-page/scene.js';
import { flagsOf, type LabModel, paramsOf, resultsOf } from '../runtime/index.js';
import type { SessionEvent, State } from '../session/types.js';

const IDLE: Run = { is: 'idle' };
const NOT_LOADED = 'The measuring code could not be loaded. Check the connection, then try again.';

export class Measuring implements Face {
  private readonly runs = new Map<string, Run>();
  private readonly stops = new Map<string, AbortController>();

  constructor(private readonly lab: CompiledLab, private readonly model: () => LabModel, private readonly host: Pick<Host, 'measure'>, private readonly page: { state(): State; dispatch(event: SessionEvent): void; changed(): void; now(): number; userAgent(): string }) {}

  run(call: string): Run { return this.runs.get(call) ?? IDLE; }
  start(call: string): void { if (!this.stops.has(call)) void this.measure(call); }
  stop(call: string): void { this.stops.get(call)?.abort(); }
  stopAll(): void { for (const stop of this.stops.values()) stop.abort(); }

  private become(call: string, run: Run): void {
    this.runs.set(call, run);
    this.page.changed();
  }

  private async measure(id: string): Promise<void> {
    const call = this.lab.measures?.find((m) => m.id === id);
    const params = call && paramsOf(this.model(), call, this.page.state());
    if (!call || !params) return this.become(id, { is: 'refused', say: 'There is nothing to measure at this setting.' });
    const stop = new AbortController();
    this.stops.set(id, stop);
    this.become(id, { is: 'running', share: 0, left_s: null });
    try {
      const measure = await this.host.measure();
      const result = await measure(call.measure, params, { signal: stop.signal, onProgress: ({ share, left_s }) => this.become(id, { is: 'running', share, left_s }) });
      if (!result.ok) return this.become(id, result.error.code === 'cancelled' ? IDLE : { is: 'refused', say: result.error.message });
      this.runs.set(id, IDLE);
      this.page.dispatch({ type: 'measured', call: id, values: resultsOf(call, params, result.value), stamp: { at: this.page.now(), browser: browserName(this.page.userAgent()), params, flags: flagsOf(result.value) } });
    } catch {
      this.become(id, { is: 'refused', say: NOT_LOADED });
    } finally {
      this.stops.delete(id);
      this.page.changed();
    }
  }
}
