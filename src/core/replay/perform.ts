import type { Problem } from '../kernel/problem.js';
import { ok, type Result } from '../kernel/result.js';
import type { Seeded } from '../kernel/seeded.js';
import type { Inspector } from '../pairing/roster.js';
import type { WorkCalendar } from '../scheduling/visit.js';
import { dateVisits } from './dateVisits.js';
import type { CellRow, ReserveRow, TargetRow, TeamRow, VisitRow } from './drawRecords.js';
import type { FrameRow } from './frameRow.js';
import type { Plan } from './plan.js';
import { selectTargets } from './selectTargets.js';
import { staffTargets } from './staffTargets.js';

/** All that a draw depends on once its seed is known. */
export interface DrawBasis {
  readonly plan: Plan;
  /** "YYYY-MM" */
  readonly month: string;
  readonly rows: readonly FrameRow[];
  readonly roster: readonly Inspector[];
  readonly calendars: readonly WorkCalendar[];
}

/** Everything that a draw decides. */
export interface Performance {
  readonly cells: readonly CellRow[];
  readonly targets: readonly TargetRow[];
  readonly reserves: readonly ReserveRow[];
  readonly teams: readonly TeamRow[];
  readonly visits: readonly VisitRow[];
}

/**
 * Performs a draw: targets, reserves, teams and dates. The same function makes a list and, later, checks
 * it: it depends on nothing but its arguments.
 */
export function performDraw(basis: DrawBasis, seeded: Seeded): Result<Performance, Problem> {
  const selection = selectTargets(basis, seeded);
  if (!selection.ok) return selection;
  const teams = staffTargets(basis, selection.value.targets, seeded);
  if (!teams.ok) return teams;
  const visits = dateVisits(basis, teams.value, seeded);
  if (!visits.ok) return visits;
  return ok({ ...selection.value, teams: teams.value, visits: visits.value });
}
