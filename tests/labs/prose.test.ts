// Prose and maths become trees of a closed set of elements, never HTML text.
import { describe, expect, it } from 'vitest';
import type { Bound, Node } from '../../site/lab/compiled.js';
import { formulaLine, mathOf, symbolRows } from '../../tools/compiler/maths.js';
import { compileProse } from '../../tools/compiler/prose.js';
import { tables } from './help.js';

const bind = (path: string) => ({ bind: { ref: { from: 'const', value: 0, at: 'start', type: { kind: 'number' }, path }, format: { name: 'sig', n: 3 } } }) as Node;
function read(text: string, inline = true) {
  const wrong: string[] = [], checks: string[] = [];
  const tree = compileProse(text, inline, { bind, check: c => checks.push(c), term: id => (id === 'peak' ? 'the most' : null), wrong: m => wrong.push(m) });
  return { tree, wrong, checks };
}
const tags = (nodes: Node[]): string[] => nodes.flatMap(n => (typeof n === 'string' || 'bind' in n ? [] : 'tag' in n ? [n.tag, ...tags(n.children)] : tags(n.children)));

describe('prose', () => {
  it('keeps bindings as bindings', () => { expect(read('It takes {{ law.total_s | time 3 }}.').tree).toEqual(['It takes ', bind('law.total_s | time 3'), '.']); });
  it('prints nothing for a check', () => {
    const { tree, checks } = read('So it is. {{ check a.b < 2 }}');
    expect(tree).toEqual(['So it is.']);
    expect(checks).toEqual(['a.b < 2']);
  });
  it('prints story numbers with their thin spaces', () => { expect(read('{{ literal 50 000 km }}').tree).toEqual(['50\u202f000\u202fkm']); });
  it('has paragraphs, lists, emphasis and tables', () => {
    expect(tags(read('One *word*.\n\n- a\n- **b**', false).tree)).toEqual(['p', 'em', 'ul', 'li', 'li', 'strong']);
    expect(tags(read('| a | b |\n|---|---|\n| {{ x }} | d |', false).tree)).toEqual(['table', 'thead', 'tr', 'th', 'th', 'tbody', 'tr', 'td', 'td']);
  });
  it('has no HTML, links or pictures: they stay text', () => {
    expect(tags(read('<b onclick="x">hi</b> <script>1</script>').tree)).toEqual([]);
    expect(tags(read('[x](javascript:alert) ![y](http://a/b.png)').tree)).toEqual([]);
  });
  it('turns quotes and leaves money alone', () => { expect(read('It\'s "$2" and $3').tree).toEqual(['It’s “$2” and $3']); });
  it('explains terms', () => { expect(read('its [peak](term:peak)').tree).toEqual(['its ', { term: 'peak', says: 'the most', children: ['peak'] }]); });
  it('says where a binding is not closed', () => { expect(read('so {{ law.x').wrong).toEqual(['{{ is never closed']); });
  it('takes maths between $` and `$', () => { expect(tags(read('with $`\\eta^2`$ so').tree)).toEqual(['math', 'msup', 'mi', 'mn']); });
  it('says when maths cannot be read', () => { expect(read('with $`\\frac{1}`$').wrong[0]).toMatch(/cannot be read/); });
});

describe('maths', () => {
  it('carries no style or class, which the page forbids', () => { expect(JSON.stringify(mathOf('\\frac{a}{b} = \\sqrt{x^2} \\text{ if } \\max\\left(1, 2\\right)', true))).not.toMatch(/"(style|class)"/); });
  const model = tables.models.get('iron_law')!;
  const input = { model, expand: true, bound: (f: { name: string }) => (bind(f.name) as { bind: Bound }).bind };
  it('shows a model\'s own formula in symbols and in numbers', () => {
    const line = formulaLine('total_s', input);
    if (typeof line === 'string') throw new Error(line);
    const found = JSON.stringify(line.numbers).match(/"path":"(\w+)"/g)!;
    expect(found).toEqual(['traffic_bytes', 'bandwidth_bytes_per_s', 'work_flop', 'peak_flop_per_s', 'utilization', 'overhead_s'].map(p => `"path":"${p}"`));
    expect(line.steps).toHaveLength(1);
    expect(tags([line.whole!]).filter(t => t === 'mtr')).toHaveLength(4);
  });
  it('lists the symbols once each', () => { expect(symbolRows(['total_s'], input).map(r => r.field)).toEqual(['traffic_bytes', 'bandwidth_bytes_per_s', 'work_flop', 'peak_flop_per_s', 'utilization', 'overhead_s']); });
});
