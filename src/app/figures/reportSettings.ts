import Type, { type Static } from 'typebox';
import { TriggerRules, USUAL_TRIGGERS } from '../../core/duties/triggers.js';

/** What of the officers a published result may name. Names of people of the enterprise are never published. */
export const PUBLISHED_OFFICERS = ['none', 'certificates', 'names'] as const;
export type PublishedOfficers = (typeof PUBLISHED_OFFICERS)[number];

/** `evenhand/report-settings/v1`: how the office reports and publishes. */
export const ReportSettings = Type.Object(
  {
    format: Type.Literal('evenhand/report-settings/v1'),
    officers: Type.Unsafe<PublishedOfficers>(Type.Enum([...PUBLISHED_OFFICERS])),
    decimals: Type.Union([Type.Integer({ minimum: 0, maximum: 6 }), Type.Null()], {
      description: 'most decimals of printed percentages; null for the customary number',
    }),
    complaintWorkdays: Type.Integer({
      ...{ minimum: 1, maximum: 250 },
      description: 'workdays to answer a complaint where nobody names a day',
    }),
    triggers: TriggerRules,
  },
  { additionalProperties: false },
);
export type ReportSettings = Static<typeof ReportSettings>;

export const USUAL_REPORTS: ReportSettings = {
  format: 'evenhand/report-settings/v1',
  officers: 'none',
  decimals: null,
  complaintWorkdays: 15,
  triggers: USUAL_TRIGGERS,
};
