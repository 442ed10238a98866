import { classLoad, CLOSED, FULL, type Levelled } from './level.js';
import { pairWeight, seatsOf, type Staffing } from './staffing.js';

const ROUNDS = 60;

/**
 * Shares near to uniform: every eligible person equally likely at every visit, scaled in turns to the seats
 * of the visits and the level loads of the people, and cut at the cap (iterative proportional fitting,
 * Deming and Stephan 1940). Floating point only proposes: the result is rounded down so that it fits into
 * loads, seats and cap, and the flow places the rest exactly. Only + − × ÷ are used, which IEEE 754 fixes
 * on every machine.
 */
export function uniformShares(
  staffing: Staffing,
  levelled: Levelled,
  cap: number,
  unit: number,
): Float64Array {
  const fit = begin(staffing, levelled, cap, unit);
  for (let round = 0; round < ROUNDS; round++) {
    scaleToSeats(fit);
    if (scaleToLoads(fit) < 1e-9) break;
  }
  shrink(fit);
  return fit.share.map(Math.floor);
}

interface Fit {
  readonly share: Float64Array;
  readonly top: Float64Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly leads: Uint8Array;
  readonly load: Float64Array;
  readonly leadSeats: Float64Array;
  readonly seats: Float64Array;
}

function begin(staffing: Staffing, levelled: Levelled, cap: number, unit: number): Fit {
  const { grouping } = staffing;
  const { from, to, inspectors, targets } = grouping;
  const weight = Float64Array.from(from, (_, e) => pairWeight(grouping, e));
  const limit = (e: number): number => (weight[e] as number) * (levelled.state[e] === FULL ? unit : cap);
  const top = Float64Array.from(from, (_, e) => (levelled.state[e] === CLOSED ? 0 : limit(e)));
  const seats = targets.map((_, k) => seatsOf(grouping, k));
  return {
    share: Float64Array.from(top, (most, e) => (most === 0 ? 0 : (weight[e] as number))),
    top,
    from,
    to,
    leads: Uint8Array.from(inspectors, ({ mayLead }) => (mayLead ? 1 : 0)),
    load: Float64Array.from(inspectors, (_, c) => classLoad(staffing, levelled, c, unit).low),
    leadSeats: Float64Array.from(seats, ({ leads }) => leads * unit),
    seats: Float64Array.from(seats, ({ leads, others }) => (leads + others) * unit),
  };
}

/** Sums of a target class over people who may lead, and over the others. */
function seatSums({ share, from, to, leads, seats }: Fit): { lead: Float64Array; other: Float64Array } {
  const [lead, other] = [new Float64Array(seats.length), new Float64Array(seats.length)];
  for (let e = 0; e < share.length; e++) {
    const side = leads[from[e] as number] === 1 ? lead : other;
    const k = to[e] as number;
    side[k] = (side[k] as number) + (share[e] as number);
  }
  return { lead, other };
}

function scaleToSeats(fit: Fit): void {
  const { lead, other } = seatSums(fit);
  for (let k = 0; k < lead.length; k++) {
    const [a, b] = [lead[k] as number, other[k] as number];
    const [seats, leadSeats] = [fit.seats[k] as number, fit.leadSeats[k] as number];
    const factor = seats / (a + b);
    const tooFewLeads = a * factor < leadSeats;
    lead[k] = tooFewLeads ? leadSeats / a : factor;
    other[k] = tooFewLeads ? (seats - leadSeats) / b : factor;
  }
  for (let e = 0; e < fit.share.length; e++) {
    const side = fit.leads[fit.from[e] as number] === 1 ? lead : other;
    scale(fit, e, side[fit.to[e] as number] as number);
  }
}

function scale({ share, top }: Fit, e: number, factor: number): void {
  const value = (share[e] as number) * factor;
  share[e] = value > 0 ? Math.min(value, top[e] as number) : 0;
}

/** Returns the largest relative error that it found. */
function scaleToLoads(fit: Fit): number {
  const sums = loadSums(fit);
  let error = 0;
  for (let c = 0; c < sums.length; c++) {
    const [want, have] = [fit.load[c] as number, sums[c] as number];
    if (want > 0) error = Math.max(error, Math.abs(have / want - 1));
    sums[c] = want / have;
  }
  for (let e = 0; e < fit.share.length; e++) scale(fit, e, sums[fit.from[e] as number] as number);
  return error;
}

function loadSums({ share, from, load }: Fit): Float64Array {
  const sums = new Float64Array(load.length);
  for (let e = 0; e < share.length; e++) {
    const c = from[e] as number;
    sums[c] = (sums[c] as number) + (share[e] as number);
  }
  return sums;
}

/** Scales down whatever exceeds a load or the seats, with a hair to spare for rounding errors. */
function shrink(fit: Fit): void {
  const spare = 1 - 1e-12;
  const factor = (want: number, have: number): number => (have > want ? (want / have) * spare : 1);
  const loads = loadSums(fit).map((have, c) => factor(fit.load[c] as number, have));
  for (let e = 0; e < fit.share.length; e++) scale(fit, e, loads[fit.from[e] as number] as number);
  const { lead, other } = seatSums(fit);
  const lower = lead.map((a, k) => {
    const [others, seats] = [other[k] as number, fit.seats[k] as number];
    const most = seats - (fit.leadSeats[k] as number);
    const kept = Math.min(others, most);
    other[k] = factor(most, others);
    return factor(seats, a + kept);
  });
  for (let e = 0; e < fit.share.length; e++) {
    const k = fit.to[e] as number;
    const isLead = fit.leads[fit.from[e] as number] === 1;
    scale(fit, e, (isLead ? 1 : (other[k] as number)) * (lower[k] as number));
  }
}
