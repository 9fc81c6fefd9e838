// The typed client of the wasm core: objects to slots and back through the names table, in one loop. It decides nothing.
import type { CallFailure, Core, CoreError, Graph, GraphData, Result, Scale, SlowOptions } from './core.js';
import type { FieldNames, ModelNames, Names } from './names.js';
import type { Models } from '../../build/generated/models.js';

/** The functions that wasm/bindings.cpp exports. */
export interface WasmModule {
  tableHash(): string;
  randomDigest(model: number, seed: number, first: number, n: number): string;
  modelCount(): number;
  stage(ints: number, doubles: number): number;
  input(): Float64Array;
  output(): Float64Array;
  ints(): Int32Array;
  doubles(): Float64Array;
  results(): Float64Array;
  begin(model: number): void;
  evaluate(model: number): number;
  outSlots(model: number): number;
  resolveEntry(model: number, kind: number, entry: number, format: number, binary: boolean): number;
  resolveView(model: number, kind: number, format: number, binary: boolean): number;
  spacing(from: number, to: number, n: number, log: boolean, integer: boolean): number;
  sweep(model: number, slot: number): number;
  runStart(model: number): number;
  runStep(handle: number, budget: number): number;
  runResult(handle: number): number;
  runStop(handle: number): void;
  graphLoad(stateSlots: number): number;
  graphFree(handle: number): void;
  graphArenaSlots(handle: number): number;
  graphEvaluate(handle: number): number;
  graphRows(handle: number, n: number): number;
}

type Input = Record<string, unknown>;
type Output = Record<string, unknown>;

/** Why a value could not be written: found while translating, so before the core sees it. */
class Problem {
  constructor(readonly code: CoreError['code'], readonly field: string, readonly given: unknown, readonly allowed?: string) {}
}

/** Reserved inputs beside a model's own fields: they choose how an entity is resolved. */
const kFormat = 'format';
const kReading = 'capacity_reading';

