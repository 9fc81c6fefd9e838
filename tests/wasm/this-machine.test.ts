// The stored record of this machine, and the id `this_machine` in models.
import { describe, expect, it } from 'vitest';
import { loadCore } from '../../wasm/client/node.js';
import type { Measured } from '../../wasm/client/measure-types.js';
import { browserName, knowingThisMachine, machineRecord, parseMachine, readMachine, type MachineRecord } from '../../wasm/client/this-machine.js';

const value = (name: string, unit: 's' | 'FLOP/s' | 'B/s', median: number | null, size_bytes?: number): Measured['values'][number] => ({
  name, unit, ...(size_bytes ? { size_bytes } : {}), median, p10: median && median * 0.9, p25: median, p75: median, p90: median && median * 1.1, p99: median, ci_low: median, ci_high: median,
  time_s: 1, flop_per_s: null, bytes_per_s: null, samples: 9, repetitions: 9, sample_s: 1, warm_ups: 2, outliers: 0, flags: median === null ? ['no_memory'] : ['noisy'],
});
const measured: Measured = {
  id: 'this_machine', clock: { tick_s: 1e-4, read_s: 1e-7, coarse: false, stands_still: false }, elapsed_s: 2, flags: [],
  values: [value('simd', 'FLOP/s', 4e10), value('triad', 'B/s', 2e10, 65536), value('triad', 'B/s', null, 1e8), value('latency', 's', 1e-9, 4096), value('call', 's', 5e-9)],
  comparisons: [], levels: [{ capacity_bytes: 32768, latency_s: 1e-9 }, { capacity_bytes: null, latency_s: 8e-8 }],
  entry: { peak: { fp32: 4e10, int8: 8e10 }, headline: 'fp32', bandwidth_bytes_per_s: 2e10, capacity_bytes: null, l1_bytes: 32768, l2_bytes: null, launch_overhead_s: 5e-9, power_w: null },
  spread: { 'peak.fp32': { p10: 3.6e10, p90: 4.4e10 } },
};
const told = { now: new Date('2026-11-21T10:00:00Z'), userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' };
const record = machineRecord(measured, told)!;

describe('the record', () => {
  it('carries date, browser, entry, spread and curves', () => {
    expect(record).toMatchObject({ schema: 1, measured_at: '2026-11-21T10:00:00.000Z', browser: 'Firefox 140', reported: [], clock_tick_s: 1e-4 });
    expect(record.curves.bandwidth).toEqual([{ name: 'triad', size_bytes: 65536, median: 2e10, p10: 1.8e10, p90: 2.2e10 }]);
    expect(record.curves.latency.map((p) => p.size_bytes)).toEqual([4096]);
    expect(record.flags).toEqual(['noisy']);
  });
  it('takes the memory that the browser reports, and says that it is reported', () => {
    const known = machineRecord(measured, { ...told, deviceMemory: 8 })!;
    expect(known.entry.capacity_bytes).toBe(8589934592);
    expect(known.reported).toEqual(['capacity_bytes']);
    for (const odd of [0, -1, NaN, Infinity]) expect(machineRecord(measured, { ...told, deviceMemory: odd })!.entry.capacity_bytes).toBe(null);
  });
  it('is none where nothing was measured', () => {
    expect(machineRecord({ ...measured, entry: undefined as never }, told)).toBe(null);
    expect(machineRecord({ ...measured, entry: { ...measured.entry!, peak: {}, bandwidth_bytes_per_s: null } }, told)).toBe(null);
  });
  it('comes back from its own text', () => {
    expect(parseMachine(JSON.stringify(record))).toEqual({ ok: true, record });
  });
  it('names browsers as far as they tell', () => {
    const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36';
    expect([chrome, `${chrome} Edg/150.0`, 'Mozilla/5.0 (Macintosh) AppleWebKit/605 Version/26.1 Safari/605', 'Node.js/20', ''].map(browserName)).toEqual(['Chrome 150', 'Edge 150', 'Safari 26', 'Node 20', 'an unknown browser']);
  });
});

describe('a broken record is refused with a reason', () => {
  const without = (change: (r: Record<string, any>) => void): unknown => { const r = structuredClone(record) as Record<string, any>; change(r); return r; };
  it.each([
    ['not a record', []], ['not a record', null], ['schema number is missing', {}], ['schema is 2', without((r) => { r['schema'] = 2; })], ['not a date', without((r) => { r['measured_at'] = 'soon'; })],
    ['entry is missing', without((r) => { delete r['entry']; })], ['entry is missing', without((r) => { r['entry'].peak = 3; })], ['peak.fp32', without((r) => { r['entry'].peak.fp32 = -1; })],
    ['bandwidth_bytes_per_s', without((r) => { r['entry'].bandwidth_bytes_per_s = '2e10'; })], ['nothing in it', without((r) => { r['entry'].peak = {}; r['entry'].bandwidth_bytes_per_s = null; })],
  ])('%s', (what, x) => {
    const read = readMachine(x);
    expect(read.ok).toBe(false);
    expect(!read.ok && read.what).toContain(what);
  });
  it('knows a newer one, and text that is no JSON', () => {
    expect(readMachine({ ...record, schema: 2 })).toMatchObject({ newer: true });
    expect(parseMachine('{')).toMatchObject({ ok: false, newer: false });
  });
  it('leaves behind what it does not know', () => {
    const read = readMachine(without((r) => { r['entry'].extra = 1; r['curves'].latency.push({ name: 'x' }); r['spread'].bad = 7; r['levels'] = 1; }));
    expect(read).toEqual({ ok: true, record });
  });
});

describe('this_machine in models', () => {
  it('is unknown until measured, then stands for the entry, then is forgotten', async () => {
    let stored: MachineRecord | null = null;
    const plain = await loadCore();
    const core = knowingThisMachine(plain, () => stored?.entry ?? null);
    const input = { hardware: 'this_machine' as const, traffic_bytes: 2e10, work_flop: 4e10 };
    const before = core.evaluate('iron_law', input);
    expect(before).toMatchObject({ ok: false, error: { code: 'unknown_id' } });
    expect(!before.ok && before.error.message).toContain('once it has been measured');
    stored = record;
    const known = core.evaluate('iron_law', input);
    expect(known.ok && known.value).toMatchObject({ compute_time_s: 1, memory_time_s: 1 });
    expect(await core.evaluateSlow('iron_law', input)).toEqual(known);
    const swept = core.sweep('iron_law', input, 'work_flop', 4e10, 8e10, 2, 'lin');
    expect(swept.ok && [...swept.value.columns['compute_time_s']!]).toEqual([1, 2]);
    const int8 = core.evaluate('iron_law', { ...input, format: 'int8' });
    expect(int8.ok && int8.value.compute_time_s).toBe(0.5);
    // A peak that was not measured is an error only when it is asked for.
    expect(core.evaluate('iron_law', { ...input, format: 'fp64' })).toMatchObject({ ok: false, error: { code: 'unknown_id', field: 'format' } });
    expect(core.evaluate('iron_law', { ...input, hardware: 'cloud_h100' })).toEqual(plain.evaluate('iron_law', { ...input, hardware: 'cloud_h100' }));
    stored = null;
    expect(core.evaluate('iron_law', input).ok).toBe(false);
  });
});
