// The typed client of the wasm core: objects to slots and back through the names table, in one loop. It decides nothing.
import type { CallFailure, Core, CoreError, Graph, GraphData, Result, Scale, SlowOptions } from './core.js';
import type { Names } from './names.js';
import { turns } from './turns.js';
import { type Input, Model, Problem, readFields, writeFields } from './values.js';
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
  _begin(model: number): void;
  _evaluate(model: number): number;
  resolveEntry(model: number, kind: number, entry: number, format: number, binary: boolean): number;
  resolveView(model: number, kind: number, format: number, binary: boolean): number;
  spacing(from: number, to: number, n: number, log: boolean, integer: boolean): number;
  sweep(model: number, slot: number, from: number, to: number, n: number, log: boolean, integer: boolean): number;
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

/** Reserved inputs beside a model's own fields: they choose how an entity is resolved. */
const kFormat = 'format';
const kReading = 'capacity_reading';

export function createCore(wasm: WasmModule, names: Names): Core {
  if (wasm.tableHash() !== names.hash) {
    throw new Error(`The core (${wasm.tableHash()}) and its names (${names.hash}) come from different builds. Reload the page, or build again.`);
  }
  let input = wasm.input();
  let output = wasm.output();
  /** Views die when memory grows, which any call may do. */
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
  const failure = (status: number, model: Model, values: Input): { ok: false; error: CoreError } => {
    const code = (names.codes[status & 255] ?? 'internal') as CoreError['code'];
    const index = (status >> 8) - 1;
    const field = index < 0 ? undefined : index < model.in.length ? model.in[index] : model.out[index - model.in.length];
    const tooLong = code === 'too_large' && !field && model.slow;
    return fail(code, field?.name, field ? values[field.name] : undefined, tooLong ? names.plain_steps : field?.allowed);
  };

  const models = new Map<string, Model>();
  const known = (id: string): Model | undefined => {
    let model = models.get(id);
    if (!model && Object.hasOwn(names.models, id)) models.set(id, (model = new Model(id, names.models[id]!)));
    return model;
  };

  /** Writes the given fields; the rest stays "not given". */
  const write = (model: Model, values: Input): Problem | number => {
    refresh();
    wasm._begin(model.index);
    const written = writeFields(input, model.in, values);
    if (written instanceof Problem) return written;
    let given = 0;
    for (const key in values) if (values[key] !== undefined) given += 1;
    return given === written ? 0 : writeEntities(model, values);
  };

  const writeEntities = (model: Model, values: Input): Problem | number => {
    let format = -1;
    if (values[kFormat] !== undefined) {
      format = names.formats.indexOf(values[kFormat] as string);
      if (format < 0) return new Problem('unknown_id', kFormat, values[kFormat], names.formats.join(', '));
    }
    const binary = values[kReading] === 'binary';
    if (!binary && values[kReading] !== undefined && values[kReading] !== 'decimal') return new Problem('unknown_id', kReading, values[kReading], 'decimal, binary');
    for (const key of Object.keys(values)) {
      if (values[key] === undefined || key === kFormat || key === kReading || model.in.some((f) => f.name === key)) continue;
      if (!model.accepts.includes(key)) return new Problem('unknown_field', key, values[key], fieldList(model));
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
  const resolveId = (model: Model, entity: Names['entities'][string], id: string, format: number, binary: boolean, key: string): Problem | number => {
    const entry = entity.entries.indexOf(id);
    if (entry < 0) return new Problem('unknown_id', key, id, entity.entries.join(', '));
    return wasm.resolveEntry(model.index, entity.kind, entry, format, binary);
  };
  const resolveObject = (model: Model, entity: Names['entities'][string], value: unknown, format: number, binary: boolean, key: string): Problem | number => {
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
  const prepare = (id: string, values: Input): { model: Model } | { ok: false; error: CoreError } => {
    const model = known(id);
    if (!model) return fail('unknown_model', undefined, id, Object.keys(names.models).join(', '));
    if (typeof values !== 'object' || values === null || Array.isArray(values)) return fail('wrong_type', undefined, values, 'an object of fields');
    const problem = write(model, values);
    if (problem instanceof Problem) return fail(problem.code, problem.field, problem.given, problem.allowed);
    return { model };
  };

  return {
    evaluate<M extends keyof Models>(id: M, values: Models[M]['in']): Result<Models[M]['out']> {
      const prepared = prepare(id, values as Input);
      if (!('model' in prepared)) return prepared;
      const status = wasm._evaluate(prepared.model.index);
      if (status !== 0) return failure(status, prepared.model, values as Input);
      refresh();
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
      if (!swept || !swept.number) return fail('unknown_field', field, field, model.in.filter((f) => f.number).map((f) => f.name).join(', '));
      const status = wasm.sweep(model.index, swept.slot, from, to, n, scale === 'log', swept.type === 'integer');
      if (status < 0) return fail('out_of_range', field, `${from} to ${to} in ${n}`, swept.allowed);
      if (status !== 0) return failure(status, model, { ...(values as Input), [field]: undefined });
      const points = wasm.ints()[0]!;
      const all = wasm.results().slice();
      const columns: Record<string, Float64Array> = {};
      let at = 0;
      const next = (): Float64Array => all.subarray(at, (at += points));
      const x = next();
      for (const out of model.out) if (out.single && out.type !== 'violation') columns[out.name] = next();
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
  const turn = turns();
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
      await turn.next();
    }
  } finally {
    turn.close();
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

/** An entity by value as its view's fields: peaks stand in an object of their own, {fp16: 1e12} or {fp16: {dense_per_s: 1e12}}. */
function* flat(value: object): Generator<[string, unknown]> {
  for (const [name, x] of Object.entries(value)) {
    if (name !== 'peak' || typeof x !== 'object' || x === null) yield [name, x];
    else for (const [format, peak] of Object.entries(x)) yield [`peak.${format}`, typeof peak === 'object' && peak !== null ? (peak as { dense_per_s?: unknown }).dense_per_s : peak];
  }
}

function fieldList(model: Model): string {
  return `${model.id} takes ${[...model.in.map((f) => f.name), ...model.accepts].join(', ')}`;
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
