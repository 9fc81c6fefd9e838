// The calls of a lab as the flat program that the core walks (core/api/graph.h), and the states it is evaluated at.
import type { GraphData } from '../../wasm/client/core.js';
import type { Hole as Place } from '../../site/lab/compiled.js';
import { type Cell, isHole } from './this-machine.js';
import type { CallInfo } from './scope.js';

/** What feeds one input slot. */
export type Feed =
  | { op: 'const'; value: Cell }
  | { op: 'state'; slot: number; /** a fact: the same at every point */ fact?: boolean }
  | { op: 'arena'; call: string; offset: number; point?: string }
  | { op: 'pick'; table: Cell[]; slot: number }
  | { op: 'pick2'; table: Cell[]; slot: number; slot2: number; n: number };
export interface BoundCall { info: CallInfo; feeds: Map<number, Feed> }

export class Program {
  private readonly words: number[] = [];
  private readonly consts: number[] = [];
  private readonly tables = new Map<string, number>();
  /** Constants that are the reader's own machine's. */
  readonly holes: Place[] = [];
  private readonly emitted = new Map<string, number>();
  private arena = 0;
  private calls = 0;
  /** Every call in the order of evaluation, clones at points included. */
  readonly order: { id: string; model: string; slot: number; point?: string }[] = [];

  constructor(private readonly bound: Map<string, BoundCall>, private readonly states: (point: string) => number[]) {}

  /** First arena slot of a call, added with all that it reads if need be; at a point: a copy whose state is fixed there. */
  add(id: string, point?: string): number {
    const key = point === undefined ? id : `${id}@${point}`;
    const done = this.emitted.get(key);
    if (done !== undefined) return done;
    const { info, feeds } = this.bound.get(id)!;
    const tuples: number[] = [];
    for (const [slot, feed] of feeds) tuples.push(slot, ...this.encode(feed, point));
    const base = this.arena;
    this.words.push(info.model.index, feeds.size, ...tuples);
    this.arena += info.model.in_slots + info.model.out_slots;
    ++this.calls;
    this.emitted.set(key, base);
    this.order.push({ id, model: info.model.id, slot: base, ...(point === undefined ? {} : { point }) });
    return base;
  }

  private encode(feed: Feed, point?: string): number[] {
    const state = point === undefined ? null : this.states(point);
    const at = (table: Cell[], i: number) => [0, this.table([table[i] ?? null]), 0, 0, 0];
    switch (feed.op) {
      case 'const': return [0, this.table([feed.value]), 0, 0, 0];
      case 'state': return state && !feed.fact ? [0, this.table([state[feed.slot]!]), 0, 0, 0] : [1, feed.slot, 0, 0, 0];
      case 'arena': return [2, this.add(feed.call, feed.point ?? point) + feed.offset, 0, 0, 0];
      case 'pick': return state ? at(feed.table, state[feed.slot]!) : [3, this.table(feed.table), feed.slot, 0, feed.table.length];
      case 'pick2': return state ? at(feed.table, state[feed.slot]! * feed.n + state[feed.slot2]!) : [4, this.table(feed.table), feed.slot, feed.slot2, feed.n];
    }
  }

  private table(values: Cell[]): number {
    const key = values.map(v => (isHole(v) ? `measured ${v.measured}` : v === null ? 'null' : Object.is(v, -0) ? '-0' : String(v))).join();
    const known = this.tables.get(key);
    if (known !== undefined) return known;
    const at = this.consts.length;
    values.forEach((v, i) => { if (isHole(v)) this.holes.push({ at: at + i, field: v.measured }); });
    this.consts.push(...values.map(v => (isHole(v) ? NaN : v ?? NaN)));
    this.tables.set(key, at);
    return at;
  }

  /** A value that does not exist is null here, as JSON has no NaN. */
  finish(stateSlots: number): GraphData { return { program: [this.calls, ...this.words], consts: this.consts.map(x => (Number.isNaN(x) ? null : x)) as number[], state: stateSlots, arena: this.arena }; }
}
