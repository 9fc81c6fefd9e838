// The runtime: a compiled lab that answers, with or without the core. No DOM.
export { letterOf, questions, saidValue } from './answers.js';
export { named } from './arena.js';
export { allowed, contextOf, everywhere, isNumeric, offers, optionsAt, positions, rangeAt, same, snap, standingOf, startOf, vectorOf, vectorsAt, withValue } from './controls.js';
export { distance, gap, judge, type Judging } from './judge.js';
export { LabModel } from './model.js';
export { plainText } from './text.js';
export { labelFor } from './undo.js';
export type { Answer, Env, Gap, Judgement, LabModelFace, Live, Printed, Reading, Row, Standing, Undo, Violation, Words } from './types.js';
export { factsOf, flagsOf, paramsOf, resultsOf, stale } from './measured.js';
