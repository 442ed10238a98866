import { expect, it } from 'vitest';
import { printedChange, printedShare } from '../../../src/core/figures/percent.js';
import { yearBefore } from '../../../src/core/figures/period.js';
import { addCounts, noCounts } from '../../../src/core/figures/figure.js';
import { compareFigures } from '../../../src/core/figures/compare.js';

it.each([
  [262, 316, '-17.09'],
  [77, 79, '-2.53'],
  [188, 240, '-21.67'],
  [331, 104, '+218'],
  [200, 100, '+100'],
  [199, 100, '+99'],
  [1999, 1000, '+99.9'],
  [5, 5, '0'],
  [0, 7, '-100'],
  [1_000_000, 1_000_001, '0'],
])('a change from %2$i to %1$i is printed as %3$s %%', (now, before, text) => {
  expect(printedChange(now, before)).toBe(text);
});

it('a change from nothing has no percentage', () => {
  expect(printedChange(3, 0)).toBeNull();
});

it.each([
  [16_635, 19_279, '86.29'],
  [46, 53, '86.8'],
  [8_460, 15_000, '56.4'],
  [148, 148, '100'],
  [1, 3, '33.3'],
  [1, 800, '0.13'],
  [0, 9, '0'],
])('%i of %i is printed as %s %%', (part, whole, text) => {
  expect(printedShare(part, whole)).toBe(text);
});

it('a share of nothing has no percentage, and a setting overrides the custom', () => {
  expect(printedShare(0, 0)).toBeNull();
  expect(printedShare(46, 53, 2)).toBe('86.79');
  expect(printedShare(2, 3, 0)).toBe('67');
  expect(printedChange(331, 104, 2)).toBe('+218.27');
});

it('the period a year before ends with its month', () => {
  expect(yearBefore({ from: '2026-01-01', to: '2026-12-31' })).toEqual({
    ...{ from: '2025-01-01', to: '2025-12-31' },
  });
  expect(yearBefore({ from: '2025-02-01', to: '2025-02-28' })).toEqual({
    ...{ from: '2024-02-01', to: '2024-02-29' },
  });
  expect(yearBefore({ from: '2024-02-29', to: '2024-03-15' })).toEqual({
    ...{ from: '2023-02-28', to: '2023-03-15' },
  });
});

it('figures are compared with their rates, and organisations add up', () => {
  const part = { ...noCounts(), hazardsFound: 19_279, hazardsRectified: 16_000 };
  const now = addCounts([part, { ...noCounts(), hazardsRectified: 635, accidents: 262 }]);
  const { figures, rates } = compareFigures(now, { ...noCounts(), accidents: 316 });
  expect(figures.find(({ code }) => code === 'accidents')).toEqual({
    ...{ code: 'accidents', now: 262, before: 316, change: '-17.09' },
  });
  expect(rates.find(({ code }) => code === 'rectificationRate')).toEqual({
    ...{ code: 'rectificationRate', now: '86.29', before: null },
  });
});
