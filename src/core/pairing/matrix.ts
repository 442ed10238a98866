import { augment } from './dinic.js';
import { flowOn, levelsFromSource, setArc, widen } from './flow.js';
import { classLoad, CLOSED, FULL, OPEN, type Levelled } from './level.js';
import { pairWeight, seatsFilled, seatsOf, type Staffing } from './staffing.js';
import { uniformShares } from './smooth.js';

/** Probabilities are multiples of 1/UNIT: twenty binary places. */
export const UNIT_BITS = 20;
export const UNIT = 2 ** UNIT_BITS;

/** The fractional matrix of a stage: expected seats per pair of classes, in units of 1/UNIT. */
export interface Matrix {
  readonly units: Float64Array;
  /** No person sits at a visit with more than cap/UNIT. */
  readonly cap: number;
  /** The smallest whole number for which such a cap is feasible; below `cap` only where policy allows more. */
  readonly smallestCap: number;
}

/**
 * Steps 3 and 4: the smallest cap on P(inspector, target) that the level loads allow, then the staffing
 * nearest to uniform under it or under the policy's cap, whichever is larger.
 *
 * The cap rises from a lower bound; every cut that stops the flow says how far it must at least rise
 * (Newton's method on cuts), which ends at the exact minimum on the grid of 1/UNIT.
 */
export function fractionalMatrix(staffing: Staffing, levelled: Levelled, policyCap: number): Matrix {
  const smallest = smallestCap(staffing, levelled);
  const cap = Math.max(smallest.cap, Math.min(policyCap, UNIT));
  if (cap > smallest.startedAt) fill(staffing, levelled, cap);
  const { grouping, net, arc } = staffing;
  const units = Float64Array.from(grouping.from, (_, e) => flowOn(net, arc.pair(e)));
  return { units, cap, smallestCap: smallest.cap };
}

function smallestCap(staffing: Staffing, levelled: Levelled): { cap: number; startedAt: number } {
  const startedAt = lowerBound(staffing, levelled);
  let cap = startedAt;
  let missing = fill(staffing, levelled, cap);
  while (missing > 0) {
    const raised = cap + Math.ceil(missing / cutWeight(staffing, levelled));
    if (!(raised > cap && raised <= UNIT)) throw new Error('level loads without a staffing');
    cap = raised;
    missing = refill(staffing, levelled, cap);
  }
  return { cap, startedAt };
}

/** Average probability over a visit's eligible people, or over a person's visits, whichever is largest. */
function lowerBound(staffing: Staffing, levelled: Levelled): number {
  const { grouping } = staffing;
  const people = new Float64Array(grouping.targets.length);
  const leads = new Float64Array(grouping.targets.length);
  const visits = new Float64Array(grouping.inspectors.length);
  for (let e = 0; e < grouping.from.length; e++) {
    if (levelled.state[e] === FULL) return UNIT;
    if (levelled.state[e] === CLOSED) continue;
    const [c, k] = [grouping.from[e] as number, grouping.to[e] as number];
    const weight = pairWeight(grouping, e);
    people[k] = (people[k] as number) + weight;
    visits[c] = (visits[c] as number) + weight;
    if (grouping.inspectors[c]?.mayLead === true) leads[k] = (leads[k] as number) + weight;
  }
  let bound = 1;
  const raise = (units: number, pairs: number): void => {
    if (units > 0) bound = Math.max(bound, Math.ceil(units / pairs));
  };
  grouping.targets.forEach((_, k) => {
    const seats = seatsOf(grouping, k);
    raise((seats.leads + seats.others) * UNIT, people[k] as number);
    raise(seats.leads * UNIT, leads[k] as number);
  });
  grouping.inspectors.forEach((_, c) => {
    raise(classLoad(staffing, levelled, c, UNIT).low, visits[c] as number);
  });
  return Math.min(bound, UNIT);
}

/** Starts from uniform shares under the cap and augments; returns the units that are still missing. */
function fill(staffing: Staffing, levelled: Levelled, cap: number): number {
  const { grouping, net, arc } = staffing;
  const shares = uniformShares(staffing, levelled, cap, UNIT);
  const load = new Float64Array(grouping.inspectors.length);
  const toLeads = new Float64Array(grouping.targets.length);
  const toMembers = new Float64Array(grouping.targets.length);
  shares.forEach((units, e) => {
    const [c, k] = [grouping.from[e] as number, grouping.to[e] as number];
    setArc(net, arc.pair(e), pairCapacity(staffing, levelled, e, cap), units);
    load[c] = (load[c] as number) + units;
    const side = grouping.inspectors[c]?.mayLead === true ? toLeads : toMembers;
    side[k] = (side[k] as number) + units;
  });
  grouping.inspectors.forEach((_, c) => {
    setArc(net, arc.load(c), classLoad(staffing, levelled, c, UNIT).low, load[c]);
  });
  grouping.targets.forEach((_, k) => {
    const seats = seatsOf(grouping, k);
    const lead = Math.min(seats.leads * UNIT, toLeads[k] as number);
    const over = (toLeads[k] as number) - lead;
    setArc(net, arc.leadSeats(k), seats.leads * UNIT, lead);
    setArc(net, arc.overflow(k), (seats.leads + seats.others) * UNIT, over);
    setArc(net, arc.memberSeats(k), seats.others * UNIT, (toMembers[k] as number) + over);
  });
  return finish(staffing, levelled);
}

function pairCapacity({ grouping }: Staffing, { state }: Levelled, e: number, cap: number): number {
  if (state[e] === CLOSED) return 0;
  return pairWeight(grouping, e) * (state[e] === FULL ? UNIT : cap);
}

/** Continues under a wider cap; what flows stays. */
function refill(staffing: Staffing, levelled: Levelled, cap: number): number {
  for (let e = 0; e < levelled.state.length; e++) {
    widen(staffing.net, staffing.arc.pair(e), pairCapacity(staffing, levelled, e, cap));
  }
  return finish(staffing, levelled);
}

/**
 * First every class receives its load rounded down, then the rest of the seats is filled by loads rounded
 * up: no class ends below the one or above the other.
 */
function finish(staffing: Staffing, levelled: Levelled): number {
  const { grouping, net, arc } = staffing;
  augment(net);
  let low = 0;
  grouping.inspectors.forEach((_, c) => {
    low += classLoad(staffing, levelled, c, UNIT).low;
  });
  const unloaded = low - seatsFilled(staffing);
  if (unloaded > 0) return unloaded;
  grouping.inspectors.forEach((_, c) => {
    widen(net, arc.load(c), classLoad(staffing, levelled, c, UNIT).high);
  });
  augment(net);
  let seats = 0;
  grouping.targets.forEach((_, k) => {
    const { leads, others } = seatsOf(grouping, k);
    seats += (leads + others) * UNIT;
  });
  return seats - seatsFilled(staffing);
}

/** Pairs of people and visits across the minimum cut: each adds one unit of capacity per unit of cap. */
function cutWeight({ grouping, net, node }: Staffing, { state }: Levelled): number {
  const level = levelsFromSource(net);
  let weight = 0;
  for (let e = 0; e < state.length; e++) {
    if (state[e] !== OPEN) continue;
    const [c, k] = [grouping.from[e] as number, grouping.to[e] as number];
    const head = grouping.inspectors[c]?.mayLead === true ? node.leads(k) : node.members(k);
    if (level[node.inspectors(c)] !== -1 && level[head] === -1) weight += pairWeight(grouping, e);
  }
  return weight;
}
