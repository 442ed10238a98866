import { addDays, type Day } from '../kernel/date.js';

/** A run of days, both ends included. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** Whether the spans together hold every day of the window; spans may touch, overlap and stand in any order. */
export function covers(spans: readonly Span[], window: Span): boolean {
  let next = window.from;
  for (const { from, to } of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (from > next) return false;
    if (to >= window.to) return true;
    if (to >= next) next = addDays(to, 1);
  }
  return false;
}
