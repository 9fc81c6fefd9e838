// The typed client: objects in, objects out, and an error value for everything that is wrong.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Core } from '../../wasm/client/core.js';
import { loadCore } from '../../wasm/client/node.js';

let core: Core;
beforeAll(async () => {
  core = await loadCore();
});

const plain = { traffic_bytes: 100e6, work_flop: 4e9, peak_flop_per_s: 989e12, bandwidth_bytes_per_s: 3.35e12 };

/** Any input at all, as a caller without types would pass it. */
const call = (model: string, input: unknown) => (core.evaluate as (m: string, i: unknown) => ReturnType<Core['evaluate']>)(model, input);
const error = (model: string, input: unknown) => {
  const result = call(model, input);
  if (result.ok) throw new Error(`accepted: ${JSON.stringify(input)}`);
  return result.error;
};

describe('evaluate', () => {
  it('takes plain numbers', () => {
    const result = core.evaluate('iron_law', plain);
    if (!result.ok) throw new Error(result.error.message);
    expect(result.value.memory_time_s).toBeCloseTo(29.85e-6, 8);
    expect(result.value.compute_time_s).toBeCloseTo(4.04e-6, 8);
    expect(result.value.bottleneck).toBe('memory');
  });

  it('takes catalogue ids, and explicit fields win', () => {
    const result = core.evaluate('iron_law', { hardware: 'cloud_h100', workload: 'resnet50', traffic_bytes: 0 });
    if (!result.ok) throw new Error(result.error.message);
    expect(result.value.memory_time_s).toBe(0);
    expect(result.value.compute_time_s).toBe(8178368512 / 989.4e12);
  });

  it('takes hardware by value, as the catalogue has it', () => {
    const hardware = { peak: { fp16: { dense_per_s: 989.4e12 } }, bandwidth_bytes_per_s: 3.35e12 };
    expect(call('iron_law', { hardware, workload: 'resnet50' })).toEqual(core.evaluate('iron_law', { hardware: 'cloud_h100', workload: 'resnet50' }));
    const byPeak = { peak_flop_per_s: 989.4e12, bandwidth_bytes_per_s: 3.35e12 };
    expect(call('iron_law', { hardware: byPeak, workload: 'resnet50' })).toEqual(core.evaluate('iron_law', { hardware: 'cloud_h100', workload: 'resnet50' }));
  });

  it('reads lists, choices, null and violations', () => {
    const fit = core.evaluate('memory_fit', { resident_bytes: 100e6, capacity_bytes: 524288 });
    if (!fit.ok) throw new Error(fit.error.message);
    expect(fit.value.violation).toEqual({ kind: 'out_of_memory', demand: 100e6, capacity: 524288, unit: 'B', ratio: 100e6 / 524288 });
    const roomy = core.evaluate('memory_fit', { resident_bytes: 1, capacity_bytes: 2 });
    expect(roomy.ok && roomy.value.violation).toBe(null);
    const ledger = core.evaluate('memory_ledger', { image: 64, channels: 64, batch: 1, element_bytes: 2, l1_bytes: 65536, l2_bytes: 524288, capacity_bytes: 8e9 });
    if (!ledger.ok) throw new Error(ledger.error.message);
    expect(ledger.value.layer_bytes).toEqual([524288, 262144, 131072, 65536, 32768, 16384]);
    expect(ledger.value.tiers).toEqual(['l2', 'l2', 'l2', 'l1', 'l1', 'l1']);
  });
});

describe('memory', () => {
  it('may grow during a call', async () => {
    const fresh = await loadCore();
    const lines = { kernel: 'ijk', m: 1100, n: 1100, k: 1, cache_bytes: 16777216, line_bytes: 4, ways: 0, element_bytes: 4 } as const; // a million lines of 16 bytes: more than memory has at first
    const first = fresh.evaluate('cache_simulator', lines);
    if (!first.ok) throw new Error(first.error.message);
    expect(first.value.misses).toBe(1100 + 1100 + 1100 * 1100);
    expect(fresh.evaluate('cache_simulator', lines)).toEqual(first);
  });
});

