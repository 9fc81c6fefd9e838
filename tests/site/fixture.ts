// A small hand-made compiled lab and a core of simple arithmetic, for tests that need no build.
import type { CallFailure, Core, Graph, GraphData } from '../../wasm/client/core.js';
import type { Bound, CompiledLab, Comparison, Control, Format, Option, Prose, Question, Ref, ValueType } from '../../site/lab/compiled.js';

export const NUMBER: ValueType = { kind: 'number', unit: '' };
const SECONDS: ValueType = { kind: 'number', unit: 's' };
const FLAG: ValueType = { kind: 'flag' };
const BOUND: ValueType = { kind: 'choice', names: ['memory', 'compute'], labels: ['Memory', 'Compute'] };
const LIMIT: ValueType = { kind: 'violation', violation: 'out_of_memory', unit: 'B' };
export const TIME: Format = { name: 'time', n: 3 };
export const FACTOR: Format = { name: 'factor', n: 3 };

/** Slots of the arena. */
export const SLOT = { traffic: 0, memory: 1, compute: 2, total: 3, bottleneck: 4, demand: 5, fits: 6, violation: 7, ratio: 10, list: 11, fragile: 15, after: 16 };
const ARENA = 17;

export const arena = (slot: number, type: ValueType, at: string = 'live'): Ref => ({ from: 'arena', slot, type, at, path: `slot.${slot}` });
export const total = (at = 'live'): Ref => ({ ...arena(SLOT.total, SECONDS, at), path: 'law.total_s' });
export const bottleneck = (at = 'live'): Ref => ({ ...arena(SLOT.bottleneck, BOUND, at), path: 'law.bottleneck' });
export const fits = (at = 'live'): Ref => ({ ...arena(SLOT.fits, FLAG, at), path: 'fit.fits' });
export const violation: Ref = { ...arena(SLOT.violation, LIMIT), path: 'fit.violation' };
export const fragile = arena(SLOT.fragile, NUMBER);
export const after = arena(SLOT.after, NUMBER);
export const list = arena(SLOT.list, { kind: 'list', item: NUMBER, capacity: 3 });
export const is = (left: Ref, value: Comparison['right'] extends infer R ? (R extends { value: infer V } ? V : never) : never, op: Comparison['op'] = '='): Comparison => ({ left, op, right: { value }, source: `${left.path} ${op} ${String(value)}` });
export const bind = (ref: Ref, format: Format): Bound => ({ ref, format });
const p = (...children: Prose): Prose => [{ tag: 'p', children }];
const word = (w: 'value' | 'truth' | 'off', type = NUMBER): Ref => ({ from: 'word', word: w, at: 'start', type, path: w });

function option(id: string, value: number | undefined, say: Prose, more: Partial<Option> = {}): Option {
  return { id, say, reveal: p('Off by ', { bind: bind(word('off'), FACTOR) }, '.'), ...(value === undefined ? {} : { value }), ...more };
}
export function ask(id: string, more: Partial<Question>): Question {
  return { id, ask: p('How many?'), rule: 'nearest_log', evidence: [], options: [], ...more };
}

const control = (id: string, slot: number, more: Partial<Control>): Control => ({
  id, label: id[0]!.toUpperCase() + id.slice(1), type: 'slider', valueType: NUMBER, format: { name: 'sig', n: 3 }, slot, holds: 'number', start: 1, ...more,
});

const controls: Control[] = [
  control('workload', 1, { type: 'radio', label: 'Model', holds: 'index', valueType: { kind: 'entity', names: ['big', 'small'], labels: ['Big', 'Small'] }, start: 'big', options: [{ value: 'big', label: 'Big net' }, { value: 'small', label: 'Small net' }] }),
  control('batch', 2, { label: 'Batch size', valueType: { kind: 'integer', unit: '' }, format: { name: 'count' }, range: [1, 128], start: 8, byContext: { tiny: { range: [1, 64], start: 1 } } }),
  control('layers', 3, { type: 'list', length: 2, holds: 'index', items: ['First', 'Second'], valueType: { kind: 'choice', names: ['relu', 'gelu'], labels: ['ReLU', 'GELU'] }, options: [{ value: 'relu', label: 'ReLU' }, { value: 'gelu', label: 'GELU' }], start: ['gelu', 'gelu'] }),
  control('guess', 5, { label: 'Your mark', range: [1, 1e9], scale: 'log', perDecade: 2, yours: true, format: { name: 'factor', n: 3 }, start: { from: 'answer', act: 'act1', question: 0, field: 'value', at: 'start', type: NUMBER, path: 'act1.value' } }),
  control('overlap', 6, { type: 'toggle', valueType: FLAG, format: { name: 'label' }, start: false }),
  control('link', 7, { label: 'Link', valueType: SECONDS, format: TIME, range: [1e-6, 1e-3], scale: 'log', start: 1e-5, byContext: { tiny: { fixed: 0 } } }),
  control('choice', -1, { type: 'decide', label: 'Decision', holds: 'index', valueType: { kind: 'choice', names: ['ship', 'wait'] }, options: [{ value: 'ship', label: 'Ship' }, { value: 'wait', label: 'Wait' }], start: 'wait' }),
];

