import { daysBetween, type Day } from '../kernel/date.js';
import { compareText } from '../kernel/text.js';
import { isCaseGround } from './caseGrounds.js';

/** A visit to one enterprise, as recorded. */
export interface PastVisit {
  /** Id of the record. */
  readonly id: string;
  readonly date: Day;
  readonly agency: string;
  /** Code of the ground; null where none was kept, which counts as a planned visit. */
  readonly ground: string | null;
  /** Id of the joint visit that the record is part of, or null. */
  readonly joint: string | null;
}

/** What a frequency cap looks at, for one enterprise on the first day of the period planned. */
export interface VisitCount {
  /** Planned visits of the agency in the calendar year of the day, before it. */
  readonly own: number;
  /** Those of all agencies; a joint visit counts once. */
  readonly all: number;
  /** Days since the agency's last planned visit, in whatever year; null when there was none. */
  readonly daysSince: number | null;
  /** Ids of the records that were counted, in order of day and id. */
  readonly evidence: readonly string[];
}

/**
 * Counts the visits that use up a cap. Case inspections do not; several records of one agency on one day are
 * one visit, and so are all records of one joint visit. Nothing dated on the day or later counts.
 */
export function countVisits(visits: readonly PastVisit[], agency: string, day: Day): VisitCount {
  const year = day.slice(0, 4);
  const planned = visits
    .filter(({ date, ground }) => date < day && (ground === null || !isCaseGround(ground)))
    .sort((a, b) => compareText(a.date, b.date) || compareText(a.id, b.id));
  const thisYear = planned.filter(({ date }) => date.slice(0, 4) === year);
  const last = planned.findLast((visit) => visit.agency === agency);
  return {
    own: distinct(thisYear.filter((visit) => visit.agency === agency)),
    all: distinct(thisYear),
    daysSince: last === undefined ? null : daysBetween(last.date, day),
    evidence: thisYear.map(({ id }) => id),
  };
}

function distinct(visits: readonly PastVisit[]): number {
  const one = ({ joint, agency, date }: PastVisit) =>
    joint === null ? `${date} ${agency}` : `joint ${joint}`;
  return new Set(visits.map(one)).size;
}
