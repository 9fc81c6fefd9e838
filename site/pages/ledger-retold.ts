// Records of older versions, and those saved before the models had loaded, get told what became of their predictions.
import type { Core } from '../../wasm/client/core.js';
import type { Host } from '../boot/host.js';
import { entryOf, toldOf, type Record1 } from '../ledger/index.js';
import { LabModel } from '../runtime/index.js';
import { advance, fresh } from '../session/index.js';

/** Only adds: what was saved stays as it was then. A lab that cannot be loaded leaves its record untouched. */
export async function retold(record: Record1, host: Pick<Host, 'lab'>, core: Core, put: (record: Record1) => void): Promise<void> {
  const lab = await host.lab(record.lab).catch(() => null);
  if (!lab) return;
  const model = new LabModel(lab);
  if (model.attach(core) !== null) return;
  try {
    const { data } = record;
    const state = advance(model, fresh(lab), { type: 'restore', data: data.kept });
    const now = entryOf(model, state, data.entry);
    const entry = Object.fromEntries(Object.entries(data.entry).map(([name, field]) => {
      const text = now[name]?.text;
      return [name, field.text === undefined && text !== undefined && JSON.stringify(now[name]!.value) === JSON.stringify(field.value) ? { ...field, text } : field];
    }));
    const told = toldOf(model, state, data.told);
    put({ ...record, data: { ...data, entry, told: [...told, ...data.told.filter((t) => !told.some((n) => n.question === t.question))] } });
  } finally {
    model.arenas.graph?.free();
  }
}
