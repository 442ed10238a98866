import { parseDay, type Day } from '../../core/kernel/date.js';
import { err, type Result } from '../../core/kernel/result.js';
import type { DayField } from './mapping.js';
import type { IntakeProblem } from './reasons.js';

export type DayFormat = NonNullable<DayField['format']>;

const SHAPES: Readonly<Record<DayFormat, RegExp>> = {
  'YYYY-MM-DD': /^(\d{4})-(\d{2})-(\d{2})$/,
  'YYYY/M/D': /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  YYYYMMDD: /^(\d{4})(\d{2})(\d{2})$/,
  YYYY年M月D日: /^(\d{4})年(\d{1,2})月(\d{1,2})日$/,
};

/** A day written in the given format, as "YYYY-MM-DD"; other writings and days that do not exist are refused. */
export function readDay(text: string, format: DayFormat): Result<Day, IntakeProblem> {
  const match = SHAPES[format].exec(text);
  if (match === null) return err({ code: 'intake.bad-day', params: { value: text, format } });
  const [, year = '', month = '', day = ''] = match;
  const parsed = parseDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return parsed.ok ? parsed : err({ code: 'kernel.not-a-date', params: { text } });
}
