import type { CampaignReasons } from '../app/campaigns/reasons.js';
import type { Texts } from './texts.js';

export const runningTexts: Texts<CampaignReasons> = {
  'campaign.id-differs': {
    zh: ({ expected, found }) => `任务编号应为“${expected}”，而不是“${found}”`,
    en: ({ expected, found }) => `the campaign's id must be "${expected}", not "${found}"`,
  },
  'campaign.unknown-rule-set': {
    zh: ({ hash }) => `没有编号为 ${hash.slice(0, 12)}… 的规则集`,
    en: ({ hash }) => `there is no rule set with the hash ${hash.slice(0, 12)}…`,
  },
  'campaign.rule-set-not-approved': {
    zh: ({ hash }) => `规则集 ${hash.slice(0, 12)}… 尚未审批，不能用于正式任务`,
    en: ({ hash }) => `the rule set ${hash.slice(0, 12)}… is not approved and cannot be used in production`,
  },
  'campaign.no-rule-set': {
    zh: () => '任务还没有选定规则集',
    en: () => 'the campaign names no rule set yet',
  },
  'campaign.unknown-holder': {
    zh: ({ holder }) => `方案中没有密钥持有人“${holder}”`,
    en: ({ holder }) => `the plan names no holder "${holder}"`,
  },
  'campaign.secrets-missing': {
    zh: ({ holders }) => `以下持有人尚未提交密钥承诺：${holders.join('、')}`,
    en: ({ holders }) => `these holders have not committed to a secret yet: ${holders.join(', ')}`,
  },
  'campaign.unsealable': {
    zh: () => '封存的文件无法用现有密钥打开',
    en: () => 'the sealed file cannot be opened with the key of this service',
  },
  'campaign.too-early': {
    zh: ({ notBefore }) => `承诺规定不得早于 ${notBefore} 抽取`,
    en: ({ notBefore }) => `the commitment allows no draw before ${notBefore}`,
  },
  'campaign.not-drawn': {
    zh: () => '尚未抽取',
    en: () => 'nothing has been drawn yet',
  },
};
