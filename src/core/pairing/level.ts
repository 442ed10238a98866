import { augment } from './dinic.js';
import { reachesSink, setArc } from './flow.js';
import { pairWeight, seatsOf, type Staffing } from './staffing.js';
import { takes, waterline, type Level } from './waterline.js';

/** How a pair stands once loads are level: open, never used, or used to the full. */
export const OPEN = 0;
export const CLOSED = 1;
export const FULL = 2;

/** Level loads of the inspector classes. */
export interface Levelled {
  /** Expected visits of one person of class c: forced[c] + taken[c] / den[c]. */
  readonly forced: Int32Array;
  readonly taken: Float64Array;
  readonly den: Float64Array;
  /** OPEN, CLOSED or FULL per pair: every levelled staffing agrees on the last two. */
  readonly state: Uint8Array;
}

/**
 * The lexicographically level loads of a feasible stage: the largest of carried + new visits is as small as
 * can be, then the next, and so on (the optimal base of Fujishige 1980, by Groenevelt's decomposition:
 * level a group as if only its total counted; if a cut shows that some seats need more, split there).
 * Exact in rationals: each group works in its own denominator.
 */
export function levelLoads(staffing: Staffing): Levelled {
  const work = begin(staffing);
  while (work.active.size > 0) {
    const levels = setUp(staffing, work);
    augment(staffing.net);
    settle(staffing, work, levels);
  }
  return work;
}

interface Work extends Levelled {
  /** Group of each node, and the groups still to be levelled. */
  readonly groupOf: Int32Array;
  readonly active: Set<number>;
  groups: number;
}

function begin({ grouping, net }: Staffing): Work {
  const classes = grouping.inspectors.length;
  return {
    forced: new Int32Array(classes),
    taken: new Float64Array(classes),
    den: new Float64Array(classes).fill(1),
    state: new Uint8Array(grouping.from.length),
    groupOf: new Int32Array(net.nodes),
    active: new Set([0]),
    groups: 1,
  };
}

/** The vessel of one class: what is forced on it counts as carried. */
function vesselOf({ grouping }: Staffing, work: Work, c: number) {
  const { members, carried, room } = grouping.inspectors[c] ?? { members: [], carried: 0, room: 0 };
  const forced = work.forced[c] as number;
  return { people: members.length, base: carried + forced, room: room - forced };
}

function setUp(staffing: Staffing, work: Work): Map<number, Level> {
  const { grouping, net, node, arc } = staffing;
  const { active, groupOf } = work;
  const vessels = new Map([...active].map((g) => [g, [] as ReturnType<typeof vesselOf>[]]));
  grouping.inspectors.forEach((_, c) => {
    vessels.get(groupOf[node.inspectors(c)] as number)?.push(vesselOf(staffing, work, c));
  });
  const demand = demands(staffing, work);
  const levels = new Map([...active].map((g) => [g, waterline(vessels.get(g) ?? [], demand.get(g) ?? 0)]));
  grouping.inspectors.forEach((_, c) => {
    const vessel = vesselOf(staffing, work, c);
    const level = levels.get(groupOf[node.inspectors(c)] as number);
    setArc(net, arc.load(c), level === undefined ? 0 : vessel.people * takes(vessel, level));
  });
  setUpPairs(staffing, work, levels);
  setUpSeats(staffing, work, levels);
  return levels;
}

function setUpPairs(staffing: Staffing, work: Work, levels: ReadonlyMap<number, Level>): void {
  const { grouping, net, node, arc } = staffing;
  for (let e = 0; e < work.state.length; e++) {
    const unit = levels.get(work.groupOf[node.inspectors(grouping.from[e] as number)] as number)?.den ?? 0;
    setArc(net, arc.pair(e), work.state[e] === OPEN ? pairWeight(grouping, e) * unit : 0);
  }
}

/** Seats still open after forced pairs, at the denominator of their group. */
function setUpSeats(staffing: Staffing, work: Work, levels: ReadonlyMap<number, Level>): void {
  const { net, node, arc, grouping } = staffing;
  openSeatsLeft(staffing, work).forEach(({ leads, others }, k) => {
    const [atLeads, atMembers] = [work.groupOf[node.leads(k)], work.groupOf[node.members(k)]];
    const leadUnit = levels.get(atLeads as number)?.den ?? 0;
    const memberUnit = levels.get(atMembers as number)?.den ?? 0;
    const seats = seatsOf(grouping, k);
    setArc(net, arc.leadSeats(k), leads * leadUnit);
    setArc(net, arc.memberSeats(k), others * memberUnit);
    setArc(net, arc.overflow(k), atLeads === atMembers ? (seats.leads + seats.others) * leadUnit : 0);
  });
}

