import type { Sheet } from '../ports/tables.js';
import { shortCode } from '../../core/kernel/shortCode.js';
import type { MadeMonth } from './makeMonth.js';
import type { MonthList } from './monthList.js';
import { visitLoads, type MonthSummary } from './summary.js';
import { sheetWords } from './sheetWords.js';

/** The workbook for planners: list, teams, quotas, and how to check the draw. */
export function monthSheets(made: MadeMonth, list: MonthList, summary: MonthSummary): readonly Sheet[] {
  const words = sheetWords[made.content.plan.language];
  const title = (sheet: string): string =>
    `${made.content.plan.title[made.content.plan.language]} ${summary.month} · ${sheet}`;
  return [
    { ...listSheet(words, list), name: words.list, title: title(words.list) },
    { ...teamsSheet(words, made), name: words.teams, title: title(words.teams) },
    { ...quotasSheet(words, summary), name: words.quotas, title: title(words.quotas) },
    { ...checkSheet(words, summary), name: words.check, title: title(words.check) },
  ];
}

type Words = (typeof sheetWords)['en'];
type Body = Pick<Sheet, 'columns' | 'rows'>;

function columns(headers: readonly string[], widths: readonly number[]): Sheet['columns'] {
  return headers.map((header, index) => ({ header, width: widths[index] ?? 12 }));
}

function listSheet(words: Words, { lines }: MonthList): Body {
  return {
    columns: columns(words.listHeaders, [11, 24, 24, 24, 20, 30, 8, 8, 12, 60]),
    rows: lines.map((line) => [
      line.date,
      line.lead,
      line.members,
      line.name,
      line.id,
      line.ground === 'random' ? words.random : words.certainty,
      line.tier,
      line.score,
      line.pi,
      line.reasons,
    ]),
  };
}

function teamsSheet(words: Words, { content }: MadeMonth): Body {
  const loads = visitLoads(content);
  const leads = new Map<string, number>();
  for (const { lead } of content.performance.teams) leads.set(lead, (leads.get(lead) ?? 0) + 1);
  return {
    columns: columns(words.teamHeaders, [12, 24, 24, 12, 12]),
    rows: content.roster.map(({ id, name, group }) => [
      id,
      name,
      group,
      loads.get(id) ?? 0,
      leads.get(id) ?? 0,
    ]),
  };
}

function quotasSheet(words: Words, { cells, frame, targets }: MonthSummary): Body {
  return {
    columns: columns(words.quotaHeaders, [16, 14, 18, 12, 16, 12]),
    rows: [
      ...cells.map(({ cell, population, expected, size, pi, reserves }) => [
        cell,
        population,
        expected,
        size,
        pi,
        reserves,
      ]),
      [words.certainty, frame.certainty, '', targets.certainty, '1', ''],
    ],
  };
}

function checkSheet(words: Words, { commitmentHash, seed, campaign, sequence }: MonthSummary): Body {
  const facts = [
    [words.campaign, `${campaign} (${words.attempt} ${sequence})`],
    [words.commitment, commitmentHash],
    [words.shortCode, shortCode(commitmentHash)],
    [words.seed, seed],
  ];
  return { columns: columns(words.checkHeaders, [26, 90]), rows: [...facts, ...words.howToCheck] };
}
