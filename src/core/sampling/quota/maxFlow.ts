import { elementAt } from '../elementAt.js';

export interface Pipe {
  readonly from: number;
  readonly to: number;
  readonly capacity: bigint;
}

export interface MaxFlow {
  readonly value: bigint;
  /** Flow through each pipe. */
  readonly flow: readonly bigint[];
  /** The source's side of a smallest cut. */
  readonly near: readonly boolean[];
}

/** Maximum flow by Dinic's method (1970) in whole numbers of any length. */
export function maxFlow(nodes: number, pipes: readonly Pipe[], source: number, sink: number): MaxFlow {
  const left = pipes.flatMap(({ capacity }) => [capacity, 0n]);
  const heads = pipes.flatMap(({ from, to }) => [to, from]);
  const leaving: number[][] = Array.from({ length: nodes }, () => []);
  for (const [i, { from, to }] of pipes.entries()) {
    leaving[from]?.push(2 * i);
    leaving[to]?.push(2 * i + 1);
  }
  const residual = { left, heads, leaving };
  let value = 0n;
  for (;;) {
    const depth = depths(residual, source);
    if ((depth[sink] ?? -1) < 0) {
      const flow = pipes.map((_, i) => left[2 * i + 1] ?? 0n);
      return { value, flow, near: depth.map((d) => d >= 0) };
    }
    const next = new Array<number>(nodes).fill(0);
    for (;;) {
      const pushed = push(residual, depth, next, source, sink, null);
      if (pushed === 0n) break;
      value += pushed;
    }
  }
}

interface Residual {
  readonly left: bigint[];
  readonly heads: readonly number[];
  readonly leaving: readonly (readonly number[])[];
}

function depths({ left, heads, leaving }: Residual, source: number): number[] {
  const depth = leaving.map(() => -1);
  depth[source] = 0;
  const queue = [source];
  for (const at of queue) {
    for (const edge of elementAt(leaving, at)) {
      const to = elementAt(heads, edge);
      if (elementAt(left, edge) === 0n || elementAt(depth, to) >= 0) continue;
      depth[to] = elementAt(depth, at) + 1;
      queue.push(to);
    }
  }
  return depth;
}

/** One augmenting path along increasing depths; null stands for an unlimited amount. */
function push(
  residual: Residual,
  depth: readonly number[],
  next: number[],
  at: number,
  sink: number,
  amount: bigint | null,
): bigint {
  if (at === sink) return amount ?? 0n;
  const { left, heads, leaving } = residual;
  const edges = elementAt(leaving, at);
  for (let k = elementAt(next, at); k < edges.length; next[at] = ++k) {
    const edge = elementAt(edges, k);
    const room = elementAt(left, edge);
    const to = elementAt(heads, edge);
    if (room === 0n || depth[to] !== elementAt(depth, at) + 1) continue;
    const tried = amount === null || room < amount ? room : amount;
    const pushed = push(residual, depth, next, to, sink, tried);
    if (pushed === 0n) continue;
    left[edge] = room - pushed;
    left[edge ^ 1] = elementAt(left, edge ^ 1) + pushed;
    return pushed;
  }
  return 0n;
}
