// Proves a lab, through the same runtime and core as the page: everything that tools/prover/rules.ts demands.
import type { Bound } from '../../site/lab/compiled.js';
import type { LabModel } from '../../site/runtime/index.js';
import type { Core } from '../../wasm/client/core.js';
import type { Term } from '../compiler/glossary.js';
import type { LabBuild } from '../compiler/lab.js';
import { proveCalls } from './calls.js';
import { proveClaims } from './claims.js';
import { proveConclusions } from './conclusions.js';
import { proveControls } from './controls.js';
import { proveFailures } from './failures.js';
import { proveFormats } from './formats.js';
import { proveFrame } from './frame.js';
import { proveMachine } from './machine.js';
import { proveMinutes } from './minutes.js';
import { proveQuestions } from './questions.js';
import { Report } from './report.js';
import { Space } from './space.js';
import { RANDOM_STATES, SLOW, type States, statesOf } from './states.js';
import { proveTasks } from './tasks.js';
import { proveText } from './text.js';
import { proveViews } from './views.js';

/** What every part of the proof has before it. */
export interface Proof { build: LabBuild; lab: LabBuild['lab']; core: Core; glossary: Map<string, Term>; report: Report; space: Space; model: LabModel; states: States }
export interface Proved { lab: string; file: string; checks: number; states: number; random: number; ms: number; findings: Report['findings'] }

const PARTS = [proveFrame, proveMinutes, proveCalls, proveControls, proveQuestions, proveFailures, proveTasks, proveViews, proveConclusions, proveMachine, proveFormats, proveClaims, proveText];

export function proveLab(build: LabBuild, { core, glossary, random = RANDOM_STATES }: { core: Core; glossary: Map<string, Term>; random?: number }): Proved {
  const began = performance.now();
  const { lab } = build;
  const report = new Report();
  const slow = lab.calls.some(c => build.scope.tables.models.get(c.model)!.slow);
  const states = statesOf(lab, random, slow ? SLOW : 1);
  const space = new Space(lab, core, build.scope.tables);
  const proof: Proof = { build, lab, core, glossary, report, space, model: space.model, states };
  try {
    space.prepare([...states.all, ...states.measured]);
    for (const part of PARTS) part(proof);
  } finally { space.free(); }
  return { lab: lab.id, file: build.source.file, checks: report.checks, states: states.all.length + states.mine.length + states.measured.length, random: states.random, ms: Math.round(performance.now() - began), findings: report.findings };
}

/** All bindings in a part of a compiled lab. */
export function bindingsIn(x: unknown): Bound[] {
  if (x === null || typeof x !== 'object') return [];
  if (Array.isArray(x)) return x.flatMap(bindingsIn);
  if ('ref' in x && 'format' in x) return [x as Bound];
  return Object.values(x).flatMap(bindingsIn);
}
