import type { RulesReasons } from '../app/scoring/reasons.js';
import type { Texts } from './texts.js';

export const rulesTexts: Texts<RulesReasons> = {
  'rules.case-failed': {
    zh: ({ name, what, expected, actual }) => `用例“${name}”：${what} 应为“${expected}”，实际“${actual}”`,
    en: ({ name, what, expected, actual }) =>
      `case "${name}": ${what} should be "${expected}" but is "${actual}"`,
  },
  'rules.already-approved': {
    zh: ({ approver, day }) => `此内容已由${approver}于 ${day} 批准`,
    en: ({ approver, day }) => `this content was approved by ${approver} on ${day} already`,
  },
  'rules.unknown-enterprise': {
    zh: ({ id }) => `对象库中没有“${id}”`,
    en: ({ id }) => `the register holds no enterprise "${id}"`,
  },
  'rules.not-effective': {
    zh: ({ asOf, from, to }) => `规则集在 ${asOf} 不生效（生效期 ${from} 至 ${to}）`,
    en: ({ asOf, from, to }) => `the rule set is not in effect on ${asOf} (it is from ${from} to ${to})`,
  },
  'rules.different-rule-sets': {
    zh: ({ before, after }) => `不是同一规则集的两个版本：“${before}”与“${after}”`,
    en: ({ before, after }) => `these are not versions of one rule set: "${before}" and "${after}"`,
  },
};
