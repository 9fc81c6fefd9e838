// Measured calls: what to ask for at a state, which results go where, and whether they still belong to what the controls say. Pure.
import type { Measured, MeasureParams } from '../../wasm/client/measure-types.js';
import type { CompiledLab, MeasureCall, Value } from '../lab/compiled.js';
import { heldBy } from '../lab/results.js';
import { same } from './controls.js';
import type { Live, LabModelFace } from './types.js';

/** Says how much a number is worth: read it with this in mind. */
const DOUBT = ['noisy', 'in_background', 'coarse_clock', 'not_steady', 'clock_jumped'];

/** What a measurement would be asked for at this state; null where a parameter has no value. */
export function paramsOf(model: Pick<LabModelFace, 'read'>, call: MeasureCall, state: Live): Record<string, Value> | null {
  const params: Record<string, Value> = {};
  for (const [name, param] of Object.entries(call.params)) {
    if ('value' in param) { params[name] = param.value; continue; }
    const reading = model.read(param.ref, { state });
    if (reading.is !== 'value' || reading.value === null) return null;
    const names = param.ref.from === 'control' && Array.isArray(reading.value) ? param.ref.type.item?.names : undefined;
    params[name] = names ? names.filter((_, i) => (reading.value as Value[])[i] === 1) : reading.value;
    if (Array.isArray(params[name]) && params[name].length === 0) return null;
  }
  return params;
}

const finite = (x: unknown): Value => (typeof x === 'number' && Number.isFinite(x) ? x : null);

/** The results as the controls that hold them; what was not measured is null. */
export function resultsOf(call: MeasureCall, params: MeasureParams, measured: Measured): Record<string, Value> {
  const doubted = (flags: readonly string[]): boolean => flags.some((f) => DOUBT.includes(f));
  return Object.fromEntries(call.results.map((result): [string, Value] => {
    const { of, name, block, field } = result;
    const control = heldBy(call, result);
    if (of === 'param') return [control, finite(params[field as keyof MeasureParams])];
    if (of === 'run') return [control, field === 'noisy' ? doubted(measured.flags) || measured.values.some((v) => v.median !== null && doubted(v.flags)) : finite(field === 'tick_s' ? measured.clock.tick_s : measured.elapsed_s)];
    if (of === 'entry') return [control, finite(field === 'peak_flop_per_s' ? measured.entry?.peak.fp32 : measured.entry?.[field as 'l1_bytes'])];
    const { pick } = measured;
    if (of === 'pick' && (field === 'reason' || field === 'behind')) return [control, pick?.[field] ?? null];
    const value = of === 'pick' ? measured.values[pick?.value ?? -1] : measured.values.find((v) => v.name === name && (block === undefined || v.block === block));
    if (value && field === 'wrong' && (value.median !== null || value.flags.includes('wrong_result'))) return [control, value.flags.includes('wrong_result')];
    // How far a wrong result was off is known, though its time does not count.
    if (!value || (value.median === null && field !== 'error' && field !== 'error_bound')) return [control, null];
    if (field === 'kernel') return [control, value.block === undefined ? value.name : `${value.name}_${value.block}`];
    return [control, field === 'noisy' ? doubted(value.flags) : finite(value[field as 'time_s'])];
  }));
}

/** Labels of the whole run and of its values, each once: for the sentence beside the button. */
export const flagsOf = (measured: Measured): string[] => [...new Set([...measured.flags, ...measured.values.flatMap((v) => v.flags)])];

/** Was this measured with other parameters than the state asks for? */
export function stale(model: Pick<LabModelFace, 'read'>, call: MeasureCall, params: Readonly<Record<string, Value>>, state: Live): boolean {
  const now = paramsOf(model, call, state);
  return now === null || Object.keys(now).some((name) => !same(now[name], params[name]));
}

/** What a state knows of the machine: the controls that hold results, and their values. */
export function factsOf(lab: CompiledLab, touched: Live['touched']): Record<string, Value> {
  const ids = new Set((lab.measures ?? []).flatMap((m) => m.results.map((r) => heldBy(m, r))));
  return Object.fromEntries(Object.entries(touched).filter(([id]) => ids.has(id)));
}
