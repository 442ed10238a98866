import type { StepName } from '../core/replay/steps.js';
import type { Language } from './texts.js';

/** What each step of a re-performance shows, in words. */
export const stepTexts: Readonly<Record<StepName, Readonly<Record<Language, string>>>> = {
  files: { zh: '文件与清单的哈希一致', en: 'every file matches the manifest' },
  records: { zh: '每条记录符合格式', en: 'every record has its form' },
  facts: { zh: '风险分、等级和依据由事实重算一致', en: 'scores, tiers and reasons follow from the facts' },
  commitment: {
    zh: '抽样框、规则、名录、计划与承诺一致',
    en: 'frame, rules, roster and plan are those committed',
  },
  seed: {
    zh: '种子由承诺、信标、骰子和秘密值得出',
    en: 'the seed follows from commitment, beacon, dice and secrets',
  },
  draw: {
    zh: '数量、签号、名单、检查组和日期重算一致',
    en: 'sizes, tickets, targets, teams and dates come out the same',
  },
  log: {
    zh: '公开日志中的承诺、抽取、作废和替换前后一致',
    en: 'commitments, draw, voids and replacements in the log agree',
  },
};
