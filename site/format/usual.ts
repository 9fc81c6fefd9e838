// How a value prints when nothing is said of its format.
import type { Format, ValueType } from '../lab/compiled.js';

export function usualFormat(type: ValueType): Format {
  if (type.kind === 'list') return usualFormat(type.item!);
  if (type.kind === 'flag') return { name: 'choose', words: ['yes', 'no'] };
  if (type.kind === 'choice' || type.kind === 'entity' || type.kind === 'text' || type.kind === 'violation') return { name: 'label' };
  if (type.kind === 'integer') return { name: 'count' };
  if (type.unit === 's') return { name: 'time', n: 3 };
  if (type.unit === 'B') return { name: 'bytes', n: 3 };
  if (type.unit === 'USD') return { name: 'usd', n: 2 };
  return { name: type.unit ? 'si' : 'sig', n: 3 };
}
