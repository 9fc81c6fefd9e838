// Options of the benchmarks of kernels; options.txt describes them.
import { readFileSync } from 'node:fs';
import type { Settings, Shape } from './rounds.js';

const SIZES = ['64', '128', '256', '512', '768', '1024'], QUICK = ['64', '256'];
export const OPS = ['matmul', 'matvec', 'matmul_int8', 'conv2d', 'attention', 'relu', 'gelu', 'sigmoid', 'tanh', 'softmax'];

export interface Options extends Settings { shapes: Shape[]; only: string; op: number; peers: boolean; check: boolean; out: string | undefined }

function shape(text: string): Shape {
  const sizes = text.split('x').map(Number);
  const [m, k = m, n = m] = sizes as [number, number | undefined, number | undefined];
  if (![1, 3].includes(sizes.length) || !sizes.every((x) => Number.isInteger(x) && x >= 0)) throw new Error(`--sizes: ${text} is neither n nor m x k x n`);
  return { m, k: k!, n: n! };
}

export function options(args: string[]): Options {
  const given = new Map<string, string>();
  const flags = ['quick', 'no-peers', 'check'], valued = ['sizes', 'rounds', 'sample', 'only', 'op', 'out'];
  for (let i = 0; i < args.length; i += 1) {
    const name = args[i]!.replace(/^--/, '');
    if (flags.includes(name)) given.set(name, '');
    else if (valued.includes(name) && args[i + 1] !== undefined) given.set(name, args[(i += 1)]!);
    else throw new Error(`There is no option ${args[i]}. Options:\n${readFileSync(new URL('options.txt', import.meta.url), 'utf8')}`);
  }
  const quick = given.has('quick');
  const number = (name: string, otherwise: number): number => {
    const x = Number(given.get(name) ?? otherwise);
    if (!(x > 0)) throw new Error(`--${name}: ${given.get(name)} is not above 0`);
    return x;
  };
  const op = OPS.indexOf(given.get('op') ?? 'matmul');
  if (op < 0) throw new Error(`--op: ${given.get('op')} is none of ${OPS.join(' ')}`);
  return {
    rounds: Math.round(number('rounds', quick ? 9 : 21)), sample_s: number('sample', quick ? 0.005 : 0.02), most_warm_ups: quick ? 5 : 12,
    shapes: (given.get('sizes')?.split(',') ?? (quick ? QUICK : SIZES)).map(shape),
    only: given.get('only') ?? (op === 0 ? '^(packed|packed_once|eigen)(_fused)?$' : ''), op, peers: op === 0 && !given.has('no-peers') && !given.has('check'), check: given.has('check'), out: given.get('out'),
  };
}
