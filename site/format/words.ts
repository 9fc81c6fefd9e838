// Scale words for rulers and options: 1e6 is "a million", 1e4 "ten thousand".
import { fix, given } from './digits.js';

const GREAT: [power: number, word: string][] = [[12, 'trillion'], [9, 'billion'], [6, 'million'], [3, 'thousand']];
const SMALL: Record<number, string> = {
  1: 'a tenth', 2: 'a hundredth', 3: 'a thousandth', 4: 'a ten-thousandth', 5: 'a hundred-thousandth', 6: 'a millionth', 9: 'a billionth', 12: 'a trillionth',
};

function powerOfTen(n: number): number | null {
  const [mantissa, exponent] = n.toExponential(12).split('e');
  return Number(mantissa) === 1 ? Number(exponent) : null;
}

export function words(n: number): string {
  if (!Number.isFinite(n)) return 'none';
  if (n < 0) return `minus ${words(-n)}`;
  if (n === 0) return 'zero';
  const power = powerOfTen(n);
  if (power !== null && power < 0) return SMALL[-power] ?? given(n, 3);
  if (n < 1) return given(n, 3);
  const great = GREAT.find(([p]) => Number(n.toPrecision(3)) >= 10 ** p);
  if (power !== null && power < 15) {
    const rest = power - (great?.[0] ?? 0);
    const lead = ['a', 'ten', 'a hundred'][rest] ?? given(n, 3);
    return great ? `${lead} ${great[1]}` : rest === 0 ? 'one' : rest === 1 ? 'ten' : 'a hundred';
  }
  if (!great) return Number.isInteger(n) ? fix(n, 0) : given(n, 3);
  return `${given(n / 10 ** great[0], 3)} ${great[1]}`;
}
