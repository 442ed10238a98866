import { describe, expect, it } from 'vitest';
import { covers } from '../../../src/core/pairing/coverage.js';
import { groundsFor, type Ground, type SeatRule } from '../../../src/core/pairing/eligibility.js';
import type { Inspector } from '../../../src/core/pairing/roster.js';
import { certificate, officer, WINDOW } from './sample.js';

const rule: SeatRule = {
  domain: 'food',
  region: 'east',
  regions: 'within',
  window: WINDOW,
  organisation: 'district',
};

const grounds = (changes: Partial<Inspector>, barred: string[] = []): Ground[] =>
  groundsFor(officer('A', changes), rule, 'T', new Set(barred));

describe('grounds against a person', () => {
  it('are none for an officer who qualifies', () => {
    expect(grounds({})).toEqual([]);
    expect(grounds({ regions: ['west', 'east'], trainingValidTo: null })).toEqual([]);
    expect(grounds({ trainingValidTo: WINDOW.to })).toEqual([]);
  });

  it('are each named', () => {
    const cases: [Partial<Inspector>, Ground][] = [
      [{ kind: 'assistant' }, 'not-an-officer'],
      [{ kind: 'intermediary' }, 'not-an-officer'],
      [{ organisation: 'city' }, 'other-organisation'],
      [{ regions: ['west'] }, 'region'],
      [{ certificates: [certificate('fire')] }, 'no-certificate'],
      [{ certificates: [certificate('food', '2025-01-01', '2026-03-30')] }, 'certificate-lapsed'],
      [{ certificates: [certificate('food', '2026-03-02')] }, 'certificate-lapsed'],
      [{ trainingValidTo: '2026-03-30' }, 'training'],
      [{ leave: [WINDOW] }, 'leave'],
      [{ recusals: [{ enterprise: 'T', ground: 'relation' }] }, 'recusal'],
    ];
    for (const [changes, ground] of cases) expect(grounds(changes)).toEqual([ground]);
    expect(grounds({}, ['A'])).toEqual(['rotation']);
    expect(grounds({ kind: 'expert', leave: [WINDOW] })).toEqual(['not-an-officer', 'leave']);
  });
});

describe('covering a window', () => {
  const whole = (...spans: [string, string][]): boolean =>
    covers(
      spans.map(([from, to]) => ({ from, to })),
      WINDOW,
    );

  it('takes touching and overlapping spans together, in any order', () => {
    expect(whole(['2026-03-16', '2026-04-01'], ['2026-02-01', '2026-03-15'])).toBe(true);
    expect(whole(['2026-03-01', '2026-03-20'], ['2026-03-10', '2026-03-31'])).toBe(true);
    expect(whole(['2026-03-01', '2026-03-31'], ['2026-03-05', '2026-03-06'])).toBe(true);
  });

  it('leaves no day out', () => {
    expect(whole(['2026-03-01', '2026-03-14'], ['2026-03-16', '2026-03-31'])).toBe(false);
    expect(whole(['2026-03-02', '2026-03-31'])).toBe(false);
    expect(whole(['2026-03-01', '2026-03-30'])).toBe(false);
    expect(whole()).toBe(false);
  });
});
