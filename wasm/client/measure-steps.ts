// Runs one measurement in steps, with the event loop in between: what worker and page share.
import type { Result } from './core.js';
import { turns } from './turns.js';
import type { ComputeFactory, ComputeModule, Measured, MeasureError, MeasureParams, Progress } from './measure-types.js';

export const fail = (code: string, message: string, rest: Partial<MeasureError> = {}): { ok: false; error: never } => ({ ok: false, error: { ...rest, code, message } as never });

export const stopped = (): { ok: false; error: never } => fail('cancelled', 'The measurement was stopped.');

/** Its own instance of a module that is compiled once. */
export function instantiate(factory: ComputeFactory, module: WebAssembly.Module): Promise<ComputeModule> {
  return new Promise((resolve, reject) => {
    factory({
      instantiateWasm(imports, done) {
        WebAssembly.instantiate(module, imports).then(done, reject);
        return {};
      },
    }).then(resolve, reject);
  });
}

export interface StepOptions {
  /** Length of a step; one call of what is measured may take longer. */
  budgetS: number;
  stopped: () => boolean;
  progress: (progress: Progress) => void;
}

export async function runInSteps(wasm: ComputeModule, id: string, params: MeasureParams, { budgetS, stopped: stop, progress }: StepOptions): Promise<Result<Measured>> {
  const started = wasm.start(id, params);
  if ('error' in started) return { ok: false, error: started.error as never };
  const turn = turns();
  const begun = performance.now();
  try {
    for (;;) {
      if (stop()) return stopped();
      const { share, phase, done } = wasm.step(started.handle, budgetS);
      if (stop()) return stopped();
      const spent = (performance.now() - begun) / 1000;
      progress({ share, phase, left_s: share > 0.02 ? (spent / share) * (1 - share) : null });
      if (done) break;
      await turn.next();
    }
    const answer = wasm.result(started.handle);
    return 'result' in answer ? { ok: true, value: answer.result } : { ok: false, error: answer.error as never };
  } finally {
    turn.close();
    wasm.stop(started.handle);
  }
}
