// A compiled lab with the numbers of the reader's own machine in their places. Pure.
import type { MachineEntry } from '../../wasm/client/measure-types.js';
import type { CompiledLab, Hole, Value } from './compiled.js';

/** The number of this name, or null where it was not measured. */
function measuredNumber(entry: MachineEntry, field: string): number | null {
  const from: Record<string, unknown> = { ...entry, ...Object.fromEntries(Object.entries(entry.peak).map(([format, rate]) => [`peak.${format}`, rate])) };
  const value = Object.hasOwn(from, field) ? from[field] : null;
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** None of these holds references, and they are most of a lab. */
const PLAIN = new Set(['graph', 'snapshots', 'points', 'calls']);

type Holed = { measured: Hole; value: Value } | { measured: Hole; values: Value[] };
const isHoled = (x: object): x is Holed => 'measured' in x && 'from' in x;

/** The same part where it has no number of this machine; else a copy of the way to it. */
export function filled<T>(part: T, entry: MachineEntry): T {
  if (typeof part !== 'object' || part === null) return part;
  if (Array.isArray(part)) {
    const items = part.map((one) => filled(one, entry) as unknown);
    return items.every((one, i) => one === part[i]) ? part : (items as T);
  }
  if (isHoled(part)) {
    const value = measuredNumber(entry, part.measured.field);
    return { ...part, ...('values' in part ? { values: part.values.map((old, i) => (i === part.measured.at ? value : old)) } : { value }) };
  }
  const changed = Object.entries(part).flatMap(([key, old]) => { const now = filled(old as unknown, entry); return now === old ? [] : [[key, now] as const]; });
  return changed.length ? { ...part, ...Object.fromEntries(changed) } : part;
}

/** The lab as compiled while nothing is measured: then every number of this machine is null. */
export function withMachine(lab: CompiledLab, entry: MachineEntry | null): CompiledLab {
  if (!lab.mine || !entry) return lab;
  const consts = [...lab.graph.consts];
  for (const { at, field } of lab.mine.consts) consts[at] = measuredNumber(entry, field) as number;
  const parts = Object.entries(lab).filter(([key]) => !PLAIN.has(key));
  return { ...lab, ...filled(Object.fromEntries(parts), entry), graph: { ...lab.graph, consts } };
}
