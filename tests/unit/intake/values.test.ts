import { describe, expect, it } from 'vitest';
import { readDay } from '../../../src/app/intake/day.js';
import { scaledInteger } from '../../../src/app/intake/decimal.js';
import { errorOf, valueOf } from '../../support/result.js';

describe('a decimal as a scaled integer', () => {
  it.each([
    ['19.2504', 1000, 19_250],
    ['0.0005', 1000, 0],
    ['5e-04', 1000, 0],
    ['0.0015', 1000, 2],
    ['0.0025', 1000, 2],
    ['0.00250000000000000000001', 1000, 3],
    ['-0.0015', 1000, -2],
    ['-0.0001', 1000, 0],
    ['1.5E3', 1, 1500],
    ['1.005', 100, 100],
    ['9007199254740991', 1, 9_007_199_254_740_991],
  ])('%s × %i rounds half to even, from the decimal itself: %i', (text, scale, expected) => {
    const value = valueOf(scaledInteger(text, scale, 'halfEven'));
    expect(Object.is(value, expected)).toBe(true);
  });

  it('is exact or refused where nothing may be lost', () => {
    expect(valueOf(scaledInteger('19.25', 100, 'exact'))).toBe(1925);
    expect(errorOf(scaledInteger('19.254', 100, 'exact')).code).toBe('intake.not-whole');
  });

  it.each(['', ' ', '1,5', '1.', '.5', '0x10', '1e999', 'NaN', '一', '1 000', '--1'])(
    '%j is no decimal',
    (text) => {
      expect(errorOf(scaledInteger(text, 1, 'exact')).code).toBe('intake.not-a-number');
    },
  );
});

describe('a day in the writing that the mapping names', () => {
  it.each([
    ['2026-03-05', 'YYYY-MM-DD'],
    ['2026/3/5', 'YYYY/M/D'],
    ['20260305', 'YYYYMMDD'],
    ['2026年3月5日', 'YYYY年M月D日'],
  ] as const)('%s as %s', (text, format) => {
    expect(valueOf(readDay(text, format))).toBe('2026-03-05');
  });

  it.each([
    ['2026-3-5', 'YYYY-MM-DD', 'intake.bad-day'],
    ['2026-02-29', 'YYYY-MM-DD', 'kernel.not-a-date'],
    ['20261301', 'YYYYMMDD', 'kernel.not-a-date'],
    ['3/5/2026', 'YYYY/M/D', 'intake.bad-day'],
  ] as const)('%s as %s is refused', (text, format, code) => {
    expect(errorOf(readDay(text, format)).code).toBe(code);
  });
});
