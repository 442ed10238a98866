import type { BacktestReasons } from '../core/scoring/backtest/reasons.js';
import type { CalibrateReasons } from '../core/scoring/calibrate/reasons.js';
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

export const calibrateTexts: Texts<CalibrateReasons> = {
  'calibrate.no-training-visits': {
    zh: ({ until }) => `${until} 及以前没有检查记录，无法校准`,
    en: ({ until }) => `there are no inspections up to ${until} to learn from`,
  },
  'calibrate.one-outcome': {
    zh: ({ visits, serious }) =>
      `训练期 ${visits} 次检查中有 ${serious} 次发现严重问题：结果没有差异，无法校准`,
    en: ({ visits, serious }) =>
      `${serious} of ${visits} training visits have a serious outcome: there is no difference to learn from`,
  },
  'calibrate.no-candidates': {
    zh: ({ id }) => `规则集 ${id} 没有固定分值的加分或减分规则可供校准`,
    en: ({ id }) => `the rule set ${id} has no score or credit rule with constant points to calibrate`,
  },
  'calibrate.points-not-constant': {
    zh: ({ rules }) => `以下规则的分值不是固定分值，请先改写为分档规则：${rules.join('、')}`,
    en: ({ rules }) =>
      `these rules have points that vary; write them as steps with constant points first: ${rules.join(', ')}`,
  },
  'calibrate.nothing-found': {
    zh: ({ candidates }) => `${candidates} 条候选规则都不能区分检查结果`,
    en: ({ candidates }) => `none of the ${candidates} candidate rules tells the outcomes apart`,
  },
  'calibrate.periods-overlap': {
    zh: ({ until, from }) => `检验期起始日 ${from} 不在训练期截止日 ${until} 之后`,
    en: ({ until, from }) =>
      `the held-out period begins on ${from}, not after the training period's end ${until}`,
  },
};
