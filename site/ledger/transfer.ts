// The ledger as a file: all records as one JSON text, and reading such a text back with a clear word on what is wrong. Pure.
import { readRecord } from './record.js';
import { SAY } from './desk-sentences.js';
import type { Record1 } from './types.js';

const FORMAT = 'ironlab-ledger';
export const LARGEST = 8_000_000;
/** What other languages write where JSON has no number. */
const NOT_JSON = /[:[,]\s*(NaN|-?Infinity)\b/;

export function exportText(records: Record1[], exported_at: string): string {
  return `${JSON.stringify({ format: FORMAT, schema: 1, exported_at, records }, null, 1)}\n`;
}

export type ReadExport = { ok: true; records: Record1[] } | { ok: false; say: string };
const no = (say: string): ReadExport => ({ ok: false, say });

export function readExport(text: string): ReadExport {
  if (text.length > LARGEST) return no(SAY.tooLarge);
  let file: unknown;
  try { file = JSON.parse(text); } catch {
    const trimmed = text.trim();
    if (trimmed === '') return no(SAY.emptyFile);
    if ((trimmed.startsWith('{') && !trimmed.endsWith('}')) || isCut(trimmed)) return no(SAY.cut(text.length));
    const word = NOT_JSON.exec(trimmed)?.[1];
    return no(word ? SAY.notNumber(word) : SAY.notJson);
  }
  if (typeof file !== 'object' || file === null || Array.isArray(file)) return no(SAY.notLedger('it is not an object'));
  const { format, schema, records } = file as Record<string, unknown>;
  if (format !== FORMAT) return no(SAY.notLedger(`its format is not “${FORMAT}”`));
  if (schema !== 1) return no(SAY.notLedger('it is of a version that this page does not know'));
  if (!Array.isArray(records)) return no(SAY.notLedger('its list of records is missing'));
  const read: Record1[] = [];
  for (const [i, x] of records.entries()) {
    const one = readRecord(x);
    const lab = typeof x === 'object' && x !== null && typeof (x as { lab?: unknown }).lab === 'string' ? (x as { lab: string }).lab.slice(0, 40) : '';
    if (!one.ok) return no(SAY.record(i, lab, one.what));
    if (read.some((r) => r.lab === one.record.lab)) return no(SAY.record(i, lab, 'the lab is there twice'));
    read.push(one.record);
  }
  return { ok: true, records: read };
}

/** More brackets opened than closed, outside of strings. */
function isCut(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (quoted) { if (c === '\\') i += 1; else if (c === '"') quoted = false; } else if (c === '"') quoted = true;
    else if (c === '{' || c === '[') depth += 1;
    else if (c === '}' || c === ']') depth -= 1;
  }
  return text.startsWith('{') && (depth > 0 || quoted);
}
