import type { CampaignReasons } from '../core/campaign/reasons.js';
import type { Texts } from './texts.js';

export const campaignTexts: Texts<CampaignReasons> = {
  'campaign.cap-reached': {
    zh: ({ target, visits, most, evidence }) =>
      `检查对象 ${target} 本年度已被本单位检查 ${visits} 次，达到上限 ${most} 次（${evidence.join('、')}）；个案检查须注明理由代码`,
    en: ({ target, visits, most, evidence }) =>
      `${target} was visited ${visits} times this year by this agency, the cap is ${most} (${evidence.join(', ')}); only a case inspection with a coded ground may pass`,
  },
  'campaign.cap-reached-all-agencies': {
    zh: ({ target, visits, most, evidence }) =>
      `检查对象 ${target} 本年度已被各单位检查 ${visits} 次（联合检查计 1 次），达到上限 ${most} 次（${evidence.join('、')}）`,
    en: ({ target, visits, most, evidence }) =>
      `${target} was visited ${visits} times this year by all agencies, joint visits counted once; the cap is ${most} (${evidence.join(', ')})`,
  },
  'campaign.cooldown': {
    zh: ({ target, days, least }) => `检查对象 ${target} 上次检查距今 ${days} 天，免查期为 ${least} 天`,
    en: ({ target, days, least }) =>
      `${target} was visited ${days} days ago, and ${least} days must pass between visits`,
  },
  'campaign.unknown-case-ground': {
    zh: ({ target, ground, known }) =>
      `检查对象 ${target}：“${ground}”不是个案检查的理由代码；可用：${known.join('、')}`,
    en: ({ target, ground, known }) =>
      `${target}: "${ground}" is no ground of a case inspection; the list is ${known.join(', ')}`,
  },
  'campaign.repeat-visit': {
    zh: ({ target, visits, evidence }) =>
      `提醒：检查对象 ${target} 本年度已被检查 ${visits} 次（${evidence.join('、')}）`,
    en: ({ target, visits, evidence }) =>
      `note: ${target} was visited ${visits} times this year already (${evidence.join(', ')})`,
  },
  'campaign.month-differs': {
    zh: ({ campaign, month, expected }) => `${campaign} 属于 ${month}，联合检查须为同一月份（${expected}）`,
    en: ({ campaign, month, expected }) =>
      `${campaign} is of ${month}; visits are joined within one month, here ${expected}`,
  },
  'campaign.twice': {
    zh: ({ campaign }) => `抽查任务 ${campaign} 给了两次`,
    en: ({ campaign }) => `the campaign ${campaign} was given twice`,
  },
};
