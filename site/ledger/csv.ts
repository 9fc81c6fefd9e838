// The ledger as a table for spreadsheets: one line a prediction, numbers in SI with their unit. Pure.
import type { Field, Record1 } from './types.js';

/** A lab's names, from the index of labs. */
export interface Named { id: string; number: string; title: string }

const HEADS = ['lab', 'title', 'question', 'asked', 'predicted', 'true', 'correct', 'predicted_value', 'true_value', 'unit', 'factor_off', 'committed_at', 'context', 'act2_result', 'act2_decision', 'constraint_hit', 'lab_done', 'saved_at'];

/** RFC 4180. A text that a spreadsheet would take for a formula is marked as text. */
function cell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const textOf = (field: Field | undefined): string => {
  if (!field || field.value === null) return '';
  return field.text ?? (typeof field.value === 'object' ? Object.values(field.value).join(', ') : String(field.value));
};

export function csvText(records: readonly Record1[], labs: readonly Named[]): string {
  const lines = records.flatMap(({ lab, saved_at, data: { entry, summary, told } }) => {
    const title = labs.find((one) => one.id === lab)?.title ?? '';
    const own = [textOf(entry['context']), textOf(entry['act2_result']), textOf(entry['act2_decision']), entry['constraint_hit']?.value === true, summary.done, saved_at];
    const rows = told.map((t) => [t.question, t.ask, t.said, t.truth, t.right, t.predicted, t.actual, t.unit, t.off, new Date(t.at).toISOString()]);
    return (rows.length > 0 ? rows : [HEADS.slice(2, 12).map(() => '')]).map((row) => [lab, title, ...row, ...own]);
  });
  // The mark at the front tells spreadsheets that the text is UTF-8.
  return `\ufeff${[HEADS, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}
