// A sweep of any model gives what calls at its points give, column by column.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createCore } from '../../wasm/client/client.js';
import type { Result } from '../../wasm/client/core.js';
import type { FieldNames } from '../../wasm/client/names.js';
import { loadNames, loadWasm } from '../../wasm/client/node.js';

type Values = Record<string, unknown>;
interface Case { model: string; in: Values; out?: object }
interface AnyCore {
  evaluate(model: string, input: Values): Result<Values>;
  sweep(model: string, input: Values, field: string, from: number, to: number, n: number, scale: 'lin'): Result<{ x: Float64Array; columns: Record<string, Float64Array> }>;
}

const names = await loadNames();
const core = createCore(await loadWasm(), names) as unknown as AnyCore;

const single = (f: FieldNames): boolean => !f.list && !f.matrix && !f.members && f.type !== 'violation';
/** The number that stands for a value in a column. */
function slot(field: FieldNames, value: unknown): number {
  if (value === null) return NaN;
  return field.choices ? field.choices.indexOf(value as string) : Number(value);
}

const folder = fileURLToPath(new URL('../golden/', import.meta.url));
const stored = readdirSync(folder).flatMap((file) => JSON.parse(readFileSync(folder + file, 'utf8')) as Case[]);
/** The first number of a stored case that can be swept by a tenth down or up. */
const swept = Object.entries(names.models).flatMap(([id, model]) => {
  const first = model.slow ? undefined : stored.find((c) => c.model === id && c.out);
  for (const { name } of model.in.filter((f) => single(f) && f.type === 'number')) {
    const x = first?.in[name];
    if (!first || typeof x !== 'number' || x === 0) continue;
    for (const [from, to] of [[0.9 * x, x], [x, 1.1 * x]] as const) if (core.sweep(id, first.in, name, from, to, 7, 'lin').ok) return [[id, name, first.in, from, to, model.out.filter(single)] as const];
  }
  return [];
});

it('nearly every model has a number to sweep over', () => {
  expect(swept.length).toBeGreaterThan(150);
});

describe('seven points', () => {
  it.each(swept)('%s over %s', (id, field, input, from, to, outputs) => {
    const sweep = core.sweep(id, input, field, from, to, 7, 'lin');
    if (!sweep.ok) throw new Error(sweep.error.message);
    expect(Object.keys(sweep.value.columns)).toEqual(outputs.map((f) => f.name));
    expect(sweep.value.x.length).toBe(7);
    for (const [i, x] of sweep.value.x.entries()) {
      const one = core.evaluate(id, { ...input, [field]: x });
      if (!one.ok) throw new Error(one.error.message);
      for (const f of outputs) if (!f.index_of) expect(sweep.value.columns[f.name]![i], f.name).toBe(slot(f, one.value[f.name]));
    }
  });
});
