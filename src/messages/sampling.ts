import type { SamplingReasons } from '../core/sampling/reasons.js';
import type { Texts } from './texts.js';

export const samplingTexts: Texts<SamplingReasons> = {
  'sampling.no-rate': {
    zh: ({ cell }) => `层“${cell}”没有规定抽查比例`,
    en: ({ cell }) => `no rate is given for stratum "${cell}"`,
  },
  'sampling.negative-rate': {
    zh: ({ cell, rate }) => `层“${cell}”的抽查比例或权重 ${rate} 小于零`,
    en: ({ cell, rate }) => `the rate or weight ${rate} of stratum "${cell}" is below zero`,
  },
  'sampling.rate-above-one': {
    zh: ({ cell, rate }) => `层“${cell}”的抽查比例 ${rate} 超过 100%`,
    en: ({ cell, rate }) => `the rate ${rate} of stratum "${cell}" is above 100 %`,
  },
  'sampling.more-than-frame': {
    zh: ({ asked, available }) => `计划抽取 ${asked} 户，抽样框中可随机抽取的只有 ${available} 户`,
    en: ({ asked, available }) =>
      `${asked} targets are asked for, but the frame holds only ${available} that can be drawn`,
  },
  'sampling.cell-too-small': {
    zh: ({ cell, asked, available }) => `层“${cell}”应抽 ${asked} 户，实有 ${available} 户`,
    en: ({ cell, asked, available }) =>
      `stratum "${cell}" should give ${asked} targets and holds ${available}`,
  },
  'sampling.unknown-cell': {
    zh: ({ id, cell }) => `“${id}”所在的层“${cell}”没有确定抽取数量`,
    en: ({ id, cell }) => `"${id}" stands in stratum "${cell}", for which no number is set`,
  },
  'sampling.bad-size': {
    zh: ({ id, size }) => `“${id}”的规模值“${size}”不是正整数`,
    en: ({ id, size }) => `the size "${size}" of "${id}" is not a positive whole number`,
  },
  'sampling.three-margins': {
    zh: ({ margins }) => `名额限制只能用于两个交叉的维度，现有 ${margins.length} 个：${margins.join('、')}`,
    en: ({ margins }) =>
      `quotas can cross two margins; this design has ${margins.length}: ${margins.join(', ')}`,
  },
  'sampling.unknown-margin': {
    zh: ({ margin }) => `方案没有维度“${margin}”`,
    en: ({ margin }) => `the design has no margin "${margin}"`,
  },
  'sampling.unknown-class': {
    zh: ({ margin, name }) => `维度“${margin}”没有类别“${name}”`,
    en: ({ margin, name }) => `margin "${margin}" has no class "${name}"`,
  },
  'sampling.not-a-leaf': {
    zh: ({ margin, name }) => `维度“${margin}”的类别“${name}”还有下级，此处须用最下级类别`,
    en: ({ margin, name }) => `class "${name}" of margin "${margin}" has classes below it; name one of those`,
  },
  'sampling.bad-class': {
    zh: ({ margin, name }) => `维度“${margin}”的类别名“${name}”为空或含有“×”`,
    en: ({ margin, name }) => `class name "${name}" of margin "${margin}" is empty or contains "×"`,
  },
  'sampling.class-circle': {
    zh: ({ margin, name }) => `维度“${margin}”的类别“${name}”成为自己的上级`,
    en: ({ margin, name }) => `class "${name}" of margin "${margin}" stands above itself`,
  },
  'sampling.bad-limit': {
    zh: ({ value }) => `名额限制“${value}”不是非负整数`,
    en: ({ value }) => `the quota "${value}" is not a whole number from 0 up`,
  },
  'sampling.quotas-conflict': {
    zh: ({ limits, relaxations }) =>
      `下列名额限制不能同时满足（方括号内为可抽取户数）：${limits.join('；')}。可行的调整（任选其一）：${relaxations.join('；')}`,
    en: ({ limits, relaxations }) =>
      `these quotas cannot hold together (in brackets: how many can be drawn there): ${limits.join('; ')}. Any one of these changes suffices: ${relaxations.join('; ')}`,
  },
};
