// Two packages' transcriptions of a year's public holidays in China, in the form of our own tables.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** @typedef {{ holidays: string[], makeUpWorkdays: string[] }} Days */

/** @param {string} day */
const atWeekend = (day) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/**
 * @param {string[]} off
 * @param {string[]} made
 * @returns {Days}
 */
function days(off, made) {
  return {
    holidays: off.filter((day) => !atWeekend(day)).sort(),
    makeUpWorkdays: made.filter(atWeekend).sort(),
  };
}

/**
 * @param {string} path
 * @returns {Promise<unknown>}
 */
async function json(path) {
  /** @type {unknown} */
  const value = JSON.parse(await readFile(require.resolve(path), 'utf8'));
  return value;
}

/** @param {number} year */
export async function fromChineseDays(year) {
  const table = await json(`chinese-days/dist/years/${year}.json`);
  const { holidays, workdays } = /** @type {Record<'holidays' | 'workdays', object>} */ (table);
  return days(Object.keys(holidays), Object.keys(workdays));
}

/** @param {number} year */
export async function fromHolidayCalendar(year) {
  const table = await json(
    join(dirname(require.resolve('holiday-calendar/package.json')), `data/CN/${year}.json`),
  );
  const { dates } = /** @type {{ dates: { date: string, type: string }[] }} */ (table);
  /** @param {string} type */
  const of = (type) => dates.filter((entry) => entry.type === type).map((entry) => entry.date);
  return days(of('public_holiday'), of('transfer_workday'));
}
