// A lab proved in a process of its own, which may be stopped: proving takes many seconds, and whoever waits has other things to do.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { benchOf } from '../compiler/labs.js';
import { loadBuiltCore } from '../compiler/runner.js';
import { readTables } from '../compiler/tables.js';
import { proveText } from './labs.js';
import type { Proved } from './prove.js';

/** A lab's text, and the checkout whose other labs it may read. */
export interface Asked { root: string; shown: string; text: string; random: number }
/** `done` holds null after `stop`; it is refused with the reason where the process fails. */
export interface Proving { done: Promise<Proved | null>; stop(): void }

const HERE = fileURLToPath(import.meta.url);
const TOP = fileURLToPath(new URL('../../', import.meta.url));

/** One processor stays with whoever waits. What was asked last is proved first: an author looks at it. */
const MOST = Math.max(1, availableParallelism() - 1);
const waiting: (() => void)[] = [];
let running = 0;
function next(): void {
  while (running < MOST && waiting.length) { ++running; waiting.pop()!(); }
}

export function proveApart(asked: Asked): Proving {
  let stop!: () => void;
  const done = new Promise<Proved | null>((tell, fail) => {
    const start = (): void => {
      const child = spawn(process.execPath, ['--import', 'tsx', HERE], { cwd: TOP, stdio: 'pipe' });
      let out = '', wrong = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => { out += text; });
      child.stderr.setEncoding('utf8').on('data', (text: string) => { wrong += text; });
      child.stdin.on('error', () => undefined); // a process that was stopped reads no more
      child.stdin.end(JSON.stringify(asked));
      stop = () => { tell(null); child.kill(); };
      child.on('error', fail);
      child.on('close', code => {
        --running;
        next();
        if (code === 0) tell(JSON.parse(out) as Proved);
        else fail(new Error(`${asked.shown} could not be proved. ${wrong.trim()}`));
      });
    };
    stop = () => { if (waiting.includes(start)) waiting.splice(waiting.indexOf(start), 1); tell(null); };
    waiting.push(start);
    next();
  });
  return { done, stop: () => stop() };
}

if (process.argv[1] === HERE) {
  let given = '';
  for await (const part of process.stdin.setEncoding('utf8')) given += String(part);
  const { root, shown, text, random } = JSON.parse(given) as Asked;
  const tables = readTables(fileURLToPath(new URL('../../build/generated', import.meta.url)));
  const loaded = await loadBuiltCore();
  if (!tables || 'why' in loaded) throw new Error('why' in loaded ? loaded.why : 'build/generated has no tables.');
  process.stdout.write(JSON.stringify(proveText(benchOf(root, loaded.core, tables).bench, shown, text, random)));
}
