import type { Interval } from '../../core/scoring/backtest/bootstrap.js';

/** 0.719 as "71.9 %"; "–" for what is not known. */
export function percent(share: number | null, decimals = 1): string {
  return share === null || Number.isNaN(share) ? '–' : `${(share * 100).toFixed(decimals)} %`;
}

export const percentInterval = ([low, high]: Interval): string =>
  `${(low * 100).toFixed(1)} – ${(high * 100).toFixed(1)} %`;

/** With its sign, a true minus, and one decimal. */
export function signed(value: number, decimals = 1): string {
  const size = Math.abs(value).toFixed(decimals);
  return Number(size) === 0 ? size : `${value < 0 ? '−' : '+'}${size}`;
}

export const signedInterval = ([low, high]: Interval): string => `${signed(low)} … ${signed(high)}`;
