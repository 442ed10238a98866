import { err, ok, type Result } from '../../src/core/kernel/result.js';
import type { Seeded } from '../../src/core/kernel/seeded.js';
import { drawTeams, PAIR_PROTOCOL } from '../../src/core/pairing/draw.js';
import type { PairingProblem } from '../../src/core/pairing/reasons.js';
import type { InspectorLoad } from '../../src/core/pairing/report.js';
import type { Inspector, PairingLimits, Team, TeamRequest } from '../../src/core/pairing/roster.js';

/** Teams for all visits, and who carries how many. */
export interface Pairing {
  readonly algorithm: typeof PAIR_PROTOCOL;
  /** Ascending by target. */
  readonly teams: readonly Team[];
  /** Every person of the roster, ascending by id; also those with no visit. */
  readonly loads: readonly InspectorLoad[];
}

/** `drawTeams` for the plain case: teams of one size from one library, no earlier visits, no rotation. */
export function assignTeams(
  requests: readonly TeamRequest[],
  roster: readonly Inspector[],
  { size, loadCap }: PairingLimits,
  seeded: Seeded,
): Result<Pairing, PairingProblem> {
  const seats = [{ organisation: null, count: size, leads: true }];
  const drawn = drawTeams(
    { visits: requests.map((request) => ({ ...request, seats })), loadCap },
    roster,
    seeded,
  );
  if (!drawn.ok) return err(drawn.error);
  const teams = drawn.value.teams.map(({ target, lead, members }) => ({ target, lead, members }));
  return ok({ algorithm: PAIR_PROTOCOL, teams, loads: drawn.value.loads });
}
