import Type, { type Static } from 'typebox';

const Days = (most: number, description: string) => Type.Integer({ minimum: 1, maximum: most, description });

/**
 * Deadlines and thresholds of what follows a visit. They are applied when something begins and kept with it: a later
 * change alters nothing that has begun.
 */
export const FollowUpSettings = Type.Object(
  {
    format: Type.Literal('evenhand/follow-up-settings/v1'),
    region: Type.String({ minLength: 1, maxLength: 100, description: 'region of the work calendar' }),
    rectificationWorkdays: Days(250, 'most workdays that an order may give'),
    reinspectionWorkdays: Days(250, 'workdays after an order’s deadline within which it is looked at again'),
    abnormalListWorkdays: Days(
      250,
      'workdays to propose listing as abnormal after an unreachable enterprise',
    ),
    disclosureWorkdays: Days(250, 'workdays to disclose the result of a visit'),
    referralDays: Days(250, 'days to decide on a criminal referral'),
    measureDays: Days(365, 'most days of a coercive measure, and of its one extension'),
    collectiveThresholdFen: Type.Integer({
      minimum: 0,
      maximum: 1e12,
      description: 'penalties at or above it need collective review',
    }),
    collectiveAttendees: Type.Integer({ minimum: 1, maximum: 50 }),
  },
  { additionalProperties: false },
);
export type FollowUpSettings = Static<typeof FollowUpSettings>;

/** 行政强制法 art. 25 (30 days, extended once), 行刑衔接 rules art. 5 (3 days), and the agencies' own practice. */
export const DEFAULT_SETTINGS: FollowUpSettings = {
  format: 'evenhand/follow-up-settings/v1',
  region: 'CN',
  rectificationWorkdays: 60,
  reinspectionWorkdays: 10,
  abnormalListWorkdays: 10,
  disclosureWorkdays: 20,
  referralDays: 3,
  measureDays: 30,
  collectiveThresholdFen: 3_000_000,
  collectiveAttendees: 3,
};
