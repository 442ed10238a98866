import { err, ok, type Result } from '../kernel/result.js';
import { compareTickets, type Seeded, type Ticketed } from '../kernel/seeded.js';
import { compareText } from '../kernel/text.js';
import type { Day } from '../kernel/date.js';
import type { SchedulingProblem } from './reasons.js';
import type { ScheduleLimits, VisitRequest } from './visit.js';
import { workdaysBetween, type Calendars } from './workdays.js';

/** Periods in which an inspector is away, both ends included. */
export type Leave = ReadonlyMap<string, readonly { readonly from: Day; readonly to: Day }[]>;

/** The visits to date, in numbers: inspectors, days and streets by position. */
export interface Agenda {
  readonly days: readonly Day[];
  /** Ascending by id. */
  readonly inspectors: readonly string[];
  /** In the order in which they get their dates: due dates first, then by ticket. */
  readonly visits: readonly AgendaVisit[];
  readonly dailyCap: number;
}

export interface AgendaVisit {
  readonly target: string;
  readonly team: readonly number[];
  /** Days on which the whole team works, not after the due date; ascending, never empty. */
  readonly days: readonly number[];
  /** Equal numbers are the same street; an unknown street is like no other. */
  readonly street: number;
}

/** Settles what each visit allows, or says which visit allows no day and why. */
export function agendaOf(
  requests: readonly VisitRequest[],
  calendars: Calendars,
  limits: ScheduleLimits,
  leave: Leave,
  seeded: Seeded,
  fixed: ReadonlyMap<string, Day>,
): Result<Agenda, SchedulingProblem> {
  const days = workdaysBetween(calendars, limits.window.from, limits.window.to);
  if (!days.ok) return days;
  if (days.value.length === 0) return err({ code: 'scheduling.no-workday', params: { ...limits.window } });
  const ordered = inOrder(requests, seeded);
  const inspectors = [...new Set(ordered.flatMap((visit) => visit.team))].sort(compareText);
  const position = new Map(inspectors.map((id, i) => [id, i]));
  const streets = streetNumbers(ordered);
  const visits: AgendaVisit[] = [];
  for (const [i, request] of ordered.entries()) {
    const fault = faultOf(request, ordered[i - 1]);
    if (fault !== null) return err(fault);
    const pinned = fixed.get(request.target);
    const allowed =
      pinned === undefined
        ? allowedDays(request, days.value, limits, leave)
        : pinnedDay(request.target, pinned, days.value, limits);
    if (!allowed.ok) return allowed;
    const team = request.team.map((id) => position.get(id) ?? 0);
    visits.push({ target: request.target, team, days: allowed.value, street: streets(request.street) });
  }
  return ok({ days: days.value, inspectors, visits: dueFirst(visits, ordered), dailyCap: limits.dailyCap });
}

/** By ticket, so that the order of the input plays no part. */
function inOrder(requests: readonly VisitRequest[], seeded: Seeded): VisitRequest[] {
  const ticket = seeded.tickets('schedule');
  return requests
    .map((request): Ticketed & { request: VisitRequest } => ({
      id: request.target,
      ticket: ticket(request.target),
      request,
    }))
    .sort(compareTickets)
    .map(({ request }) => request);
}

/** The sort is stable: within one due date the tickets decide. */
function dueFirst(visits: readonly AgendaVisit[], requests: readonly VisitRequest[]): AgendaVisit[] {
  const due = new Map(requests.map(({ target, due: day }) => [target, day ?? '9999-12-31']));
  const key = ({ target }: AgendaVisit) => due.get(target) ?? '';
  return [...visits].sort((a, b) => compareText(key(a), key(b)));
}

function streetNumbers(requests: readonly VisitRequest[]): (street: string | null) => number {
  const known = [...new Set(requests.map(({ street }) => street))].filter((street) => street !== null);
  const numbers = new Map(known.map((street, i) => [street, i]));
  let unknown = 0;
  return (street) => (street === null ? --unknown : (numbers.get(street) ?? 0));
}

function faultOf(request: VisitRequest, previous: VisitRequest | undefined): SchedulingProblem | null {
  const { target, team } = request;
  if (previous?.target === target) return { code: 'scheduling.target-twice', params: { target } };
  const inspector = team.find((id, i) => team.indexOf(id) !== i);
  if (inspector !== undefined) return { code: 'scheduling.member-twice', params: { target, inspector } };
  return null;
}

function pinnedDay(
  target: string,
  day: Day,
  days: readonly Day[],
  { window: { from, to } }: ScheduleLimits,
): Result<number[], SchedulingProblem> {
  const at = days.indexOf(day);
  if (at >= 0) return ok([at]);
  if (from <= day && day <= to) return err({ code: 'scheduling.not-a-workday', params: { target, day } });
  return err({ code: 'scheduling.outside-window', params: { target, day, from, to } });
}

function allowedDays(
  { target, team, due }: VisitRequest,
  days: readonly Day[],
  { window: { from, to } }: ScheduleLimits,
  leave: Leave,
): Result<number[], SchedulingProblem> {
  if (due !== null && due < from) {
    return err({ code: 'scheduling.due-before-window', params: { target, due, from } });
  }
  const last = due !== null && due < to ? due : to;
  const away = team.flatMap((id) => leave.get(id) ?? []);
  const inTime = days.flatMap((day, i) => (day <= last ? [i] : []));
  if (inTime.length === 0) {
    return err({ code: 'scheduling.no-workday-before-due', params: { target, from, due: last } });
  }
  const free = inTime.filter((i) => !away.some((period) => covers(period, days[i] ?? '')));
  if (free.length > 0) return ok(free);
  return err({ code: 'scheduling.no-common-day', params: { target, team, from, to: last } });
}

function covers(period: { readonly from: Day; readonly to: Day }, day: Day): boolean {
  return period.from <= day && day <= period.to;
}
