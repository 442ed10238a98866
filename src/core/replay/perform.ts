import type { Problem } from '../kernel/problem.js';
import { ok, type Result } from '../kernel/result.js';
import type { Seeded } from '../kernel/seeded.js';
import { dateVisits } from './dateVisits.js';
import type { DrawBasis, Performance } from './drawBasis.js';
import { selectTargets } from './selectTargets.js';
import { staffTargets } from './staffTargets.js';

/**
 * Performs a draw: targets, reserves, teams and dates. The same function makes a list and, later, checks
 * it: it depends on nothing but its arguments.
 */
export function performDraw(basis: DrawBasis, seeded: Seeded): Result<Performance, Problem> {
  const selection = selectTargets(basis, seeded);
  if (!selection.ok) return selection;
  const staffed = staffTargets(basis, selection.value.targets, seeded);
  if (!staffed.ok) return staffed;
  const visits = dateVisits(basis, staffed.value.teams, seeded);
  if (!visits.ok) return visits;
  return ok({ ...selection.value, ...staffed.value, visits: visits.value });
}
