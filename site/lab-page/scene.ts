// What every part of the page is drawn from: the model, the session, and a way to say what the reader did.
import type { TemplateResult } from 'lit';
import type { bench, Bench } from '../element/bench.js';
import type { Act, Bound, CompiledLab, Prose, Question } from '../lab/compiled.js';
import type { withMachine } from '../lab/machine.js';
import type { Origins } from '../lab/origins.js';
import type { Env, LabModelFace } from '../runtime/types.js';
import type { SessionEvent, State } from '../session/types.js';
import type { follow } from '../views/turns.js';
import { prose, type Printer } from './prose.js';

/** How the core's loading stands. */
export type Boot = { is: 'loading' } | { is: 'ready' } | { is: 'failed'; say: string };

/** Parts that are fetched after the first screen. */
export interface Late {
  instrument(scene: Scene, act: Act): TemplateResult;
  gap(scene: Scene, act: Act, question: Question): TemplateResult;
  after(scene: Scene, act: Act): TemplateResult;
  tasks(scene: Scene, act: Act): TemplateResult;
  handout(scene: Scene): TemplateResult;
  bench: typeof bench;
  withMachine: typeof withMachine;
  follow: typeof follow;
  /** True while drawings take turns, because this machine cannot draw all of them within a frame. */
  slow(): boolean;
}

/** How a measurement stands. `say`: why there is none. */
export type Run = { is: 'idle' } | { is: 'running'; share: number; left_s: number | null } | { is: 'refused'; say: string };
export interface Measuring { run(call: string): Run; start(call: string): void; stop(call: string): void }

/** How numbers say where they come from, while a reader wants to know; before the list is there, `say` alone. */
export interface Linker {
  say?: string;
  again?: () => void;
  bound?(scene: Scene, bound: Bound, text: string, env: Env): unknown;
  list?(scene: Scene, part: unknown, env: Env): unknown;
}

/** A part of a lab's page that follows a dragged control (site/views/turns.ts). */
export interface Piece { follow(scene: Scene): void }

export interface Scene {
  lab: CompiledLab;
  model: LabModelFace;
  state: State;
  /** The state as it is by now: what a list of values is changed from, where two of them change before the page is drawn. */
  latest(): State;
  /** Goes up whenever the text must be drawn again; while a control is dragged only the instrument follows. */
  calm: number;
  /** A control is being dragged: everything follows at once, nothing eases. */
  dragging: boolean;
  pieces: Set<Piece>;
  dispatch(event: SessionEvent): void;
  boot: Boot;
  retry(): void;
  late: Late | null;
  /** This machine's bench, where a context of the lab is it. */
  machine: Bench | null;
  /** How the last save went, for the HUD and for a notice when it could not be written. */
  saved: { short: string; say: string; memory: boolean };
  /** Sentences from loading: a broken record set aside, an ignored part of a link. */
  remarks: readonly string[];
  /** Our own pages show the way home and the light switch; an embedded lab does not. */
  chrome: { home: string; theme(): void; dark(): boolean } | null;
  labHref(id: string): string | null;
  /** Address of a place on the reference. */
  reference(place: string): string;
  origins(): Promise<Origins>;
  linker: Linker | null;
  setLinker(linker: Linker | null): void;
  /** Measuring, where the page can. */
  measuring?: Measuring;
  now(): number;
  print(): void;
  printing: boolean;
}

export const here = (scene: Scene): Env => ({ state: scene.state });

export function printer(scene: Scene, env: Env = here(scene), lively = false): Printer {
  const { linker } = scene;
  return { print: (bound: Bound) => scene.model.print(bound, env).text, lively, ...(linker?.bound ? { link: (bound, text) => linker.bound!(scene, bound, text, env) } : {}) };
}

/** Prose at the reader's state, or at another one. */
export const say = (scene: Scene, tree: Prose | undefined, env?: Env, lively = false): TemplateResult | string => prose(tree, printer(scene, env, lively));

/** A view, control or card that this context or state does not show. */
export function shown(scene: Scene, part: { only?: string[]; shownIf?: Parameters<LabModelFace['holds']>[0] }): boolean {
  if (part.only && !part.only.includes(scene.state.context)) return false;
  return !part.shownIf || scene.model.holds(part.shownIf, here(scene)) !== false;
}

export const actNow = (scene: Scene): Act => scene.lab.acts[scene.state.act] ?? scene.lab.acts[0]!;
export const hueNow = (scene: Scene): string => `hue-${scene.model.context(scene.state).hue}`;
export const roman = (i: number): string => ['I', 'II', 'III', 'IV'][i] ?? String(i + 1);

/** The hour and minute of an event, as the reader's clock writes it. */
export const clock = (at: number | null): string => (at === null ? '' : new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }));

/** Prose as plain text at the reader's state, for names and labels. */
export const plainly = (scene: Scene, tree: Prose | undefined): string => (tree?.length ? scene.model.text(tree, here(scene)) : '');

/** An answer in words without the hedge that its option has. */
export const bare = (text: string): string => text.replace(/^About /, '');
