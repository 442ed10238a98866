import type { WriteYearSummary, YearSummary } from '../app/ports/yearSummary.js';
import type { FigureCode } from '../core/figures/figure.js';
import { changeCell, FIGURE_WORDS, printedFigure, RATE_WORDS } from '../messages/figures.js';
import { SUMMARY_WORDS, summarySections, type SummarySection } from '../messages/yearSummary.js';
import type { ColumnChart } from './chartPart.js';
import type { Block } from './forms/blocks.js';
import { renderDocx } from './forms/renderDocx.js';
import { steadyZip } from './steadyZip.js';
import { chartPlace, withCharts } from './withCharts.js';

/** Areas that a chart shows side by side without its names running into each other. */
const MOST_AREAS = 16;
/** Figures of the table of areas; the annex and the workbook have all. */
const OF_AREAS: readonly FigureCode[] = ['unitsChecked', 'orders', 'hazardsFound', 'penalties', 'accidents'];

/** The yearly summary of an agency, in the order that agencies keep, with its charts and the figures as an annex. */
export const writeYearSummary: WriteYearSummary = async (summary) => {
  const { language, year, office, report } = summary;
  const { span, total, parts } = report;
  const words = SUMMARY_WORDS[language];
  const [first, ...others] = summarySections(total, year, language);
  const bytes = await renderDocx({
    ...{ language, office, title: words.title(year), header: '', landscape: false },
    number: words.asOf(span.from, span.to, span.asOf),
    blocks: [
      ...(first === undefined ? [] : sectionBlocks(first)),
      chartBlock(0),
      ...others.flatMap(sectionBlocks),
      ...(parts.length === 0 ? [] : areaBlocks(summary)),
      ...annexBlocks(summary),
    ],
  });
  const charts = [accidentChart(summary), ...(parts.length === 0 ? [] : [areaChart(summary)])];
  return steadyZip(withCharts(bytes, charts));
};

const sectionBlocks = ({ heading, sentences }: SummarySection): Block[] => [
  { kind: 'heading', text: heading },
  ...sentences.map((text): Block => ({ kind: 'text', text })),
];

const chartBlock = (at: number): Block => ({ kind: 'text', text: chartPlace(at), align: 'center' });

function accidentChart({ language, year, accidents }: YearSummary): ColumnChart {
  const words = SUMMARY_WORDS[language];
  return {
    title: words.accidentsByMonth,
    categories: accidents.now.map((_, at) => words.month(at + 1)),
    series: [
      { name: String(Number(year) - 1), values: accidents.before },
      { name: year, values: accidents.now },
    ],
  };
}

function areaChart({ language, report }: YearSummary): ColumnChart {
  const shown = report.parts.slice(0, MOST_AREAS);
  return {
    title: SUMMARY_WORDS[language].checkedByOrganisation,
    categories: shown.map(({ name }) => name),
    series: (['unitsChecked', 'hazardsFound'] as const).map((code) => ({
      name: FIGURE_WORDS[code][language],
      values: shown.map(({ figures }) => figures.find((line) => line.code === code)?.now ?? 0),
    })),
  };
}

function areaBlocks({ language, report }: YearSummary): Block[] {
  const words = SUMMARY_WORDS[language];
  const rows = [...report.parts, { name: words.total, ...report.total }].map(({ name, figures }) => [
    name,
    ...OF_AREAS.map((code) => printedFigure(code, figures.find((line) => line.code === code)?.now ?? 0)),
  ]);
  const header = [words.organisation, ...OF_AREAS.map((code) => FIGURE_WORDS[code][language])];
  return [
    { kind: 'heading', text: words.areasHeading },
    chartBlock(1),
    { kind: 'table', widths: [25, 15, 15, 15, 15, 15], header, rows },
  ];
}

function annexBlocks({ language, report }: YearSummary): Block[] {
  const words = SUMMARY_WORDS[language];
  const { figures, rates } = report.total;
  const rows = [
    ...figures.map(({ code, now, before, change }) => [
      ...[FIGURE_WORDS[code][language], FIGURE_WORDS[code].unit[language]],
      ...[printedFigure(code, now), printedFigure(code, before), changeCell(change)],
    ]),
    ...rates.map(({ code, now, before }) => [RATE_WORDS[code][language], '%', now ?? '—', before ?? '—', '']),
  ];
  return [
    { kind: 'heading', text: words.annex },
    { kind: 'table', widths: [32, 14, 20, 20, 14], header: words.columns, rows },
    { kind: 'text', text: words.rule },
  ];
}
