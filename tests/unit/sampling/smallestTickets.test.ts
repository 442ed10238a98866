import { describe, expect, it } from 'vitest';
import { compareTickets, type Ticketed } from '../../../src/core/kernel/seeded.js';
import { smallestTickets } from '../../../src/core/sampling/smallestTickets.js';

/** Tickets from a small congruential generator, of which only every `spread`-th key differs. */
function stream(count: number, spread: number): Ticketed[] {
  let state = 12_345;
  return Array.from({ length: count }, (_, i) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const ticket = new Uint8Array(32);
    ticket[0] = spread === 0 ? 7 : Math.floor(state / 65_536) % spread;
    ticket[9] = Math.floor(state / 1_024) % 251;
    return { id: `u${i}`, ticket };
  });
}

describe.each([
  ['keys that differ', 251],
  ['few different keys', 3],
  ['one key only', 0],
])('with %s', (_, spread) => {
  it.each([0, 1, 2, 63, 500, 3000])('keeps the %d smallest of 3,000', (limit) => {
    const units = stream(3000, spread);
    const kept = smallestTickets(limit);
    for (const { id, ticket } of units) kept.offer(id, ticket);
    expect(kept.sorted()).toEqual([...units].sort(compareTickets).slice(0, limit));
  });
});

it('gives all there are when they are fewer', () => {
  const kept = smallestTickets(10);
  for (const { id, ticket } of stream(4, 251)) kept.offer(id, ticket);
  expect(kept.sorted()).toHaveLength(4);
});
