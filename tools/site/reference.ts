// Writes build/generated/reference.json: every model with the labs that use it, and every catalogue entry.
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import type { Labs } from './labs.js';
import { ROOT, under } from './paths.js';

const TOOL = 'build/native/tools/cli/ironlab';
const USES = 'build/generated/lab-models.json';

export interface LabName { id: string; title: string }

/** The labs that call a model, by model, in the order of the course. */
export function labsByModel({ labs }: Labs): Record<string, LabName[]> {
  const uses: Record<string, LabName[]> = {};
  for (const { entry, lab } of labs) for (const model of new Set(lab.calls.map((call) => call.model))) (uses[model] ??= []).push({ id: entry.id, title: entry.title });
  return uses;
}

export async function writeReference(labs: Labs): Promise<void> {
  await writeFile(under(USES), JSON.stringify(labsByModel(labs)));
  const run = spawnSync(under(TOOL), ['reference', '--labs', under(USES), '--out', under('build/generated/reference.json')], { cwd: ROOT, stdio: 'inherit' });
  if (run.status !== 0) throw new Error('The reference was not written.');
}
