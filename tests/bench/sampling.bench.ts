import seedrandom from 'seedrandom';
import { bench, describe } from 'vitest';
import { toHex } from '../../src/core/kernel/bytes.js';
import { seeded } from '../../src/core/kernel/seeded.js';
import { selectByTickets } from '../../src/core/sampling/selectByTickets.js';
import { nodeHash } from '../../src/crypto/nodeHash.js';

const FEW = { iterations: 7, time: 0, warmupIterations: 3, warmupTime: 0 };
const seed = new Uint8Array(32).fill(42);
const ticketOf = seeded(nodeHash, seed).tickets('production/bench/2026-12/targets');
const ids = Array.from({ length: 1_000_000 }, (_, i) => `91310000${String(i).padStart(10, '0')}`);

describe('tickets of 20,000 units', () => {
  const some = ids.slice(0, 20_000);
  const text = toHex(seed);

  bench('one seedrandom a unit', () => void some.map((id) => seedrandom(text + id)()), FEW);
  bench('SHA-256 tickets', () => void some.map(ticketOf), FEW);
});

/** Both sides get the tickets ready-made, so that choosing alone is compared. */
describe('choosing 10,000 of 1,000,000 units', () => {
  const rows = ids.map((id) => ({ id, cell: 'A', ticket: ticketOf(id) }));
  const hex = rows.map(({ id, ticket }) => ({ id, ticket: toHex(ticket) }));
  const cell = new Map([['A', 10_000]]);

  bench(
    'sorting an array of objects',
    () => {
      const sorted = [...hex].sort((a, b) => (a.ticket < b.ticket ? -1 : a.ticket > b.ticket ? 1 : 0));
      if (sorted.slice(0, 10_000).length !== 10_000) throw new Error('too few');
    },
    FEW,
  );
  bench(
    'one pass with a bounded heap',
    () => {
      let at = 0;
      const result = selectByTickets(rows, cell, new Map(), () => (rows[at++] as (typeof rows)[0]).ticket);
      if (!result.ok || result.value.selected.length !== 10_000) throw new Error('too few');
    },
    FEW,
  );
});
