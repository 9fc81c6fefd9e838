// What the tests expect: numbers of the native core, called as a program, in the page's own format.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Models } from '../../../build/generated/models.js';
import { print } from '../../../site/format/index.js';
import type { Format } from '../../../site/lab/compiled.js';

const tool = fileURLToPath(new URL('../../../build/native/tools/cli/ironlab', import.meta.url));
const run = (...args: string[]): unknown => JSON.parse(execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 64 << 20 }));

/** Calls a model, as `ironlab eval` does. */
export function evaluate<M extends keyof Models>(model: M, input: Models[M]['in']): Models[M]['out'] {
  return run('eval', model, JSON.stringify(input)) as Models[M]['out'];
}

type Entry = { id: string; constants: { field: string; value: unknown }[] } & Record<string, unknown>;
let entries: Entry[] | null = null;
/** A number of the catalogue, given or derived: constant('cloud_h100', 'peak.fp16'). */
export function constant(id: string, field: string): number {
  entries ??= Object.values((run('catalogue') as { kinds: Record<string, { entries: Entry[] }> }).kinds).flatMap((kind) => kind.entries);
  const entry = entries.find((one) => one.id === id);
  const value = entry?.constants.find((one) => one.field === field)?.value ?? entry?.[field];
  if (typeof value !== 'number') throw new Error(`the catalogue has no number ${id}.${field}`);
  return value;
}

const say = (value: number | null, unit: string, format: Format): string => print(value, { kind: 'number', unit }, format);
export const factor = (value: number | null, n = 3): string => say(value, '', { name: 'factor', n });
export const time = (seconds: number | null, n = 3): string => say(seconds, 's', { name: 'time', n });
export const bytes = (value: number | null, n = 3): string => say(value, 'B', { name: 'bytes', n });
export const percent = (share: number | null, n = 0): string => say(share, '', { name: 'percent', n });
