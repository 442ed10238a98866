import { levelsFromSource, type Network } from './flow.js';

/**
 * Augments the present flow to a maximum one (Dinic 1970) and returns what it added. Paths never return to
 * the source, so that no source arc loses flow.
 */
export function augment(net: Network): number {
  let added = 0;
  for (;;) {
    const level = levelsFromSource(net);
    if (level[net.sink] === -1) return added;
    added += blockingFlow(net, level);
  }
}

function blockingFlow(net: Network, level: Int32Array): number {
  const { head, source, sink } = net;
  const cursor = net.start.slice(0, net.nodes);
  const path = new Int32Array((level[sink] as number) + 1);
  let added = 0;
  let depth = 0;
  let v = source;
  for (;;) {
    if (v === sink) {
      added += push(net, path, depth);
      depth = firstFull(net, path);
      v = head[(path[depth] as number) ^ 1] as number;
      continue;
    }
    const half = advance(net, level, cursor, v);
    if (half !== -1) {
      path[depth++] = half;
      v = head[half] as number;
    } else {
      if (depth === 0) return added;
      level[v] = -1;
      v = head[(path[--depth] as number) ^ 1] as number;
    }
  }
}

/** The next open half from v to the level after it, or -1; the cursor stays on it. */
function advance(net: Network, level: Int32Array, cursor: Int32Array, v: number): number {
  const { list, head, residual } = net;
  const end = net.start[v + 1] as number;
  const next = (level[v] as number) + 1;
  const last = level[net.sink] as number;
  for (let k = cursor[v] as number; k < end; k++) {
    const half = list[k] as number;
    const w = head[half] as number;
    if ((residual[half] as number) > 0 && level[w] === next && (next < last || w === net.sink)) {
      cursor[v] = k;
      return half;
    }
  }
  cursor[v] = end;
  return -1;
}

function push(net: Network, path: Int32Array, depth: number): number {
  const { residual } = net;
  let amount = Infinity;
  for (let k = 0; k < depth; k++) amount = Math.min(amount, residual[path[k] as number] as number);
  for (let k = 0; k < depth; k++) {
    const half = path[k] as number;
    residual[half] = (residual[half] as number) - amount;
    residual[half ^ 1] = (residual[half ^ 1] as number) + amount;
  }
  return amount;
}

function firstFull(net: Network, path: Int32Array): number {
  let k = 0;
  while ((net.residual[path[k] as number] as number) > 0) k++;
  return k;
}
