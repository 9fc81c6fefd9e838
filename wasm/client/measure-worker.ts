// The worker's side of measuring: one instance, one measurement, told by messages. The script that carries it calls serve().
import type { Result } from './core.js';
import { fail, instantiate, runInSteps } from './measure-steps.js';
import type { ComputeFactory, Measured, MeasureParams, Progress, Variant } from './measure-types.js';

export type ToWorker =
  | { kind: 'start'; variant: Variant; module: WebAssembly.Module | ArrayBuffer; id: string; params: MeasureParams }
  | { kind: 'cancel' };
export type FromWorker =
  | { kind: 'alive' }                 // it listens
  | { kind: 'send_bytes' }            // a compiled module did not arrive
  | { kind: 'progress'; progress: Progress }
  | { kind: 'answer'; answer: Result<Measured> };

/** What a worker's global scope and a message port have in common. */
export interface Port {
  postMessage(message: FromWorker): void;
  addEventListener(type: 'message', hear: (event: { data: ToWorker }) => void): void;
  addEventListener(type: 'messageerror', hear: () => void): void;
}

const STEP_S = 0.012;
/** More often would only slow down what is measured. */
const PROGRESS_MS = 50;

export function serve(port: Port, factories: Record<Variant, ComputeFactory>): void {
  let stopped = false;
  const run = async (start: Extract<ToWorker, { kind: 'start' }>): Promise<Result<Measured>> => {
    try {
      const module = start.module instanceof WebAssembly.Module ? start.module : await WebAssembly.compile(start.module);
      const wasm = await instantiate(factories[start.variant], module);
      let told = -Infinity;
      return await runInSteps(wasm, start.id, start.params, {
        budgetS: STEP_S,
        stopped: () => stopped,
        progress: (progress) => {
          const now = performance.now();
          if (now - told < PROGRESS_MS && progress.share < 1) return;
          told = now;
          port.postMessage({ kind: 'progress', progress });
        },
      });
    } catch (error) {
      return fail('internal', `The measurement broke off: ${error instanceof Error ? error.message : String(error)}.`);
    }
  };
  port.addEventListener('message', ({ data }) => {
    if (data.kind === 'cancel') stopped = true;
    else void run(data).then((answer) => port.postMessage({ kind: 'answer', answer }));
  });
  port.addEventListener('messageerror', () => port.postMessage({ kind: 'send_bytes' }));
  port.postMessage({ kind: 'alive' });
}