const truthRatio: Bound = bind({ ...arena(SLOT.ratio, NUMBER, 'start'), path: 'gap.ratio' }, FACTOR);
const about = (id: string, value: number): Option => option(id, value, ['About ', { bind: bind({ from: 'const', value, at: 'start', type: NUMBER, path: 'value' }, { name: 'factor', n: 1 }) }]);

export function makeLab(): CompiledLab {
  const instrument = (more: Partial<CompiledLab['acts'][0]['instrument']>): CompiledLab['acts'][0]['instrument'] =>
    ({ title: 'Move it', headline: ['Total'], controls: ['context', 'workload', 'batch'], views: [], explore: [], exploreTitle: 'Find', needs: 'none', ...more });
  const lab: CompiledLab = {
    format: 1, id: 'vol1/01', volume: '1', number: '01', title: 'Test', question: 'How far?', chapter: 'Intro', minutes: [14, 23], introduces: [], intro: p('Read.'),
    contexts: [{ id: 'cloud', label: 'Cloud (H100)', short: 'H100', hue: 'cloud' }, { id: 'tiny', label: 'TinyML (Cortex-M7)', short: 'Cortex-M7', hue: 'tiny' }],
    machines: [{ id: 'phone', label: 'Phone', short: 'Phone', hue: 'mobile' }],
    controls,
    points: [{ id: 'm7', context: 'tiny', values: {} }, { id: 'spotter', label: 'Spotter', values: { workload: 'small' } }, { id: 'small_m7', context: 'tiny', values: { workload: 'small' } }],
    graph: { program: [], consts: [], state: 8, arena: ARENA },
    calls: [{ id: 'law', model: 'iron_law', slot: 0 }, { id: 'fit', model: 'memory_fit', slot: 5 }, { id: 'gap', model: 'magnitude_gap', slot: 10 }, { id: 'odd', model: 'odd', slot: 15 }, { id: 'later', model: 'later', slot: 16 }],
    snapshots: {},
    acts: [
      {
        id: 'act1', title: 'One', minutes: 14, message: { from: 'VP', text: p('Why?') },
        predict: [ask('act1.predict.0', { truth: truthRatio, options: [about('a', 1e2), about('b', 1e4), about('c', 1e6), about('d', 1e9)] })],
        instrument: instrument({ controls: ['context', 'guess'] }), fail: [],
        reflect: [ask('act1.reflect.0', { rule: 'stored', right: 'b', options: [option('a', undefined, ['Faster']), option('b', undefined, ['Two stacks'])] })],
        peek: { title: 'Peek', lines: [], symbols: [], text: [] },
      },
      {
        id: 'act2', title: 'Two', minutes: 23, message: { from: 'VP', text: p('Now?') },
        predict: [ask('act2.predict.0', { rule: 'passes', options: [
          option('a', undefined, ['Arithmetic'], { when: [is(bottleneck('start'), 'compute')] }), option('b', undefined, ['Moving data'], { when: [is(bottleneck('start'), 'memory')] })] })],
        instrument: instrument({ needs: 'failure', controls: ['context', 'workload', 'batch', 'layers', 'overlap', 'link', 'choice'], explore: [
          { id: 'stop', say: p('Put the big net on the M7.'), when: [is(fits(), false)], show: 'm7' }, { id: 'hold', say: p('Find what fits.'), when: [is(fits(), true), is({ from: 'context', values: ['cloud', 'tiny', 'phone'], at: 'live', type: NUMBER, path: 'context' }, 'tiny')], show: 'small_m7' }] }),
        fail: [{ id: 'too_big', violation, title: ['It cannot be loaded'], say: p('Too big.'), reach: 'm7', undo: ['workload', 'context', 'batch'], short: 'memory' }],
        reflect: [ask('act2.reflect.0', { rule: 'stored', right: 'a', options: [option('a', undefined, ['Room']), option('b', undefined, ['Time'])] })],
        peek: { title: 'Peek', lines: [], symbols: [], text: [] },
      },
    ],
    ledger: [{ name: 'act2_result', refs: [total()], formats: [TIME] }, { name: 'act2_decision', refs: [{ from: 'control', id: 'workload', at: 'live', type: NUMBER, path: 'workload' }, { from: 'control', id: 'batch', at: 'live', type: NUMBER, path: 'batch' }], formats: [{ name: 'label' }, { name: 'count' }] }],
    hud: [{ label: 'Largest', value: bind(bottleneck(), { name: 'label' }) }], untraced: [], sources: [],
  };
  const start = [0, 0, 8, 1, 1, 100, 0, 1e-5];
  lab.snapshots = Object.fromEntries(Object.entries({ start, m7: [1, 0, 1, 1, 1, 100, 0, 0], spotter: [0, 1, 8, 1, 1, 100, 0, 1e-5] })
    .map(([id, state]) => [id, [...arithmetic(state).arena].map((x) => (Number.isNaN(x) ? null : x))]));
  return lab;
}

