import { readFileSync } from 'node:fs';
import { parseCalendar } from '../../../src/core/scheduling/calendar.js';
import { calendarsOf, type Calendars } from '../../../src/core/scheduling/workdays.js';
import type { Result } from '../../../src/core/kernel/result.js';
import type { WorkCalendar } from '../../../src/core/scheduling/visit.js';

export function must<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export function table(name: string): WorkCalendar {
  const file = new URL(`../../../rules/calendar/${name}.json`, import.meta.url);
  return must(parseCalendar(readFileSync(file, 'utf8')));
}

export const china: Calendars = must(calendarsOf([table('cn-2025'), table('cn-2026')], 'CN'));
export const chicago: Calendars = must(calendarsOf([table('us-il-chicago-2014')], 'US-IL-Chicago'));
