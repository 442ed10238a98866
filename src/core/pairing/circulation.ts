import type { Grouping } from './grouping.js';
import { seatsOf } from './staffing.js';

/** Order in which classes stand in the rounding. */
export interface ClassOrder {
  readonly inspectors: readonly number[];
  readonly targets: readonly number[];
}

/** Amounts on arcs that balance at every node; `pair` maps an arc to its pair of classes, or -1. */
export interface Circulation {
  readonly tail: Int32Array;
  readonly head: Int32Array;
  readonly amount: Float64Array;
  readonly pair: Int32Array;
  /** Arcs at each node, in arc order: `arcs[start[v]] … arcs[start[v + 1] - 1]`. */
  readonly start: Int32Array;
  readonly arcs: Int32Array;
}

/**
 * The matrix as a circulation. Node 0 is the hub; then the inspector classes in their order; then a lead
 * node and a member node for each target class in its order. Arcs: hub to inspector class; pairs by
 * inspector class, then target class; lead node to member node (people who may lead in ordinary seats).
 * The arcs back to the hub are the seats, which are whole, and are left out.
 */
export function circulation(
  grouping: Grouping,
  units: Float64Array,
  unit: number,
  order: ClassOrder,
): Circulation {
  const [classes, targets, pairs] = [order.inspectors.length, order.targets.length, units.length];
  const count = classes + pairs + targets;
  const flow = {
    tail: new Int32Array(count),
    head: new Int32Array(count),
    amount: new Float64Array(count),
    pair: new Int32Array(count).fill(-1),
  };
  const place = inverse(order.targets);
  const sorted = sortedPairs(grouping, order, place);
  for (let at = 0; at < classes; at++) flow.head[at] = 1 + at;
  order.targets.forEach((k, at) => {
    const arc = classes + pairs + at;
    flow.tail[arc] = 1 + classes + 2 * at;
    flow.head[arc] = 2 + classes + 2 * at;
    flow.amount[arc] = -seatsOf(grouping, k).leads * unit;
  });
  const put = (arc: number, amount: number): void => {
    flow.amount[arc] = (flow.amount[arc] as number) + amount;
  };
  sorted.pairs.forEach((e, n) => {
    const [at, k, arc] = [
      sorted.classAt[n] as number,
      place[grouping.to[e] as number] as number,
      classes + n,
    ];
    const leads = grouping.inspectors[grouping.from[e] as number]?.mayLead === true;
    const amount = units[e] as number;
    flow.tail[arc] = 1 + at;
    flow.head[arc] = 1 + classes + 2 * k + (leads ? 0 : 1);
    flow.pair[arc] = e;
    put(arc, amount);
    put(at, amount);
    if (leads) put(classes + pairs + k, amount);
  });
  return { ...flow, ...incidence(flow, 1 + classes + 2 * targets) };
}

/** Where each number stands in a permutation. */
export function inverse(order: readonly number[]): Int32Array {
  const place = new Int32Array(order.length);
  order.forEach((k, at) => (place[k] = at));
  return place;
}

/** Pairs by place of the inspector class, then place of the target class. */
function sortedPairs(
  { from, to }: Grouping,
  order: ClassOrder,
  place: Int32Array,
): { pairs: Int32Array; classAt: Int32Array } {
  const start = new Int32Array(order.inspectors.length + 1);
  for (const c of from) start[c + 1] = (start[c + 1] as number) + 1;
  for (let c = 0; c < order.inspectors.length; c++)
    start[c + 1] = (start[c + 1] as number) + (start[c] as number);
  const rows = new Int32Array(from.length);
  const fill = start.slice();
  from.forEach((c, e) => {
    rows[fill[c] as number] = e;
    fill[c] = (fill[c] as number) + 1;
  });
  const [pairs, classAt] = [new Int32Array(from.length), new Int32Array(from.length)];
  let n = 0;
  order.inspectors.forEach((c, at) => {
    const row = rows.subarray(start[c], start[c + 1]);
    row.sort((a, b) => (place[to[a] as number] as number) - (place[to[b] as number] as number));
    pairs.set(row, n);
    classAt.fill(at, n, n + row.length);
    n += row.length;
  });
  return { pairs, classAt };
}

function incidence(
  { tail, head }: Pick<Circulation, 'tail' | 'head'>,
  nodes: number,
): Pick<Circulation, 'start' | 'arcs'> {
  const start = new Int32Array(nodes + 1);
  const tally = (v: number): void => {
    start[v + 1] = (start[v + 1] as number) + 1;
  };
  tail.forEach(tally);
  head.forEach(tally);
  for (let v = 0; v < nodes; v++) start[v + 1] = (start[v + 1] as number) + (start[v] as number);
  const arcs = new Int32Array(2 * tail.length);
  const fill = start.slice();
  const put = (v: number, a: number): void => {
    const at = fill[v] as number;
    arcs[at] = a;
    fill[v] = at + 1;
  };
  for (let a = 0; a < tail.length; a++) {
    put(tail[a] as number, a);
    put(head[a] as number, a);
  }
  return { start, arcs };
}
