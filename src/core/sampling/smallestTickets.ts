import { compareTickets, type Ticketed } from '../kernel/seeded.js';
import { elementAt } from './elementAt.js';

/** Keeps the k smallest tickets of a stream, in memory for about 2k. */
export interface SmallestTickets {
  offer(id: string, ticket: Uint8Array): void;
  /** Ascending. */
  sorted(): Ticketed[];
}

const SLACK = 64;

/**
 * Collects tickets that may be among the k smallest; when there are 2k, all above the k-th are dropped and
 * its key becomes the threshold for those to come. A ticket's key is its first 48 bits: nearly every one is
 * judged by a single comparison of integers. Equal keys are all kept until whole tickets are compared.
 */
export function smallestTickets(limit: number): SmallestTickets {
  const room = 2 * limit + SLACK;
  const keys = new Float64Array(limit === 0 ? 0 : room);
  let items: Ticketed[] = [];
  let threshold = limit === 0 ? -1 : Infinity;

  const prune = (): void => {
    threshold = keys.slice().sort()[limit - 1] ?? threshold;
    items = items.filter((_, i) => elementAt(keys, i) <= threshold);
    if (items.length === room) items = inOrder(items).slice(0, limit);
    for (const [i, { ticket }] of items.entries()) keys[i] = keyOf(ticket);
  };
  return {
    offer: (id, ticket) => {
      const key = keyOf(ticket);
      if (key > threshold) return;
      keys[items.length] = key;
      items.push({ id, ticket });
      if (items.length === room) prune();
    },
    sorted: () => inOrder(items).slice(0, limit),
  };
}

function inOrder(items: readonly Ticketed[]): Ticketed[] {
  return items
    .map((unit) => ({ unit, key: keyOf(unit.ticket) }))
    .sort((a, b) => a.key - b.key || compareTickets(a.unit, b.unit))
    .map(({ unit }) => unit);
}

function keyOf(t: Uint8Array): number {
  const high = ((t[0] ?? 0) << 16) | ((t[1] ?? 0) << 8) | (t[2] ?? 0);
  return high * 0x1000000 + (((t[3] ?? 0) << 16) | ((t[4] ?? 0) << 8) | (t[5] ?? 0));
}
