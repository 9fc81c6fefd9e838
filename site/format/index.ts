// Formats: the one home of turning values into text and back. Pure; used by the page, the lab compiler and the prover.
export { MINUS, THIN } from './digits.js';
export { parse } from './parse.js';
export { print } from './print.js';
export { speak } from './speak.js';
export { factorTo, unitInWords } from './units.js';
export { words } from './words.js';
export type { Parsed } from './types.js';
