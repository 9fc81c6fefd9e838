// All states of a lab in a few crossings of the core: what the page's runtime reads then stands ready.
import { Arenas, type Arena } from '../../site/runtime/arena.js';
import { LabModel, type Live, vectorsAt } from '../../site/runtime/index.js';
import type { CompiledLab, Slots } from '../../site/lab/compiled.js';
import type { Core } from '../../wasm/client/core.js';
import type { Tables } from '../compiler/tables.js';

/** Doubles that cross at once: some megabytes. */
const AT_ONCE = 1 << 19;

/** The arenas of a lab with those of many states known beforehand. A call that seems to have failed is asked again, for its reason. */
class Prepared extends Arenas {
  private readonly ready = new Map<Live, Arena>();

  /** Evaluates what is not known yet. `outputs`: for each call, slots that are numbers whenever it does not fail. */
  prepare(lab: CompiledLab, states: Live[], outputs: number[][]): void {
    const graph = this.graph;
    const fresh = states.filter(s => !this.ready.has(s));
    const [width, slots] = [lab.graph.state, lab.graph.arena];
    if (!graph || slots === 0) return;
    const all = Array.from({ length: slots }, (_, i) => i);
    const many = Math.max(1, Math.floor(AT_ONCE / slots));
    for (let from = 0; from < fresh.length; from += many) {
      const part = fresh.slice(from, from + many);
      const vectors = vectorsAt(lab, part);
      const values = graph.rows(vectors, part.length, all);
      part.forEach((s, i) => {
        const own = values.subarray(i * slots, (i + 1) * slots);
        const failed = outputs.some(call => call.length > 0 && call.every(slot => Number.isNaN(own[slot])));
        this.ready.set(s, failed ? { values: own, failures: graph.evaluate(vectors.subarray(i * width, (i + 1) * width)).failures } : { values: own, failures: [] });
      });
    }
  }
  override at(live: Live): Arena | null { return this.ready.get(live) ?? super.at(live); }
}

/** The runtime of the page over a lab, for reading it at very many states. */
export class Space {
  readonly model: LabModel;
  private readonly prepared: Prepared;
  private readonly outputs: number[][];
  constructor(readonly lab: CompiledLab, core: Core, tables: Tables) {
    this.prepared = new Prepared(lab);
    this.model = new LabModel(lab, core, this.prepared);
    this.outputs = lab.calls.map(c => {
      const m = tables.models.get(c.model)!;
      // A violation is null nearly everywhere, and a list has its length in its first slot.
      return m.out.filter(f => f.type !== 'violation').map(f => c.slot + m.in_slots + f.slot);
    });
  }
  prepare(states: Live[]): void { this.prepared.prepare(this.lab, states, this.outputs); }
  arenas(states: Live[]): Arena[] { return states.map(s => this.prepared.at(s)!); }
  values(live: Live): Slots { return this.prepared.at(live)!.values; }
  failures(live: Live): Arena['failures'] { return this.prepared.at(live)!.failures; }
  free(): void { this.prepared.graph?.free(); }
}
