import { rational, type Rational } from '../../kernel/rational.js';
import { commonUnits } from '../commonUnits.js';
import { elementAt } from '../elementAt.js';
import { maxFlow, type Pipe } from './maxFlow.js';

interface Ends {
  readonly from: number;
  readonly to: number;
}

/** Least and greatest flow of each arc, low ≤ high. */
export interface Bounds {
  readonly low: readonly Rational[];
  readonly high: readonly Rational[];
}

/** A flow and the bounds that it keeps, all in the same units. */
export interface BoundedFlow {
  readonly flow: readonly bigint[];
  readonly low: readonly bigint[];
  readonly high: readonly bigint[];
}

/** A set of nodes into which more must flow than may leave. */
export interface ViolatedCut {
  /** Arcs into the set, which carry their lower bounds at least, and out of it. */
  readonly entering: readonly number[];
  readonly leaving: readonly number[];
  /** By how much what must enter exceeds what may leave. */
  readonly violation: Rational;
}

export type Circulation =
  | { readonly feasible: true; readonly found: BoundedFlow }
  | { readonly feasible: false; readonly cut: ViolatedCut };

/**
 * A circulation with lower and upper bounds on every arc, or the violated condition of Hoffman's theorem
 * (1960): a node set for which the lower bounds of the arcs entering it exceed the upper bounds of those
 * leaving it.
 */
export function circulate(nodes: number, arcs: readonly Ends[], bounds: Bounds): Circulation {
  const { units, whole } = commonUnits([...bounds.low, ...bounds.high]);
  const [low, high] = [units.slice(0, arcs.length), units.slice(arcs.length)];
  const excess = new Array<bigint>(nodes).fill(0n);
  const pipes: Pipe[] = arcs.map(({ from, to }, i) => {
    const least = elementAt(low, i);
    excess[from] = elementAt(excess, from) - least;
    excess[to] = elementAt(excess, to) + least;
    return { from, to, capacity: elementAt(high, i) - least };
  });
  const [source, sink] = [nodes, nodes + 1];
  let needed = 0n;
  for (const [node, amount] of excess.entries()) {
    if (amount > 0n) pipes.push({ from: source, to: node, capacity: amount });
    if (amount < 0n) pipes.push({ from: node, to: sink, capacity: -amount });
    if (amount > 0n) needed += amount;
  }
  const filled = maxFlow(nodes + 2, pipes, source, sink);
  if (filled.value < needed) {
    const entering = crossing(arcs, filled.near, true);
    const leaving = crossing(arcs, filled.near, false);
    const surplus = total(entering, low) - total(leaving, high);
    return { feasible: false, cut: { entering, leaving, violation: rational(surplus, whole) } };
  }
  const flow = low.map((least, i) => least + elementAt(filled.flow, i));
  return { feasible: true, found: { flow, low, high } };
}

function crossing(arcs: readonly Ends[], inside: readonly boolean[], into: boolean): number[] {
  return [...arcs.keys()].filter((arc) => {
    const { from, to } = elementAt(arcs, arc);
    return inside[from] !== inside[to] && inside[to] === into;
  });
}

function total(arcs: readonly number[], amounts: readonly bigint[]): bigint {
  return arcs.reduce((all, arc) => all + elementAt(amounts, arc), 0n);
}
