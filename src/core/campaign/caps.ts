import Type, { type Static } from 'typebox';
import { CASE_GROUNDS, type CaseGround } from './caseGrounds.js';
import type { VisitCount } from './pastVisits.js';

const Passing = Type.Unsafe<CaseGround>(Type.Union(CASE_GROUNDS.map((ground) => Type.Literal(ground))));
const Most = Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]);

/** Frequency caps (频次上限) and cooldown (免查期) of a plan; null switches one off. */
export const FrequencyCaps = Type.Object(
  {
    /** Most planned visits of the agency to one enterprise in a calendar year. */
    perYear: Most,
    /** Most planned visits of all agencies to one enterprise in a calendar year; a joint visit counts once. */
    perYearAllAgencies: Most,
    /** Days after a planned visit of the agency before the next one may be planned. */
    cooldownDays: Most,
    /** Grounds of triggers that pass the caps and the cooldown, out of the closed list of case grounds. */
    passes: Type.Array(Passing, { uniqueItems: true }),
  },
  { additionalProperties: false },
);
export type FrequencyCaps = Static<typeof FrequencyCaps>;

/** Why caps keep an enterprise out of the frame. */
export type CapExclusion = 'cap-reached' | 'cap-reached-all-agencies' | 'cooldown-after-visit';

/** What keeps an enterprise out: the agency's cap before the common one before the cooldown; null for nothing. */
export function exclusionByCaps(
  { perYear, perYearAllAgencies, cooldownDays }: Omit<FrequencyCaps, 'passes'>,
  { own, all, daysSince }: Omit<VisitCount, 'evidence'>,
): CapExclusion | null {
  if (perYear !== null && own >= perYear) return 'cap-reached';
  if (perYearAllAgencies !== null && all >= perYearAllAgencies) return 'cap-reached-all-agencies';
  if (cooldownDays !== null && daysSince !== null && daysSince < cooldownDays) return 'cooldown-after-visit';
  return null;
}
