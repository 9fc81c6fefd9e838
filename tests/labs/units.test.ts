// Quantities in SI, by the core's own unit table.
import { describe, expect, it } from 'vitest';
import { parseQuantity } from '../../tools/compiler/tokens.js';
import { inSi } from '../../tools/compiler/units.js';
import { tables } from './help.js';

const si = (text: string, field: string) => inSi(tables.units, parseQuantity(text)!, field);

describe('a quantity of a lab', () => {
  it.each([['0.5 ms', 's', 0.0005], ['0.2 us', 's', 2e-7], ['0.0125 us', 's', 1.25e-8], ['512 KiB', 'B', 524288], ['80 GB', 'B', 80e9], ['4 GFLOP', 'FLOP', 4e9], ['989.4 TFLOP/s', 'FLOP/s', 989.4e12], ['50 MB/s', 'B/s', 50e6], ['20 %', '', 0.2], ['1 h', 's', 3600], ['0.05 W', 'W', 0.05], ['500 kW', 'W', 500000], ['0', 's', 0]])('%s in %s', (text, field, value) => {
    expect(si(text, field)).toEqual({ value });
  });
  it('has the dimension of its field', () => {
    expect(si('5 ms', 'B')).toMatchObject({ wrong: expect.stringMatching(/not in B/) });
    expect(si('5 B', 'B/s')).toHaveProperty('wrong');
    expect(si('5 %', 's')).toHaveProperty('wrong');
  });
  it('has a unit where its field has one', () => { expect(si('5', 's')).toMatchObject({ wrong: '5 has no unit', hint: expect.stringMatching(/"5 s"/) }); });
  it('has a unit that exists', () => { expect(si('5 parsecs', 's')).toMatchObject({ wrong: '"parsecs" is not a unit' }); });
});
