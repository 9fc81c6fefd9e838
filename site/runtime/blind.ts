// Which calls of a lab have no answer only because this machine is not measured: those that read a missing number of it, themselves or through others.
import type { CompiledLab } from '../lab/compiled.js';

/** Words of one input in a graph's program: slot, kind, and three places. */
const WORDS = 6;
const CONST = 0, ARENA = 2, PICK = 3, PICK2 = 4;

interface Input { kind: number; a: number; b: number; c: number; n: number }

export class Blind {
  private readonly calls: Input[][];
  private readonly missing: Set<number>;
  private readonly all: Set<number>;

  constructor(private readonly lab: CompiledLab) {
    const { consts } = lab.graph;
    const holes = lab.mine?.consts.map(({ at }) => at) ?? [];
    this.all = new Set(holes);
    // Null in the file, NaN once the graph has been handed to the core.
    this.missing = new Set(holes.filter((at) => !Number.isFinite(consts[at] ?? NaN)));
    this.calls = holes.length ? inputs(lab.graph.program) : [];
  }

  /** The call that a slot of the arena belongs to. */
  callOf(slot: number): number {
    let call = -1;
    this.lab.calls.forEach((c, i) => { if (c.slot <= slot && (call < 0 || c.slot >= this.lab.calls[call]!.slot)) call = i; });
    return call;
  }

  /** Does this slot wait for a number of this machine at this state? With `ever`, also for one that is known by now. */
  at(slot: number, state: ArrayLike<number>, ever = false): boolean {
    return this.calls.length > 0 && this.reads(this.callOf(slot), state, ever ? this.all : this.missing);
  }

  private reads(call: number, state: ArrayLike<number>, holes: Set<number>): boolean {
    return holes.size > 0 && (this.calls[call] ?? []).some(({ kind, a, b, c, n }) => {
      switch (kind) {
        case CONST: return holes.has(a);
        case PICK: return holes.has(a + state[b]!);
        case PICK2: return holes.has(a + state[b]! * n + state[c]!);
        case ARENA: return this.reads(this.callOf(a), state, holes);
        default: return false;
      }
    });
  }
}

function inputs(program: readonly number[]): Input[][] {
  let next = 1;
  return Array.from({ length: program[0] ?? 0 }, () => {
    const count = program[next + 1]!;
    next += 2;
    const found = Array.from({ length: count }, (_, i) => { const [, kind, a, b, c, n] = program.slice(next + i * WORDS) as [number, number, number, number, number, number]; return { kind, a, b, c, n }; });
    next += count * WORDS;
    return found;
  });
}
