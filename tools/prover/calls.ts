// The calls of a lab: none fails and each gives numbers, at every state; none repeats what the catalogue knows.
import { inSi } from '../compiler/units.js';
import { parseQuantity } from '../compiler/tokens.js';
import type { Arena } from '../../site/runtime/arena.js';
import type { Proof } from './prove.js';
import { said } from './states.js';

export function proveCalls(proof: Proof): void {
  const { build, lab, model, space, report, states } = proof;
  const tables = build.scope.tables;
  const everywhere = [...states.all, ...states.measured];
  const arenas = space.arenas(everywhere);
  /** The first state, from one on, at which this is so. */
  const where = (from: number, bad: (arena: Arena) => boolean) => { for (let s = from; s < arenas.length; ++s) if (bad(arenas[s]!)) return everywhere[s]!; return undefined; };
  for (const [i, call] of lab.calls.entries()) {
    const m = tables.models.get(call.model)!;
    // A call that names this machine has no answer anywhere before it is measured, and one that reads a measured value none before the run.
    if (model.arenas.unmeasured(states.all[0]!, call.slot)) continue;
    const from = call.measured ? states.all.length : 0;
    const item = build.items.get(`call.${call.id.split('@')[0]}`)!;
    const failed = where(from, a => a.failures.length > 0 && a.failures.some(f => f.call === i));
    report.that('calls.answer', !failed, item, () => `${call.id} fails at ${said(failed!)}: ${space.failures(failed!).find(f => f.call === i)!.code}`);
    if (failed) continue;
    for (const f of m.out) {
      if (f.nullable || f.type === 'violation') continue;
      const at = call.slot + m.in_slots + f.slot;
      const wrong = where(from, ({ values }) => { const n = f.list ? values[at]! : 0; for (let k = 0; k <= n; ++k) if (!Number.isFinite(values[at + k]!)) return true; return false; });
      report.that('calls.numbers', !wrong, item, () => `${call.id}.${f.name} is no number at ${said(wrong!)}`);
    }
  }
  for (const [id, item] of build.source.root.get('calls')?.entries() ?? []) {
    const m = tables.models.get(item.get('use')?.text ?? '');
    for (const [name, value] of item.get('in')?.entries() ?? []) {
      const field = m?.in.find(f => f.name === name);
      // Round numbers are anybody's: what has a unit and three digits is a number of that machine.
      const q = field?.entity && field.unit && /[1-9]\D*\d\D*[1-9]/.test(value.text) && !value.text.startsWith('$') ? parseQuantity(value.text) : null;
      if (!field || !q) continue;
      const si = inSi(tables.units, q, field.unit);
      const twin = 'value' in si ? tables.kinds.get(field.entity!)!.entries.flatMap(e => Object.entries(e.values).filter(([, v]) => v === si.value).map(([f]) => `${e.id}.${f}`))[0] : undefined;
      report.that('calls.catalogue', !twin, value, () => `${id} repeats a number of the catalogue: ${value.text}`, { mend: `Read it: $catalogue.${twin}.` });
    }
  }

  // Every binding that moves has a value everywhere.
  for (const { item, bound: { ref } } of build.bounds) {
    if (ref.at !== 'live' || ref.from !== 'arena' || ref.type.kind === 'violation' || ref.type.nullText) continue;
    const none = everywhere.filter((_, s) => !Number.isFinite(arenas[s]!.values[ref.slot]!));
    const missing = none.find(s => !model.arenas.unmeasured(s, ref.slot));
    report.that('views.values', !missing, item, () => `${ref.path} has no value at ${said(missing!)}`, { at: ref.path });
  }
}
