// What site/format exports, as types: numbers of the core turned into text for eyes, for screen readers, and back.
import type { Format, Value, ValueType } from '../lab/compiled.js';

/** `parse`: a typed entry in SI, or the sentence that says what is wrong with it. */
export type Parsed = { ok: true; value: Value } | { ok: false; say: string };

/** For eyes: "28.5 µs" with U+202F before the unit and between thousands. */
export type Print = (value: Value | undefined, type: ValueType, format: Format) => string;
/** For screen readers: "28.5 microseconds". */
export type Speak = (value: Value | undefined, type: ValueType, format: Format) => string;
/** For typed entry. A bare number is in the unit that `near` (the present value) prints in, else in the format's unit, else in SI. */
export type Parse = (text: string, type: ValueType, format: Format, near?: Value) => Parsed;
/** Scale words: 1e6 → "a million", 1e4 → "ten thousand", 989000 → "989 thousand". */
export type Words = (n: number) => string;
