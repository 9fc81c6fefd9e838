// What the page offers where a limit is crossed: moves of controls that it shows, which cross no other limit where that can be had.
import { expect, it } from 'vitest';
import { LabModel, type Live, named } from '../../site/runtime/index.js';
import { compileText, core, file } from './help.js';

const model = (name: string) => new LabModel(compileText(file(`labs/vol1/${name}.yaml`)).build!.lab, core);
const portal = model('00-portal'), loop = model('03-silent-degradation');
const fail = (m: LabModel, id: string) => m.lab.acts.flatMap(a => a.fail).find(f => f.id === id)!;
const crossed = (m: LabModel, state: Live) => m.crossed(m.lab.acts[1]!, { state }).map(f => f.id);

it('a control that the context does not show is not offered: no reader could take its move back', () => {
  const edge: Live = { ...named(portal.lab, 'edge_in_time'), touched: { ...named(portal.lab, 'edge_in_time').touched, life: 86400 } };
  const both = { ...fail(portal, 'no_cell_lasts'), undo: ['battery', 'interval', 'bits', 'context'] };
  expect(portal.standing('battery', edge).shown).toBe(false);
  expect(portal.undo(both, edge).map(u => u.control)).toEqual(['context']);
});

it('of the values that clear it the one that crosses no other limit is offered, though a nearer one would clear it', () => {
  const strict = named(loop.lab, 'strict');
  expect(crossed(loop, strict)).toEqual(['no_period', 'quality_floor']);
  const floor = loop.undo(fail(loop, 'no_period'), strict).find(u => u.control === 'floor')!;
  expect(floor.value).toBeCloseTo(0.935, 9);
  const at = (value: number): Live => ({ ...strict, touched: { ...strict.touched, floor: value } });
  expect(crossed(loop, at(0.94))).toEqual(['quality_floor']);
  expect(crossed(loop, at(0.935))).toEqual([]);
});

it('where every value crosses some other limit, the nearest of those that cross the fewest is offered', () => {
  const phones = named(loop.lab, 'phones');
  expect(crossed(loop, phones)).toEqual(['quality_floor']);
  const period = loop.undo(fail(loop, 'quality_floor'), phones).find(u => u.control === 'period')!;
  expect(crossed(loop, { ...phones, touched: { ...phones.touched, period: period.value } })).toEqual(['release_overlap']);
});
