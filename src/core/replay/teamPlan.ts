import { monthDays } from '../kernel/date.js';
import type { KernelProblem } from '../kernel/reasons.js';
import { parseRational } from '../kernel/rational.js';
import { err, ok, type Result } from '../kernel/result.js';
import type { AgencySeats, TeamPlan } from '../pairing/plan.js';
import type { TargetBasis } from './drawBasis.js';
import type { PlanTeams } from './planTeams.js';
import type { ReplayProblem } from './reasons.js';
import { rotationOf } from './rotationOf.js';

/** What the committed plan asks of the teams for these targets, each in the whole month. */
export function teamPlanOf(
  { plan, month, rows, earlier }: Pick<TargetBasis, 'plan' | 'month' | 'rows' | 'earlier'>,
  targets: readonly string[],
): Result<TeamPlan, KernelProblem | ReplayProblem> {
  const days = monthDays(month);
  if (!days.ok) return days;
  const fault = teamsFault(plan.teams);
  if (fault !== null) return err(fault);
  const leastCap = parseRational(plan.teams.leastCap ?? '0');
  if (!leastCap.ok) return leastCap;
  const { domain, loadCap, acrossRegions = false } = plan.teams;
  const window = { from: days.value.first, to: days.value.last };
  const place = placeOf(plan.teams, rows);
  const seats = seatsOf(plan.teams);
  return ok({
    visits: targets.map((target) => ({ target, domain, region: place(target), window, seats })),
    loadCap,
    regions: acrossRegions ? 'across' : 'within',
    leastCap: leastCap.value,
    ...rotationOf(plan.teams, earlier, month, targets),
  });
}

/** Visits of different regions are equals where regions do not count. */
function placeOf(
  { withinRegion, acrossRegions = false }: PlanTeams,
  rows: TargetBasis['rows'],
): (target: string) => string | null {
  if (!withinRegion && !acrossRegions) return () => null;
  const regionOf = new Map(rows.map(({ id, region }) => [id, region]));
  return (target) => regionOf.get(target) ?? null;
}

function seatsOf({ size, seats }: PlanTeams): readonly AgencySeats[] {
  return seats ?? [{ organisation: null, count: size, leads: true }];
}

function teamsFault({ size, seats, withinRegion, acrossRegions = false }: PlanTeams): ReplayProblem | null {
  if (withinRegion && acrossRegions) return { code: 'replay.regions-contradict', params: {} };
  const planned = seats?.reduce((sum, { count }) => sum + count, 0) ?? size;
  return planned === size ? null : { code: 'replay.seats-not-size', params: { size, seats: planned } };
}