describe('bad input is an error value with code, field, given and allowed', () => {
  it.each([
    ['unknown_model', 'iron_lore', plain, undefined, 'iron_lore'],
    ['unknown_model', 'constructor', plain, undefined, 'constructor'],
    ['unknown_field', 'iron_law', { ...plain, trafic_bytes: 1 }, 'trafic_bytes', 1],
    ['missing_field', 'iron_law', { ...plain, work_flop: undefined }, 'work_flop', undefined],
    ['wrong_type', 'iron_law', { ...plain, work_flop: '4e9' }, 'work_flop', '4e9'],
    ['wrong_type', 'iron_law', { ...plain, work_flop: null }, 'work_flop', null],
    ['wrong_type', 'iron_law', { ...plain, overlap: 'half' }, 'overlap', 'half'],
    ['wrong_type', 'iron_law', { ...plain, work_flop: [1] }, 'work_flop', 'a list'],
    ['not_finite', 'iron_law', { ...plain, work_flop: NaN }, 'work_flop', 'NaN'],
    ['not_finite', 'iron_law', { ...plain, work_flop: -Infinity }, 'work_flop', '-Infinity'],
    ['out_of_range', 'iron_law', { ...plain, utilization: 0 }, 'utilization', 0],
    ['out_of_range', 'iron_law', { ...plain, bandwidth_bytes_per_s: -1 }, 'bandwidth_bytes_per_s', -1],
    ['unknown_id', 'iron_law', { hardware: 'cloud_h1000', workload: 'resnet50' }, 'hardware', 'cloud_h1000'],
    ['unknown_id', 'iron_law', { hardware: 'cloud_h100', workload: 'resnet50', format: 'int4' }, 'format', 'int4'],
    ['unknown_id', 'iron_law', { hardware: 'cloud_h100', workload: 'resnet50', format: 'fp12' }, 'format', 'fp12'],
    ['unknown_field', 'iron_law', { hardware: { bandwith: 1 }, workload: 'resnet50' }, 'hardware.bandwith', 1],
    ['not_finite', 'iron_law', { hardware: { power_w: Infinity }, workload: 'resnet50' }, 'hardware.power_w', 'Infinity'],
    ['wrong_type', 'iron_law', { hardware: 7, workload: 'resnet50' }, 'hardware', 7],
    ['wrong_type', 'memory_ledger', { image: 64, channels: 1.5, batch: 1, element_bytes: 2, l1_bytes: 1, l2_bytes: 1, capacity_bytes: 1 }, 'channels', 1.5],
    ['out_of_range', 'tensor_bytes', { element_bytes: 4, dims: [] }, 'dims', 'a list'],
    ['too_large', 'tensor_bytes', { element_bytes: 4, dims: new Array(1000).fill(1) }, 'dims', '1000 elements'],
    ['wrong_type', 'tensor_bytes', { element_bytes: 4, dims: 'x'.repeat(10_000_000) }, 'dims', `${'x'.repeat(80)}…`],
  ])('%s: %s', (code, model, input, field, given) => {
    const e = error(model, input);
    expect({ code: e.code, field: e.field, given: e.given }).toEqual({ code, field, given });
    expect(e.message.length).toBeGreaterThan(20);
    expect(e.message).not.toMatch(/[{}]/);
  });

  it.each([[undefined], [null], [3], ['text'], [[1]]])('an input that is no object: %s', (input) => {
    expect(error('iron_law', input).code).toBe('wrong_type');
  });

  it('names what is allowed', () => {
    expect(error('iron_law', { ...plain, utilization: 2 }).allowed).toContain('1');
    expect(error('iron_law', { hardware: 'x', workload: 'resnet50' }).allowed).toContain('cloud_h100');
  });

  it('leaves the core usable after an object nested 100,000 deep', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; ++i) deep = [deep];
    expect(error('iron_law', { ...plain, work_flop: deep }).code).toBe('wrong_type');
    expect(core.evaluate('iron_law', plain).ok).toBe(true);
  });
});

