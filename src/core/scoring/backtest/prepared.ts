import { daysBetween } from '../../kernel/date.js';
import type { DayGroup } from './daysEarlier.js';
import type { TieGroup } from './tieGroup.js';
import type { ScoredVisit } from './visit.js';

/** Visits as numbers, so that thousands of resamples cost no more than additions. */
export interface Prepared {
  readonly size: number;
  /** Place of each visit by score, 0 first; equal scores share a place. */
  readonly place: Int32Array;
  readonly places: number;
  /** Index of each visit's day among the window's visit days. */
  readonly dayIndex: Int32Array;
  /** The visit days, ascending, counted from the first. */
  readonly days: readonly number[];
  readonly serious: Uint8Array;
}

export interface Sample {
  /** By score, highest first. */
  readonly order: readonly TieGroup[];
  /** The same visits as they happened, by day. */
  readonly calendar: readonly DayGroup[];
}

export function prepare(visits: readonly ScoredVisit[]): Prepared {
  const scores = distinct(visits.map(({ score }) => score)).sort((a, b) => b - a);
  const dates = distinct(visits.map(({ date }) => date)).sort();
  const first = dates[0] ?? '';
  return {
    size: visits.length,
    place: indexes(
      visits.map(({ score }) => score),
      scores,
    ),
    places: scores.length,
    dayIndex: indexes(
      visits.map(({ date }) => date),
      dates,
    ),
    days: dates.map((date) => daysBetween(first, date)),
    serious: Uint8Array.from(visits, ({ serious }) => (serious ? 1 : 0)),
  };
}

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];

function indexes<T>(values: readonly T[], sorted: readonly T[]): Int32Array {
  const index = new Map(sorted.map((value, i) => [value, i]));
  return Int32Array.from(values, (value) => index.get(value) ?? 0);
}

/** The visits themselves, or each as often as `weights` says. */
export function sampleOf(prepared: Prepared, weights?: Uint32Array): Sample {
  const { size, place, places, dayIndex, days, serious } = prepared;
  const [byPlace, byDay] = [tally(places), tally(days.length)];
  for (let i = 0; i < size; i++) {
    const weight = weights === undefined ? 1 : (weights[i] ?? 0);
    const grave = weight * (serious[i] ?? 0);
    add(byPlace, place[i] ?? 0, weight, grave);
    add(byDay, dayIndex[i] ?? 0, weight, grave);
  }
  const calendar = groups(byDay).map((group, i) => ({ ...group, day: days[i] ?? 0 }));
  return { order: groups(byPlace), calendar };
}

interface Tally {
  readonly visits: Float64Array;
  readonly serious: Float64Array;
}

const tally = (size: number): Tally => ({ visits: new Float64Array(size), serious: new Float64Array(size) });

function add(to: Tally, at: number, visits: number, serious: number): void {
  to.visits[at] = (to.visits[at] ?? 0) + visits;
  to.serious[at] = (to.serious[at] ?? 0) + serious;
}

const groups = ({ visits, serious }: Tally): TieGroup[] =>
  Array.from(visits, (count, i) => ({ visits: count, serious: serious[i] ?? 0 }));
