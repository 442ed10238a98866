import type { KernelReasons } from '../core/kernel/reasons.js';
import type { Texts } from './texts.js';

export const kernelTexts: Texts<KernelReasons> = {
  'kernel.not-nfc': {
    zh: ({ text }) => `文本“${text}”不是 Unicode NFC 规范形式，请在来源处更正`,
    en: ({ text }) => `the text "${text}" is not in Unicode form NFC; correct it at its source`,
  },
  'kernel.lone-surrogate': {
    zh: () => '文本含有残缺字符（孤立代理码元）',
    en: () => 'the text holds a broken character (a lone surrogate)',
  },
  'kernel.not-an-integer': {
    zh: ({ value }) => `“${value}”不是 2^53 以内的整数`,
    en: ({ value }) => `"${value}" is not an integer below 2^53`,
  },
  'kernel.not-canonical-type': {
    zh: ({ type }) => `记录不能包含 ${type} 类型的值`,
    en: ({ type }) => `a record cannot hold a value of type ${type}`,
  },
  'kernel.not-hex': {
    zh: ({ text }) => `“${text}”不是小写十六进制`,
    en: ({ text }) => `"${text}" is not lower-case hex`,
  },
  'kernel.not-a-date': {
    zh: ({ text }) => `日期“${text}”不存在或格式不是 YYYY-MM-DD`,
    en: ({ text }) => `the date "${text}" does not exist or is not written YYYY-MM-DD`,
  },
  'kernel.not-in-schema': {
    zh: ({ expected }) => `不符合格式要求：${expected}`,
    en: ({ expected }) => `does not fit the format: ${expected}`,
  },
  'kernel.not-json': {
    zh: ({ detail }) => `不是有效的 JSON：${detail}`,
    en: ({ detail }) => `is not valid JSON: ${detail}`,
  },
  'kernel.not-a-rational': {
    zh: ({ text }) => `“${text}”不是分数、小数或百分数`,
    en: ({ text }) => `"${text}" is not a fraction, decimal or percentage`,
  },
  'kernel.not-a-uscc': {
    zh: ({ text }) =>
      `“${text}”不是统一社会信用代码：应为 18 位数字或大写字母（不含 I、O、S、V、Z），第 3 至 8 位为数字`,
    en: ({ text }) =>
      `"${text}" is not a unified social credit code: 18 digits or capitals without I, O, S, V and Z, of which the 3rd to 8th are digits`,
  },
  'kernel.uscc-check-character': {
    zh: ({ text, expected }) => `统一社会信用代码“${text}”的校验码不对，应为 ${expected}`,
    en: ({ text, expected }) =>
      `the check character of the unified social credit code "${text}" is wrong; it should be ${expected}`,
  },
};
