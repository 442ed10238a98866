import type { Day } from '../kernel/date.js';
import { err, ok, type Result } from '../kernel/result.js';
import { exclusionByCaps, type FrequencyCaps } from './caps.js';
import { CASE_GROUNDS, isCaseGround } from './caseGrounds.js';
import { countVisits, type PastVisit, type VisitCount } from './pastVisits.js';
import type { CampaignProblem } from './reasons.js';

/** A visit that somebody wants to make outside the draw. */
export interface WantedVisit {
  readonly target: string;
  readonly agency: string;
  readonly day: Day;
  /** Code of a case ground, or null for a planned visit. */
  readonly ground: string | null;
}

/**
 * Whether a visit may be made under the caps: a planned one within them, a case inspection with any ground of
 * the closed list. What is allowed carries warnings: the visits of this year, when there were any.
 */
export function checkVisit(
  caps: FrequencyCaps,
  visits: readonly PastVisit[],
  { target, agency, day, ground }: WantedVisit,
): Result<readonly CampaignProblem[], CampaignProblem> {
  const count = countVisits(visits, agency, day);
  if (ground !== null && !isCaseGround(ground)) {
    const params = { target, ground, known: CASE_GROUNDS };
    return err({ code: 'campaign.unknown-case-ground', params });
  }
  const problem = ground === null ? problemOf(caps, count, target) : null;
  return problem === null ? ok(repeatWarnings(target, count)) : err(problem);
}

function problemOf(caps: FrequencyCaps, count: VisitCount, target: string): CampaignProblem | null {
  const { own, all, daysSince, evidence } = count;
  switch (exclusionByCaps(caps, count)) {
    case 'cap-reached':
      return {
        code: 'campaign.cap-reached',
        params: { target, visits: own, most: caps.perYear ?? own, evidence },
      };
    case 'cap-reached-all-agencies': {
      const most = caps.perYearAllAgencies ?? all;
      return { code: 'campaign.cap-reached-all-agencies', params: { target, visits: all, most, evidence } };
    }
    case 'cooldown-after-visit':
      return {
        code: 'campaign.cooldown',
        params: { target, days: daysSince ?? 0, least: caps.cooldownDays ?? 0 },
      };
    case null:
      return null;
  }
}

/** The warning before a repeat visit; none when this would be the first of the year. */
export function repeatWarnings(
  target: string,
  { all, evidence }: Pick<VisitCount, 'all' | 'evidence'>,
): readonly CampaignProblem[] {
  if (all === 0) return [];
  return [{ code: 'campaign.repeat-visit', params: { target, visits: all, evidence } }];
}
