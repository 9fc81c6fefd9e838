// What parsing a typed entry gives.
import type { Value } from '../lab/compiled.js';

/** `parse`: a typed entry in SI, or the sentence that says what is wrong with it. */
export type Parsed = { ok: true; value: Value } | { ok: false; say: string };
