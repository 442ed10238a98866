import { augment } from './dinic.js';
import { flowOn, reachesSink, setArc } from './flow.js';
import { openSeats, pairWeight, seatsOf, type Staffing } from './staffing.js';

/**
 * Hall's condition broken at one place: the seats of these target classes can be reached only by these
 * people (and by pairs that are used to the full), and that is not enough.
 */
export interface Witness {
  /** Target classes whose lead seats, and whose other seats, are part of the witness. */
  readonly leadSeats: readonly number[];
  readonly otherSeats: readonly number[];
  readonly inspectors: readonly number[];
  readonly seats: number;
  /** Seats that these people, and the full pairs from outside, can fill at most. */
  readonly capacity: number;
  readonly deficit: number;
}

/** Step 1: fills as many seats as can be filled when nobody exceeds their room; returns how many are left. */
export function fillSeats(staffing: Staffing): number {
  const { grouping, net, arc } = staffing;
  const total = openSeats(staffing, 1);
  grouping.inspectors.forEach(({ members, room }, c) => {
    setArc(net, arc.load(c), members.length * room);
  });
  grouping.from.forEach((_, e) => {
    setArc(net, arc.pair(e), pairWeight(grouping, e));
  });
  return total - augment(net);
}

/** What is short, largest deficit first; empty when all seats can be filled. */
export function shortages(staffing: Staffing): Witness[] {
  if (fillSeats(staffing) === 0) return [];
  return witnesses(staffing).sort((a, b) => b.deficit - a.deficit);
}

/** The deficient side of the minimum cut, one witness for each of its connected parts. */
function witnesses(staffing: Staffing): Witness[] {
  const { grouping, net, node } = staffing;
  const inside = reachesSink(net);
  const part = connectedParts(staffing, inside);
  const found = new Map<number, { leadSeats: number[]; otherSeats: number[]; inspectors: number[] }>();
  const of = (v: number) => {
    const id = part[v] as number;
    const known = found.get(id) ?? { leadSeats: [], otherSeats: [], inspectors: [] };
    found.set(id, known);
    return known;
  };
  grouping.targets.forEach((_, k) => {
    if (inside[node.leads(k)] === 1) of(node.leads(k)).leadSeats.push(k);
    if (inside[node.members(k)] === 1) of(node.members(k)).otherSeats.push(k);
  });
  grouping.inspectors.forEach((_, c) => {
    if (inside[node.inspectors(c)] === 1) of(node.inspectors(c)).inspectors.push(c);
  });
  return [...found.values()].map((sets) => measure(staffing, sets)).filter(({ deficit }) => deficit > 0);
}

function measure(
  { grouping, net, arc }: Staffing,
  sets: Pick<Witness, 'leadSeats' | 'otherSeats' | 'inspectors'>,
): Witness {
  let [seats, filled] = [0, 0];
  for (const k of sets.leadSeats) {
    seats += seatsOf(grouping, k).leads;
    filled += flowOn(net, arc.leadSeats(k));
  }
  for (const k of sets.otherSeats) {
    seats += seatsOf(grouping, k).others;
    filled += flowOn(net, arc.memberSeats(k));
  }
  return { ...sets, seats, capacity: filled, deficit: seats - filled };
}

/** Labels the nodes inside the cut by the part that their arcs connect. */
function connectedParts({ grouping, net, node }: Staffing, inside: Uint8Array): Int32Array {
  const parent = Int32Array.from({ length: net.nodes }, (_, v) => v);
  const root = (v: number): number => {
    let at = v;
    while (parent[at] !== at) at = parent[at] = parent[parent[at] as number] as number;
    return at;
  };
  const join = (a: number, b: number): void => {
    if (inside[a] === 1 && inside[b] === 1) parent[root(a)] = root(b);
  };
  grouping.from.forEach((c, e) => {
    const k = grouping.to[e] as number;
    const leads = grouping.inspectors[c]?.mayLead === true;
    join(node.inspectors(c), leads ? node.leads(k) : node.members(k));
  });
  grouping.targets.forEach((_, k) => {
    join(node.leads(k), node.members(k));
  });
  return Int32Array.from(parent, (_, v) => root(v));
}
