import type { Rational } from '../kernel/rational.js';

/** Fractions as whole multiples of 1/`whole`, where `whole` is their least common denominator. */
export interface CommonUnits {
  readonly units: readonly bigint[];
  readonly whole: bigint;
}

export function commonUnits(values: readonly Rational[]): CommonUnits {
  const whole = values.reduce((lcm, { den }) => (lcm / gcd(lcm, den)) * den, 1n);
  return { units: values.map(({ num, den }) => num * (whole / den)), whole };
}

function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}
