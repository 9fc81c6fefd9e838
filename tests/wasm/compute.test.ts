// The compute module itself: real measurements on small budgets, typed refusals, stopping. No test asserts a time.
import { beforeAll, describe, expect, it } from 'vitest';
import { bestVariant } from '../../wasm/client/measure-features.js';
import { computeBytes, computeFactory, loadCompute } from '../../wasm/client/measure-node.js';
import { instantiate, runInSteps } from '../../wasm/client/measure-steps.js';
import type { ComputeModule, Measured, MeasureParams, Progress } from '../../wasm/client/measure-types.js';

let wasm: ComputeModule;
beforeAll(async () => { wasm = await loadCompute('simd'); });

async function run(id: string, params: MeasureParams = {}, module = wasm): Promise<Measured> {
  const answer = await runInSteps(module, id, params, { budgetS: 0.012, stopped: () => false, progress: () => {} });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}
const refused = (id: string, params: unknown) => {
  const answer = wasm.start(id, params as MeasureParams);
  if (!('error' in answer)) throw new Error(`accepted: ${JSON.stringify(params)}`);
  return answer.error;
};

describe('what it offers', () => {
  it('lists measurements with typed parameters, and kernels by operation', () => {
    const { measurements, kernels } = wasm.describe();
    expect(measurements.map((m) => m.id)).toEqual(['clock', 'peak_scalar', 'peak_simd', 'stream', 'latency', 'this_machine', 'kernels', 'dispatch_overhead', 'allocation']);
    expect(measurements.find((m) => m.id === 'stream')!.params.find((p) => p.name === 'sizes_bytes')).toMatchObject({ type: 'numbers', min: 1024, max: 268435456 });
    expect(kernels['matmul']!.length).toBeGreaterThan(3);
  });
});

describe('real measurements', () => {
  it('knows its clock', async () => {
    const { clock, values } = await run('clock');
    expect(clock.tick_s).toBeGreaterThan(0);
    expect(clock.stands_still).toBe(false);
    expect(values).toEqual([]);
  });

  it('finds peaks, with their spread in order', async () => {
    const { values } = await run('peak_simd', { budget_s: 0.2 });
    expect(values.map((v) => v.name)).toEqual(['simd', 'int8']);
    for (const v of values) {
      expect(v.unit).toBe('FLOP/s');
      expect(v.median).toBeGreaterThan(0);
      expect(v.p10!).toBeLessThanOrEqual(v.p25!);
      expect(v.p25!).toBeLessThanOrEqual(v.median!);
      expect(v.median!).toBeLessThanOrEqual(v.p75!);
      expect(v.p75!).toBeLessThanOrEqual(v.p90!);
      expect(v.ci_low!).toBeLessThanOrEqual(v.ci_high!);
      expect(v.repetitions).toBeGreaterThan(0);
    }
  });

  it('measures bandwidth and latency at the sizes asked for', async () => {
    const stream = await run('stream', { budget_s: 0.3, sizes_bytes: [65536, 4096] });
    expect(stream.values.map((v) => [v.name, v.size_bytes])).toEqual([4096, 65536].flatMap((s) => ['copy', 'scale', 'add', 'triad'].map((n) => [n, s])));
    for (const v of stream.values) expect(v.bytes_per_s).toBeGreaterThan(0);
    const latency = await run('latency', { budget_s: 0.3, sizes_bytes: [8192, 1048576] });
    for (const v of latency.values) expect(v.median).toBeGreaterThan(0);
    expect(latency.levels.length).toBeGreaterThan(0);
  });

  it('checks kernels before it times them', async () => {
    const faulty = wasm.describe().kernels['matmul']!.filter((k) => k.includes('edges'));
    expect(faulty.length).toBe(1);
    const { values, comparisons } = await run('kernels', { budget_s: 0.4, m: 72, k: 40, n: 72, kernels: ['naive_ijk', 'blocked', faulty[0]!] });
    const by = Object.fromEntries(values.map((v) => [v.name, v]));
    expect(by['naive_ijk']!.flop_per_s).toBeGreaterThan(0);
    expect(by['naive_ijk']!.error!).toBeLessThanOrEqual(by['naive_ijk']!.error_bound!);
    expect(by[faulty[0]!]).toMatchObject({ median: null, flags: ['wrong_result'] });
    expect(comparisons.map((c) => [c.a, c.b])).toEqual([['naive_ijk', 'blocked 64']]);
    expect(['yes', 'no', 'cannot_tell']).toContain(comparisons[0]!.faster);
  });

  it('makes a hardware entry of this machine, with the cost of a call into wasm', async () => {
    const { entry, spread, values } = await run('this_machine', { quick: true, budget_s: 1 });
    expect(entry!.peak.fp32).toBeGreaterThan(0);
    expect(entry).toMatchObject({ headline: 'fp32', capacity_bytes: null, power_w: null });
    expect(values.find((v) => v.name === 'call')!.median).toBeGreaterThan(0);
    expect(entry!.launch_overhead_s).toBe(values.find((v) => v.name === 'call')!.median);
    expect(spread!['peak.fp32']!.p10).toBeGreaterThan(0);
  }, 20000);
});