export function createCore(wasm: WasmModule, names: Names): Core {
  if (wasm.tableHash() !== names.hash) {
    throw new Error(`The core (${wasm.tableHash()}) and its names (${names.hash}) come from different builds. Reload the page, or build again.`);
  }
  let input = wasm.input();
  let output = wasm.output();
  /** Views die when memory grows. */
  const refresh = (): void => {
    if (input.length === 0) {
      input = wasm.input();
      output = wasm.output();
    }
  };

  const fail = (code: CoreError['code'], field?: string, given?: unknown, allowed?: string): { ok: false; error: CoreError } => ({
    ok: false,
    error: describeError(names, code, field, given, allowed),
  });
  const failure = (status: number, model: ModelNames, values: Input): { ok: false; error: CoreError } => {
    const code = (names.codes[status & 255] ?? 'internal') as CoreError['code'];
    const index = (status >> 8) - 1;
    const field = index < 0 ? undefined : index < model.in.length ? model.in[index] : model.out[index - model.in.length];
    const tooLong = code === 'too_large' && !field && model.slow;
    return fail(code, field?.name, field ? values[field.name] : undefined, tooLong ? 'a calculation of 10000000 steps; this one must be run in steps' : field?.allowed);
  };

  /** Writes the given fields; the rest stays "not given". */
  const write = (id: string, model: ModelNames, values: Input): Problem | number => {
    refresh();
    wasm.begin(model.index);
    let written = 0;
    for (const field of model.in) {
      const value = values[field.name];
      if (value === undefined) continue;
      const problem = writeField(input, field, value);
      if (problem) return problem;
      written += 1;
    }
    let given = 0;
    for (const key in values) if (values[key] !== undefined) given += 1;
    if (given === written) return 0;
    return writeEntities(id, model, values);
  };

  const writeEntities = (id: string, model: ModelNames, values: Input): Problem | number => {
    let format = -1;
    if (values[kFormat] !== undefined) {
      format = names.formats.indexOf(values[kFormat] as string);
      if (format < 0) return new Problem('unknown_id', kFormat, values[kFormat], names.formats.join(', '));
    }
    const binary = values[kReading] === 'binary';
    if (!binary && values[kReading] !== undefined && values[kReading] !== 'decimal') return new Problem('unknown_id', kReading, values[kReading], 'decimal, binary');
    for (const key of Object.keys(values)) {
      if (values[key] === undefined || key === kFormat || key === kReading || model.in.some((f) => f.name === key)) continue;
      if (!model.accepts.includes(key)) return new Problem('unknown_field', key, values[key], fieldList(id, model));
      const entity = names.entities[key]!;
      const status = typeof values[key] === 'string' ? resolveId(model, entity, values[key], format, binary, key) : resolveObject(model, entity, values[key], format, binary, key);
      if (status instanceof Problem) return status;
      if (status !== 0) {
        const code = (names.codes[status & 255] ?? 'internal') as CoreError['code'];
        return new Problem(code, code === 'unknown_id' ? kFormat : key, values[code === 'unknown_id' ? kFormat : key]);
      }
    }
    return 0;
  };
  const resolveId = (model: ModelNames, entity: Names['entities'][string], id: string, format: number, binary: boolean, key: string): Problem | number => {
    const entry = entity.entries.indexOf(id);
    if (entry < 0) return new Problem('unknown_id', key, id, entity.entries.join(', '));
    return wasm.resolveEntry(model.index, entity.kind, entry, format, binary);
  };
  const resolveObject = (model: ModelNames, entity: Names['entities'][string], value: unknown, format: number, binary: boolean, key: string): Problem | number => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Problem('wrong_type', key, value, 'a catalogue id or an object');
    output.fill(NaN, 0, entity.fields.length);
    for (const [name, x] of flat(value)) {
      const slot = entity.fields.indexOf(name);
      if (slot < 0) return new Problem('unknown_field', `${key}.${name}`, x, entity.fields.join(', '));
      if (x === null) continue;
      if (name === 'headline') {
        const index = names.formats.indexOf(x as string);
        if (index < 0) return new Problem('unknown_id', `${key}.${name}`, x, names.formats.join(', '));
        output[slot] = index;
      } else if (typeof x === 'number' && Number.isFinite(x)) output[slot] = x;
      else return new Problem(typeof x === 'number' ? 'not_finite' : 'wrong_type', `${key}.${name}`, x, 'a number');
    }
    return wasm.resolveView(model.index, entity.kind, format, binary);
  };

  /** Model and written input, or the error. */
  const prepare = (id: string, values: Input): { model: ModelNames } | { ok: false; error: CoreError } => {
    const model = Object.hasOwn(names.models, id) ? names.models[id] : undefined;
    if (!model) return fail('unknown_model', undefined, id, Object.keys(names.models).join(', '));
    if (typeof values !== 'object' || values === null || Array.isArray(values)) return fail('wrong_type', undefined, values, 'an object of fields');
    const problem = write(id, model, values);
    if (problem instanceof Problem) return fail(problem.code, problem.field, problem.given, problem.allowed);
    return { model };
  };

  return {
    evaluate<M extends keyof Models>(id: M, values: Models[M]['in']): Result<Models[M]['out']> {
      const prepared = prepare(id, values as Input);
      if (!('model' in prepared)) return prepared;
      const status = wasm.evaluate(prepared.model.index);
      if (status !== 0) return failure(status, prepared.model, values as Input);
      return { ok: true, value: readFields(output, prepared.model.out, values as Input) as Models[M]['out'] };
    },

    async evaluateSlow<M extends keyof Models>(id: M, values: Models[M]['in'], options: SlowOptions = {}): Promise<Result<Models[M]['out']>> {
      const prepared = prepare(id, values as Input);
      if (!('model' in prepared)) return prepared;
      const { model } = prepared;
      const started = wasm.runStart(model.index);
      if (started !== 0) return failure(started, model, values as Input);
      const handle = wasm.ints()[0]!;
      try {
        const done = await inSteps((budget) => wasm.runStep(handle, budget), options);
        if (!done) return fail('cancelled');
        const status = wasm.runResult(handle);
        refresh();
        return status === 0 ? { ok: true, value: readFields(output, model.out, values as Input) as Models[M]['out'] } : failure(status, model, values as Input);
      } finally {
        wasm.runStop(handle);
      }
    },

    sweep<M extends keyof Models>(id: M, values: Models[M]['in'], field: string, from: number, to: number, n: number, scale: Scale) {
      const prepared = prepare(id, values as Input);
      if (!('model' in prepared)) return prepared;
      const { model } = prepared;
      const swept = model.in.find((f) => f.name === field);
      if (!swept || !isNumber(swept)) return fail('unknown_field', field, field, model.in.filter(isNumber).map((f) => f.name).join(', '));
      const x = this.spacing(from, to, n, scale, swept.type === 'integer');
      if (x.length === 0) return fail('out_of_range', field, `${from} to ${to} in ${n}`, swept.allowed);
      if (wasm.stage(0, x.length) !== 0) return fail('too_large', field, n);
      wasm.doubles().set(x);
      const status = wasm.sweep(model.index, swept.slot);
      if (status !== 0) return failure(status, model, { ...(values as Input), [field]: undefined });
      const width = wasm.outSlots(model.index);
      const rows = wasm.results();
      const columns: Record<string, Float64Array> = {};
      for (const out of model.out) {
        if (!isSingle(out) || out.type === 'violation') continue;
        const column = new Float64Array(x.length);
        for (let i = 0; i < x.length; ++i) column[i] = rows[i * width + out.slot]!;
        columns[out.name] = column;
      }
      return { ok: true, value: { x, columns } };
    },

    spacing(from, to, n, scale, integer) {
      return wasm.spacing(from, to, n, scale === 'log', integer) > 0 ? wasm.results().slice() : new Float64Array(0);
    },

    graph(data: GraphData): Result<Graph> {
      if (wasm.stage(data.program.length, data.consts.length) !== 0) return fail('too_large', 'graph');
      wasm.ints().set(data.program);
      wasm.doubles().set(data.consts.map((x) => x ?? NaN));
      const handle = wasm.graphLoad(data.state);
      if (handle < 0) return fail('internal', 'graph');
      if (wasm.graphArenaSlots(handle) !== data.arena) {
        wasm.graphFree(handle);
        return fail('internal', 'graph');
      }
      return { ok: true, value: graphOf(wasm, names, handle, data.state) };
    },
  };
}