describe('sweep', () => {
  it('gives typed columns whose rows are what evaluate gives', () => {
    const swept = core.sweep('iron_law', plain, 'utilization', 0.01, 1, 64, 'log');
    if (!swept.ok) throw new Error(swept.error.message);
    expect(swept.value.x).toBeInstanceOf(Float64Array);
    expect(swept.value.x.length).toBe(64);
    for (const i of [0, 17, 63]) {
      const one = core.evaluate('iron_law', { ...plain, utilization: swept.value.x[i]! });
      expect(one.ok && one.value.total_s).toBe(swept.value.columns.total_s![i]);
    }
  });

  it('visits whole numbers once', () => {
    const swept = core.sweep('memory_ledger', { image: 64, channels: 8, batch: 1, element_bytes: 2, l1_bytes: 1, l2_bytes: 2, capacity_bytes: 3 }, 'batch', 1, 4, 64, 'lin');
    if (!swept.ok) throw new Error(swept.error.message);
    expect([...swept.value.x]).toEqual([1, 2, 3, 4]);
  });

  it('names the field that is wrong, swept or not', () => {
    const sweep = (input: unknown, field: string, from: number, to: number) => {
      const swept = (core.sweep as (...args: unknown[]) => ReturnType<Core['sweep']>)('iron_law', input, field, from, to, 5, 'lin');
      return swept.ok ? undefined : { code: swept.error.code, field: swept.error.field, given: swept.error.given };
    };
    expect(sweep({ ...plain, work_flop: undefined }, 'utilization', 0.1, 1)).toEqual({ code: 'missing_field', field: 'work_flop', given: undefined });
    expect(sweep({ ...plain, work_flop: -1 }, 'utilization', 0.1, 1)).toEqual({ code: 'out_of_range', field: 'work_flop', given: -1 });
    expect(sweep({ ...plain, utilization: 7 }, 'utilization', 0.1, 1)).toBeUndefined();
    expect(sweep({ ...plain, utilization: 0.5 }, 'utilization', 0.1, 2)).toEqual({ code: 'out_of_range', field: 'utilization', given: undefined });
    expect(sweep({ ...plain, typo: 1 }, 'utilization', 0.1, 1)).toEqual({ code: 'unknown_field', field: 'typo', given: 1 });
    expect(sweep({ ...plain, utilization: 'all' }, 'utilization', 0.1, 1)).toEqual({ code: 'wrong_type', field: 'utilization', given: 'all' });
  });

  it.each([
    ['unknown_field', 'nothing', 1, 2, 3],
    ['unknown_field', 'overlap', 1, 2, 3],
    ['out_of_range', 'utilization', 0.1, 2, 9],
    ['out_of_range', 'utilization', NaN, 1, 9],
    ['out_of_range', 'utilization', 0.1, 1, 0],
    ['out_of_range', 'utilization', 0.1, 1, 1e9],
  ] as const)('%s for %s from %s to %s in %s', (code, field, from, to, n) => {
    const swept = core.sweep('iron_law', plain, field, from, to, n, 'lin');
    expect(swept.ok || swept.error.code).toBe(code);
  });
});

describe('graph', () => {
  // memory_fit(resident = state[1], capacity = consts[state[0]])
  const data = (index: number, width: number) => ({ program: [1, index, 2, 0, 1, 1, 0, 0, 0, 4, 3, 0, 0, 0, 2], consts: [100, 10], state: 2, arena: width });

  it('refuses programs that are not sound', () => {
    for (const program of [[], [1], [1, 9999, 0], [-1], [1, 0, 1, 0, 7, 0, 0, 0, 0], [1, 0, 1, 0, 1, 99, 0, 0, 0], [1e9]]) {
      const graph = core.graph({ program, consts: [], state: 1, arena: 0 });
      expect(graph.ok && program.length > 0, JSON.stringify(program)).toBe(false);
    }
  });

  it('gives what evaluate gives, for one state and for rows, and frees', async () => {
    const { loadNames } = await import('../../wasm/client/node.js');
    const names = (await loadNames()).models.memory_fit!;
    const slot = (name: string) => names.in.find((f) => f.name === name)!.slot;
    const inSlots = names.in.length;
    const outSlots = names.out.reduce((n, f) => n + (f.type === 'violation' ? 3 : 1), 0);
    const d = data(names.index, inSlots + outSlots);
    d.program[3] = slot('resident_bytes');
    d.program[9] = slot('capacity_bytes');
    for (let round = 0; round < 3; ++round) {
      const graph = core.graph(d);
      if (!graph.ok) throw new Error(graph.error.message);
      const ratio = inSlots + names.out.find((f) => f.name === 'ratio')!.slot;
      expect(graph.value.evaluate([1, 40]).arena[ratio]).toBe(4);
      expect([...graph.value.rows(Float64Array.of(0, 40, 1, 40, 1, 5), 3, [ratio])]).toEqual([0.4, 4, 0.5]);
      const bad = graph.value.evaluate([7, 40]);
      expect(bad.failures.length).toBe(1);
      expect(bad.arena[ratio]).toBeNaN();
      expect(() => graph.value.evaluate([1])).toThrow(RangeError);
      expect(() => graph.value.rows(Float64Array.of(0, 40), 1, [99999])).toThrow(RangeError);
      graph.value.free();
    }
  });
});
