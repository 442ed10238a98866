import type { BacktestReasons } from '../core/scoring/backtest/reasons.js';
import type { Texts } from './texts.js';

export const backtestTexts: Texts<BacktestReasons> = {
  'backtest.period-reversed': {
    zh: ({ from, to }) => `回测期间颠倒：起始日 ${from} 晚于截止日 ${to}`,
    en: ({ from, to }) => `the period is reversed: it begins on ${from} and ends on ${to}`,
  },
  'backtest.no-visits': {
    zh: ({ from, to }) => `${from} 至 ${to} 没有检查记录，无法回测`,
    en: ({ from, to }) => `there are no inspections from ${from} to ${to}, so that nothing can be tested`,
  },
  'backtest.one-outcome': {
    zh: ({ visits, serious }) =>
      `${visits} 次检查中有 ${serious} 次发现严重问题：结果没有差异，先后次序无法评价`,
    en: ({ visits, serious }) =>
      `${serious} of ${visits} visits have a serious outcome: when all are alike, no order is better than another`,
  },
};
