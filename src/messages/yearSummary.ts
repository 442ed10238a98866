import type { Comparison } from '../core/figures/compare.js';
import type { FigureCode, RateCode } from '../core/figures/figure.js';
import { changeWords, printedFigure } from './figures.js';
import type { Language } from './texts.js';

export interface SummarySection {
  readonly heading: string;
  readonly sentences: readonly string[];
}

/** The words around the tables and charts of a yearly summary. */
export const SUMMARY_WORDS = {
  zh: {
    title: (year: string) => `${year}年安全生产监督检查工作总结`,
    accidentsByMonth: '分月事故起数',
    checkedByOrganisation: '各辖区检查单位与发现隐患',
    organisations: '各辖区情况',
    areasHeading: '七、各辖区情况',
    annex: '附表：年度统计',
    columns: ['指标', '单位', '本年', '上年', '同比'],
    organisation: '辖区',
    total: '合计',
    asOf: (from: string, to: string, asOf: string) => `统计期间：${from} 至 ${to}，数据截至 ${asOf}`,
    rule: '同比：不足100%的最多保留两位小数，100%及以上取整；占比：总数不足100的最多一位小数，其余最多两位，四舍五入。',
    month: (month: number) => `${String(month)}月`,
  },
  en: {
    title: (year: string) => `Inspections in ${year}: yearly summary`,
    accidentsByMonth: 'Accidents by month',
    checkedByOrganisation: 'Units checked and hazards found by area',
    organisations: 'Areas',
    areasHeading: '7. Areas',
    annex: 'Annex: figures of the year',
    columns: ['figure', 'unit', 'this year', 'year before', 'change'],
    organisation: 'area',
    total: 'total',
    asOf: (from: string, to: string, asOf: string) => `${from} to ${to}, as known on ${asOf}`,
    rule: 'Changes: at most two decimals below 100 %, none from there on. Shares: at most one decimal of a whole below 100, two of larger ones; halves are rounded up.',
    month: (month: number) => String(month),
  },
} as const satisfies Record<Language, unknown>;

/** The sections in the order that agencies keep. */
export function summarySections(
  { figures, rates }: Comparison,
  year: string,
  language: Language,
): readonly SummarySection[] {
  const line = (code: FigureCode) => figures.find((each) => each.code === code) ?? { now: 0, change: null };
  const n = (code: FigureCode): string => printedFigure(code, line(code).now);
  const change = (code: FigureCode): string => changeWords(line(code).change, language);
  const rate = (code: RateCode): string => {
    const found = rates.find((each) => each.code === code)?.now ?? null;
    return found === null ? '—' : language === 'zh' ? `${found}%` : `${found} %`;
  };
  return language === 'zh' ? chinese(year, n, change, rate) : english(year, n, change, rate);
}

type Of<C> = (code: C) => string;

const chinese = (
  year: string,
  n: Of<FigureCode>,
  change: Of<FigureCode>,
  rate: Of<RateCode>,
): SummarySection[] => [
  {
    heading: '一、生产安全事故情况',
    sentences: [
      `${year}年共发生生产安全事故${n('accidents')}起，${change('accidents')}；死亡${n('deaths')}人，${change('deaths')}；受伤${n('injuries')}人，${change('injuries')}。`,
    ],
  },
  {
    heading: '二、监督检查和执法情况',
    sentences: [
      `共检查生产经营单位${n('unitsChecked')}家次，${change('unitsChecked')}；下达责令整改通知书${n('orders')}份，采取强制措施${n('measures')}次，查封设备设施${n('devicesSealed')}台（套），复查${n('reinspections')}家次。`,
      `作出行政处罚${n('penalties')}起，罚款${n('penaltyAmount')}元；移送司法${n('criminalReferrals')}起，约谈${n('interviews')}家次。`,
    ],
  },
  {
    heading: '三、隐患排查治理情况',
    sentences: [
      `共发现隐患${n('hazardsFound')}项，已整改${n('hazardsRectified')}项，整改率${rate('rectificationRate')}。`,
    ],
  },
  {
    heading: '四、“双随机、一公开”抽查情况',
    sentences: [
      `应查对象${n('targetsDue')}户，已公示结果${n('disclosed')}户，完成率${rate('completionRate')}；已办结${n('visitsClosed')}户，办结率${rate('closureRate')}；替换${n('substitutions')}户。`,
    ],
  },
  {
    heading: '五、投诉举报办理情况',
    sentences: [
      `受理投诉举报${n('complaints')}件，其中督办${n('complaintsSupervised')}件、转办${n('complaintsReferred')}件；办结${n('complaintsClosed')}件，办结率${rate('complaintClosureRate')}。`,
    ],
  },
  {
    heading: '六、企业自查情况',
    sentences: [
      `发放自查表${n('formsIssued')}份，收回${n('formsReturned')}份，回收率${rate('returnRate')}。`,
    ],
  },
];

const english = (
  year: string,
  n: Of<FigureCode>,
  change: Of<FigureCode>,
  rate: Of<RateCode>,
): SummarySection[] => [
  {
    heading: '1. Accidents',
    sentences: [
      `${year} saw ${n('accidents')} accidents (${change('accidents')}), ${n('deaths')} deaths (${change('deaths')}) and ${n('injuries')} injured people (${change('injuries')}).`,
    ],
  },
  {
    heading: '2. Inspections and enforcement',
    sentences: [
      `${n('unitsChecked')} units were checked (${change('unitsChecked')}); ${n('orders')} rectification orders, ${n('measures')} coercive measures, ${n('devicesSealed')} sealed devices, ${n('reinspections')} reinspections.`,
      `${n('penalties')} penalties of CNY ${n('penaltyAmount')} in all; ${n('criminalReferrals')} criminal referrals, ${n('interviews')} safety interviews.`,
    ],
  },
  {
    heading: '3. Hazards',
    sentences: [
      `${n('hazardsRectified')} of ${n('hazardsFound')} hazards were rectified: ${rate('rectificationRate')}.`,
    ],
  },
  {
    heading: '4. Random inspections and their publication',
    sentences: [
      `Of ${n('targetsDue')} targets due, the results of ${n('disclosed')} are public: completion ${rate('completionRate')}. ${n('visitsClosed')} are closed: closure ${rate('closureRate')}. ${n('substitutions')} targets were replaced.`,
    ],
  },
  {
    heading: '5. Complaints',
    sentences: [
      `${n('complaints')} complaints: ${n('complaintsSupervised')} supervised and ${n('complaintsReferred')} referred; ${n('complaintsClosed')} closed: ${rate('complaintClosureRate')}.`,
    ],
  },
  {
    heading: '6. Self-inspections',
    sentences: [`${n('formsReturned')} of ${n('formsIssued')} forms came back: ${rate('returnRate')}.`],
  },
];