/** Calls `step` until it is done, with the event loop in between; false when it was stopped before. */
async function inSteps(step: (budget: number) => number, { signal, progress, stepMs = 12 }: SlowOptions): Promise<boolean> {
  const channel = new MessageChannel();
  const turn = (): Promise<void> => new Promise((resolve) => {
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(0);
  });
  try {
    let budget = 1e5;
    for (;;) {
      if (signal?.aborted) return false;
      const start = performance.now();
      const share = step(budget);
      progress?.(share);
      if (share >= 1) return true;
      // Clocks may be coarse: grow while a step is not seen to last.
      const lasted = performance.now() - start;
      budget = Math.min(1e9, Math.max(1e4, budget * Math.min(4, stepMs / Math.max(lasted, stepMs / 4))));
      await turn();
    }
  } finally {
    channel.port1.close();
    channel.port2.close();
  }
}

function graphOf(wasm: WasmModule, names: Names, handle: number, stateSlots: number): Graph {
  return {
    evaluate(state) {
      if (state.length !== stateSlots) throw new RangeError(`A state of this graph has ${stateSlots} values; ${state.length} were given.`);
      wasm.stage(0, stateSlots);
      wasm.doubles().set(state);
      if (wasm.graphEvaluate(handle) !== 0) throw new RangeError('This graph was freed.');
      const failures: CallFailure[] = [];
      const ints = wasm.ints();
      for (let i = 0; i < ints.length; i += 3) failures.push({ call: ints[i]!, code: names.codes[ints[i + 1]!] as CallFailure['code'], field: ints[i + 2]! });
      return { arena: wasm.results().slice(), failures };
    },
    rows(states, n, wanted) {
      if (wasm.stage(wanted.length, states.length) !== 0) throw new RangeError(`${n} states are too many at once.`);
      wasm.ints().set(wanted);
      wasm.doubles().set(states);
      if (wasm.graphRows(handle, n) !== 0) throw new RangeError('A wanted value does not exist in this graph.');
      return wasm.results().slice();
    },
    free() {
      wasm.graphFree(handle);
    },
  };
}

