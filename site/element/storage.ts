// The page's one ledger, over this browser's storage.
import { browserStore, dataOf, Ledger, type Data } from '../ledger/index.js';
import type { LabModelFace } from '../runtime/types.js';
import type { State } from '../session/types.js';

let one: Ledger | null = null;
export const ledger = (): Ledger => (one ??= new Ledger(browserStore(globalThis.window)));

export const makeData = (model: LabModelFace, state: State, before: Data | undefined): Data => dataOf(model, state, before);
