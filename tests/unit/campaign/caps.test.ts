import { describe, expect, it } from 'vitest';
import { exclusionByCaps, type FrequencyCaps } from '../../../src/core/campaign/caps.js';
import { CASE_GROUNDS } from '../../../src/core/campaign/caseGrounds.js';
import { checkVisit, type WantedVisit } from '../../../src/core/campaign/checkVisit.js';
import { countVisits, type PastVisit } from '../../../src/core/campaign/pastVisits.js';
import { describeProblem } from '../../../src/messages/registry.js';

const visit = (id: string, date: string, more: Partial<PastVisit> = {}): PastVisit => ({
  id,
  date,
  agency: 'own',
  ground: null,
  joint: null,
  ...more,
});
const caps: FrequencyCaps = {
  perYear: 2,
  perYearAllAgencies: 3,
  cooldownDays: 60,
  passes: ['serious-injury'],
};

describe('counting visits for a month', () => {
  const count = (...visits: PastVisit[]) => countVisits(visits, 'own', '2026-12-01');

  it('counts planned visits of the calendar year, before the month', () => {
    expect(
      count(
        visit('C', '2026-12-01'),
        visit('B', '2026-11-30'),
        visit('A', '2026-01-01'),
        visit('Z', '2025-12-31'),
      ),
    ).toEqual({ own: 2, all: 2, daysSince: 1, evidence: ['A', 'B'] });
  });

  it('leaves case inspections out, and counts grounds that are none', () => {
    const cases = CASE_GROUNDS.map((ground, i) => visit(`case ${String(i)}`, '2026-05-01', { ground }));
    const drawn = visit('R', '2026-05-02', { ground: 'doubleRandom' });
    expect(count(...cases, drawn)).toMatchObject({ own: 1, all: 1, evidence: ['R'] });
  });

  it('takes the records of one agency on one day for one visit', () => {
    const items = [visit('1', '2026-05-01'), visit('2', '2026-05-01')];
    expect(count(...items)).toMatchObject({ own: 1, all: 1, evidence: ['1', '2'] });
  });

  it('takes a joint visit of several agencies for one, on whatever days its records are', () => {
    const joint = [
      visit('1', '2026-05-01', { joint: 'J' }),
      visit('2', '2026-05-01', { joint: 'J', agency: 'fire' }),
      visit('3', '2026-05-02', { joint: 'J', agency: 'tax' }),
    ];
    expect(count(...joint, visit('4', '2026-06-01', { agency: 'tax' }))).toMatchObject({ own: 1, all: 2 });
  });

  it('knows the last planned visit of the agency also when it was in an earlier year', () => {
    expect(count(visit('A', '2025-12-01'), visit('B', '2026-11-01', { agency: 'fire' }))).toMatchObject({
      own: 0,
      all: 1,
      daysSince: 365,
    });
    expect(count().daysSince).toBeNull();
  });
});

describe('exclusions', () => {
  const none = { own: 0, all: 0, daysSince: null };

  it('name the first cap that is reached', () => {
    expect(exclusionByCaps(caps, none)).toBeNull();
    expect(exclusionByCaps(caps, { own: 1, all: 2, daysSince: 60 })).toBeNull();
    expect(exclusionByCaps(caps, { own: 1, all: 2, daysSince: 59 })).toBe('cooldown-after-visit');
    expect(exclusionByCaps(caps, { own: 1, all: 3, daysSince: 59 })).toBe('cap-reached-all-agencies');
    expect(exclusionByCaps(caps, { own: 2, all: 3, daysSince: 59 })).toBe('cap-reached');
  });

  it('do not come from caps that are off', () => {
    const off = { perYear: null, perYearAllAgencies: null, cooldownDays: null };
    expect(exclusionByCaps(off, { own: 99, all: 99, daysSince: 0 })).toBeNull();
  });
});

describe('a visit outside the draw', () => {
  const past = [visit('A', '2026-02-03'), visit('B', '2026-06-01')];
  const wanted = (ground: string | null, day = '2026-12-01'): WantedVisit => ({
    target: 'T',
    agency: 'own',
    day,
    ground,
  });

  it('is refused beyond the cap, with the visits that count', () => {
    const checked = checkVisit(caps, past, wanted(null));
    expect(checked.ok ? null : checked.error).toEqual({
      code: 'campaign.cap-reached',
      params: { target: 'T', visits: 2, most: 2, evidence: ['A', 'B'] },
    });
    expect(checked.ok ? '' : describeProblem(checked.error, 'zh')).toContain('A、B');
  });

  it('passes as a case inspection with a ground of the list, and warns of the visits before', () => {
    expect(checkVisit(caps, past, wanted('complaints'))).toEqual({
      ok: true,
      value: [{ code: 'campaign.repeat-visit', params: { target: 'T', visits: 2, evidence: ['A', 'B'] } }],
    });
  });

  it('is refused with a ground that is not on the list', () => {
    const checked = checkVisit(caps, [], wanted('because'));
    expect(checked.ok ? null : checked.error).toMatchObject({
      code: 'campaign.unknown-case-ground',
      params: { target: 'T', ground: 'because' },
    });
  });

  it('warns before the second visit of a year, and not before the first', () => {
    const one = checkVisit(caps, past.slice(0, 1), wanted(null));
    expect(one.ok ? one.value.map(({ code }) => code) : null).toEqual(['campaign.repeat-visit']);
    expect(checkVisit(caps, past, wanted(null, '2027-12-01'))).toEqual({ ok: true, value: [] });
  });

  it('is refused within the cooldown and beyond the cap of all agencies, each in its own words', () => {
    const soon = checkVisit(caps, past.slice(1), wanted(null, '2026-06-30'));
    expect(soon.ok ? null : soon.error).toEqual({
      code: 'campaign.cooldown',
      params: { target: 'T', days: 29, least: 60 },
    });
    const others = ['fire', 'tax', 'market'].map((agency) => visit(agency, '2026-03-01', { agency }));
    const crowded = checkVisit(caps, others, wanted(null));
    expect(crowded.ok ? null : crowded.error.code).toBe('campaign.cap-reached-all-agencies');
  });
});
