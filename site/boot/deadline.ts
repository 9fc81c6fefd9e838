// A promise with a deadline: nothing on the page may wait for ever.
export class TooLate extends Error {}
export const PARTS_MS = 5000;

export function deadline<T>(promise: Promise<T>, ms = PARTS_MS): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TooLate(`not ready within ${ms / 1000} s`)), ms);
    promise.then((value) => { clearTimeout(timer); resolve(value); }, (error: unknown) => { clearTimeout(timer); reject(error as Error); });
  });
}

/** The sentence for people when the models are not there. */
export function whyNot(error: unknown): string {
  if (typeof WebAssembly === 'undefined') return 'This browser has no WebAssembly, so the models cannot run here.';
  if (error instanceof TooLate) return `The models did not load within ${PARTS_MS / 1000}\u202fs.`;
  return 'The models could not be loaded.';
}
