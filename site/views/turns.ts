// Drawings take turns while a control is dragged on a machine that cannot draw all of them within a frame. At rest all are drawn.
import { noChange } from 'lit';
import { directive, Directive } from 'lit/directive.js';

/** A frame whose work takes longer than this leaves too little of a sixtieth of a second for the rest of the browser. */
const FULL_MS = 10;
const EASY_MS = 4;
const MOST_SHARES = 4;
/** One slow frame is chance, two are the machine; it takes many easy ones to take work back. */
const SLOW_FRAMES = 2;
const EASY_FRAMES = 30;

export class Turns {
  /** In how many frames everything is drawn once. */
  shares = 1;
  private frame = 0;
  private place = 0;
  private slow = 0;
  private easy = 0;

  /** A new frame begins; the drawings ask in the order of the page. */
  begin(): void {
    this.frame += 1;
    this.place = 0;
  }

  /** Is the next drawing of this frame to be done now? */
  mine(): boolean {
    this.place += 1;
    return (this.place + this.frame) % this.shares === 0;
  }

  /** What a frame took, from the reader's move to its painting. */
  took(ms: number): void {
    this.slow = ms > FULL_MS ? this.slow + 1 : 0;
    this.easy = ms < EASY_MS ? this.easy + 1 : 0;
    if (this.slow >= SLOW_FRAMES && this.shares < MOST_SHARES) this.share(1);
    if (this.easy >= EASY_FRAMES && this.shares > 1) this.share(-1);
  }

  private share(more: number): void {
    this.shares += more;
    this.slow = 0;
    this.easy = 0;
  }
}

/** Those of this page: how fast it draws is the machine's, not a lab's. */
export const turns = new Turns();

let channel: MessageChannel | null = null;
let began = 0;

/** Draws a frame of a drag and takes its time: a message that is sent while drawing arrives when the frame has been painted. */
export function timed(draw: () => void): void {
  turns.begin();
  began = performance.now();
  draw();
  if (!channel) {
    channel = new MessageChannel();
    channel.port1.onmessage = () => turns.took(performance.now() - began);
  }
  channel.port2.postMessage(null);
}

class TurnDirective extends Directive {
  private drawn = false;
  render(_dragging: boolean, draw: () => unknown): unknown { return draw(); }
  override update(_part: unknown, [dragging, draw]: [boolean, () => unknown]): unknown {
    if (this.drawn && dragging && !turns.mine()) return noChange;
    this.drawn = true;
    return draw();
  }
}
/** What waits for its turn while a control is dragged. */
export const turn = directive(TurnDirective);

class RowsDirective extends Directive {
  private shared = '';
  private count = -1;
  render(_dragging: boolean, _shared: string, draws: (() => unknown)[]): unknown { return draws.map((draw) => draw()); }
  override update(_part: unknown, [dragging, shared, draws]: [boolean, string, (() => unknown)[]]): unknown {
    const alone = dragging && this.count === draws.length && this.shared === shared;
    this.shared = shared;
    this.count = draws.length;
    return draws.map((draw) => (alone && !turns.mine() ? noChange : draw()));
  }
}
/** Rows of a view that take turns one by one, for as long as what they share (an axis, a limit) stays as it is. */
export const rowTurns = directive(RowsDirective);
