import type { Comparison } from '../../core/figures/compare.js';
import { FIGURES } from '../../core/figures/figure.js';
import { changeCell, FIGURE_WORDS, RATE_WORDS } from '../../messages/figures.js';
import { SUMMARY_WORDS } from '../../messages/yearSummary.js';
import type { Cell, Sheet } from '../ports/tables.js';
import type { YearSummary } from '../ports/yearSummary.js';

/** The workbook behind a summary: the figures of the whole, of each area, and accidents by month. Amounts in yuan. */
export function yearSheets({ language, year, office, report, accidents }: YearSummary): readonly Sheet[] {
  const words = SUMMARY_WORDS[language];
  const columns = words.columns.map((header, at) => ({ header, width: at === 0 ? 26 : 14 }));
  const title = `${office} ${words.title(year)}`;
  const figureColumns = FIGURES.map((code) => ({ header: FIGURE_WORDS[code][language], width: 14 }));
  return [
    {
      name: year,
      title,
      columns,
      rows: [...figureRows(report.total, language), ...rateRows(report.total, language)],
    },
    {
      name: words.organisations,
      title,
      columns: [{ header: words.organisation, width: 20 }, ...figureColumns],
      rows: [
        ...report.parts.map((part) => [part.name, ...amounts(part)]),
        [words.total, ...amounts(report.total)],
      ],
    },
    {
      name: words.accidentsByMonth,
      title,
      columns: ['', String(Number(year) - 1), year].map((header) => ({ header, width: 14 })),
      rows: accidents.now.map((now, at) => [words.month(at + 1), accidents.before[at] ?? 0, now]),
    },
  ];
}

type Language = YearSummary['language'];

const yuan = (code: string, value: number): number => (code === 'penaltyAmount' ? value / 100 : value);

const amounts = ({ figures }: Comparison): readonly number[] =>
  figures.map(({ code, now }) => yuan(code, now));

const figureRows = ({ figures }: Comparison, language: Language): readonly (readonly Cell[])[] =>
  figures.map(({ code, now, before, change }) => [
    FIGURE_WORDS[code][language],
    FIGURE_WORDS[code].unit[language],
    yuan(code, now),
    yuan(code, before),
    changeCell(change),
  ]);

const rateRows = ({ rates }: Comparison, language: Language): readonly (readonly Cell[])[] =>
  rates.map(({ code, now, before }) => [RATE_WORDS[code][language], '%', now ?? '—', before ?? '—', '']);
