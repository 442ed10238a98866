import { elementAt } from '../elementAt.js';
import type { BoundedFlow } from './circulation.js';
import type { Table } from './table.js';

/** Whether flow could be moved from one node to another within the bounds. */
export function reachability(
  { nodes, arcs }: Table,
  { flow, low, high }: BoundedFlow,
): (from: number, to: number) => boolean {
  const next: number[][] = Array.from({ length: nodes }, () => []);
  for (const [i, { from, to }] of arcs.entries()) {
    const value = elementAt(flow, i);
    if (value < elementAt(high, i)) next[from]?.push(to);
    if (value > elementAt(low, i)) next[to]?.push(from);
  }
  const known = new Map<number, ReadonlySet<number>>();
  return (from, to) => {
    const seen = known.get(from) ?? spread(next, from);
    known.set(from, seen);
    return seen.has(to);
  };
}

function spread(next: readonly (readonly number[])[], from: number): ReadonlySet<number> {
  const seen = new Set([from]);
  for (const node of seen) for (const to of next[node] ?? []) seen.add(to);
  return seen;
}
