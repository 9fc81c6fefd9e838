// What a browser test in Chromium cannot see in the sheets.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const folder = new URL('../../site/styles/', import.meta.url);
const sheets = readdirSync(folder).filter((name) => name.endsWith('.css'));

/** The arguments of each call of a function whose name ends so. */
function calls(css: string, name: string): string[] {
  return css.split(`${name}(`).slice(1).map((rest) => {
    let depth = 1, end = 0;
    while (depth > 0) { depth += rest[end] === '(' ? 1 : rest[end] === ')' ? -1 : 0; ++end; }
    return rest.slice(0, end - 1);
  });
}

it('stripes of a mixed color say in which space they are drawn', () => {
  // Without it Firefox (seen in 153) goes from color to color by way of Oklab, and draws one stripe in fourteen.
  const all = sheets.flatMap((sheet) => calls(readFileSync(new URL(sheet, folder), 'utf8'), 'repeating-linear-gradient').map((inside) => ({ sheet, inside })));
  expect(all.length).toBeGreaterThan(5);
  expect(all.filter(({ inside }) => inside.includes('color-mix') && !/^[^,]* in srgb,/.test(inside))).toEqual([]);
});

it('letters of formulas have the font for maths in Firefox', () => {
  // With a text font it (seen in 153) sets a subscript as large as its letter, on the same line.
  const set = sheets.flatMap((sheet) => readFileSync(new URL(sheet, folder), 'utf8').split('\n')).filter((line) => /\b(mi|mn|mo|mtext|math)\b[^{}]*\{[^}]*font(-family)?:/.test(line));
  expect(set.length).toBeGreaterThan(0);
  expect(set.filter((line) => !line.includes('@supports not (-moz-appearance: none)'))).toEqual([]);
});

it('a line under a text says one thing at a time', () => {
  // WebKit (seen in WebKitGTK 2.50) knows the short form with a line alone: with more, terms had no line at all.
  const short = sheets.flatMap((sheet) => [...readFileSync(new URL(sheet, folder), 'utf8').matchAll(/text-decoration:\s*([^;}]*)/g)].map((m) => m[1]!.trim()));
  expect(short.length).toBeGreaterThan(0);
  expect(short.filter((value) => !/^[a-z-]+$/.test(value))).toEqual([]);
});
