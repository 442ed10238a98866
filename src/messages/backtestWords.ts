import type { OrderName } from '../core/scoring/backtest/orders.js';
import type { Language } from './texts.js';

export interface BacktestWords {
  readonly title: (from: string, to: string) => string;
  readonly visits: (visits: number, serious: number) => string;
  readonly order: Readonly<Record<OrderName, string>>;
  readonly firstHalfShare: string;
  readonly meanDaysEarlier: string;
  readonly auc: string;
  readonly frozen: (day: string) => string;
  readonly happenedAt: string;
  readonly interval: string;
  readonly tier: string;
  readonly tierVisits: string;
  readonly serious: string;
  readonly rate: string;
  readonly district: string;
  readonly category: string;
  readonly hazardClass: string;
  readonly unnamed: string;
  readonly early: string;
  readonly earlyHappened: string;
  readonly found: string;
  readonly within: (share: string, auc: string) => string;
  readonly visitShare: string;
  readonly foundShare: string;
  readonly firstVisits: string;
  readonly precision: string;
  readonly lift: string;
  readonly days: (days: string) => string;
  readonly gain: string;
  readonly before: string;
  readonly after: string;
  readonly rules: (kept: number, candidates: number, visits: number, until: string) => string;
  readonly unapproved: (file: string, version: number) => string;
}

const zh: BacktestWords = {
  title: (from, to) => `回测 ${from} 至 ${to}`,
  visits: (visits, serious) => `${visits} 次检查，其中 ${serious} 次发现严重问题`,
  order: { score: '按风险分', happened: '实际次序', random: '随机', oracle: '事后最优' },
  firstHalfShare: '前一半检查发现的严重问题占比',
  meanDaysEarlier: '平均提前天数',
  auc: 'AUC（排序正确率）',
  frozen: (day) => `${day} 一次排定不再更新的名单`,
  happenedAt: '逐次以检查前一日已知情况评分',
  interval: '95% 区间',
  tier: '等级',
  tierVisits: '检查',
  serious: '严重',
  rate: '发现率',
  district: '辖区',
  category: '类别',
  hazardClass: '风险类别',
  unnamed: '（未登记）',
  early: '按分排入前半',
  earlyHappened: '实际在前半',
  found: '前半发现占比',
  within: (part, auc) => `${part}内部的 AUC：${auc}（不计${part}之间的取舍）`,
  visitShare: '检查占比',
  foundShare: '发现占比',
  firstVisits: '前若干次',
  precision: '命中率',
  lift: '提升倍数',
  days: (days) => `${days} 天`,
  gain: '增益',
  before: '原规则',
  after: '新规则',
  rules: (kept, candidates, visits, until) =>
    `从 ${candidates} 条候选规则中选定 ${kept} 条，依据 ${until} 及以前的 ${visits} 次检查`,
  unapproved: (file, version) => `已写入第 ${version} 版：${file}。未经作者以外的人批准，不得使用。`,
};

const en: BacktestWords = {
  title: (from, to) => `Backtest ${from} to ${to}`,
  visits: (visits, serious) => `${visits} visits, ${serious} with a serious outcome`,
  order: { score: 'by score', happened: 'as it happened', random: 'random', oracle: 'oracle' },
  firstHalfShare: 'Serious outcomes found in the first half',
  meanDaysEarlier: 'Mean days earlier',
  auc: 'AUC',
  frozen: (day) => `List made once on ${day}, never renewed`,
  happenedAt: 'each visit scored from what was known on the day before it',
  interval: '95 % interval',
  tier: 'Tier',
  tierVisits: 'visits',
  serious: 'serious',
  rate: 'rate',
  district: 'District',
  category: 'Category',
  hazardClass: 'Hazard class',
  unnamed: '(none)',
  early: 'in first half by score',
  earlyHappened: 'really',
  found: 'found in first half',
  within: (part, auc) => `AUC within one ${part.toLowerCase()}: ${auc} (choices between them left out)`,
  visitShare: 'Share of visits made',
  foundShare: 'Share of serious outcomes found',
  firstVisits: 'First visits',
  precision: 'precision',
  lift: 'lift',
  days: (days) => `${days} days`,
  gain: 'Gain',
  before: 'Before',
  after: 'After',
  rules: (kept, candidates, visits, until) =>
    `${kept} of ${candidates} candidate rules kept, from ${visits} inspections up to ${until}`,
  unapproved: (file, version) =>
    `Version ${version} written to ${file}. It must not be used before someone other than its author approves it.`,
};

/** Labels of backtest tables and pictures. */
export const backtestWords: Readonly<Record<Language, BacktestWords>> = { zh, en };
