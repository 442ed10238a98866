import type { DisclosureReasons } from '../core/disclosure/reasons.js';
import type { Texts } from './texts.js';

export const disclosureTexts: Texts<DisclosureReasons> = {
  'disclosure.not-publishable': {
    zh: ({ visit }) => `检查 ${visit} 没有可公示的结果`,
    en: ({ visit }) => `the visit ${visit} has no result that could be published`,
  },
  'disclosure.not-public': {
    zh: ({ visit }) => `检查 ${visit} 的结果尚未公示，无须更正公示`,
    en: ({ visit }) => `the result of ${visit} is not public; there is nothing to correct in public`,
  },
  'disclosure.unchanged': {
    zh: () => '更正前后内容相同',
    en: () => 'the correction says what is published already',
  },
  'disclosure.span-too-long': {
    zh: ({ days, most }) => `所选期间为 ${days} 天，最多 ${most} 天`,
    en: ({ days, most }) => `the period has ${days} days; at most ${most} are given at once`,
  },
};
