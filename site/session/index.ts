// The session: a reader's way through one lab, as a pure reducer and what the page derives from its state.
export { fitting, fresh, keep, merge, readKept } from './kept.js';
export { advance, catchUp, observe } from './observe.js';
export { actOf, reduce } from './reduce.js';
export { hud } from './hud.js';
export { progress, said, summary } from './said.js';
export { roman } from './sentences.js';
export { instrumentOpen, stage, ticked } from './stage.js';
export { unlocked } from './unlock.js';
export type { Draft, FailureFlags, HudItem, Kept, Lock, Locks, Notice, Progress, Said, SessionEvent, Stage, State } from './types.js';
