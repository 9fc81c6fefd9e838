// A task that waits until nothing has put it off for a while. A drag puts it off at every move, so that costs no timer each time.
export class Later {
  private due = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly ms: number, private readonly run: () => void) {}

  putOff(ms = this.ms): void {
    this.due = performance.now() + ms;
    this.timer ??= setTimeout(this.tick, ms);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private tick = (): void => {
    const left = this.due - performance.now();
    this.timer = left > 0 ? setTimeout(this.tick, left) : undefined;
    if (!this.timer) this.run();
  };
}
