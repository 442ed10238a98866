/**
 * A flow network in compressed rows. Arc e has two residual halves, 2e along it and 2e + 1 against it.
 * Capacities and flows are integers below 2^53 held in doubles, so that all sums are exact.
 */
export interface Network {
  readonly nodes: number;
  readonly source: number;
  readonly sink: number;
  /** Halves that leave node v: `list[start[v]] … list[start[v + 1] - 1]`, ascending. */
  readonly start: Int32Array;
  readonly list: Int32Array;
  /** The node to which a half leads. */
  readonly head: Int32Array;
  readonly residual: Float64Array;
}

export interface Arcs {
  readonly tails: Int32Array;
  readonly heads: Int32Array;
}

/** An empty network over the arcs: every capacity is 0 until `setArc`. */
export function buildNetwork(nodes: number, source: number, sink: number, arcs: Arcs): Network {
  const { tails, heads } = arcs;
  const head = new Int32Array(2 * tails.length);
  const start = new Int32Array(nodes + 1);
  for (let e = 0; e < tails.length; e++) {
    head[2 * e] = heads[e] as number;
    head[2 * e + 1] = tails[e] as number;
  }
  for (const node of head) start[node + 1] = (start[node + 1] as number) + 1;
  for (let v = 0; v < nodes; v++) start[v + 1] = (start[v + 1] as number) + (start[v] as number);
  return {
    nodes,
    source,
    sink,
    start,
    list: rows(head, start),
    head,
    residual: new Float64Array(head.length),
  };
}

function rows(head: Int32Array, start: Int32Array): Int32Array {
  const list = new Int32Array(head.length);
  const fill = start.slice();
  for (let half = 0; half < head.length; half++) {
    const tail = head[half ^ 1] as number;
    const place = fill[tail] as number;
    list[place] = half;
    fill[tail] = place + 1;
  }
  return list;
}

/** Gives an arc its capacity and present flow. */
export function setArc(net: Network, arc: number, capacity: number, flow = 0): void {
  net.residual[2 * arc] = capacity - flow;
  net.residual[2 * arc + 1] = flow;
}

/** Changes a capacity and keeps the flow, which must fit. */
export function widen(net: Network, arc: number, capacity: number): void {
  net.residual[2 * arc] = capacity - flowOn(net, arc);
}

export function flowOn(net: Network, arc: number): number {
  return net.residual[2 * arc + 1] as number;
}

/** Nodes that a breadth-first walk over open halves reaches from the source, as levels; -1 elsewhere. */
export function levelsFromSource(net: Network): Int32Array {
  const level = new Int32Array(net.nodes).fill(-1);
  const queue = new Int32Array(net.nodes);
  level[net.source] = 0;
  queue[0] = net.source;
  let size = 1;
  for (let at = 0; at < size; at++) {
    const v = queue[at] as number;
    const next = (level[v] as number) + 1;
    const end = net.start[v + 1] as number;
    for (let k = net.start[v] as number; k < end; k++) {
      const half = net.list[k] as number;
      const w = net.head[half] as number;
      if (level[w] !== -1 || !((net.residual[half] as number) > 0)) continue;
      level[w] = next;
      queue[size++] = w;
    }
  }
  return level;
}

/** Marks the nodes from which the sink can be reached over open halves. */
export function reachesSink(net: Network): Uint8Array {
  const marked = new Uint8Array(net.nodes);
  const queue = new Int32Array(net.nodes);
  marked[net.sink] = 1;
  queue[0] = net.sink;
  let size = 1;
  for (let at = 0; at < size; at++) {
    const v = queue[at] as number;
    const end = net.start[v + 1] as number;
    for (let k = net.start[v] as number; k < end; k++) {
      const half = net.list[k] as number;
      const w = net.head[half] as number;
      if (marked[w] === 1 || !((net.residual[half ^ 1] as number) > 0)) continue;
      marked[w] = 1;
      queue[size++] = w;
    }
  }
  return marked;
}
