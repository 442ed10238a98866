// Writes rules/calendar/cn-YEAR.json for the years named on the command line, from two independent packages
// that transcribe the notices of the State Council. Years on which they differ are refused.
// Usage: node scripts/calendar.mjs 2025 2026
import { readFile, writeFile } from 'node:fs/promises';
import { fromChineseDays, fromHolidayCalendar } from './calendarSources.mjs';

/** @type {Record<number, string>} */
const notices = {
  2025: '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）',
  2026: '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）',
};

/** @param {number} year */
async function table(year) {
  const source = notices[year];
  if (source === undefined) throw new Error(`add the notice of the State Council for ${year} first`);
  const [a, b] = [await fromChineseDays(year), await fromHolidayCalendar(year)];
  if (JSON.stringify(a) !== JSON.stringify(b)) throw new Error(`the two sources differ on ${year}`);
  return {
    format: 'evenhand/calendar/v1',
    region: 'CN',
    year,
    zone: 'Asia/Shanghai',
    source,
    provisional: false,
    ...a,
  };
}

for (const argument of process.argv.slice(2)) {
  const file = new URL(`../rules/calendar/cn-${argument}.json`, import.meta.url);
  const text = `${JSON.stringify(await table(Number(argument)), null, 2)}\n`;
  const unchanged = (await readFile(file, 'utf8').catch(() => '')) === text;
  if (!unchanged) await writeFile(file, text);
  console.log(`cn-${argument}.json ${unchanged ? 'agrees' : 'written'}`);
}