export const CAPACITY = [1e9, 500, 5e6];
/** size × batch bytes at a rate by machine; memory wins on the cloud; two calls fail above batch 100. */
export function arithmetic(state: ArrayLike<number>): { arena: Float64Array; failures: CallFailure[] } {
  const [context = 0, workload = 0, batch = 1] = [state[0], state[1], state[2]];
  const a = new Float64Array(ARENA).fill(NaN);
  const size = workload === 0 ? 1000 : 10;
  a[SLOT.traffic] = size * batch;
  a[SLOT.memory] = (size * batch) / [1e6, 1e4, 1e5][context]!;
  a[SLOT.compute] = (size * batch) / [1e7, 1e3, 1e5][context]!;
  a[SLOT.total] = a[SLOT.memory]! + a[SLOT.compute]!;
  a[SLOT.bottleneck] = a[SLOT.memory]! >= a[SLOT.compute]! ? 0 : 1;
  a[SLOT.demand] = size * batch;
  const capacity = CAPACITY[context]!;
  a[SLOT.fits] = size * batch <= capacity ? 1 : 0;
  if (size * batch > capacity) a.set([size * batch, capacity, (size * batch) / capacity], SLOT.violation);
  a[SLOT.ratio] = 989000;
  a.set([2, batch, batch * 2], SLOT.list);
  const fails = batch > 100;
  if (!fails) { a[SLOT.fragile] = 1; a[SLOT.after] = 2; }
  return { arena: a, failures: fails ? [{ call: 3, code: 'out_of_range', field: 0 }, { call: 4, code: 'dependency', field: 0 }] : [] };
}

export function fakeCore(): Core & { evaluations: number; row_calls: number } {
  const core = {
    evaluations: 0, row_calls: 0,
    evaluate(model: string, input: Record<string, number>) {
      if (model !== 'prediction_gap') return { ok: false, error: { code: 'unknown_model', message: `There is no model ${model}.` } };
      const { predicted = 1, actual = 1 } = input;
      return { ok: true, value: { factor_off: Math.max(actual / predicted, predicted / actual), decades_off: Math.log10(actual / predicted) } };
    },
    sweep() { throw new Error('not used'); },
    spacing(from: number, to: number, n: number, scale: string, integer: boolean) {
      const all = Array.from({ length: n }, (_, i) => (scale === 'log' ? from * (to / from) ** (i / (n - 1)) : from + ((to - from) * i) / (n - 1)));
      return Float64Array.from(integer ? [...new Set(all.map(Math.round))] : all);
    },
    graph(data: GraphData): { ok: true; value: Graph } {
      return { ok: true, value: {
        evaluate: (state) => { core.evaluations += 1; if (state.length !== data.state) throw new RangeError('wrong length'); return arithmetic(state); },
        rows: (states, n, wanted) => {
          core.row_calls += 1;
          const out = new Float64Array(n * wanted.length);
          for (let i = 0; i < n; i += 1) {
            const row = arithmetic(states.subarray(i * data.state, (i + 1) * data.state)).arena;
            for (let j = 0; j < wanted.length; j += 1) out[i * wanted.length + j] = row[wanted[j]!]!;
          }
          return out;
        },
        free: () => undefined,
      } };
    },
  };
  return core as unknown as Core & { evaluations: number; row_calls: number };
}

/** A store like window.localStorage with room for `limit` characters. */
export class FakeStore {
  readonly map = new Map<string, string>();
  limit = Infinity;
  refuse = false;
  /** This key alone is never written. */
  refuseKey = '';
  get length(): number { return this.map.size; }
  key(i: number): string | null { return [...this.map.keys()][i] ?? null; }
  getItem(key: string): string | null { if (this.refuse) throw new Error('denied'); return this.map.get(key) ?? null; }
  setItem(key: string, value: string): void {
    const used = [...this.map].reduce((n, [k, v]) => n + (k === key ? 0 : k.length + v.length), 0);
    if (this.refuse || key === this.refuseKey || used + key.length + value.length > this.limit) throw new DOMException('full', 'QuotaExceededError');
    this.map.set(key, value);
  }
  removeItem(key: string): void { this.map.delete(key); }
}
