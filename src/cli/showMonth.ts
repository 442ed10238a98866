import type { MadeMonth } from '../app/month/makeMonth.js';
import { monthFiles } from '../app/month/monthFiles.js';
import { summarise, type MonthSummary } from '../app/month/summary.js';
import { shortCode } from '../core/kernel/shortCode.js';
import type { Packing } from '../core/replay/bundleSink.js';
import { writeTogether, zipContent, type FileContent } from './files.js';
import type { Output } from './output.js';
import type { Services } from './services.js';

/** Writes list, workbook, reserves, summary and bundle of a month, all or none; returns their names. */
export async function writeMonth(
  services: Services,
  made: MadeMonth,
  out: string,
): Promise<readonly string[]> {
  const files = await monthFiles(services, made);
  await writeTogether(out, filesOf(services, files));
  return [...files.keys()];
}

/** The files of a month, ready to be written. */
export function filesOf(
  services: Services,
  files: ReadonlyMap<string, Uint8Array | string | Packing>,
): Map<string, FileContent> {
  const ready = new Map<string, FileContent>();
  for (const [name, content] of files)
    ready.set(name, typeof content === 'function' ? zipContent(services, content) : content);
  return ready;
}

/** Shows the figures of a month that was written to a folder. */
export function showMade(
  output: Output,
  { content }: MadeMonth,
  out: string,
  names: readonly string[],
): void {
  const summary = summarise(content);
  showMonth(output, summary);
  output.say(`  → ${out}: ${names.join(', ')}`);
  output.result({ ok: true, ...summary, shortCode: shortCode(summary.commitmentHash), out });
}

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
