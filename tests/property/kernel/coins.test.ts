import fc from 'fast-check';
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { coinsFrom, shuffled } from '../../../src/core/kernel/coins.js';
import { rational } from '../../../src/core/kernel/rational.js';

const hex64 = fc
  .array(fc.integer({ min: 0, max: 15 }), { minLength: 64, maxLength: 64 })
  .map((digits) => digits.map((digit) => digit.toString(16)).join(''));

describe('coins', () => {
  it('are refused any seed but 64 hex characters, since others would be shortened or replaced', () => {
    for (const seed of ['', '1', 'A'.repeat(64), 'a'.repeat(63)])
      expect(() => coinsFrom(seed)).toThrow(TypeError);
  });

  it('draw below n by rejection from 32-bit words, first word most significant', () => {
    fc.assert(
      fc.property(hex64, fc.bigInt({ min: 2n, max: 2n ** 70n }), (seed, n) => {
        const words = seedrandom(seed);
        const next = (): bigint => BigInt(words.int32() >>> 0);
        const count = n <= 2n ** 32n ? 1 : n <= 2n ** 64n ? 2 : 3;
        const span = 2n ** BigInt(32 * count);
        let value: bigint;
        do {
          value = 0n;
          for (let k = 0; k < count; k++) value = (value << 32n) | next();
        } while (value >= span - (span % n));
        expect(coinsFrom(seed).below(n)).toBe(value % n);
      }),
    );
  });

  it('are fair: 60,000 draws below 6 stay within the χ² bound that chance passes once in 10^6', () => {
    const coins = coinsFrom('5'.repeat(64));
    const counts = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < 60_000; i++) {
      const face = Number(coins.below(6n));
      counts[face] = (counts[face] ?? 0) + 1;
    }
    const statistic = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(statistic).toBeLessThan(36.2);
  });

  it('do not consume anything for certain outcomes', () => {
    const [tossed, plain] = [coinsFrom('a'.repeat(64)), coinsFrom('a'.repeat(64))];
    expect(tossed.toss(rational(1))).toBe(true);
    expect(tossed.toss(rational(0))).toBe(false);
    expect(tossed.below(1000n)).toBe(plain.below(1000n));
    expect(() => tossed.toss(rational(3, 2))).toThrow(RangeError);
  });

  it('shuffle into permutations, each of 3! orders about equally often', () => {
    const coins = coinsFrom('0123456789abcdef'.repeat(4));
    const counts = new Map<string, number>();
    for (let i = 0; i < 12_000; i++) {
      const order = shuffled(['a', 'b', 'c'], coins).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values())
      expect(Math.abs(count - 2000)).toBeLessThan(5 * Math.sqrt((2000 * 5) / 6));
  });
});
