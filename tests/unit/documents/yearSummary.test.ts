import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { yearSheets } from '../../../src/app/figures/yearSheets.js';
import type { YearSummary } from '../../../src/app/ports/yearSummary.js';
import { compareFigures } from '../../../src/core/figures/compare.js';
import { noCounts } from '../../../src/core/figures/figure.js';
import { writeYearSummary } from '../../../src/documents/yearSummary.js';

const NOW = {
  ...noCounts(),
  ...{ accidents: 262, deaths: 77, injuries: 188, unitsChecked: 2_956, orders: 2_587, measures: 592 },
  ...{ devicesSealed: 1_176, penalties: 356, penaltyAmount: 530_730_000, hazardsFound: 19_279 },
  ...{ hazardsRectified: 16_635, complaints: 148, complaintsSupervised: 28, complaintsReferred: 120 },
  ...{ complaintsClosed: 148, formsIssued: 15_000, formsReturned: 8_460, disclosed: 53, visitsClosed: 46 },
  targetsDue: 53,
};
const BEFORE = { ...noCounts(), accidents: 316, deaths: 79, injuries: 240, unitsChecked: 2_956 };
const SPAN = { from: '2026-01-01', to: '2026-12-31', asOf: '2026-12-31' };

function summaryOf(language: 'zh' | 'en', areas: readonly string[]): YearSummary {
  const parts = areas.map((name, at) => ({
    ...{ organisation: `C${String(at)}`, name },
    ...compareFigures(NOW, BEFORE),
  }));
  const before = { from: '2025-01-01', to: '2025-12-31', asOf: '2025-12-31' };
  return {
    ...{ language, year: '2026', office: '某县䶮镇' },
    report: { span: SPAN, before, total: compareFigures(NOW, BEFORE), parts },
    accidents: { now: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], before: Array.from({ length: 12 }, () => 7) },
  };
}

const partsOf = async (summary: YearSummary): Promise<ReadonlyMap<string, string>> =>
  new Map(
    Object.entries(unzipSync(await writeYearSummary(summary))).map(([name, bytes]) => [
      name,
      strFromU8(bytes),
    ]),
  );
const textOf = (xml: string): string => xml.replaceAll(/<\/w:p>/g, '\n').replaceAll(/<[^>]+>/g, '');

it('prints the figures of the year as agencies do', async () => {
  const text = textOf((await partsOf(summaryOf('zh', ['东镇', '西镇']))).get('word/document.xml') ?? '');
  for (const sentence of [
    '2026年共发生生产安全事故262起，同比下降17.09%；死亡77人，同比下降2.53%；受伤188人，同比下降21.67%。',
    '共检查生产经营单位2,956家次，与上年持平；下达责令整改通知书2,587份，采取强制措施592次，查封设备设施1,176台（套）',
    '作出行政处罚356起，罚款5,307,300元',
    '共发现隐患19,279项，已整改16,635项，整改率86.29%。',
    '已办结46户，办结率86.8%',
    '受理投诉举报148件，其中督办28件、转办120件；办结148件，办结率100%。',
    '发放自查表15,000份，收回8,460份，回收率56.4%。',
  ])
    expect(text).toContain(sentence);
});

it('holds charts that are drawn by whoever opens it, and leaves no place empty', async () => {
  const parts = await partsOf(summaryOf('en', ['East & West <1>']));
  const document = parts.get('word/document.xml') ?? '';
  expect(document).not.toContain('[[chart');
  expect(document.match(/<c:chart /g)).toHaveLength(2);
  const relations = parts.get('word/_rels/document.xml.rels') ?? '';
  for (const at of ['1', '2']) {
    expect(relations).toContain(`Target="charts/chart${at}.xml"`);
    expect(parts.get('[Content_Types].xml')).toContain(`/word/charts/chart${at}.xml`);
  }
  expect(parts.get('word/charts/chart1.xml')).toContain('<c:v>12</c:v>');
  expect(parts.get('word/charts/chart2.xml')).toContain('East &amp; West &lt;1&gt;');
});

it('gives the same bytes for the same year, and does without areas where there are none', async () => {
  const summary = summaryOf('zh', []);
  expect(await writeYearSummary(summary)).toEqual(await writeYearSummary(summary));
  expect((await partsOf(summary)).has('word/charts/chart2.xml')).toBe(false);
});

it('has a workbook behind it with the same numbers', () => {
  const [figures, areas, months] = yearSheets(summaryOf('zh', ['东镇']));
  expect(figures?.rows).toContainEqual(['罚款金额', '元', 5_307_300, 0, '—']);
  expect(figures?.rows).toContainEqual(['事故', '起', 262, 316, '−17.09%']);
  expect(figures?.rows).toContainEqual(['隐患整改率', '%', '86.29', '—', '']);
  expect(areas?.rows.map(([name]) => name)).toEqual(['东镇', '合计']);
  expect(months?.rows[11]).toEqual(['12月', 7, 12]);
});
