import { buildNetwork, flowOn, setArc, type Network } from './flow.js';
import type { Grouping } from './grouping.js';

/**
 * The network of a stage: source → inspector class → lead node of a target class (people who may lead) or
 * its member node (the others) → sink; what the lead seats do not take overflows to the member node.
 * Arcs: loads (one an inspector class), pairs, then lead seats, overflow and member seats (each one a
 * target class).
 */
export interface Staffing {
  readonly grouping: Grouping;
  readonly net: Network;
  readonly arc: {
    readonly load: (c: number) => number;
    readonly pair: (e: number) => number;
    readonly leadSeats: (k: number) => number;
    readonly overflow: (k: number) => number;
    readonly memberSeats: (k: number) => number;
  };
  readonly node: {
    readonly inspectors: (c: number) => number;
    readonly leads: (k: number) => number;
    readonly members: (k: number) => number;
  };
}

const SOURCE = 0;
const SINK = 1;

export function buildStaffing(grouping: Grouping): Staffing {
  const [classes, targets, pairs] = [
    grouping.inspectors.length,
    grouping.targets.length,
    grouping.from.length,
  ];
  const node = {
    inspectors: (c: number) => 2 + c,
    leads: (k: number) => 2 + classes + 2 * k,
    members: (k: number) => 3 + classes + 2 * k,
  };
  const arc = {
    load: (c: number) => c,
    pair: (e: number) => classes + e,
    leadSeats: (k: number) => classes + pairs + k,
    overflow: (k: number) => classes + pairs + targets + k,
    memberSeats: (k: number) => classes + pairs + 2 * targets + k,
  };
  const arcs = classes + pairs + 3 * targets;
  const [tails, heads] = [new Int32Array(arcs), new Int32Array(arcs)];
  const join = (e: number, tail: number, head: number): void => {
    tails[e] = tail;
    heads[e] = head;
  };
  for (let c = 0; c < classes; c++) join(arc.load(c), SOURCE, node.inspectors(c));
  for (let e = 0; e < pairs; e++) {
    const [c, k] = [grouping.from[e] as number, grouping.to[e] as number];
    const leads = grouping.inspectors[c]?.mayLead === true;
    join(arc.pair(e), node.inspectors(c), leads ? node.leads(k) : node.members(k));
  }
  for (let k = 0; k < targets; k++) {
    join(arc.leadSeats(k), node.leads(k), SINK);
    join(arc.overflow(k), node.leads(k), node.members(k));
    join(arc.memberSeats(k), node.members(k), SINK);
  }
  const net = buildNetwork(2 + classes + 2 * targets, SOURCE, SINK, { tails, heads });
  return { grouping, net, arc, node };
}

/** Pairs of people and visits behind pair e. */
export function pairWeight({ inspectors, targets, from, to }: Grouping, e: number): number {
  const people = inspectors[from[e] as number]?.members.length ?? 0;
  return people * (targets[to[e] as number]?.members.length ?? 0);
}

/** Seats of a target class that must go to people who may lead, and the other seats. */
export function seatsOf({ targets }: Grouping, k: number): { leads: number; others: number } {
  const { members, count, leads } = targets[k] ?? { members: [], count: 0, leads: 0 };
  return { leads: leads * members.length, others: (count - leads) * members.length };
}

/** Opens the seats at `unit` a seat, without flow; returns the total. */
export function openSeats({ grouping, net, arc }: Staffing, unit: number): number {
  let total = 0;
  for (let k = 0; k < grouping.targets.length; k++) {
    const { leads, others } = seatsOf(grouping, k);
    setArc(net, arc.leadSeats(k), leads * unit);
    setArc(net, arc.overflow(k), (leads + others) * unit);
    setArc(net, arc.memberSeats(k), others * unit);
    total += (leads + others) * unit;
  }
  return total;
}

/** Flow that arrives at the sink. */
export function seatsFilled({ grouping, net, arc }: Staffing): number {
  let filled = 0;
  for (let k = 0; k < grouping.targets.length; k++) {
    filled += flowOn(net, arc.leadSeats(k)) + flowOn(net, arc.memberSeats(k));
  }
  return filled;
}
