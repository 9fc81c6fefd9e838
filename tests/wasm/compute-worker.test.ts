// Measuring through a worker: a value or a readable error, whatever happens to it.
import { describe, expect, it } from 'vitest';
import { createMeasure, OVERRUN_MS, type MeasureHost, type WorkerLike } from '../../wasm/client/measure.js';
import { computeBytes, computeFactory } from '../../wasm/client/measure-node.js';
import { serve, type FromWorker, type ToWorker } from '../../wasm/client/measure-worker.js';
import type { Progress } from '../../wasm/client/measure-types.js';

const factories = { simd: await computeFactory('simd'), relaxed: await computeFactory('relaxed') };

/** The real worker code behind a worker's face, on this thread. `spoil` may drop or change what goes out. */
class Loopback implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  terminated = false;
  received: ToWorker[] = [];
  private hear: (event: { data: ToWorker }) => void = () => {};

  constructor(private readonly spoil: (message: FromWorker, worker: Loopback) => FromWorker | null = (m) => m) {
    queueMicrotask(() => serve({
      postMessage: (message) => this.send(message),
      addEventListener: (type: string, hear: never) => { if (type === 'message') this.hear = hear; },
    }, factories));
  }
  send(message: FromWorker): void {
    const passed = this.terminated ? null : this.spoil(message, this);
    if (passed) setTimeout(() => { if (!this.terminated) this.onmessage?.({ data: passed }); });
  }
  postMessage(message: ToWorker): void {
    this.received.push(message);
    setTimeout(() => { if (!this.terminated) this.hear({ data: message }); });
  }
  terminate(): void {
    this.terminated = true;
    this.hear({ data: { kind: 'cancel' } });  // a real one would stop at once
  }
}
const host = (worker: MeasureHost['worker'], more: Partial<MeasureHost> = {}): MeasureHost => ({ bytes: computeBytes, factory: async (v) => factories[v], ...(worker ? { worker } : {}), ...more });
const small = { budget_s: 0.1 };

