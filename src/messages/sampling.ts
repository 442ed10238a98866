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
};
