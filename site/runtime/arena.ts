// The computed values of a lab at one state: from the core, or before it is there from the lab's snapshots.
import type { CallFailure, Core, Graph } from '../../wasm/client/core.js';
import type { Across, CompiledLab, Ref, Slots, Value, ValueType } from '../lab/compiled.js';
import { Blind } from './blind.js';
import { vectorOf } from './controls.js';
import { SAY, failureSays } from './sentences.js';
import type { Live, Reading, Row, Violation } from './types.js';

/** Before the core is there some slots are missing: nothing pins them at that state. */
export interface Arena { values: Slots; failures: CallFailure[] }
const KEEP = 256;
/** Of each sweep: a chart asks for some series of some family, at the reader's state and at points. */
const KEEP_SWEEPS = 24;
interface Swept { key: string; refs: Ref[]; answers: Live['answers']; rows: Row[] }

const namedStates = new WeakMap<CompiledLab, Map<string, Live>>();

/** The live state that a name stands for, the same object each time. An unknown name is the start. */
export function named(lab: CompiledLab, at: string): Live {
  const known = namedStates.get(lab) ?? new Map<string, Live>();
  namedStates.set(lab, known);
  const point = at === 'start' ? undefined : lab.points.find((p) => p.id === at);
  const live = known.get(at) ?? { context: point?.context ?? lab.contexts[0]?.id ?? '', touched: point?.values ?? {}, answers: {} };
  known.set(at, live);
  return live;
}

export class Arenas {
  graph: Graph | null = null;
  private readonly blind: Blind;
  private readonly cache = new Map<string, Arena>();
  /** The same by state object: states never change, and one is read many times while a page is drawn. */
  private seen = new WeakMap<Live, Arena>();
  private swept = new WeakMap<Across, Swept[]>();

  constructor(private readonly lab: CompiledLab) {
    this.blind = new Blind(lab);
    for (const [at, some] of Object.entries(lab.snapshots)) {
      const key = this.key(vectorOf(lab, named(lab, at)));
      // Two names may stand for one state, and each has what is read by that name.
      const known = this.cache.get(key);
      this.cache.set(key, { values: known ? { ...some, ...known.values } : some, failures: [] });
    }
  }

  private key(vector: Float64Array): string { return vector.join(); }

  /** From now on the core computes; the snapshots are not needed any more (and do not know why a call failed). */
  attach(core: Core): string | null {
    const made = core.graph(this.lab.graph);
    if (!made.ok) return SAY.graph(made.error.message);
    this.graph?.free();
    this.graph = made.value;
    this.cache.clear();
    this.seen = new WeakMap();
    this.swept = new WeakMap();
    return null;
  }

  at(live: Live): Arena | null {
    const known = this.seen.get(live);
    if (known) return known;
    const arena = this.find(live);
    if (arena) this.seen.set(live, arena);
    return arena;
  }

  /** The rows of a sweep, made once for as long as what they depend on stays as it is: a drag draws the same ones at every step. */
  kept(across: Across, refs: Ref[], state: Float64Array, { answers }: Live, make: () => Row[]): Row[] {
    const key = this.key(state);
    const known = this.swept.get(across) ?? [];
    const found = known.find((k) => k.key === key && k.answers === answers && k.refs.length === refs.length && k.refs.every((r, i) => r === refs[i]));
    if (found) return found.rows;
    const rows = make();
    this.swept.set(across, [...known.slice(1 - KEEP_SWEEPS), { key, refs, answers, rows }]);
    return rows;
  }

  private find(live: Live): Arena | null {
    const vector = vectorOf(this.lab, live);
    const key = this.key(vector);
    const known = this.cache.get(key);
    if (known || !this.graph) return known ?? null;
    let arena: Arena;
    try {
      const { arena: values, failures } = this.graph.evaluate(vector);
      arena = { values, failures };
    } catch {
      arena = { values: new Float64Array(this.lab.graph.arena).fill(NaN), failures: this.lab.calls.map((_, call) => ({ call, code: 'internal', field: -1 })) };
    }
    if (this.cache.size >= KEEP) this.cache.delete(this.cache.keys().next().value!);
    this.cache.set(key, arena);
    return arena;
  }

  read(live: Live, slot: number, type: ValueType): Reading {
    const arena = this.at(live);
    if (!arena || !(slot in arena.values)) return { is: 'pending' };
    const value = decode(arena.values, slot, type);
    const failure = value === null ? this.failureAt(arena, slot) : undefined;
    if (value === null && (failure || type.kind !== 'violation')) {
      const why = this.unmeasured(live, slot);
      if (why) return why;
    }
    // A call that waits for a measurement has no result yet: that is no trouble.
    return failure && !this.lab.calls[this.blind.callOf(slot)]?.measured ? { is: 'unavailable', say: failureSays(failure.code) } : { is: 'value', value };
  }

  /** Why a slot without a value has none, where that is for want of a number of this machine. */
  unmeasured(live: Live, slot: number): Reading | null {
    if (!this.lab.mine) return null;
    const state = vectorOf(this.lab, live);
    if (this.blind.at(slot, state)) return { is: 'unmeasured' };
    // Snapshots were taken when nothing was measured.
    return this.graph === null && this.blind.at(slot, state, true) ? { is: 'pending' } : null;
  }

  violation(live: Live, slot: number, type: ValueType): Violation | null | 'pending' {
    const arena = this.at(live);
    return arena && slot in arena.values ? decodeViolation(arena.values, slot, type) : 'pending';
  }

  /** The failed call that the slot belongs to; for one that only depends on another, the root of it. */
  private failureAt(arena: Arena, slot: number): CallFailure | undefined {
    if (arena.failures.length === 0) return undefined;
    const call = this.blind.callOf(slot);
    const own = arena.failures.find((f) => f.call === call);
    return own?.code === 'dependency' ? arena.failures.find((f) => f.code !== 'dependency') ?? own : own;
  }
}

const at = (values: Slots, slot: number): number | null => {
  const x = values[slot];
  return typeof x === 'number' && Number.isFinite(x) ? x : null;
};

export function decode(values: Slots, slot: number, type: ValueType): Value {
  const x = at(values, slot);
  if (x === null) return null;
  switch (type.kind) {
    case 'flag': return x !== 0;
    case 'choice': case 'entity': return type.names?.[x] ?? null;
    case 'violation': return type.violation ?? 'limit';
    case 'list': return Array.from({ length: Math.min(x, type.capacity ?? x) }, (_, i) => decode(values, slot + 1 + i, type.item ?? { kind: 'number' }));
    default: return x === 0 ? 0 : x;
  }
}

export function decodeViolation(values: Slots, slot: number, type: ValueType): Violation | null {
  const demand = at(values, slot);
  if (demand === null) return null;
  return { kind: type.violation ?? 'limit', demand, capacity: at(values, slot + 1) ?? 0, ratio: at(values, slot + 2) ?? 0, unit: type.unit ?? '' };
}

/** Slots that a value of this type takes. */
export const width = (type: ValueType): number => (type.kind === 'violation' ? 3 : type.kind === 'list' ? 1 + (type.capacity ?? 0) : 1);
