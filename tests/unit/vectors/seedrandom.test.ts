import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { coinsFrom } from '../../../src/core/kernel/coins.js';
import { nodeHash as hash } from '../../../src/crypto/nodeHash.js';
import { toHex } from '../../../src/core/kernel/bytes.js';
import { utf8 } from '../../../src/core/kernel/text.js';

const hex64 = toHex(hash.sha256(utf8('evenhand')));

describe('seedrandom', () => {
  it('gives the outputs that its README documents for "hello."', () => {
    const rng = seedrandom('hello.');
    expect([rng(), rng(), rng.quick(), rng.int32()]).toEqual([
      0.9282578795792454, 0.3752569768646784, 0.7316977467853576, 1966374204,
    ]);
  });

  it('is what the coins are made of: 32-bit outputs, the first one most significant', () => {
    const rng = seedrandom(hex64);
    const words = Array.from({ length: 6 }, () => BigInt(rng.int32() >>> 0));
    const coins = coinsFrom(hex64);
    expect([coins.below(1n << 32n), coins.below(1n << 32n)]).toEqual(words.slice(0, 2));
    const [high = 0n, low = 0n] = words.slice(2);
    expect(coins.below(1n << 64n)).toBe((high << 32n) | low);
  });

  it.each(['', 'hello.', hex64.toUpperCase(), hex64.slice(1), `${hex64}0`])(
    'is never seeded by "%s"',
    (seed) => {
      expect(() => coinsFrom(seed)).toThrow('64 hex');
    },
  );
});
