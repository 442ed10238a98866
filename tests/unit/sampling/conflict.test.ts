import { describe, expect, it } from 'vitest';
import type { QuotaDesign } from '../../../src/core/sampling/quota/design.js';
import { expectedTable } from '../../../src/core/sampling/quota/expectedTable.js';
import { describeProblem } from '../../../src/messages/registry.js';
import { countsOf, equally, limit, margin } from './quotaDesigns.js';

const tiers = ['A', 'B', 'D'];
const districts = ['01', '02', '03'];
const counts = countsOf(tiers, districts, [
  [100, 80, 60],
  [30, 20, 10],
  [3, 2, 5],
]);
const conflictOf = (limits: QuotaDesign['limits'], total: number | null = 50) => {
  const sizes =
    total === null
      ? ({ kind: 'rates', rates: { A: '1/50', B: '1/10', D: '1' } } as const)
      : equally(total, tiers);
  const margins = [margin('tier', ...tiers), margin('district', ...districts)];
  const result = expectedTable({ margins, rateMargin: 'tier', sizes, limits }, counts);
  if (result.ok || result.error.code !== 'sampling.quotas-conflict') return null;
  return result.error;
};

describe('limits that cannot hold together', () => {
  it('one that exceeds its population', () => {
    expect(conflictOf([limit({ tier: 'D' }, 12), limit({ district: '01' }, 5)])?.params).toEqual({
      limits: ['tier=D ≥ 12 [10]'],
      relaxations: ['tier=D ≥ 10'],
    });
  });

  it('minimums of one margin against the total', () => {
    const limits = [limit({ district: '01' }, 30), limit({ district: '02' }, 25), limit({ tier: 'A' }, 5)];
    expect(conflictOf(limits)?.params).toEqual({
      limits: ['district=01 ≥ 30 [133]', 'district=02 ≥ 25 [102]', 'total = 50 [310]'],
      relaxations: ['district=01 ≥ 25', 'district=02 ≥ 20', 'total = 55'],
    });
  });

  it('a minimum and a maximum that cross in a small cell', () => {
    const limits = [
      limit({ tier: 'D' }, 9),
      limit({ district: '03' }, null, 3),
      limit({ tier: 'A' }, 1),
      limit({ district: '01' }, null, 40),
    ];
    expect(conflictOf(limits, null)?.params).toEqual({
      limits: ['tier=D ≥ 9 [10]', 'district=03 ≤ 3 [75]'],
      relaxations: ['tier=D ≥ 8', 'district=03 ≤ 4'],
    });
  });

  it('prefers the smallest of several conflicts', () => {
    const limits = [
      limit({ district: '01' }, 30),
      limit({ district: '02' }, 25),
      limit({ tier: 'A' }, 20, 10),
    ];
    expect(conflictOf(limits)?.params.limits).toEqual(['tier=A ≥ 20 [240]', 'tier=A ≤ 10 [240]']);
  });

  it('that need several changes get them together, and the changed design works', () => {
    const limits = [limit({ tier: 'D' }, 12), limit({ tier: 'B' }, 70)];
    expect(conflictOf(limits, null)?.params.relaxations).toEqual(['tier=B ≥ 60 + tier=D ≥ 10']);
    expect(conflictOf([limit({ tier: 'D' }, 10), limit({ tier: 'B' }, 60)], null)).toBeNull();
  });

  it('are told in words', () => {
    const problem = conflictOf([limit({ tier: 'D' }, 12)]);
    if (problem === null) throw new Error('no conflict');
    expect(describeProblem(problem, 'en')).toBe(
      'these quotas cannot hold together (in brackets: how many can be drawn there): ' +
        'tier=D ≥ 12 [10]. Any one of these changes suffices: tier=D ≥ 10',
    );
    expect(describeProblem(problem, 'zh')).toContain('tier=D ≥ 12 [10]');
  });
});
