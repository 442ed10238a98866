import { monthDays } from '../kernel/date.js';
import type { KernelProblem } from '../kernel/reasons.js';
import { ok, type Result } from '../kernel/result.js';
import type { TeamPlan } from '../pairing/plan.js';
import type { DrawBasis } from './drawBasis.js';

/** What the committed plan asks of the teams for these targets, each in the whole month. */
export function teamPlanOf(
  { plan, month, rows }: DrawBasis,
  targets: readonly string[],
): Result<TeamPlan, KernelProblem> {
  const days = monthDays(month);
  if (!days.ok) return days;
  const window = { from: days.value.first, to: days.value.last };
  const { domain, size, loadCap, withinRegion } = plan.teams;
  const regionOf = new Map(rows.map(({ id, region }) => [id, region]));
  // Visits of different regions are equals where regions do not count.
  const placeOf = (target: string) => (withinRegion ? (regionOf.get(target) ?? null) : null);
  const seats = [{ organisation: null, count: size, leads: true }];
  return ok({
    visits: targets.map((target) => ({ target, domain, region: placeOf(target), window, seats })),
    loadCap,
  });
}
