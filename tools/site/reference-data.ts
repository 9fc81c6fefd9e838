// What the reference's pages are drawn from: the core's descriptions with their maths, an example of each model, the catalogue, the labs' numbers.
import { readdir, readFile } from 'node:fs/promises';
import { loadCore, loadNames } from '../../wasm/client/node.js';
import type { Core } from '../../wasm/client/core.js';
import type { Names } from '../../wasm/client/names.js';
import type { Bound, CompiledLab, Ref } from '../../site/lab/compiled.js';
import { originOf, refsIn } from '../../site/lab/origins.js';
import { usualFormat } from '../../site/format/usual.js';
import { LabModel } from '../../site/runtime/index.js';
import type { Entry, Field, Kind, LabNumbers, Model } from '../../site/pages/reference-types.js';
import { mathOf, symbolTex } from '../compiler/maths.js';
import { quoted } from '../../site/pages/reference-values.js';
import type { LabOrigins } from '../compiler/origins.js';
import type { Labs } from './labs.js';
import { under } from './paths.js';

type RawField = Omit<Field, 'math' | 'members'> & { symbol: string; members?: RawField[] };
type RawModel = { index: number } & Omit<Model, 'formula' | 'in' | 'out' | 'example' | 'labs'> & { formula: { gives: string; math: string }[]; in: RawField[]; out: RawField[]; labs?: Model['labs'] };
interface RawEntry extends Omit<Entry, 'derived' | 'docs' | 'binary'> { [field: string]: unknown }
interface Raw { hash: string; models: RawModel[]; catalogue: { kinds: Record<string, { fields: RawField[]; entries: RawEntry[] }> } }
export interface Reference { hash: string; models: Model[]; kinds: Kind[]; names: Names; core: Core }

const json = async (path: string): Promise<unknown> => JSON.parse(await readFile(under(path), 'utf8'));

const KEPT = ['name', 'type', 'unit', 'doc', 'min', 'max', 'exclusive', 'default', 'required', 'nullable', 'null_text', 'choices', 'violation', 'entity', 'list', 'matrix', 'records', 'index_of', 'may_be_empty'] as const;
const field = (raw: RawField): Field => ({
  ...(Object.fromEntries(KEPT.filter((key) => raw[key] !== undefined).map((key) => [key, raw[key]])) as unknown as Field),
  ...(raw.symbol ? { math: mathOf(symbolTex(raw as never), false) } : {}), ...(raw.members ? { members: raw.members.map(field) } : {}),
});

interface Golden { model: string; in: Record<string, unknown>; out?: Record<string, unknown>; error?: unknown }

/** Inputs that are known to be accepted, by model: recorded calls, and how the labs call it at their start. */
async function examples(labs: Labs, models: RawModel[], core: Core): Promise<Map<string, { in: Record<string, unknown>; out: Record<string, unknown> }>> {
  const found = new Map<string, { in: Record<string, unknown>; out: Record<string, unknown> }>();
  const add = (id: string, input: Record<string, unknown>): void => {
    if (found.has(id)) return;
    const got = core.evaluate(id as 'scaled', input as never);
    if (got.ok) found.set(id, { in: input, out: got.value as unknown as Record<string, unknown> });
  };
  const folder = under('tests/golden');
  for (const file of (await readdir(folder)).sort()) for (const call of JSON.parse(await readFile(`${folder}/${file}`, 'utf8')) as Golden[]) if (!call.error) add(call.model, call.in);
  for (const { lab } of labs.labs) for (const call of lab.calls) {
    const model = models.find((m) => m.id === call.model)!;
    const single = model.in.filter((f) => f.list === undefined && !f.members && !f.matrix);
    if (single.length < model.in.length) continue;
    const at = (slot: number): number | null => lab.snapshots['start']?.[call.slot + slot] ?? null;
    const value = (f: RawField & { slot?: number }): unknown => { const x = at(f.slot ?? 0); return x === null ? undefined : f.type === 'choice' ? f.choices?.[x]?.name : f.type === 'flag' ? x !== 0 : x; };
    add(call.model, Object.fromEntries(single.map((f) => [f.name, value(f)]).filter(([, v]) => v !== undefined)));
  }
  return found;
}

const TITLES: Record<string, [title: string, says: string]> = {
  hardware: ['Machines', 'Peak rates are dense, without sparsity. Memory and cache sizes print in powers of two where the device counts so.'],
  workload: ['Workloads', 'Networks and what one item of work asks of a machine.'],
  activation: ['Activation functions', 'What one of them costs in silicon and in cycles.'],
  tiers: ['Memory tiers', 'The share of accesses that each level of memory answers.'],
  link: ['Links', 'What carries data between devices, machines and places.'],
  storage: ['Storage', 'Drives, file systems and object stores.'],
  cache: ['Cache hierarchies', 'For the simulator of caches.'],
  price: ['Prices', 'Rates that people quote an hour, a kilowatt-hour or a gigabyte.'],
  constant: ['Constants', 'Physics, and rules of thumb.'],
  dataset: ['Data sets', 'Collections that networks are trained on.'],
  gemm_shape: ['Matrix products', 'Shapes that real networks multiply.'],
};

