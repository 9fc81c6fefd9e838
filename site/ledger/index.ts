// The ledger: what a reader decided and found, lab by lab, kept in this browser and in files. Never throws.
export { earlierOf } from './earlier.js';
export { dataOf, entryOf } from './entry.js';
export { Ledger } from './ledger.js';
export { toldOf, untold } from './told.js';
export { keyOf } from './record.js';
export { browserStore } from './shelf.js';
export type { Data, Entry, Field, LedgerFace, Loaded, Record1, SaveState, Store, Summary, Told } from './types.js';
