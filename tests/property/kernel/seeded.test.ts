import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../../src/core/kernel/bytes.js';
import { seeded } from '../../../src/core/kernel/seeded.js';
import { nodeHash } from '../../../src/crypto/nodeHash.js';

const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 });

function framed(...parts: readonly Buffer[]): Buffer {
  return Buffer.concat(
    parts.map((part) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(part.length);
      return Buffer.concat([length, part]);
    }),
  );
}

describe('tickets', () => {
  it('are SHA-256 over framed domain, seed, label and id, by an independent formula', () => {
    fc.assert(
      fc.property(seeds, fc.string(), fc.string({ unit: 'binary' }), (seed, label, id) => {
        const input = framed(
          Buffer.from('evenhand/draw/v1/ticket'),
          Buffer.from(seed),
          Buffer.from(label),
          Buffer.from(id),
        );
        const expected = createHash('sha256').update(input).digest('hex');
        expect(toHex(seeded(nodeHash, seed).tickets(label)(id))).toBe(expected);
      }),
    );
  });

  it('cannot be confused across label and id, which are framed apart', () => {
    const draw = seeded(nodeHash, new Uint8Array(32));
    expect(toHex(draw.tickets('ab')('c'))).not.toBe(toHex(draw.tickets('a')('bc')));
  });
});

describe('coin streams', () => {
  it('repeat for the same purpose and differ between purposes', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const draw = seeded(nodeHash, seed);
        const take = (purpose: string): bigint[] => {
          const coins = draw.coins(purpose);
          return Array.from({ length: 8 }, () => coins.below(1n << 32n));
        };
        expect(take('sizes')).toEqual(take('sizes'));
        expect(take('sizes')).not.toEqual(take('teams'));
      }),
    );
  });
});
