// Drawings take turns while a control is dragged on a machine that cannot draw all of them within a frame. At rest all are drawn.
import { noChange, nothing } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive, Directive } from 'lit/directive.js';
import type { Piece, Scene } from '../lab-page/scene.js';

/** A frame whose work takes longer than this leaves too little of a sixtieth of a second for the rest of the browser. */
const FULL_MS = 10;
const EASY_MS = 4;
const MOST_SHARES = 8;
/** One slow frame is chance, two are the machine; it takes many easy ones to take work back. */
const SLOW_FRAMES = 2;
const EASY_FRAMES = 30;

export class Turns {
  /** In how many frames everything is drawn once. */
  shares = 1;
  frame = 0;
  private place = 0;
  private places = 0;
  private slow = 0;
  private easy = 0;

  /** A new frame begins; the drawings ask in the order of the page. */
  begin(): void {
    this.frame += 1;
    this.places = this.place;
    this.place = 0;
  }

  /** How many drawings have asked in this frame. */
  get asked(): number { return this.place; }

  /** Is the next drawing of this frame to be done now? */
  mine(): boolean { return this.due(this.place++); }

  /** Passes over the next `n` drawings where none of them is to be done now. */
  pass(n: number): boolean {
    for (let i = 0; i < n; i += 1) if (this.due(this.place + i)) return false;
    this.place += n;
    return true;
  }

  /** Neighbours come in the same frame: they share a layout. */
  private due(place: number): boolean {
    return this.shares === 1 || this.places === 0 || Math.min(Math.floor((place * this.shares) / this.places), this.shares - 1) === this.frame % this.shares;
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

/** Draws a frame of a drag: the pieces whose turn it is.
 * Takes its time, too: a message that is sent while drawing arrives when the frame has been painted. */
export function follow(scene: Scene): void {
  turns.begin();
  began = performance.now();
  for (const piece of scene.pieces) piece.follow(scene);
  if (!channel) {
    channel = new MessageChannel();
    channel.port1.onmessage = () => turns.took(performance.now() - began);
  }
  channel.port2.postMessage(null);
}

class PieceDirective extends AsyncDirective implements Piece {
  private scene: Scene | null = null;
  private draw: (scene: Scene) => unknown = () => nothing;
  private every = false;
  private frame = -1;
  /** How many rows of this piece took turns among themselves when it was last drawn. */
  private within = 0;
  render(scene: Scene, draw: (scene: Scene) => unknown, every = false): unknown {
    this.scene = scene;
    this.draw = draw;
    this.every = every;
    this.frame = turns.frame;
    scene.pieces.add(this);
    return draw(scene);
  }
  follow(scene: Scene): void {
    // What stands in a piece that was drawn just now was drawn with it.
    if (this.frame === turns.frame) return;
    if (!this.every && (this.within > 0 ? turns.pass(this.within) : !turns.mine())) return;
    this.frame = turns.frame;
    const before = turns.asked;
    this.setValue(this.draw(scene));
    this.within = turns.asked - before;
  }
  override disconnected(): void { this.scene?.pieces.delete(this); }
  override reconnected(): void { this.scene?.pieces.add(this); }
}
/** A piece, drawn from the scene of each frame: in its turn, or in `every` frame. */
export const piece = directive(PieceDirective);

class RowsDirective extends Directive {
  private shared = '';
  private count = -1;
  render(_dragging: boolean, _shared: string, draws: (() => unknown)[]): unknown { return draws.map((draw) => draw()); }
  override update(_part: unknown, [dragging, shared, draws]: [boolean, string, (() => unknown)[]]): unknown {
    const alone = dragging && this.count === draws.length && this.shared === shared;
    this.shared = shared;
    this.count = draws.length;
    return draws.map((draw) => { const mine = !dragging || turns.mine(); return alone && !mine ? noChange : draw(); });
  }
}
/** Rows of a view that take turns one by one, for as long as what they share (an axis, a limit) stays as it is. */
export const rowTurns = directive(RowsDirective);
