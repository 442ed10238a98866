import { compare, div, mul, rational, sub, type Rational } from '../kernel/rational.js';

const HUNDRED = rational(100);

/**
 * A share as agencies print it, in percent without the sign: at most one decimal of a whole below 100, where one
 * unit more already moves the first decimal, and at most two from there on; halves are rounded away from zero, and
 * zeros at the end are left out. Null where there is no whole.
 *
 * @param decimals most decimals, whatever the whole
 */
export function printedShare(part: number, whole: number, decimals: number | null = null): string | null {
  if (whole === 0) return null;
  const percent = mul(rational(part, whole), HUNDRED);
  return printed(percent, decimals ?? (Math.abs(whole) < 100 ? 1 : 2));
}

/**
 * The change against the period before, in percent with its sign: at most two decimals below 100 %, none from there
 * on, where decimals say nothing. Null where there was nothing before.
 */
export function printedChange(now: number, before: number, decimals: number | null = null): string | null {
  if (before === 0) return null;
  const percent = mul(div(sub(rational(now), rational(before)), rational(before)), HUNDRED);
  const large = compare(percent, HUNDRED) >= 0;
  const text = printed(percent, decimals ?? (large ? 0 : 2));
  return text.startsWith('-') || text === '0' ? text : `+${text}`;
}

/** A fraction with at most so many decimals. */
function printed(value: Rational, decimals: number): string {
  const scale = 10n ** BigInt(decimals);
  const negative = value.num < 0n;
  const doubled = 2n * (negative ? -value.num : value.num) * scale;
  const rounded = (doubled + value.den) / (2n * value.den);
  const [whole, rest] = [rounded / scale, rounded % scale];
  const tail = rest.toString().padStart(decimals, '0').replace(/0+$/, '');
  const text = decimals === 0 || tail === '' ? whole.toString() : `${whole.toString()}.${tail}`;
  return negative && rounded !== 0n ? `-${text}` : text;
}
