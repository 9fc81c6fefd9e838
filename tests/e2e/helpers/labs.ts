// The compiled labs, each with a model that asks the wasm core in node: what a page must show, without a browser.
import { readFileSync } from 'node:fs';
import { loadCore } from '../../../wasm/client/node.js';
import type { Act, CompiledLab, Failure, LabIndexEntry, Point } from '../../../site/lab/compiled.js';
import { LabModel } from '../../../site/runtime/index.js';
import type { Answer, Live } from '../../../site/runtime/types.js';

const json = (file: string): unknown => JSON.parse(readFileSync(new URL(`../../../build/labs/${file}`, import.meta.url), 'utf8'));

export const index = json('index.json') as LabIndexEntry[];
/** The labs on which the page itself is tried; what differs from lab to lab is tried on all. IRONLAB_ALL_LABS=1: everything on all. */
export const pilots = process.env['IRONLAB_ALL_LABS'] ? index : index.filter(({ id }) => ['vol1/01', 'vol1/05'].includes(id));
export const compiled = (id: string): CompiledLab => json(`${id.replace('/', '-')}.json`) as CompiledLab;

const models = new Map<string, LabModel>();
export async function modelOf(id: string): Promise<LabModel> {
  let model = models.get(id);
  if (!model) {
    model = new LabModel(compiled(id));
    const refused = model.attach(await loadCore());
    if (refused) throw new Error(refused);
    models.set(id, model);
  }
  return model;
}

/** The state that a named point stands for. */
export function at(lab: CompiledLab, point: string | null, answers: Record<string, Answer> = {}): Live {
  const found: Point | undefined = lab.points.find((p) => p.id === point);
  if (point !== null && !found) throw new Error(`no point ${point} in ${lab.id}`);
  return { context: found?.context ?? lab.contexts[0]!.id, touched: found?.values ?? {}, answers };
}

/** The limit of an act that its page tells of at a state: the first that is crossed. */
export const crossed = (model: LabModel, act: Act, state: Live): Failure | undefined => model.crossed(act, { state })[0];

export const LETTERS = ['a', 'b', 'c', 'd'] as const;
export const failing = (lab: CompiledLab): { act: Act; index: number; failure: Failure }[] =>
  lab.acts.flatMap((act, i) => act.fail.map((failure) => ({ act, index: i, failure })));
