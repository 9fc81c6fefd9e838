// Compiles the labs into build/labs before the site reads them.
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { ROOT, under } from './paths.js';

const COMPILER = 'tools/compiler/main.ts';

export async function compileLabs(): Promise<void> {
  if (process.env.IRONLAB_COMPILED || !existsSync(under(COMPILER))) return;
  const run = spawnSync(process.execPath, ['--import', 'tsx', under(COMPILER)], { cwd: ROOT, stdio: 'inherit' });
  if (run.status !== 0) process.exit(run.status ?? 1);
}
