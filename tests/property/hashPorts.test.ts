import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../src/core/kernel/bytes.js';
import { nobleHash } from '../../src/crypto/nobleHash.js';
import { nodeHash } from '../../src/crypto/nodeHash.js';

const RUNS = { seed: 180, numRuns: 500 };
const bytes = fc.uint8Array({ maxLength: 300 });

describe.each([
  ['server', nodeHash],
  ['browser', nobleHash],
])('the hash port of the %s', (_, hash) => {
  it('is SHA-256', () => {
    fc.assert(
      fc.property(bytes, (data) => {
        expect(toHex(hash.sha256(data))).toBe(createHash('sha256').update(data).digest('hex'));
      }),
      RUNS,
    );
  });

  it('is SHA-256 also of data that come in pieces', () => {
    fc.assert(
      fc.property(fc.array(bytes), (pieces) => {
        const stream = hash.sha256Stream();
        for (const piece of pieces) stream.update(piece);
        expect(stream.digest()).toEqual(hash.sha256(Buffer.concat(pieces)));
      }),
      RUNS,
    );
  });

  it('is HMAC-SHA-256 for keys shorter and longer than a block', () => {
    fc.assert(
      fc.property(bytes, bytes, (key, data) => {
        expect(toHex(hash.hmacSha256(key, data))).toBe(createHmac('sha256', key).update(data).digest('hex'));
      }),
      RUNS,
    );
  });

  it('reads a view into a larger buffer as its own bytes only', () => {
    const whole = Uint8Array.from({ length: 40 }, (__, i) => i);
    expect(hash.sha256(whole.subarray(8, 16))).toEqual(hash.sha256(whole.slice(8, 16)));
  });
});
