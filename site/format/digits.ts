// Rounds numbers to text: significant digits or decimals, thousands apart, a true minus, never "−0", never an exponent "e".

/** Narrow no-break space: between thousands and before units. */
export const THIN = '\u202f';
export const MINUS = '\u2212';

/** A number rounded to n significant digits, as a string of digits and the power of ten of its first digit. */
interface Rounded { negative: boolean; digits: string; exponent: number }

function round(value: number, n: number): Rounded {
  const [mantissa = '0', exponent = '0'] = Math.abs(value).toExponential(Math.max(0, Math.min(99, n - 1))).split('e');
  return { negative: value < 0, digits: mantissa.replace('.', ''), exponent: Number(exponent) };
}

export function groups(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, THIN);
}

function join(negative: boolean, whole: string, fraction: string): string {
  const zero = !/[1-9]/.test(whole + fraction);
  return (negative && !zero ? MINUS : '') + groups(whole) + (fraction === '' ? '' : `.${fraction}`);
}

function place({ negative, digits, exponent }: Rounded): string {
  if (exponent < 0) return join(negative, '0', '0'.repeat(-exponent - 1) + digits);
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  return join(negative, whole, digits.slice(exponent + 1));
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
export const raised = (n: number): string => (n < 0 ? '⁻' : '') + [...String(Math.abs(n))].map((d) => RAISED[Number(d)]).join('');

/** n significant digits, trailing zeros kept: 4 → "4.00". Outside 10⁻⁶ … 10¹⁵ a power of ten: "1.50 × 10¹⁸". */
export function sig(value: number, n: number): string {
  if (value === 0) return '0';
  const r = round(value, n);
  if (r.exponent >= 15 || r.exponent < -6) {
    const head = place({ ...r, exponent: 0 });
    return `${head}\u00a0×\u00a010${raised(r.exponent)}`;
  }
  return place(r);
}

/** n decimals. */
export function fix(value: number, n: number): string {
  if (Math.abs(value) >= 1e15) return sig(value, 3);
  const [whole = '0', fraction = ''] = Math.abs(value).toFixed(Math.max(0, Math.min(20, n))).split('.');
  return join(value < 0, whole, fraction);
}

/** As given: at most n significant digits, without trailing zeros. */
export function given(value: number, n: number): string {
  const text = sig(value, n);
  return text.includes('.') && !text.includes('×') ? text.replace(/\.?0+$/, '') : text.replace(/\.?0+(?=\u00a0×)/, '');
}

/** The power of ten of the first digit after rounding to n significant digits: 999.95 with n = 3 gives 3. */
export function exponentOf(value: number, n: number): number {
  return value === 0 ? 0 : round(value, n).exponent;
}

/** value / 10^power, rounded to n significant digits without the error of a division: moves the point in the text. */
export function shifted(value: number, n: number, power: number): string {
  if (value === 0) return '0';
  const r = round(value, n);
  return place({ ...r, exponent: r.exponent - power });
}

/** As `shifted`, as given: no trailing zeros. */
export function shiftedGiven(value: number, n: number, power: number): string {
  const text = shifted(value, n, power);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
