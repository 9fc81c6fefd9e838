// Measuring from a page: in a worker with its own instance of the once-compiled module, or on the page where no worker can be had.
// Whatever happens to the worker, the promise settles with a value or a readable error, and the page lives on.
import type { Result } from './core.js';
import { bestVariant, NO_SIMD } from './measure-features.js';
import { fail, instantiate, runInSteps, stopped } from './measure-steps.js';
import type { ComputeFactory, Flag, Measure, Measured, MeasureOptions, MeasureParams, Variant } from './measure-types.js';
import type { FromWorker, ToWorker } from './measure-worker.js';

/** What measuring uses of a Worker. */
export interface WorkerLike {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((event: { data: FromWorker }) => void) | null;
  onerror: ((event: { message?: string; preventDefault?: () => void }) => void) | null;
}

/** What measuring has from the site that carries it. */
export interface MeasureHost {
  /** The bytes of a build's wasm. */
  bytes(variant: Variant): Promise<ArrayBuffer>;
  /** The script of that build, for measuring without a worker. */
  factory(variant: Variant): Promise<ComputeFactory>;
  /** A fresh worker whose script calls serve(); null or an exception where there can be none. */
  worker?: () => WorkerLike | null;
  /** Is the page hidden, and when does that change? Left out: as the document says, if there is one. */
  hidden?: () => boolean;
  onHidden?: (hear: () => void) => () => void;
}

/** A step may last so long before its worker is given up. */
export const OVERRUN_MS = 2000;
/** A worker that has not said so by then does not listen. */
const ALIVE_MS = 3000;
/** How long a stopped worker has to say so: whatever it does, a stop is through within 50 ms. */
const CANCEL_MS = 30;
/** On the page: short enough to keep scrolling smooth. */
const PAGE_STEP_S = 0.008;

const KILLED = 'The measurement stopped without an answer: the browser ended its worker, most likely for lack of memory. Close other tabs or choose smaller sizes, then try again.';
const OVERRUN = `One step of the measurement took longer than ${OVERRUN_MS / 1000}\u202fs, so it was ended. Choose smaller sizes, or try again when the computer is less busy.`;

export function createMeasure(host: MeasureHost): Measure {
  let compiled: Promise<{ variant: Variant; bytes: ArrayBuffer; module: WebAssembly.Module }> | null = null;
  const load = (variant: Variant): NonNullable<typeof compiled> => {
    compiled ??= host.bytes(variant).then(async (bytes) => ({ variant, bytes, module: await WebAssembly.compile(bytes) }));
    compiled.catch(() => { compiled = null; });  // the next try loads again
    return compiled;
  };
  // Two measurements at once would disturb each other.
  let last: Promise<unknown> = Promise.resolve();

  const one = async (id: string, params: MeasureParams, options: MeasureOptions): Promise<Result<Measured>> => {
    if (options.signal?.aborted) return stopped();
    const variant = bestVariant();
    if (variant === null) return fail('not_implemented', NO_SIMD);
    let ready: Awaited<ReturnType<typeof load>>;
    try {
      ready = await load(variant);
    } catch {
      return fail('internal', 'The measuring code could not be loaded. Check the connection, then try again.');
    }
    if (options.signal?.aborted) return stopped();
    const flags = new Set<Flag>();
    const hidden = host.hidden ?? ((): boolean => typeof document !== 'undefined' && document.visibilityState === 'hidden');
    const look = (): void => { if (hidden()) flags.add('in_background'); };
    look();
    const forget = (host.onHidden ?? onDocumentHidden)(look);
    try {
      let answer = await inWorker(host, ready, id, params, options);
      if (answer === null) {
        flags.add('on_page');
        answer = await onPage(host, ready, id, params, options);
      }
      look();
      return answer.ok ? { ok: true, value: { ...answer.value, flags: [...new Set([...answer.value.flags, ...flags])] } } : answer;
    } finally {
      forget();
    }
  };

  return (id, params = {}, options = {}) => {
    const answer = last.then(() => one(id, params, options));
    last = answer.catch(() => undefined);
    return answer;
  };
}

function onDocumentHidden(hear: () => void): () => void {
  if (typeof document === 'undefined') return () => {};
  document.addEventListener('visibilitychange', hear);
  return () => document.removeEventListener('visibilitychange', hear);
}

/** Null: there is no worker to be had. */
function inWorker(host: MeasureHost, ready: { variant: Variant; bytes: ArrayBuffer; module: WebAssembly.Module }, id: string, params: MeasureParams, { signal, onProgress }: MeasureOptions): Promise<Result<Measured> | null> {
  let worker: WorkerLike | null;
  try {
    worker = host.worker?.() ?? null;
  } catch {
    worker = null;
  }
  if (worker === null) return Promise.resolve(null);
  const running = worker;
  return new Promise((resolve) => {
    let alive = false;
    let timer: ReturnType<typeof setTimeout>;
    const settle = (answer: Result<Measured> | null): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      running.onmessage = running.onerror = null;
      running.terminate();  // and its memory, which never shrinks
      resolve(answer);
    };
    const watch = (ms: number, answer: Result<Measured> | null): void => {
      clearTimeout(timer);
      const due = performance.now() + ms;
      timer = setTimeout(() => {
        // A timer that comes far too late means the whole page slept, the worker with it: it gets its time again.
        if (performance.now() - due > 1000) watch(ms, answer);
        else settle(answer);
      }, ms);
    };
    const cancel = (): void => {
      running.postMessage({ kind: 'cancel' });
      watch(CANCEL_MS, stopped());
    };
    const start = (module: WebAssembly.Module | ArrayBuffer): void => {
      watch(OVERRUN_MS + 1000, fail('too_large', OVERRUN));  // instantiating included
      running.postMessage({ kind: 'start', variant: ready.variant, module, id, params });
    };
    running.onerror = (event) => {
      event.preventDefault?.();
      settle(alive ? fail('internal', KILLED) : null);
    };
    running.onmessage = ({ data }) => {
      if (data.kind === 'alive') {
        if (alive || signal?.aborted) return;
        alive = true;
        try {
          start(ready.module);
        } catch {
          start(ready.bytes);  // a module that cannot be cloned
        }
      } else if (data.kind === 'send_bytes') start(ready.bytes);
      else if (data.kind === 'progress') {
        if (signal?.aborted) return;
        watch(OVERRUN_MS, fail('too_large', OVERRUN));
        onProgress?.(data.progress);
      } else settle(data.answer);
    };
    watch(ALIVE_MS, null);
    signal?.addEventListener('abort', cancel);
    if (signal?.aborted) cancel();
  });
}

async function onPage(host: MeasureHost, ready: { variant: Variant; module: WebAssembly.Module }, id: string, params: MeasureParams, { signal, onProgress }: MeasureOptions): Promise<Result<Measured>> {
  try {
    const wasm = await instantiate(await host.factory(ready.variant), ready.module);
    return await runInSteps(wasm, id, params, { budgetS: PAGE_STEP_S, stopped: () => signal?.aborted === true, progress: (p) => onProgress?.(p) });
  } catch (error) {
    return fail('internal', `The measurement broke off: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
