import { err, ok, type Result } from '../kernel/result.js';
import type { AuditProblem } from './reasons.js';
import type { SubstitutionRecord } from './substitutionRecord.js';

/** The outcome of a draw in one cell: ids in ticket order. */
export interface CellOutcome {
  readonly cell: string;
  readonly drawn: readonly string[];
  readonly reserves: readonly string[];
}

type Replaced = Pick<SubstitutionRecord, 'replaced' | 'replacement'>;

/** A cell after some substitutions: who is to be visited, and who waits. */
interface Place {
  readonly targets: string[];
  readonly waiting: string[];
}

/**
 * The targets that remain after substitutions, in order: each one replaces a target in force by the next
 * unused reserve of its cell, and by nobody when none is left. Anything else was chosen by hand.
 */
export function applySubstitutions(
  cells: readonly CellOutcome[],
  records: readonly Replaced[],
): Result<string[], AuditProblem> {
  const places = placesAfter(cells, records);
  return places.ok ? ok(places.value.flatMap(({ targets }) => targets)) : places;
}

/** Who takes a target's place after the substitutions so far: the next reserve of its cell, or null. */
export function nextReserve(
  cells: readonly CellOutcome[],
  records: readonly Replaced[],
  replaced: string,
): Result<string | null, AuditProblem> {
  const places = placesAfter(cells, records);
  if (!places.ok) return places;
  const place = places.value.find(({ targets }) => targets.includes(replaced));
  if (place === undefined) return err({ code: 'audit.not-a-target', params: { id: replaced } });
  return ok(place.waiting[0] ?? null);
}

function placesAfter(
  cells: readonly CellOutcome[],
  records: readonly Replaced[],
): Result<Place[], AuditProblem> {
  const places = cells.map(({ drawn, reserves }) => ({ targets: [...drawn], waiting: [...reserves] }));
  for (const { replaced, replacement } of records) {
    const place = places.find(({ targets }) => targets.includes(replaced));
    if (place === undefined) return err({ code: 'audit.not-a-target', params: { id: replaced } });
    const next = place.waiting.shift() ?? null;
    if (replacement !== next) {
      const params = { replaced, expected: next ?? '', found: replacement ?? '' };
      return err({ code: 'audit.substitute-by-hand', params });
    }
    place.targets.splice(place.targets.indexOf(replaced), 1, ...(next === null ? [] : [next]));
  }
  return ok(places);
}

/** Checks that the visits made are those that draw and substitutions leave: a silent swap names both sides. */
export function checkVisited(
  expected: readonly string[],
  visited: readonly string[],
): Result<true, AuditProblem> {
  const [due, done] = [new Set(expected), new Set(visited)];
  const missing = expected.filter((id) => !done.has(id));
  const strangers = visited.filter((id) => !due.has(id));
  if (missing.length === 0 && strangers.length === 0) return ok(true);
  return err({ code: 'audit.targets-swapped', params: { missing, strangers } });
}
