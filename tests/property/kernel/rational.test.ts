import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  div,
  floor,
  formatRational,
  fraction,
  mul,
  parseRational,
  rational,
  sub,
  ZERO,
} from '../../../src/core/kernel/rational.js';

const fractions = fc
  .tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 10n ** 9n }))
  .map(([num, den]) => rational(num, den));

describe('rationals', () => {
  it('form a field', () => {
    fc.assert(
      fc.property(fractions, fractions, fractions, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(mul(a, add(b, c))).toEqual(add(mul(a, b), mul(a, c)));
        expect(sub(add(a, b), b)).toEqual(a);
        if (compare(b, ZERO) !== 0) expect(div(mul(a, b), b)).toEqual(a);
      }),
    );
  });

  it('split into floor and a fraction from 0 up to 1', () => {
    fc.assert(
      fc.property(fractions, (a) => {
        expect(add(rational(floor(a)), fraction(a))).toEqual(a);
        expect(compare(fraction(a), ZERO)).toBeGreaterThanOrEqual(0);
        expect(compare(fraction(a), rational(1))).toBeLessThan(0);
      }),
    );
  });

  it('survive writing and reading', () => {
    fc.assert(
      fc.property(fractions, (a) => {
        expect(parseRational(formatRational(a))).toEqual({ ok: true, value: a });
      }),
    );
  });

  it.each([
    ['3/100', rational(3, 100)],
    ['0.03', rational(3, 100)],
    ['3 %', rational(3, 100)],
    ['2.5%', rational(1, 40)],
    ['12', rational(12)],
  ])('reads %s exactly', (text, value) => {
    expect(parseRational(text)).toEqual({ ok: true, value });
  });

  it.each(['', '1/0', '1e3', '.5', '1/2/3', 'a', '--1'])('refuses "%s"', (text) => {
    expect(parseRational(text)).toMatchObject({ ok: false, error: { code: 'kernel.not-a-rational' } });
  });
});
