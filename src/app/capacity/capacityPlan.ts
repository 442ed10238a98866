import Type, { type Static } from 'typebox';

const strict = { additionalProperties: false } as const;
const Text = Type.String({ minLength: 1, maxLength: 200 });
const Days = Type.Integer({ minimum: 0 });
const Deductions = Type.Array(Type.Object({ purpose: Text, days: Days }, strict));

/** `evenhand/capacity/v1`: the officer-days of a year and what they are planned for. */
export const CapacityPlan = Type.Object(
  {
    format: Type.Literal('evenhand/capacity/v1'),
    /** Region of the work calendar, such as "CN". */
    region: Text,
    year: Type.Integer({ minimum: 1950, maximum: 9999 }),
    /** Who approved working with a provisional calendar when the official one is missing, or null. */
    provisionalApprovedBy: Type.Union([Text, Type.Null()]),
    /** Workdays of the year; null to take them from the calendar. */
    workdays: Type.Union([Type.Integer({ minimum: 1, maximum: 366 }), Type.Null()]),
    officers: Type.Integer({ minimum: 1 }),
    otherEnforcement: Deductions,
    /** Leave, training, duty and the like. */
    nonEnforcement: Deductions,
    /** Least share of the planned days for key inspections, such as "60 %". */
    leastKeyShare: Type.String({ pattern: '^\\d+(/\\d+|\\.\\d+)?( ?%)?$' }),
    /** Officer-days planned for key and for general inspections; null to ask only what there is. */
    planned: Type.Union([Type.Object({ key: Days, general: Days }, strict), Type.Null()]),
  },
  { ...strict, $id: 'evenhand/capacity/v1' },
);
export type CapacityPlan = Static<typeof CapacityPlan>;
