import type { Day } from '../core/kernel/date.js';
import type { Language } from './texts.js';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
] as const;

/** A day as documents write it: 2026年11月25日, or 25 November 2026. */
export function writtenDay(day: Day, language: Language): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return language === 'zh' ? `${year}年${month}月${date}日` : `${date} ${MONTHS[month - 1] ?? ''} ${year}`;
}

/** A wall-clock time "YYYY-MM-DDTHH:MM": 2026年11月25日9时05分, or 25 November 2026, 09:05. */
export function writtenTime(time: string, language: Language): string {
  const [hour = '', minute = ''] = time.slice(11, 16).split(':');
  const day = writtenDay(time.slice(0, 10), language);
  return language === 'zh' ? `${day}${Number(hour)}时${minute}分` : `${day}, ${hour}:${minute}`;
}

/** A period of wall-clock times; one that ends on the day on which it began names the day once. */
export function writtenPeriod(from: string, to: string, language: Language): string {
  const [start, end] = [writtenTime(from, language), writtenTime(to, language)];
  const day = writtenDay(from.slice(0, 10), language);
  const sameDay = from.slice(0, 10) === to.slice(0, 10);
  if (language === 'zh') return `${start}至${sameDay ? end.slice(day.length) : end}`;
  return `${start} to ${sameDay ? to.slice(11, 16) : end}`;
}