describe('bad input is an error value', () => {
  it.each([
    ['out_of_range', 'm', { m: 0 }], ['out_of_range', 'm', { m: -4 }], ['out_of_range', 'm', { m: 1e6 }], ['wrong_type', 'm', { m: 2.5 }],
    ['not_finite', 'm', { m: NaN }], ['not_finite', 'm', { m: Infinity }], ['wrong_type', 'm', { m: '64' }], ['wrong_type', 'm', { m: null }], ['wrong_type', 'm', { m: {} }],
    ['too_large', 'm', { m: 4096, k: 4096, n: 4096 }], ['not_implemented', 'op', { op: 'conv9' }], ['unknown_id', 'kernels', { kernels: ['x'] }],
    ['wrong_type', 'kernels', { kernels: [1, 'ikj'] }], ['out_of_range', 'blocks', { blocks: [] }], ['too_large', 'blocks', { blocks: Array.from({ length: 1000 }, () => 8) }], ['unknown_field', 'size', { size: 3 }],
  ])('%s for %s: %j', (code, field, params) => {
    const error = refused('kernels', params);
    expect(error).toMatchObject({ code, field });
    expect(error.message).toBeTruthy();
    expect(error.message).not.toMatch(/\{|undefined/);
  });
  it.each([['out_of_range', [0]], ['out_of_range', [-4096]], ['out_of_range', [1e9]], ['wrong_type', [4096.5]], ['not_finite', [NaN]]])('%s for working sets %j', (code, sizes_bytes) => {
    for (const id of ['stream', 'latency']) expect(refused(id, { sizes_bytes })).toMatchObject({ code, field: 'sizes_bytes' });
  });
  it('says which measurements there are', () => {
    expect(refused('nothing', {})).toMatchObject({ code: 'unknown_model', given: 'nothing' });
    expect(refused('nothing', {}).message).toContain('this_machine');
  });
});

/** The module with a memory that stays as large as it begins. */
function neverGrowing(bytes: ArrayBuffer): Uint8Array<ArrayBuffer> {
  const wasm = new Uint8Array(bytes.slice(0));
  const number = (at: number): { value: number; next: number } => {
    let value = 0;
    for (let shift = 0; ; shift += 7, at += 1) { value |= (wasm[at]! & 0x7f) << shift; if (wasm[at]! < 0x80) return { value, next: at + 1 }; }
  };
  for (let at = 8; at < wasm.length;) {
    const { value: length, next } = number(at + 1);
    if (wasm[at] === 5) {  // the memory section: one memory with a least and a most size
      expect([...wasm.slice(next, next + 2)]).toEqual([1, 1]);
      const least = number(next + 2), most = number(least.next);
      for (let i = least.next, left = least.value; i < most.next; i += 1, left >>= 7) wasm[i] = (left & 0x7f) | (i + 1 < most.next ? 0x80 : 0);
      return wasm;
    }
    at = next + length;
  }
  throw new Error('no memory section');
}

describe('memory that cannot be grown', () => {
  it('labels what had no room, and measures the rest', async () => {
    const small = await instantiate(await computeFactory('simd'), await WebAssembly.compile(neverGrowing(await computeBytes('simd'))));
    const { values, entry } = await run('this_machine', { quick: true, budget_s: 1 }, small);
    const without = values.filter((v) => v.flags.includes('no_memory'));
    expect(without.length).toBeGreaterThan(0);
    for (const v of without) expect([v.median, v.size_bytes! > 4 * 2 ** 20]).toEqual([null, true]);
    expect(entry!.peak.fp32).toBeGreaterThan(0);
    // What bandwidth there is, is that of a small working set, and says so.
    expect(entry!.bandwidth_bytes_per_s).toBeGreaterThan(0);
    expect(values.filter((v) => v.name === 'triad' && v.median !== null).at(-1)!.flags).toContain('memory_not_reached');
    const large = await run('kernels', { budget_s: 0.2, m: 2048, k: 2048, n: 256, kernels: ['packed'] }, small);
    expect(large.values).toMatchObject([{ median: null, flags: ['no_memory'] }]);
    expect(large.pick).toBeUndefined();
    expect(small.start('dispatch_overhead', { m: 4096, k: 4096, n: 64 })).toMatchObject({ error: { code: 'too_large' } });
  }, 20000);
});

describe('stopping', () => {
  it.each([1, 2, 5, 20])('after %i steps', async (steps) => {
    let heard = 0;
    const answer = await runInSteps(wasm, 'this_machine', { quick: true }, { budgetS: 0.002, stopped: () => heard >= steps, progress: () => { heard += 1; } });
    expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });
  it('a run that was stopped, or never was, steps no more', () => {
    const started = wasm.start('clock', {});
    if (!('handle' in started)) throw new Error('refused');
    wasm.stop(started.handle);
    wasm.stop(started.handle);
    for (const handle of [started.handle, -1, 1e6]) {
      expect(wasm.step(handle, 0.01)).toMatchObject({ share: -1, done: true });
      expect(wasm.result(handle)).toMatchObject({ error: { code: 'internal' } });
    }
  });
  it('progress never falls and ends at 1', async () => {
    const seen: Progress[] = [];
    await runInSteps(wasm, 'peak_scalar', { budget_s: 0.1 }, { budgetS: 0.005, stopped: () => false, progress: (p) => seen.push(p) });
    expect(seen.at(-1)).toMatchObject({ share: 1, phase: 'done' });
    for (let i = 1; i < seen.length; i += 1) expect(seen[i]!.share).toBeGreaterThanOrEqual(seen[i - 1]!.share);
  });
});

describe('relaxed SIMD', () => {
  it('is told apart from plain SIMD', () => {
    expect(bestVariant(null)).toBe(null);
    expect(bestVariant({ validate: () => false })).toBe(null);
    let asked = 0;
    expect(bestVariant({ validate: () => ++asked === 1 })).toBe('simd');
    expect(bestVariant({ validate: () => true })).toBe('relaxed');
    expect(bestVariant()).not.toBe(null);
  });
  it.skipIf(bestVariant() !== 'relaxed')('adds the fused peak', async () => {
    wasm = await loadCompute('relaxed');
    expect((await run('peak_simd', { budget_s: 0.2 })).values.map((v) => v.name)).toEqual(['simd', 'fused', 'int8']);
  });
});
