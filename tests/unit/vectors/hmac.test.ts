import { describe, expect, it } from 'vitest';
import { toHex } from '../../../src/core/kernel/bytes.js';
import { utf8 } from '../../../src/core/kernel/text.js';
import { nobleHash } from '../../../src/crypto/nobleHash.js';
import { nodeHash } from '../../../src/crypto/nodeHash.js';

const fill = (length: number, byte: number) => new Uint8Array(length).fill(byte);

/** RFC 4231 §4, HMAC-SHA-256, test cases 1–4, 6 and 7 (5 is about truncation). */
const CASES = [
  {
    key: fill(20, 0x0b),
    data: utf8('Hi There'),
    mac: 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  },
  {
    key: utf8('Jefe'),
    data: utf8('what do ya want for nothing?'),
    mac: '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  },
  {
    key: fill(20, 0xaa),
    data: fill(50, 0xdd),
    mac: '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe',
  },
  {
    key: Uint8Array.from({ length: 25 }, (_, i) => i + 1),
    data: fill(50, 0xcd),
    mac: '82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b',
  },
  {
    key: fill(131, 0xaa),
    data: utf8('Test Using Larger Than Block-Size Key - Hash Key First'),
    mac: '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  },
  {
    key: fill(131, 0xaa),
    data: utf8(
      'This is a test using a larger than block-size key and a larger than block-size data. The key needs to ' +
        'be hashed before being used by the HMAC algorithm.',
    ),
    mac: '9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2',
  },
];

describe.each([
  ['server', nodeHash],
  ['browser', nobleHash],
])('RFC 4231 on the %s', (_, hash) => {
  it.each(CASES)('gives $mac', ({ key, data, mac }) => {
    expect(toHex(hash.hmacSha256(key, data))).toBe(mac);
  });
});
