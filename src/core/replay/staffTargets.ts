import type { Problem } from '../kernel/problem.js';
import { ok, type Result } from '../kernel/result.js';
import type { Seeded } from '../kernel/seeded.js';
import { checkTeams } from '../pairing/check.js';
import { drawTeams } from '../pairing/draw.js';
import { pairingRecords } from '../pairing/records.js';
import type { Performance, TargetBasis } from './drawBasis.js';
import type { TargetRow } from './drawRecords.js';
import { teamPlanOf } from './teamPlan.js';

/** A team for every target, random or certain, and the records that the teams follow from. */
export function staffTargets(
  basis: TargetBasis,
  targets: readonly TargetRow[],
  seeded: Seeded,
): Result<Pick<Performance, 'pairing' | 'teams'>, Problem> {
  const plan = planFor(basis, targets);
  if (!plan.ok) return plan;
  const drawn = drawTeams(plan.value, basis.roster, seeded);
  if (!drawn.ok) return drawn;
  const teams = drawn.value.teams.map(({ target, lead, members }) => ({
    target,
    lead,
    members: [...members],
  }));
  return ok({ pairing: pairingRecords(drawn.value), teams });
}

/** Whether the stated teams follow from the stated odds by the coins, and the odds keep the rules. */
export function checkStaffing(
  basis: TargetBasis,
  { targets, pairing, teams }: Performance,
  seeded: Seeded,
): readonly Problem[] {
  const plan = planFor(basis, targets);
  if (!plan.ok) return [plan.error];
  const checked = checkTeams(plan.value, basis.roster, pairing, teams, seeded);
  return checked.ok ? [] : [checked.error];
}

function planFor(basis: TargetBasis, targets: readonly TargetRow[]) {
  return teamPlanOf(
    basis,
    targets.map(({ id }) => id),
  );
}
