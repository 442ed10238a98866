import { compareTickets, type Ticketed } from '../kernel/seeded.js';
import { elementAt } from './elementAt.js';

/** Keeps the k smallest tickets of a stream in memory for k. */
export interface SmallestTickets {
  offer(id: string, ticket: Uint8Array): void;
  /** Ascending. */
  sorted(): Ticketed[];
}

/**
 * A bounded max-heap. The first 48 bits of a ticket are its key, so that nearly every comparison is one of
 * two integers; equal keys are settled by the whole ticket and the id.
 */
export function smallestTickets(limit: number): SmallestTickets {
  const keys: number[] = [];
  const items: Ticketed[] = [];
  const above = (i: number, j: number): boolean => {
    const difference = (keys[i] ?? 0) - (keys[j] ?? 0);
    return difference !== 0 ? difference > 0 : compareTickets(elementAt(items, i), elementAt(items, j)) > 0;
  };
  const swap = (i: number, j: number): void => {
    [keys[i], keys[j]] = [keys[j] ?? 0, keys[i] ?? 0];
    [items[i], items[j]] = [elementAt(items, j), elementAt(items, i)];
  };
  const rise = (start: number): void => {
    for (let i = start; i > 0;) {
      const parent = (i - 1) >> 1;
      if (!above(i, parent)) return;
      swap(i, parent);
      i = parent;
    }
  };
  const sink = (): void => {
    for (let i = 0; ;) {
      let child = 2 * i + 1;
      if (child >= limit) return;
      if (child + 1 < limit && above(child + 1, child)) child++;
      if (!above(child, i)) return;
      swap(i, child);
      i = child;
    }
  };
  return {
    offer: (id, ticket) => {
      const key = keyOf(ticket);
      if (items.length < limit) {
        keys.push(key);
        items.push({ id, ticket });
        rise(items.length - 1);
        return;
      }
      if (limit === 0 || key > (keys[0] ?? 0)) return;
      const unit = { id, ticket };
      if (key === keys[0] && compareTickets(unit, elementAt(items, 0)) > 0) return;
      keys[0] = key;
      items[0] = unit;
      sink();
    },
    sorted: () => [...items].sort(compareTickets),
  };
}

function keyOf(t: Uint8Array): number {
  const high = (t[0] ?? 0) * 0x10000 + (t[1] ?? 0) * 0x100 + (t[2] ?? 0);
  return high * 0x1000000 + (t[3] ?? 0) * 0x10000 + (t[4] ?? 0) * 0x100 + (t[5] ?? 0);
}