describe('through a worker', () => {
  it('gives the result and progress, and ends the worker', async () => {
    const workers: Loopback[] = [];
    const measure = createMeasure(host(() => { workers.push(new Loopback()); return workers.at(-1)!; }));
    const seen: Progress[] = [];
    const first = await measure('peak_scalar', small, { onProgress: (p) => seen.push(p) });
    const second = await measure('clock');
    expect(first.ok && first.value.values[0]!.median).toBeGreaterThan(0);
    expect(first.ok && first.value.flags).toEqual([]);
    expect(second.ok).toBe(true);
    expect(seen.at(-1)!.share).toBe(1);
    expect(workers.map((w) => w.terminated)).toEqual([true, true]);
    // Compiled once: both got the same module.
    const modules = workers.map((w) => w.received[0]).map((m) => (m?.kind === 'start' ? m.module : null));
    expect(modules[0]).toBeInstanceOf(WebAssembly.Module);
    expect(modules[1]).toBe(modules[0]);
  });

  it('hands on refusals', async () => {
    const answer = await createMeasure(host(() => new Loopback()))('kernels', { m: 0 });
    expect(answer).toMatchObject({ ok: false, error: { code: 'out_of_range', field: 'm', given: '0', allowed: '1..4096' } });
  });

  it('runs one measurement at a time', async () => {
    let living = 0;
    let most = 0;
    class Counted extends Loopback {
      constructor() { super(); living += 1; most = Math.max(most, living); }
      override terminate(): void { living -= 1; super.terminate(); }
    }
    const measure = createMeasure(host(() => new Counted()));
    await Promise.all([measure('clock'), measure('clock'), measure('clock')]);
    expect(most).toBe(1);
  });

  it('is cancelled before, while loading, and in the middle', async () => {
    const workers: Loopback[] = [];
    const measure = createMeasure(host(() => { workers.push(new Loopback()); return workers.at(-1)!; }));
    expect(await measure('clock', {}, { signal: AbortSignal.abort() })).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(workers.length).toBe(0);
    const early = new AbortController();
    const waiting = measure('this_machine', {}, { signal: early.signal });
    setTimeout(() => early.abort());
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    const middle = new AbortController();
    const running = measure('this_machine', {}, { signal: middle.signal, onProgress: ({ phase }) => { if (phase !== 'clock') middle.abort(); } });
    expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(workers.length).toBeGreaterThan(0);
    expect(workers.every((w) => w.terminated)).toBe(true);
  });

  it('a worker deaf to cancel is ended all the same', async () => {
    const stop = new AbortController();
    const workers: Loopback[] = [];
    const running = createMeasure(host(() => { workers.push(new Loopback((m) => (m.kind === 'answer' ? null : m))); return workers[0]!; }))('this_machine', {}, { signal: stop.signal, onProgress: () => stop.abort() });
    expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(workers[0]!.terminated).toBe(true);
  });

  it('a killed worker gives a sentence, and the next measurement works', async () => {
    let broken = true;
    const measure = createMeasure(host(() => new Loopback((m, w) => {
      if (broken && m.kind === 'progress') { setTimeout(() => w.onerror?.({ message: 'out of memory' })); return null; }
      return m;
    })));
    const answer = await measure('this_machine', { quick: true });
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(!answer.ok && answer.error.message).toContain('memory');
    broken = false;
    expect((await measure('clock')).ok).toBe(true);
  });

  it('a worker that falls silent is ended', async () => {
    const workers: Loopback[] = [];
    const answer = await createMeasure(host(() => { workers.push(new Loopback((m) => (m.kind === 'alive' ? m : null))); return workers[0]!; }))('peak_scalar', small);
    expect(answer).toMatchObject({ ok: false, error: { code: 'too_large' } });
    expect(!answer.ok && answer.error.message).toContain('longer than 2');
    expect(workers[0]!.terminated).toBe(true);
  }, OVERRUN_MS * 5);

  it('a module that cannot be sent is sent as bytes', async () => {
    class Bytes extends Loopback {
      override postMessage(message: ToWorker): void {
        if (message.kind === 'start' && message.module instanceof WebAssembly.Module) throw new Error('DataCloneError');
        super.postMessage(message);
      }
    }
    expect((await createMeasure(host(() => new Bytes()))('clock')).ok).toBe(true);
    const asked: Loopback[] = [];
    const deaf = (): Loopback => { asked.push(new Loopback((m, w) => (m.kind === 'answer' && w.received.length === 1 ? { kind: 'send_bytes' } : m))); return asked[0]!; };
    expect((await createMeasure(host(deaf))('clock')).ok).toBe(true);
    expect(asked[0]!.received.filter((m) => m.kind === 'start').map((m) => m.kind === 'start' && m.module instanceof ArrayBuffer)).toEqual([false, true]);
  });
});

describe('without a worker', () => {
  it.each([
    ['none offered', undefined],
    ['null', () => null],
    ['forbidden', () => { throw new Error('SecurityError'); }],
    ['its script does not load', () => { const w: WorkerLike = { postMessage() {}, terminate() {}, onmessage: null, onerror: null }; setTimeout(() => w.onerror?.({})); return w; }],
  ] as [string, MeasureHost['worker']][])('%s: the page does it, and says so', async (_, worker) => {
    const answer = await createMeasure(host(worker))('peak_scalar', small);
    expect(answer.ok && answer.value.flags).toEqual(['on_page']);
    expect(answer.ok && answer.value.values[0]!.median).toBeGreaterThan(0);
  });

  it('can be cancelled too', async () => {
    const stop = new AbortController();
    const answer = await createMeasure(host(undefined))('this_machine', {}, { signal: stop.signal, onProgress: () => stop.abort() });
    expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });
});

describe('surroundings', () => {
  it('labels a result of a hidden tab', async () => {
    let hidden = false;
    let hear = (): void => {};
    const measure = createMeasure(host(() => new Loopback(), { hidden: () => hidden, onHidden: (h) => { hear = h; return () => { hear = () => {}; }; } }));
    const glance = await measure('peak_scalar', small, { onProgress: ({ share }) => { if (share < 1) { hidden = true; hear(); hidden = false; } } });
    expect(glance.ok && glance.value.flags).toContain('in_background');
    const seen = await measure('clock');
    expect(seen.ok && seen.value.flags).not.toContain('in_background');
  });

  it('says when the code does not load, and tries again the next time', async () => {
    let offline = true;
    const measure = createMeasure(host(() => new Loopback(), { bytes: async (v) => { if (offline) throw new Error('404'); return computeBytes(v); } }));
    const answer = await measure('clock');
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(!answer.ok && answer.error.message).toContain('could not be loaded');
    offline = false;
    expect((await measure('clock')).ok).toBe(true);
  });
});
