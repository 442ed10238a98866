import type { MonthSummary } from '../app/month/summary.js';
import { shortCode } from '../core/kernel/shortCode.js';
import type { Output } from './output.js';

/** The result of a month for the person at the terminal. */
export function showMonth(output: Output, summary: MonthSummary): void {
  const zh = output.language === 'zh';
  const { frame, targets, inspectors, days } = summary;
  const rows: [string, string, string][] = [
    ['抽查任务', 'Campaign', `${summary.campaign} (${summary.asOf})`],
    [
      '抽样框',
      'Frame',
      zh
        ? `${frame.rows} 户：随机 ${frame.random}，必查 ${frame.certainty}，排除 ${frame.excluded}`
        : `${frame.rows} enterprises: ${frame.random} random, ${frame.certainty} certainty, ${frame.excluded} excluded`,
    ],
    ['承诺短码', 'Commitment', shortCode(summary.commitmentHash)],
    [
      '检查对象',
      'Targets',
      zh
        ? `${targets.total} 户：随机 ${targets.random}，必查 ${targets.certainty}；备选 ${summary.reserves}`
        : `${targets.total}: ${targets.random} random, ${targets.certainty} certainty; ${summary.reserves} reserves`,
    ],
    [
      '执法人员',
      'Inspectors',
      zh
        ? `${inspectors.onTeams} 人，每人 ${inspectors.leastVisits}–${inspectors.mostVisits} 次`
        : `${inspectors.onTeams}, ${inspectors.leastVisits}–${inspectors.mostVisits} visits each`,
    ],
    ['日期', 'Dates', `${days.first} … ${days.last}`],
  ];
  for (const [chinese, english, value] of rows)
    output.say(`  ${(zh ? chinese : english).padEnd(zh ? 6 : 12)}  ${value}`);
}
