import { addDays, type Day } from '../kernel/date.js';

/** A run of days, both ends included. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** Whether the spans together hold every day of the window; spans may touch, overlap and stand in any order. */
export function covers(spans: readonly Span[], window: Span): boolean {
  let next = window.from;
  for (const span of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (next > window.to || span.from > next) break;
    if (span.to >= next) next = addDays(span.to, 1);
  }
  return next > window.to;
}
