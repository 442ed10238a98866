import type { FigureCode, RateCode } from '../core/figures/figure.js';
import type { Language } from './texts.js';

/** How a figure is called, and what it is counted in. */
interface FigureWords {
  readonly zh: string;
  readonly en: string;
  readonly unit: { readonly zh: string; readonly en: string };
}

const of = (zh: string, en: string, unitZh: string, unitEn = ''): FigureWords => ({
  zh,
  en,
  unit: { zh: unitZh, en: unitEn },
});

export const FIGURE_WORDS: Readonly<Record<FigureCode, FigureWords>> = {
  targetsDue: of('应查对象', 'targets due', '户'),
  unitsChecked: of('检查单位', 'units checked', '家次'),
  disclosed: of('已公示结果', 'results disclosed', '户'),
  visitsClosed: of('已办结', 'closed', '户'),
  reinspections: of('复查', 'reinspections', '家次'),
  orders: of('责令整改', 'rectification orders', '份'),
  measures: of('强制措施', 'coercive measures', '次'),
  devicesSealed: of('查封设备设施', 'devices sealed', '台（套）'),
  hazardsFound: of('发现隐患', 'hazards found', '项'),
  hazardsRectified: of('已整改隐患', 'hazards rectified', '项'),
  penalties: of('行政处罚', 'penalties', '起'),
  penaltyAmount: of('罚款金额', 'fines', '元', 'CNY'),
  criminalReferrals: of('移送司法', 'criminal referrals', '起'),
  interviews: of('约谈', 'safety interviews', '家次'),
  substitutions: of('替换', 'substitutions', '户'),
  accidents: of('事故', 'accidents', '起'),
  deaths: of('死亡', 'deaths', '人'),
  injuries: of('受伤', 'injuries', '人'),
  complaints: of('投诉举报', 'complaints', '件'),
  complaintsSupervised: of('督办', 'supervised', '件'),
  complaintsReferred: of('转办', 'referred', '件'),
  complaintsClosed: of('办结', 'closed complaints', '件'),
  formsIssued: of('发放自查表', 'self-inspection forms issued', '份'),
  formsReturned: of('收回自查表', 'forms returned', '份'),
};

export const RATE_WORDS: Readonly<Record<RateCode, Readonly<Record<Language, string>>>> = {
  completionRate: { zh: '完成率', en: 'completion rate' },
  closureRate: { zh: '办结率', en: 'closure rate' },
  rectificationRate: { zh: '隐患整改率', en: 'rectification rate' },
  complaintClosureRate: { zh: '投诉办结率', en: 'complaint closure rate' },
  returnRate: { zh: '自查表回收率', en: 'return rate' },
};

/** A whole number with separators, as both languages print it. */
const grouped = (value: number): string => String(value).replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',');

/** A figure as printed: amounts, which are kept in fen, in yuan. */
export function printedFigure(code: FigureCode, value: number): string {
  if (code !== 'penaltyAmount') return grouped(value);
  const [yuan, fen] = [Math.floor(value / 100), value % 100];
  return fen === 0 ? grouped(yuan) : `${grouped(yuan)}.${String(fen).padStart(2, '0')}`;
}

/** A change in words: 同比下降17.09%, or "down 17.09 %". */
export function changeWords(change: string | null, language: Language): string {
  const size = change?.replace(/^[+-]/, '') ?? '';
  if (change === null) return language === 'zh' ? '上年为0' : 'none the year before';
  if (size === '0') return language === 'zh' ? '与上年持平' : 'as the year before';
  if (change.startsWith('-')) return language === 'zh' ? `同比下降${size}%` : `down ${size} %`;
  return language === 'zh' ? `同比上升${size}%` : `up ${size} %`;
}

/** A change as a table shows it, with a minus sign that is one. */
export const changeCell = (change: string | null): string =>
  change === null ? '—' : `${change.replace('-', '−')}%`;
