import { describe, expect, it } from 'vitest';
import { coinsFrom } from '../../../src/core/kernel/coins.js';
import { backtestPicture } from '../../../src/app/backtest/picture.js';
import { percent, signed } from '../../../src/app/backtest/numbers.js';
import type { BacktestResult } from '../../../src/app/backtest/runBacktest.js';
import { backtest } from '../../../src/core/scoring/backtest/backtest.js';
import { valueOf } from '../../support/result.js';
import { visitsOf } from './visits.js';

function result(): BacktestResult {
  const visits = visitsOf(
    Array.from({ length: 40 }, (_, i) => ({ day: i, score: i % 7, serious: i % 7 > 4 || i % 11 === 0 })),
  );
  const coins = coinsFrom('0'.repeat(64));
  const options = { tiers: ['A'], capacity: null, capacities: [0.25, 0.5, 0.75, 1], draws: 50, coins };
  const report = valueOf(backtest(visits, options));
  const period = { from: '2014-01-01', to: '2014-02-09' };
  const frozenList = { ...report, asOf: '2013-12-31' };
  return { ...report, period, asOf: 'day before each visit', draws: 50, frozenList };
}

describe('the picture of a backtest', () => {
  it.each(['zh', 'en'] as const)('has a title, all four orders and the figures in words (%s)', (language) => {
    const svg = backtestPicture(result(), language);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" /);
    expect(svg.match(/<polyline /g)).toHaveLength(4);
    expect(svg).toContain(`<title>${language === 'zh' ? '回测 2014-01-01 至' : 'Backtest 2014-01-01 to'}`);
    expect(svg).toContain(percent(result().firstHalfShare));
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('draws every curve from nothing at all to everything, never falling', () => {
    for (const [, points = ''] of backtestPicture(result(), 'en').matchAll(/points="([^"]*)"/g)) {
      const heights = points.split(' ').map((point) => Number(point.split(',')[1]));
      expect(heights[0]).toBe(410);
      expect(heights.at(-1)).toBe(70);
      expect(heights).toEqual([...heights].sort((a, b) => b - a));
    }
  });
});

describe('numbers in words', () => {
  it('carry a true minus, and no sign when they round to nought', () => {
    expect([signed(-1.25), signed(2), signed(-0.04)]).toEqual(['−1.3', '+2.0', '0.0']);
    expect([percent(0.7193), percent(null), percent(NaN)]).toEqual(['71.9 %', '–', '–']);
  });
});
