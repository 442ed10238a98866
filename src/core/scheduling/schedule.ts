import type { Day } from '../kernel/date.js';
import { err, ok, type Result } from '../kernel/result.js';
import type { Seeded } from '../kernel/seeded.js';
import { compareText } from '../kernel/text.js';
import { agendaOf, type Agenda, type Leave } from './agenda.js';
import { emptyBoard, type Board } from './board.js';
import { checkCapacity } from './overbooked.js';
import type { SchedulingProblem } from './reasons.js';
import { placeByEjection, placeByExchange, placeFreely } from './repair.js';
import { saveTravel } from './travel.js';
import type { DatedVisit, ScheduleLimits, VisitRequest } from './visit.js';
import type { Calendars } from './workdays.js';

/**
 * Gives each visit a workday of the window on which its whole team is free and nobody exceeds the daily cap,
 * not after its due date. Visits of a team in one street share a day where possible; beyond that the seed
 * decides, so that no enterprise can tell its day from where it stands in the list. The outcome follows from
 * the set of visits and the seed; the order of the input plays no part. Ascending by target. Visits in
 * `fixed` keep the day that they have.
 *
 * Where no date can be given, the problem names the inspector, or the group of inspectors, and the numbers;
 * `scheduling.not-found` alone is not a proof that none exists.
 */
export function scheduleVisits(
  visits: readonly VisitRequest[],
  calendars: Calendars,
  limits: ScheduleLimits,
  leave: Leave,
  seeded: Seeded,
  fixed: ReadonlyMap<string, Day> = new Map(),
): Result<readonly DatedVisit[], SchedulingProblem> {
  if (!Number.isSafeInteger(limits.dailyCap) || limits.dailyCap < 1) {
    throw new RangeError('the daily cap is a positive whole number');
  }
  const agenda = agendaOf(visits, calendars, limits, leave, seeded, fixed);
  if (!agenda.ok) return agenda;
  const capacity = checkCapacity(agenda.value);
  if (!capacity.ok) return capacity;
  const board = emptyBoard(agenda.value);
  const left = fill(board, seeded);
  if (left.length > 0) return err(notFound(agenda.value, left));
  saveTravel(board);
  return ok(dates(board));
}

function fill(board: Board, seeded: Seeded): number[] {
  const coins = seeded.coins('schedule');
  const waiting: number[] = [];
  for (const v of board.agenda.visits.keys()) {
    if (!placeFreely(board, v, coins) && !placeByExchange(board, v, coins)) waiting.push(v);
  }
  return placeByEjection(board, waiting, coins);
}

function notFound({ visits }: Agenda, left: readonly number[]): SchedulingProblem {
  const targets = left.map((v) => visits[v]?.target ?? '').sort(compareText);
  const params = { targets, placed: visits.length - left.length, visits: visits.length };
  return { code: 'scheduling.not-found', params };
}

function dates(board: Board): DatedVisit[] {
  const { visits, days } = board.agenda;
  return visits
    .map(({ target }, v) => ({ target, date: days[board.dayOf(v)] ?? '' }))
    .sort((a, b) => compareText(a.target, b.target));
}