function openSeatsLeft({ grouping }: Staffing, work: Work): { leads: number; others: number }[] {
  const left = grouping.targets.map((_, k) => seatsOf(grouping, k));
  for (let e = 0; e < work.state.length; e++) {
    if (work.state[e] !== FULL) continue;
    const seats = left[grouping.to[e] as number];
    if (seats === undefined) continue;
    const weight = pairWeight(grouping, e);
    const toLeads = grouping.inspectors[grouping.from[e] as number]?.mayLead === true;
    const lead = toLeads ? Math.min(seats.leads, weight) : 0;
    seats.leads -= lead;
    seats.others -= weight - lead;
  }
  return left;
}

function demands(staffing: Staffing, { groupOf, ...work }: Work): Map<number, number> {
  const demand = new Map<number, number>();
  openSeatsLeft(staffing, { groupOf, ...work }).forEach(({ leads, others }, k) => {
    const [a, b] = [groupOf[staffing.node.leads(k)] as number, groupOf[staffing.node.members(k)] as number];
    demand.set(a, (demand.get(a) ?? 0) + leads);
    demand.set(b, (demand.get(b) ?? 0) + others);
  });
  return demand;
}

/** Finishes the groups whose seats are filled and splits the others along the cut. */
function settle(staffing: Staffing, work: Work, levels: ReadonlyMap<number, Level>): void {
  const short = shortGroups(staffing, work);
  for (const [g, level] of levels) {
    if (short.has(g)) continue;
    work.active.delete(g);
    record(staffing, work, g, level);
  }
  split(staffing, work, short);
}

function shortGroups({ grouping, net, node, arc }: Staffing, { groupOf }: Work): Set<number> {
  const short = new Set<number>();
  const open = (e: number): boolean => (net.residual[2 * e] as number) > 0;
  for (let k = 0; k < grouping.targets.length; k++) {
    if (open(arc.leadSeats(k))) short.add(groupOf[node.leads(k)] as number);
    if (open(arc.memberSeats(k))) short.add(groupOf[node.members(k)] as number);
  }
  return short;
}

function record(staffing: Staffing, work: Work, g: number, level: Level): void {
  staffing.grouping.inspectors.forEach((_, c) => {
    if (work.groupOf[staffing.node.inspectors(c)] !== g) return;
    work.taken[c] = takes(vesselOf(staffing, work, c), level);
    work.den[c] = level.den;
  });
}

/** The side of the cut from which unfilled seats can be reached becomes a group of its own, with more load. */
function split(staffing: Staffing, work: Work, short: ReadonlySet<number>): void {
  if (short.size === 0) return;
  const { groupOf } = work;
  const high = reachesSink(staffing.net);
  const renamed = new Map<number, number>();
  for (const g of short) {
    renamed.set(g, work.groups);
    work.active.add(work.groups++);
  }
  const before = groupOf.slice();
  for (let v = 0; v < groupOf.length; v++) {
    const fresh = renamed.get(groupOf[v] as number);
    if (fresh !== undefined && high[v] === 1) groupOf[v] = fresh;
  }
  fixCrossing(staffing, work, before);
}

/** Pairs into the higher side are full in every levelled staffing, pairs out of it are never used. */
function fixCrossing({ grouping, node }: Staffing, work: Work, before: Int32Array): void {
  const { groupOf, state, forced } = work;
  for (let e = 0; e < state.length; e++) {
    const [c, k] = [grouping.from[e] as number, grouping.to[e] as number];
    const people = grouping.inspectors[c];
    const [tail, head] = [node.inspectors(c), people?.mayLead === true ? node.leads(k) : node.members(k)];
    if (state[e] !== OPEN || before[tail] !== before[head] || groupOf[tail] === groupOf[head]) continue;
    const intoHigher = groupOf[head] !== before[head];
    state[e] = intoHigher ? FULL : CLOSED;
    if (intoHigher) forced[c] = (forced[c] as number) + (grouping.targets[k]?.members.length ?? 0);
  }
}

/** Expected visits of a whole class in units of 1/scale, rounded down and up. */
export function classLoad(
  staffing: Staffing,
  levelled: Levelled,
  c: number,
  scale: number,
): { low: number; high: number } {
  const people = staffing.grouping.inspectors[c]?.members.length ?? 0;
  const fixed = people * (levelled.forced[c] as number) * scale;
  const top = people * (levelled.taken[c] as number) * scale;
  const den = levelled.den[c] as number;
  return { low: fixed + Math.floor(top / den), high: fixed + Math.ceil(top / den) };
}