/** Writes one value into its slots; a problem when it has no translation. */
function writeField(slots: Float64Array, field: FieldNames, value: unknown): Problem | null {
  if (isSingle(field)) return writeValue(slots, field.slot, field, value, field.name);
  if (field.members && !field.records) return writeRecord(slots, field.slot, field, value, field.name);
  if (value === null && field.optional) return null;
  if (!Array.isArray(value)) return new Problem('wrong_type', field.name, value, 'a list');
  if (field.matrix) return writeMatrix(slots, field, field.matrix, value);
  const capacity = field.list ?? field.records!;
  if (value.length > capacity) return new Problem('too_large', field.name, `${value.length} elements`, `up to ${capacity} elements`);
  const stride = field.members?.length ?? 1;
  slots[field.slot] = value.length;
  for (let i = 0; i < value.length; ++i) {
    const slot = field.slot + 1 + i * stride;
    const problem = field.members ? writeRecord(slots, slot, field, value[i], `${field.name}[${i}]`) : writeValue(slots, slot, field, value[i], field.name);
    if (problem) return problem;
  }
  return null;
}

function writeMatrix(slots: Float64Array, field: FieldNames, most: { rows: number; columns: number }, value: unknown[]): Problem | null {
  if (value.length > most.rows) return new Problem('too_large', field.name, `${value.length} rows`, `up to ${most.rows} rows`);
  const columns = Array.isArray(value[0]) ? value[0].length : 0;
  if (columns > most.columns) return new Problem('too_large', field.name, `${columns} columns`, `up to ${most.columns} columns`);
  slots[field.slot] = value.length;
  slots[field.slot + 1] = columns;
  for (let i = 0; i < value.length; ++i) {
    const row: unknown = value[i];
    if (!Array.isArray(row)) return new Problem('wrong_type', field.name, row, 'a list of lists');
    if (row.length !== columns) return new Problem('shape_mismatch', `${field.name}[${i}]`, `${row.length} elements`, `as many as in the first row, ${columns}`);
    for (let k = 0; k < columns; ++k) {
      const problem = writeValue(slots, field.slot + 2 + i * most.columns + k, field, row[k], field.name);
      if (problem) return problem;
    }
  }
  return null;
}

/** A record is an object of its members, or a list of their values in order; what is left out takes its default. */
function writeRecord(slots: Float64Array, slot: number, field: FieldNames, value: unknown, path: string): Problem | null {
  const members = field.members!;
  if (typeof value !== 'object' || value === null || (Array.isArray(value) && value.length > members.length)) {
    return new Problem('wrong_type', path, value, `{${members.map((m) => m.name).join(', ')}}`);
  }
  const list = Array.isArray(value);
  for (const [key, part] of Object.entries(value)) {
    if (part === undefined) continue;
    const member = list ? members[Number(key)] : members.find((m) => m.name === key);
    if (!member) {
      if (field.named && key === 'name' && typeof part === 'string') continue;
      return new Problem(field.named && key === 'name' ? 'wrong_type' : 'unknown_field', `${path}.${key}`, part, members.map((m) => m.name).join(', '));
    }
    const problem = writeValue(slots, slot + member.slot, member, part, `${path}.${member.name}`);
    if (problem) return problem;
  }
  return null;
}

function writeValue(slots: Float64Array, slot: number, field: FieldNames, value: unknown, path: string): Problem | null {
  if (value === null) {
    if (!field.nullable) return new Problem('wrong_type', path, null, field.allowed);
    slots[slot] = NaN;
    return null;
  }
  switch (field.type) {
    case 'choice': {
      const index = field.choices!.indexOf(value as string);
      if (index < 0) return new Problem('wrong_type', path, value, field.choices!.join(', '));
      slots[slot] = index;
      return null;
    }
    case 'flag':
      if (typeof value !== 'boolean') return new Problem('wrong_type', path, value, 'true, false');
      slots[slot] = value ? 1 : 0;
      return null;
    default:
      if (typeof value !== 'number') return new Problem('wrong_type', path, value, field.allowed);
      if (!Number.isFinite(value)) return new Problem('not_finite', path, value, field.allowed);
      slots[slot] = value;
      return null;
  }
}

