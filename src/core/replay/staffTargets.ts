import { monthDays } from '../kernel/date.js';
import type { Problem } from '../kernel/problem.js';
import { ok, type Result } from '../kernel/result.js';
import type { Seeded } from '../kernel/seeded.js';
import { assignTeams } from '../pairing/teams.js';
import type { TargetRow, TeamRow } from './drawRecords.js';
import type { DrawBasis } from './drawBasis.js';

/** A team for every target, random or certain. */
export function staffTargets(
  { plan, month, rows, roster }: DrawBasis,
  targets: readonly TargetRow[],
  seeded: Seeded,
): Result<readonly TeamRow[], Problem> {
  const days = monthDays(month);
  if (!days.ok) return days;
  const window = { from: days.value.first, to: days.value.last };
  const regionOf = new Map(rows.map(({ id, region }) => [id, region]));
  const requests = targets.map(({ id }) => ({
    target: id,
    domain: plan.teams.domain,
    region: plan.teams.withinRegion ? (regionOf.get(id) ?? null) : null,
    window,
  }));
  const { size, loadCap } = plan.teams;
  const pairing = assignTeams(requests, roster, { size, loadCap }, seeded);
  if (!pairing.ok) return pairing;
  return ok(
    pairing.value.teams.map(({ target, lead, members }) => ({ target, lead, members: [...members] })),
  );
}
