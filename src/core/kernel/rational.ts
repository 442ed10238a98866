import type { KernelProblem } from './reasons.js';
import { err, ok, type Result } from './result.js';

/** An exact fraction in lowest terms; the denominator is positive. */
export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
}

export const ZERO: Rational = { num: 0n, den: 1n };
export const ONE: Rational = { num: 1n, den: 1n };

export function rational(num: bigint | number, den: bigint | number = 1n): Rational {
  const [n, d] = [BigInt(num), BigInt(den)];
  if (d === 0n) throw new RangeError('zero denominator');
  const sign = d < 0n ? -1n : 1n;
  const divisor = gcd(n < 0n ? -n : n, d < 0n ? -d : d);
  return { num: (sign * n) / divisor, den: (sign * d) / divisor };
}

function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}

export const add = (a: Rational, b: Rational): Rational =>
  rational(a.num * b.den + b.num * a.den, a.den * b.den);
export const sub = (a: Rational, b: Rational): Rational =>
  rational(a.num * b.den - b.num * a.den, a.den * b.den);
export const mul = (a: Rational, b: Rational): Rational => rational(a.num * b.num, a.den * b.den);
export const div = (a: Rational, b: Rational): Rational => rational(a.num * b.den, a.den * b.num);

export function compare(a: Rational, b: Rational): number {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const min = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b);
export const max = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b);
export const sum = (parts: readonly Rational[]): Rational => parts.reduce(add, ZERO);

/** The greatest integer not above. */
export function floor(a: Rational): bigint {
  const quotient = a.num / a.den;
  return a.num % a.den < 0n ? quotient - 1n : quotient;
}

export const fraction = (a: Rational): Rational => sub(a, rational(floor(a)));
export const isInteger = (a: Rational): boolean => a.den === 1n;

/** "3/100", or "3" when whole: the form in which records carry fractions. */
export function formatRational(a: Rational): string {
  return a.den === 1n ? a.num.toString() : `${a.num.toString()}/${a.den.toString()}`;
}

/** Reads "3", "3/100", "0.03" and "3 %"; the value is exact. */
export function parseRational(text: string): Result<Rational, KernelProblem> {
  const match = /^(-?\d{1,30})(?:\/([1-9]\d{0,29})|\.(\d{1,30}))?( ?%)?$/.exec(text);
  if (match === null) return err({ code: 'kernel.not-a-rational', params: { text } });
  const [, whole = '0', under, decimals = '', percent] = match;
  const scale = (percent === undefined ? 1n : 100n) * 10n ** BigInt(decimals.length);
  return ok(rational(BigInt(whole + decimals), under === undefined ? scale : BigInt(under) * scale));
}
