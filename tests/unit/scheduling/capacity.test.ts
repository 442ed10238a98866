import { describe, expect, it } from 'vitest';
import { rational } from '../../../src/core/kernel/rational.js';
import {
  leastKeyDays,
  officerDays,
  splitDays,
  type CapacityInput,
} from '../../../src/core/scheduling/capacity.js';
import { checkDraw, monthCapacity, type OfficerInput } from '../../../src/core/scheduling/monthCapacity.js';
import { describeProblem } from '../../../src/messages/registry.js';
import { china, must } from './tables.js';

const input = (workdays: number, officers: number, other: number, non: number): CapacityInput => ({
  workdays,
  officers,
  otherEnforcement: [{ purpose: 'other enforcement', days: other }],
  nonEnforcement: [
    { purpose: 'training', days: 44 },
    { purpose: 'leave and duty', days: non - 44 },
  ],
});
const threeFifths = rational(3, 5);

describe('the annual plan of an agency', () => {
  it('of 22 officers has 971 officer-days for inspections: 632 key and 339 general are 65 and 35 per cent', () => {
    const capacity = must(officerDays(input(247, 22, 2469, 1994)));
    expect(capacity).toEqual({
      total: 5434,
      otherEnforcement: 2469,
      nonEnforcement: 1994,
      inspection: 971,
    });
    expect(must(splitDays(capacity, 632, 339, threeFifths))).toEqual({
      key: 632,
      general: 339,
      keyPercent: 65,
      generalPercent: 35,
    });
    expect(leastKeyDays(capacity, threeFifths)).toBe(583);
  });

  it('of 8 officers has 414', () => {
    expect(must(officerDays(input(248, 8, 1035, 535)))).toMatchObject({ total: 1984, inspection: 414 });
  });

  it('is refused when key inspections get less than three fifths of the planned days', () => {
    const capacity = must(officerDays(input(247, 22, 2469, 1994)));
    expect(splitDays(capacity, 583, 388, threeFifths).ok).toBe(true);
    const split = splitDays(capacity, 582, 389, threeFifths);
    expect(split.ok ? null : split.error).toEqual({
      code: 'scheduling.key-share-too-small',
      params: { key: 582, planned: 971, least: 583 },
    });
  });

  it('is refused when it plans more days than there are', () => {
    const split = splitDays(must(officerDays(input(248, 8, 1035, 535))), 300, 115, threeFifths);
    expect(split.ok ? '' : describeProblem(split.error, 'en')).toBe(
      '415 officer-days are planned and 414 are available: 1 short',
    );
  });

  it('is refused when other work takes all days', () => {
    const days = officerDays(input(248, 8, 1449, 535));
    expect(days.ok ? null : days.error.code).toBe('scheduling.no-capacity');
  });
});

describe('what a month can carry', () => {
  const officer = (id: string, mayLead = false, otherDays = 0): OfficerInput => ({ id, mayLead, otherDays });
  const limits = { size: 2, dailyCap: 1, loadCap: 99 };
  const nobodyAway = new Map<string, { from: string; to: string }[]>();

  it('follows from workdays, leave and other work', () => {
    // October 2026: 7 days of holiday, a Saturday worked: 18 workdays; 8 of them before the 19th.
    const leave = new Map([['A', [{ from: '2026-10-19', to: '2026-10-31' }]]]);
    const capacity = monthCapacity(
      [officer('A', true), officer('B'), officer('C', true, 14)],
      china,
      '2026-10',
      limits,
      leave,
    );
    expect(must(capacity)).toEqual({ workdays: 18, officerDays: 8 + 18 + 4, visits: 12, leadVisits: 12 });
  });

  it('is not helped by the days of one person without a partner', () => {
    const capacity = monthCapacity(
      [officer('A', true), officer('B', true, 20)],
      china,
      '2026-12',
      limits,
      nobodyAway,
    );
    expect(must(capacity).visits).toBe(3);
  });

  it('respects the load cap and warns before a draw beyond it', () => {
    const four = ['A', 'B', 'C', 'D'].map((id) => officer(id, true));
    const capacity = must(
      monthCapacity(four, china, '2026-12', { size: 2, dailyCap: 2, loadCap: 5 }, nobodyAway),
    );
    expect(capacity.visits).toBe(10);
    expect(checkDraw(10, capacity).ok).toBe(true);
    const draw = checkDraw(12, capacity);
    expect(draw.ok ? null : draw.error).toEqual({
      code: 'scheduling.draw-beyond-capacity',
      params: { visits: 12, most: 10, short: 2 },
    });
  });

  it('says when it is the leads who are too few', () => {
    const people = [officer('A', true), ...['B', 'C', 'D', 'E', 'F'].map((id) => officer(id))];
    const capacity = must(
      monthCapacity(people, china, '2026-12', { size: 2, dailyCap: 1, loadCap: 9 }, nobodyAway),
    );
    const draw = checkDraw(12, capacity);
    expect(draw.ok ? '' : describeProblem(draw.error, 'zh')).toBe(
      '拟抽取 12 家，能担任组长的执法人员本月最多带队 9 次，超出 3 家',
    );
  });
});
