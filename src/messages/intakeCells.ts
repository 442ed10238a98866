import type { CellReasons } from '../app/intake/reasons.js';
import type { Texts } from './texts.js';

export const cellTexts: Texts<CellReasons> = {
  'intake.required': {
    zh: () => '该单元格不能为空',
    en: () => 'the cell must not be empty',
  },
  'intake.value-not-mapped': {
    zh: ({ value, known }) => `“${value}”不在允许的取值中：${known.join('、')}`,
    en: ({ value, known }) => `"${value}" is not one of: ${known.join(', ')}`,
  },
  'intake.not-a-number': {
    zh: ({ value }) => `“${value}”不是数字`,
    en: ({ value }) => `"${value}" is not a number`,
  },
  'intake.not-whole': {
    zh: ({ value, scale }) => (scale === 1 ? `“${value}”不是整数` : `“${value}”乘以 ${scale} 后不是整数`),
    en: ({ value, scale }) =>
      scale === 1 ? `"${value}" is not an integer` : `"${value}" times ${scale} is not an integer`,
  },
  'intake.too-big': {
    zh: ({ value }) => `“${value}”超出 2^53`,
    en: ({ value }) => `"${value}" is not below 2^53`,
  },
  'intake.out-of-range': {
    zh: ({ value, from, to }) => `${value} 不在 ${from} 至 ${to} 之间`,
    en: ({ value, from, to }) => `${value} is not between ${from} and ${to}`,
  },
  'intake.bad-day': {
    zh: ({ value, format }) => `“${value}”不是按 ${format} 书写的日期`,
    en: ({ value, format }) => `"${value}" is not a date written ${format}`,
  },
  'intake.control-character': {
    zh: ({ code }) => `含有不可见字符 ${code}`,
    en: ({ code }) => `an invisible character ${code} stands in it`,
  },
  'intake.text-too-long': {
    zh: ({ limit }) => `文字超过 ${limit} 个字符`,
    en: ({ limit }) => `the text is longer than ${limit} characters`,
  },
  'intake.id-too-long': {
    zh: ({ limit }) => `编号超过 ${limit} 个字符`,
    en: ({ limit }) => `the id is longer than ${limit} characters`,
  },
  'intake.half-location': {
    zh: () => '经度和纬度只填写了一个',
    en: () => 'latitude and longitude must be given both or not at all',
  },
  'intake.reversed-period': {
    zh: ({ from, to }) => `起始日期 ${from} 晚于截止日期 ${to}`,
    en: ({ from, to }) => `the period begins on ${from}, after its end on ${to}`,
  },
};
