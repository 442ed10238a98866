import { shuffled, type Coins } from '../kernel/coins.js';
import { seatsOf } from './staffing.js';
import type { Grouping } from './grouping.js';

/** Whole numbers of seats per pair of classes, and the order in which classes stood in the rounding. */
export interface Rounded {
  readonly counts: Int32Array;
  readonly inspectorOrder: readonly number[];
  readonly targetOrder: readonly number[];
}

/**
 * Step 5: rounds the matrix so that each count keeps its expectation exactly, and every load, lead seat and
 * team size that was whole stays as it is (bitwise randomised rounding, Doerr 2006, on a flow).
 *
 * From the lowest binary place upwards, the arcs whose amount is odd in that place form cycles, because
 * inflow equals outflow at every node. One fair coin a cycle adds the place along it or takes it away, so
 * that nothing is left in the place and the expectation stands. After the last place all amounts are whole.
 */
export function roundMatrix(grouping: Grouping, units: Float64Array, bits: number, coins: Coins): Rounded {
  const inspectorOrder = shuffled([...grouping.inspectors.keys()], coins);
  const targetOrder = shuffled([...grouping.targets.keys()], coins);
  const flow = circulation(grouping, units, 2 ** bits, inspectorOrder, targetOrder);
  const fair = fairCoins(coins);
  for (let place = 0; place < bits; place++) clearPlace(flow, 2 ** place, fair);
  const counts = new Int32Array(units.length);
  flow.pair.forEach((e, a) => {
    if (e >= 0) counts[e] = (flow.amount[a] as number) / 2 ** bits;
  });
  return { counts, inspectorOrder, targetOrder };
}

/** Bits of 32-bit words, the most significant first. */
function fairCoins(coins: Coins): () => boolean {
  let [word, left] = [0, 0];
  return () => {
    if (left === 0) [word, left] = [Number(coins.below(1n << 32n)), 32];
    left--;
    return ((word >>> left) & 1) === 1;
  };
}

/** Amounts on arcs that balance at every node; `pair` maps an arc to its pair of classes, or -1. */
interface Circulation {
  readonly tail: Int32Array;
  readonly head: Int32Array;
  readonly amount: Float64Array;
  readonly pair: Int32Array;
  /** Arcs at each node, in arc order. */
  readonly start: Int32Array;
  readonly arcs: Int32Array;
}

/**
 * Node 0 is the hub; then the inspector classes in their order; then a lead node and a member node for each
 * target class in its order. Arcs: hub to inspector class; pairs by inspector class, then target class;
 * lead node to member node (people who may lead in ordinary seats). Seats are whole and need no arc.
 */
function circulation(
  grouping: Grouping,
  units: Float64Array,
  unit: number,
  inspectorOrder: readonly number[],
  targetOrder: readonly number[],
): Circulation {
  const classes = inspectorOrder.length;
  const place = new Int32Array(targetOrder.length);
  targetOrder.forEach((k, at) => (place[k] = at));
  const load = new Float64Array(classes);
  const overflow = Float64Array.from(targetOrder, (k) => -seatsOf(grouping, k).leads * unit);
  const pairsOf = pairsByClass(grouping, place);
  const list: [tail: number, head: number, pair: number, amount: number][] = [];
  inspectorOrder.forEach((c, at) => {
    const leads = grouping.inspectors[c]?.mayLead === true;
    for (const e of pairsOf[c] ?? []) {
      const [k, amount] = [place[grouping.to[e] as number] as number, units[e] as number];
      load[at] = (load[at] as number) + amount;
      if (leads) overflow[k] = (overflow[k] as number) + amount;
      list.push([1 + at, 1 + classes + 2 * k + (leads ? 0 : 1), e, amount]);
    }
  });
  const loads = Array.from(load, (amount, at): (typeof list)[number] => [0, 1 + at, -1, amount]);
  const over = Array.from(overflow, (amount, k): (typeof list)[number] => {
    const node = 1 + classes + 2 * k;
    return [node, node + 1, -1, amount];
  });
  return index([...loads, ...list, ...over], 1 + classes + 2 * targetOrder.length);
}

function pairsByClass({ inspectors, from, to }: Grouping, place: Int32Array): number[][] {
  const pairs = inspectors.map((): number[] => []);
  from.forEach((c, e) => pairs[c]?.push(e));
  const at = (e: number): number => place[to[e] as number] as number;
  for (const row of pairs) row.sort((a, b) => at(a) - at(b));
  return pairs;
}

function index(list: readonly (readonly number[])[], nodes: number): Circulation {
  const tail = Int32Array.from(list, (row) => row[0] as number);
  const head = Int32Array.from(list, (row) => row[1] as number);
  const start = new Int32Array(nodes + 1);
  for (const v of [...tail, ...head]) start[v + 1] = (start[v + 1] as number) + 1;
  for (let v = 0; v < nodes; v++) start[v + 1] = (start[v + 1] as number) + (start[v] as number);
  const arcs = new Int32Array(2 * list.length);
  const fill = start.slice();
  const put = (v: number, a: number): void => {
    arcs[fill[v] as number] = a;
    fill[v] = (fill[v] as number) + 1;
  };
  for (let a = 0; a < list.length; a++) {
    put(tail[a] as number, a);
    put(head[a] as number, a);
  }
  return {
    tail,
    head,
    start,
    arcs,
    pair: Int32Array.from(list, (row) => row[2] as number),
    amount: Float64Array.from(list, (row) => row[3] as number),
  };
}

/**
 * Walks from the lowest node with an odd arc, always over the first odd arc not yet walked. When the walk
 * meets itself, the loop is a cycle: it is settled and cut off, and the walk goes on from where they met.
 */
function clearPlace(flow: Circulation, place: number, heads: () => boolean): void {
  const { tail, head, start, arcs } = flow;
  const odd = Uint8Array.from(flow.amount, (amount) => ((amount / place) % 2 >= 1 ? 1 : 0));
  const cursor = start.slice(0, -1);
  const onPath = new Int32Array(cursor.length).fill(-1);
  const [pathArcs, pathNodes]: [number[], number[]] = [[], []];
  for (let from = 0; from < cursor.length; from++) {
    let v = from;
    for (;;) {
      const a = nextOdd(odd, arcs, cursor, v, start[v + 1] as number);
      if (a === -1) break;
      odd[a] = 0;
      onPath[v] = pathArcs.length;
      pathArcs.push(a);
      pathNodes.push(v);
      v = tail[a] === v ? (head[a] as number) : (tail[a] as number);
      if (onPath[v] === -1) continue;
      const first = onPath[v] as number;
      settleCycle(flow, pathArcs.splice(first), pathNodes.splice(first), heads() ? place : -place, onPath);
    }
    if (pathArcs.length > 0) throw new Error('amounts do not balance at a node');
  }
}

function nextOdd(odd: Uint8Array, arcs: Int32Array, cursor: Int32Array, v: number, end: number): number {
  for (let k = cursor[v] as number; k < end; k++) {
    const a = arcs[k] as number;
    if (odd[a] === 1) {
      cursor[v] = k;
      return a;
    }
  }
  cursor[v] = end;
  return -1;
}

function settleCycle(
  { tail, amount }: Circulation,
  cycle: readonly number[],
  nodes: readonly number[],
  step: number,
  onPath: Int32Array,
): void {
  cycle.forEach((a, at) => {
    const v = nodes[at] as number;
    onPath[v] = -1;
    amount[a] = (amount[a] as number) + (tail[a] === v ? step : -step);
  });
}
