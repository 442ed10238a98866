import { DateTime } from 'luxon';
import { err, ok, type Result } from '../kernel/result.js';
import type { AuditProblem } from './reasons.js';

/** A moment in a record: "YYYY-MM-DDTHH:MM:SSZ", always UTC and to the second. Moments compare as text. */
export type Instant = string;

export const INSTANT_PATTERN = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$';

/** Seconds since 1970-01-01T00:00:00Z. */
export function instantSeconds(instant: Instant): Result<number, AuditProblem> {
  const time = DateTime.fromISO(instant, { zone: 'UTC' });
  if (new RegExp(INSTANT_PATTERN).test(instant) && time.isValid) return ok(time.toSeconds());
  return err({ code: 'audit.not-an-instant', params: { text: instant } });
}

export function secondsInstant(seconds: number): Instant {
  const text = DateTime.fromSeconds(seconds, { zone: 'UTC' }).toISO({ suppressMilliseconds: true });
  if (text === null) throw new RangeError('no such moment');
  return text;
}
