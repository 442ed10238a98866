import type { Problem } from '../kernel/problem.js';
import { ok, type Result } from '../kernel/result.js';
import type { Seeded } from '../kernel/seeded.js';
import { dateVisits } from './dateVisits.js';
import type { DrawBasis, Performance, TargetPlace } from './drawBasis.js';
import type { FrameRow } from './frameRow.js';
import type { Population } from './population.js';
import { selectTargets } from './selectTargets.js';
import { staffTargets } from './staffTargets.js';

/** What an earlier pass over the frame has found out; it spares the draw passes of its own. */
export interface KnownFrame {
  readonly population: Population;
  /** Rows that are likely to be targets. */
  readonly places: readonly TargetPlace[];
}

/**
 * Performs a draw: targets, reserves, teams and dates. The same function makes a list and, later, checks
 * it: it depends on nothing but its arguments.
 */
export function performDraw(
  basis: DrawBasis,
  seeded: Seeded,
  known?: KnownFrame,
): Result<Performance, Problem> {
  const selection = selectTargets(basis, seeded, known?.population);
  if (!selection.ok) return selection;
  const { targets } = selection.value;
  const wanted = new Set(targets.map(({ id }) => id));
  const found = known?.places.filter(({ id }) => wanted.has(id)) ?? [];
  const rows = found.length === wanted.size ? found : placesOf(basis.rows, wanted);
  const staffed = staffTargets({ ...basis, rows }, targets, seeded);
  if (!staffed.ok) return staffed;
  const visits = dateVisits({ ...basis, rows }, staffed.value.teams, seeded);
  if (!visits.ok) return visits;
  return ok({ ...selection.value, ...staffed.value, visits: visits.value });
}

/** Where the wanted enterprises are. */
export function placesOf(rows: Iterable<FrameRow>, wanted: ReadonlySet<string>): readonly TargetPlace[] {
  const places: TargetPlace[] = [];
  for (const row of rows) if (wanted.has(row.id)) places.push(placeOf(row));
  return places;
}

export const placeOf = ({ id, region, street, certainty }: FrameRow): TargetPlace => ({
  id,
  region,
  street,
  certainty,
});
