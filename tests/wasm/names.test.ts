// The client and the bindings name the same functions: none is bound that nobody can call, none is promised that is not there.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const file = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const named = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((m) => m[1]!).sort();

it('what the client expects is what the bindings export', () => {
  const bindings = file('wasm/bindings.cpp');
  const bound = [...named(bindings, /^ {2}function\("(\w+)"/gm), ...named(bindings, /^EMSCRIPTEN_KEEPALIVE \S+ (\w+)\(/gm).map((name) => `_${name}`)].sort();
  const expected = /export interface WasmModule \{(.*?)\n\}/s.exec(file('wasm/client/client.ts'))![1]!;
  expect(bound.length).toBeGreaterThan(10);
  expect(named(expected, /^ {2}(\w+)\(/gm)).toEqual(bound);
});
