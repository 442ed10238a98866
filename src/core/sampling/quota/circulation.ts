import { rational, type Rational } from '../../kernel/rational.js';
import { commonUnits } from '../commonUnits.js';
import { maxFlow, type Pipe } from './maxFlow.js';

interface Ends {
  readonly from: number;
  readonly to: number;
}

export interface Bounds {
  readonly low: readonly Rational[];
  readonly high: readonly Rational[];
}

/** A flow within all bounds, or a set of nodes into which more must flow than may leave. */
export type Circulation =
  | { readonly feasible: true; readonly flow: readonly Rational[] }
  | { readonly feasible: false; readonly inside: readonly boolean[] };

/**
 * A circulation with lower and upper bounds on every arc (low ≤ high), or the violated condition of
 * Hoffman's theorem (1960): a node set for which the lower bounds of the arcs entering it exceed the upper
 * bounds of those leaving it.
 */
export function circulate(nodes: number, arcs: readonly Ends[], { low, high }: Bounds): Circulation {
  const { units, whole } = commonUnits([...low, ...high]);
  const excess = new Array<bigint>(nodes).fill(0n);
  const pipes: Pipe[] = arcs.map(({ from, to }, i) => {
    const least = units[i] ?? 0n;
    excess[from] = (excess[from] ?? 0n) - least;
    excess[to] = (excess[to] ?? 0n) + least;
    return { from, to, capacity: (units[arcs.length + i] ?? 0n) - least };
  });
  const [source, sink] = [nodes, nodes + 1];
  let needed = 0n;
  for (const [node, amount] of excess.entries()) {
    if (amount > 0n) pipes.push({ from: source, to: node, capacity: amount });
    if (amount < 0n) pipes.push({ from: node, to: sink, capacity: -amount });
    if (amount > 0n) needed += amount;
  }
  const found = maxFlow(nodes + 2, pipes, source, sink);
  if (found.value < needed) return { feasible: false, inside: found.near.slice(0, nodes) };
  const flow = arcs.map((_, i) => rational((units[i] ?? 0n) + (found.flow[i] ?? 0n), whole));
  return { feasible: true, flow };
}
