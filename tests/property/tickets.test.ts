import fc from 'fast-check';
import { expect, it } from 'vitest';
import { concat, lp } from '../../src/core/kernel/bytes.js';
import { seeded, TICKET_DOMAIN } from '../../src/core/kernel/seeded.js';
import { utf8 } from '../../src/core/kernel/text.js';
import { nodeHash } from '../../src/crypto/nodeHash.js';

it('a ticket is the hash of its definition, whatever ids came before', () => {
  const ids = fc.array(fc.string({ maxLength: 12, unit: fc.constantFrom('0', 'z', 'é', '企', '𠮷') }));
  fc.assert(
    fc.property(ids, fc.string({ unit: 'grapheme' }), (list, label) => {
      const seed = new Uint8Array(32).fill(list.length);
      const ticketOf = seeded(nodeHash, seed).tickets(label);
      for (const id of list) {
        const message = concat(lp(utf8(TICKET_DOMAIN)), lp(seed), lp(utf8(label)), lp(utf8(id)));
        expect(ticketOf(id)).toEqual(nodeHash.sha256(message));
      }
    }),
    { seed: 256, numRuns: 200 },
  );
});
