import { shuffled, type Coins } from '../kernel/coins.js';
import { circulation, type Circulation, type ClassOrder } from './circulation.js';
import type { Grouping } from './grouping.js';

/** Whole numbers of seats per pair of classes, and the order in which classes stood in the rounding. */
export interface Rounded {
  readonly counts: Int32Array;
  readonly order: ClassOrder;
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
  const order = {
    inspectors: shuffled([...grouping.inspectors.keys()], coins),
    targets: shuffled([...grouping.targets.keys()], coins),
  };
  const unit = 2 ** bits;
  const flow = circulation(grouping, units, unit, order);
  const part = fractions(flow.amount, unit);
  const heads = () => coins.below(2n) === 0n;
  for (let place = 1; place < unit; place *= 2) clearPlace(flow, part, place, heads);
  const counts = new Int32Array(units.length);
  flow.pair.forEach((e, a) => {
    if (e >= 0) counts[e] = Math.floor((flow.amount[a] as number) / unit) + (part[a] as number) / unit;
  });
  return { counts, order };
}

/** What each amount has above a whole number, in units: 0 … unit - 1, and unit after it was rounded up. */
function fractions(amount: Float64Array, unit: number): Int32Array {
  const part = new Int32Array(amount.length);
  for (let a = 0; a < part.length; a++) part[a] = (amount[a] as number) % unit;
  return part;
}

/** A walk without repeated nodes: arc n leads away from node n. */
interface Walk {
  readonly arcs: Int32Array;
  readonly nodes: Int32Array;
  /** Where a node stands on the walk, or -1. */
  readonly at: Int32Array;
  length: number;
}

/**
 * Walks from the lowest node with an odd arc, always over the first odd arc not yet walked. When the walk
 * meets itself, the loop is a cycle: it is settled and cut off, and the walk goes on from where they met.
 */
function clearPlace(flow: Circulation, part: Int32Array, place: number, heads: () => boolean): void {
  const { tail, head, start } = flow;
  const nodes = start.length - 1;
  const odd = oddAt(part, place);
  const cursor = start.slice(0, nodes);
  const walk: Walk = {
    arcs: new Int32Array(nodes),
    nodes: new Int32Array(nodes),
    at: new Int32Array(nodes).fill(-1),
    length: 0,
  };
  for (let from = 0; from < nodes; from++) {
    let v = from;
    for (let a = nextOdd(flow, odd, cursor, v); a !== -1; a = nextOdd(flow, odd, cursor, v)) {
      odd[a] = 0;
      walk.at[v] = walk.length;
      walk.nodes[walk.length] = v;
      walk.arcs[walk.length++] = a;
      v = tail[a] === v ? (head[a] as number) : (tail[a] as number);
      if (walk.at[v] !== -1) settleCycle(flow, part, walk, walk.at[v] as number, heads() ? place : -place);
    }
    if (walk.length > 0) throw new Error('amounts do not balance at a node');
  }
}

function oddAt(part: Int32Array, place: number): Uint8Array {
  const odd = new Uint8Array(part.length);
  for (let a = 0; a < part.length; a++) odd[a] = ((part[a] as number) & place) === 0 ? 0 : 1;
  return odd;
}

function nextOdd({ arcs, start }: Circulation, odd: Uint8Array, cursor: Int32Array, v: number): number {
  const end = start[v + 1] as number;
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

function settleCycle({ tail }: Circulation, part: Int32Array, walk: Walk, first: number, step: number): void {
  for (let n = first; n < walk.length; n++) {
    const [a, v] = [walk.arcs[n] as number, walk.nodes[n] as number];
    part[a] = (part[a] as number) + (tail[a] === v ? step : -step);
    walk.at[v] = -1;
  }
  walk.length = first;
}