function kind(id: string, raw: Raw['catalogue']['kinds'][string]): Kind {
  const [title, says] = TITLES[id] ?? [id.replace(/_/g, ' '), ''];
  return { id, title, says, entries: raw.entries.map((e) => {
    const derived = raw.fields.flatMap((f) => { const value = e[f.name]; return typeof value === 'number' && f.type !== 'choice' && !e.constants.some((c) => c.field === f.name) ? [{ field: f.name, value, unit: f.unit ?? '' }] : []; });
    const named = [...e.constants.map((c) => c.field), ...derived.map((d) => d.field)];
    const docs = Object.fromEntries(raw.fields.filter((f) => f.doc && named.includes(f.name)).map((f) => [f.name, f.doc]));
    const iec = ['l1_bytes', 'l2_bytes', 'l3_bytes', 'flash_bytes', 'line_bytes', 'capacity_binary_bytes'];
    const binary = named.filter((n) => iec.includes(n) || (n === 'capacity_bytes' && e['capacity_bytes'] === e['capacity_binary_bytes']));
    return { id: e.id, name: e.name, label: e.label, note: e.note, constants: e.constants, derived, docs, binary };
  }) };
}

export async function readReference(labs: Labs): Promise<Reference> {
  const raw = (await json('build/generated/reference.json')) as Raw;
  const [core, names] = [await loadCore(), await loadNames()];
  const known = await examples(labs, raw.models, core);
  // In the core's order, by which subjects stand together.
  const models = [...raw.models].sort((a, b) => a.index - b.index).map((m): Model => {
    const example = known.get(m.id) ?? { in: {}, out: null };
    return {
      id: m.id, subject: m.subject, title: m.title, doc: m.doc, sources: m.sources, accepts: m.accepts, ...(m.slow ? { slow: true } : {}),
      formula: m.formula.map((line) => ({ gives: line.gives, math: mathOf(line.math, true) })), in: m.in.map(field), out: m.out.map(field), labs: m.labs ?? [], example,
    };
  });
  return { hash: raw.hash, models, kinds: Object.entries(raw.catalogue.kinds).map(([id, k]) => kind(id, k)), names, core };
}

/** The list of a lab's numbers, as they stand at its start. */
export function labNumbers(lab: CompiledLab, origins: LabOrigins, core: Core): LabNumbers {
  const model = new LabModel(lab, core);
  const env = { state: model.named('start') };
  const printed = (bound: Bound): string => { const p = model.print(bound, env); return p.is === 'value' ? p.text : p.is === 'unmeasured' ? 'not measured' : ''; };
  const anchors: LabNumbers['anchors'] = origins.own.map((own) => {
    const control = own.group === 'control' ? lab.controls.find((c) => `control-${c.id}` === own.id) : undefined;
    const value = control ? (control.slot < 0 ? '' : printed({ ref: { from: 'control', id: control.id, at: 'start', type: control.valueType, path: control.id }, format: control.format }))
      : own.value === undefined || !own.type ? '' : printed({ ref: { from: 'const', value: own.value, at: 'start', type: own.type, path: own.id }, format: { ...usualFormat(own.type), trim: true } });
    return { id: own.id, group: own.group, what: own.what, says: own.says, value };
  });
  const seen = new Map<number, string>();
  for (const ref of refsIn(lab)) if (ref.from !== 'word' && ref.type.kind !== 'violation') {
    const origin = originOf(origins, ref);
    const show = (at: number | undefined, one: Ref): void => { if (at !== undefined && !seen.get(at)) seen.set(at, printed({ ref: { ...one, at: 'start' }, format: quoted(one.type.unit) ?? { ...usualFormat(one.type), trim: ref.from !== 'arena' } })); };
    if (typeof origin === 'number') show(origin, ref);
    else if (origin && (ref.from === 'context' || ref.from === 'option')) ref.values.forEach((value, i) => show(origin.at[i], { from: 'const', value, at: 'start', path: ref.path, type: { ...ref.type, ...(ref.type.families?.[i] ? { family: ref.type.families[i] } : {}) } }));
  }
  origins.places.forEach(([to, says], i) => { if (!to.startsWith('#')) anchors.push({ id: '', group: to.startsWith('models/') ? 'model' : 'catalogue', what: says, says: '', to, value: seen.get(i) ?? '' }); });
  return { id: lab.id, number: lab.number, volume: lab.volume, title: lab.title, anchors };
}