function readFields(slots: Float64Array, fields: FieldNames[], input: Input): Output {
  const output: Output = {};
  for (const field of fields) output[field.name] = readField(slots, field.slot, field, input);
  return output;
}

function readField(slots: Float64Array, slot: number, field: FieldNames, input: Input): unknown {
  if (isSingle(field)) {
    const value = readValue(slots, slot, field);
    return (field.index_of && typeof value === 'number' && nameOf(input[field.index_of], value)) || value;
  }
  if (field.members && !field.records) return readRecord(slots, slot, field.members);
  const { matrix, members } = field;
  return Array.from({ length: slots[slot]! }, (_, i) => {
    if (matrix) return Array.from({ length: slots[slot + 1]! }, (_, k) => readValue(slots, slot + 2 + i * matrix.columns + k, field));
    return members ? readRecord(slots, slot + 1 + i * members.length, members) : readValue(slots, slot + 1 + i, field);
  });
}

function readRecord(slots: Float64Array, slot: number, members: FieldNames[]): Output {
  const record: Output = {};
  for (const member of members) record[member.name] = readValue(slots, slot + member.slot, member);
  return record;
}

/** The name that a record was given under. */
function nameOf(records: unknown, index: number): string | undefined {
  const record: unknown = Array.isArray(records) ? records[index] : undefined;
  const name: unknown = typeof record === 'object' && record !== null && 'name' in record ? record.name : undefined;
  return typeof name === 'string' ? name : undefined;
}

/** One value: no list, matrix or record. */
const isSingle = (f: FieldNames): boolean => !f.list && !f.matrix && !f.members;
const isNumber = (f: FieldNames): boolean => isSingle(f) && (f.type === 'number' || f.type === 'integer');

function readValue(slots: Float64Array, slot: number, field: FieldNames): unknown {
  const x = slots[slot]!;
  if (x !== x) return null;
  switch (field.type) {
    case 'choice': return field.choices![x];
    case 'flag': return x !== 0;
    case 'violation': return { kind: field.violation, demand: x, capacity: slots[slot + 1], unit: field.unit, ratio: slots[slot + 2] };
    default: return x;
  }
}

/** An entity by value as its view's fields: peaks stand in an object of their own, {fp16: 1e12} or {fp16: {dense_per_s: 1e12}}. */
function* flat(value: object): Generator<[string, unknown]> {
  for (const [name, x] of Object.entries(value)) {
    if (name !== 'peak' || typeof x !== 'object' || x === null) yield [name, x];
    else for (const [format, peak] of Object.entries(x)) yield [`peak.${format}`, typeof peak === 'object' && peak !== null ? (peak as { dense_per_s?: unknown }).dense_per_s : peak];
  }
}

function fieldList(id: string, model: ModelNames): string {
  return `${id} takes ${[...model.in.map((f) => f.name), ...model.accepts].join(', ')}`;
}

/** Only scalars are echoed, and only their beginning. */
export function echo(given: unknown): string | number | boolean | null | undefined {
  if (given === undefined || given === null || typeof given === 'boolean') return given;
  if (typeof given === 'number') return Number.isFinite(given) ? given : String(given);
  if (typeof given === 'string') return given.length > 80 ? `${given.slice(0, 80)}…` : given;
  return Array.isArray(given) ? 'a list' : `${typeof given === 'object' ? 'an' : 'a'} ${typeof given}`;
}

function describeError(names: Names, code: CoreError['code'], field?: string, given?: unknown, allowed?: string): CoreError {
  const error: CoreError = { code, message: '' };
  if (field !== undefined) error.field = field;
  const echoed = echo(given);
  if (echoed !== undefined) error.given = echoed;
  if (allowed) error.allowed = allowed;
  error.message = (names.sentences[code] ?? '{code}')
    .replaceAll('{code}', code)
    .replaceAll('{field}', field ?? 'the input')
    .replaceAll('{given}', echoed === undefined ? 'nothing' : String(echoed))
    .replaceAll('{allowed}', allowed ?? 'what the model describes');
  return error;
}
