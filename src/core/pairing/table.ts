import { rational, type Rational } from '../kernel/rational.js';
import type { People, Seats, Turn } from './grouping.js';
import { UNIT } from './matrix.js';
import { NO_ROTATION, type Rotation, type TeamPlan, type TeamVisit } from './plan.js';
import type { Inspector } from './roster.js';

/** A plan in canonical order with its bars as places in the roster. */
export interface Table {
  readonly plan: TeamPlan;
  /** Ascending by target; the agencies of a visit ascending by id, the one that leads first. */
  readonly visits: readonly TeamVisit[];
  /** Ascending by id. */
  readonly roster: readonly Inspector[];
  /** Per visit, who may not go there. */
  readonly barredAt: readonly (readonly number[])[];
  /** Per person, with whom they may not go. */
  readonly barredWith: readonly ReadonlySet<number>[];
  readonly meetings: number | null;
  /** `leastCap` of the plan in units of the matrix. */
  readonly leastCap: number;
}

/** Seats of one agency at one visit, with those who already sit there. */
export interface OpenSeats {
  readonly visit: number;
  readonly agency: number;
  readonly count: number;
  readonly leads: number;
}

export function setTable(plan: TeamPlan, visits: readonly TeamVisit[], roster: readonly Inspector[]): Table {
  const rotation = plan.rotation ?? NO_ROTATION;
  const place = new Map(roster.map(({ id }, i) => [id, i]));
  return {
    plan,
    visits,
    roster,
    barredAt: barsAtVisits(visits, roster, rotation, place),
    barredWith: barsBetween(roster, rotation, place),
    meetings: rotation.meetings,
    leastCap: unitsBelow(plan.leastCap ?? rational(0)),
  };
}

function unitsBelow({ num, den }: Rational): number {
  return Number((num * BigInt(UNIT)) / den);
}

function barsAtVisits(
  visits: readonly TeamVisit[],
  roster: readonly Inspector[],
  rotation: Rotation,
  place: ReadonlyMap<string, number>,
): number[][] {
  const at = new Map(visits.map(({ target }) => [target, new Set<number>()]));
  roster.forEach(({ recusals }, i) => {
    for (const { enterprise } of recusals) at.get(enterprise)?.add(i);
  });
  for (const [inspector, target] of rotation.visits) {
    const i = place.get(inspector);
    if (i !== undefined) at.get(target)?.add(i);
  }
  return visits.map(({ target }) => [...(at.get(target) ?? [])].sort((a, b) => a - b));
}

function barsBetween(
  roster: readonly Inspector[],
  rotation: Rotation,
  place: ReadonlyMap<string, number>,
): Set<number>[] {
  const barred = roster.map(() => new Set<number>());
  for (const [a, b] of rotation.pairs) {
    const [i, j] = [place.get(a), place.get(b)];
    if (i === undefined || j === undefined) continue;
    barred[i]?.add(j);
    barred[j]?.add(i);
  }
  return barred;
}

/** All seats of the plan, visit by visit. */
export function allSeats({ visits }: Table): OpenSeats[] {
  return visits.flatMap(({ seats }, visit) =>
    seats.map(({ count, leads }, agency) => ({ visit, agency, count, leads: leads ? 1 : 0 })),
  );
}

/** What each person carries and may still take after `taken` visits of this draw. */
export function peopleAfter({ roster, plan }: Table, taken: readonly number[]): People {
  return {
    inspectors: roster,
    carried: roster.map(({ id }, i) => (plan.carried?.[id] ?? 0) + (taken[i] as number)),
    room: roster.map((_, i) => plan.loadCap - (taken[i] as number)),
  };
}

/** Seat records of a stage. */
export function seatRecords(
  { visits, barredAt, plan }: Table,
  open: readonly OpenSeats[],
  turns: readonly Turn[],
  barredNow: readonly (readonly number[])[],
): Seats[] {
  return open.map(({ visit, agency, count, leads }, s) => {
    const { target, domain, region, window, seats } = visits[visit] as TeamVisit;
    const organisation = seats[agency]?.organisation ?? null;
    const regions = plan.regions ?? 'within';
    const barred = new Set([...(barredAt[visit] ?? []), ...(barredNow[s] ?? [])]);
    return {
      target,
      rule: { domain, region, regions, window, organisation },
      count,
      leads,
      barred: [...barred].sort((a, b) => a - b),
      turn: turns[s] ?? 'all',
    };
  });
}
