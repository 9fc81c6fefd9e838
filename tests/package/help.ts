// What the tests of the packages share: the tool that was built, golden inputs, a reader of CSV.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** The one place of the version. */
export const VERSION = (JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as { version: string }).version;
export const TOOL = `${ROOT}build/native/tools/cli/ironlab`;

export interface Ran { code: number | null; out: string; err: string }
export function run(command: string, args: string[], { input, cwd = ROOT, env = {} }: { input?: string; cwd?: string; env?: Record<string, string> } = {}): Ran {
  const done = spawnSync(command, args, { encoding: 'utf8', input: input ?? '', cwd, env: { ...process.env, ...env }, maxBuffer: 1 << 28 });
  if (done.error) throw done.error;
  return { code: done.status, out: done.stdout, err: done.stderr };
}
export const ironlab = (...args: string[]): Ran => run(TOOL, args);
/** Its answer; throws what was refused. */
export function answer<T>(...args: string[]): T {
  const { code, out, err } = ironlab(...args);
  if (code !== 0) throw new Error(`ironlab ${args.join(' ')}: ${err}`);
  return JSON.parse(out) as T;
}

export interface Case { model: string; in: Record<string, unknown>; out?: Record<string, unknown> }
/** Every stored case that has an answer. */
export function golden(): Case[] {
  const folder = `${ROOT}tests/golden/`;
  return readdirSync(folder).flatMap((file) => JSON.parse(readFileSync(folder + file, 'utf8')) as Case[]).filter((c) => c.out);
}

/** Reads RFC 4180 strictly: a record ends with CR LF, and a quote stands only where the standard has one. */
export function readCsv(text: string): string[][] {
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  const rows: string[][] = [];
  let row: string[] = [];
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const found = field.exec(text);
    if (!found) throw new Error(`No CSV at ${at}: ${JSON.stringify(text.slice(at, at + 40))}`);
    row.push(found[1] === undefined ? found[2]! : found[1].replaceAll('""', '"'));
    if (found[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
