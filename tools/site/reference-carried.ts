// The reference for the offline build: what its pages are drawn from, as data.
import type { CarriedReference } from '../../site/boot/reference-memory.js';
import { labNumbers, readReference } from './reference-data.js';
import { readOrigins, type Labs } from './labs.js';

export async function carriedReference(labs: Labs): Promise<CarriedReference> {
  const { models, kinds, names, core } = await readReference(labs);
  const carried: CarriedReference = { models, kinds, names, labs: labs.index.map(({ id, title }) => ({ id, title })), numbers: {}, origins: {} };
  for (const { entry, lab } of labs.labs) {
    const known = await readOrigins(entry.id);
    if (!known) continue;
    const { own, ...origins } = known;
    carried.origins[entry.id] = origins;
    carried.numbers[entry.id] = labNumbers(lab, { own, ...origins }, core);
  }
  return carried;
}
