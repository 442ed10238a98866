import { compareBytes, concat, lp, toHex } from './bytes.js';
import { coinsFrom, type Coins } from './coins.js';
import type { Hash } from './hash.js';
import { compareText, utf8 } from './text.js';

export const TICKET_DOMAIN = 'evenhand/draw/v1/ticket';
export const STREAM_DOMAIN = 'evenhand/draw/v1/stream';

/** All randomness of a draw: everything below follows from the 32-byte seed and names. */
export interface Seeded {
  /**
   * The ticket of a unit: SHA-256( lp(domain) ‖ lp(seed) ‖ lp(label) ‖ lp(id) ). It depends on nothing
   * else, so no other row can influence it.
   */
  tickets(label: string): (id: string) => Uint8Array;
  /** The coin stream of a purpose; asking again for the same purpose starts the same stream anew. */
  coins(purpose: string): Coins;
}

export function seeded(hash: Hash, seed: Uint8Array): Seeded {
  if (seed.length !== 32) throw new RangeError('a seed has 32 bytes');
  return {
    tickets: (label) => {
      const prefix = concat(lp(utf8(TICKET_DOMAIN)), lp(seed), lp(utf8(label)));
      return ticketOf(hash, prefix);
    },
    coins: (purpose) => {
      const key = hash.sha256(concat(lp(utf8(STREAM_DOMAIN)), lp(seed), lp(utf8(purpose))));
      return coinsFrom(toHex(key));
    },
  };
}

/** Ids of one kind share a length, so the message is built anew only when the length changes. */
function ticketOf(hash: Hash, prefix: Uint8Array): (id: string) => Uint8Array {
  const start = prefix.length + 4;
  let message: Uint8Array = new Uint8Array(0);
  return (id) => {
    if (message.length !== start + id.length) message = concat(prefix, lp(new Uint8Array(id.length)));
    for (let i = 0; i < id.length; i++) {
      const code = id.charCodeAt(i);
      if (code > 0x7f) return hash.sha256(concat(prefix, lp(utf8(id))));
      message[start + i] = code;
    }
    return hash.sha256(message);
  };
}

export interface Ticketed {
  readonly id: string;
  readonly ticket: Uint8Array;
}

/** Ascending by all 256 bits of the ticket; ties, which nobody will meet, by UTF-8 bytes of the id. */
export function compareTickets(a: Ticketed, b: Ticketed): number {
  return compareBytes(a.ticket, b.ticket) || compareText(a.id, b.id);
}
