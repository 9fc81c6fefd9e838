// Work in steps with the event loop in between.

/** Lets other events in. No timer: those are slowed down in background tabs. */
export function turns(): { next: () => Promise<void>; close: () => void } {
  // In node a channel that answers itself is served a thousand times before timers are; setImmediate, which no browser has, is fair.
  const { setImmediate: immediate } = globalThis as { setImmediate?: (wake: () => void) => void };
  if (immediate) return { next: () => new Promise((resolve) => { immediate(resolve); }), close: () => {} };
  const { port1, port2 } = new MessageChannel();
  let wake = (): void => {};
  port1.onmessage = () => wake();
  return {
    next: () => new Promise((resolve) => { wake = resolve; port2.postMessage(0); }),
    close: () => { port1.close(); port2.close(); },
  };
}
