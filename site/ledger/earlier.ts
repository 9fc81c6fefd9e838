// What a lab reads of earlier entries in the ledger: where some of its controls start. Without them it starts elsewhere, and works.
import type { CompiledLab, Control, Value } from '../lab/compiled.js';
import { print } from '../format/index.js';
import { isNumeric, rangeAt, snap } from '../runtime/controls.js';
import type { Field } from './types.js';

type Reads = (lab: string, field: string) => Field | null;
type Start = Extract<Control['start'], { from: 'ledger' }>;
export const startsEarlier = (control: Control): Start | null => (typeof control.start === 'object' && control.start !== null && 'from' in control.start && control.start.from === 'ledger' ? control.start : null);

/** The value as this control can hold it; undefined when it is of another kind. */
function taken(control: Control, value: Field['value']): Value | undefined {
  if (control.options) return control.options.some((o) => o.value === value) ? (value as Value) : undefined;
  if (control.valueType.kind === 'flag') return typeof value === 'boolean' ? value : undefined;
  return isNumeric(control) && typeof value === 'number' && Number.isFinite(value) ? snap(control, value, control.range) : undefined;
}

/** By control, with a sentence for each: where it comes from, and when it had to be moved into the range. */
export function earlierOf(lab: CompiledLab, read: Reads): { starts: Record<string, Value>; say: string[] } {
  const starts: Record<string, Value> = {};
  const say: string[] = [];
  for (const control of lab.controls) {
    const from = startsEarlier(control);
    const had = from && read(from.lab, from.field)?.value;
    if (!from || had === undefined || had === null) continue;
    const value = taken(control, had);
    if (value === undefined) continue;
    starts[control.id] = value;
    if (control.hidden) continue;
    const label = (v: Value): string => control.options?.find((o) => o.value === v)?.label ?? print(v, control.valueType, control.format);
    const range = rangeAt(control, '');
    const outside = typeof had === 'number' && range !== undefined && (had < range[0] || had > range[1]);
    say.push(outside ? `${control.label} starts at ${label(value)}, as near as this lab goes to ${label(had)} of lab ${from.lab}.` : `${control.label} starts at ${label(value)}, from what you did in lab ${from.lab}.`);
  }
  return { starts, say };
}
