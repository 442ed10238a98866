import Type, { type Static } from 'typebox';
import { attempt, closed, Hex64, Moment, Text } from './recordParts.js';

/** Why an inspector cannot make a visit that they were drawn for. There is no "other". */
export const ABSENCE_GROUNDS = [
  'illness',
  'recusal',
  'leave',
  'transferred',
  'certificate-lapsed',
  'urgent-duty',
] as const;
export type AbsenceGround = (typeof ABSENCE_GROUNDS)[number];

/** Why an alternate was passed over; `unavailable` is said by people and needs a ground of its own. */
const PASSED_OVER = ['unavailable', 'on-the-team', 'may-not-lead', 'load-cap', 'rotation'] as const;

/**
 * `evenhand/inspector-substitution/v1`: the next alternate of the order that the seed fixed takes a seat.
 * Nobody is picked: all who stood before the incoming inspector in that order are named with their ground.
 */
export const InspectorSubstitution = Type.Object(
  {
    format: Type.Literal('evenhand/inspector-substitution/v1'),
    ...attempt,
    target: Text,
    outgoing: Text,
    incoming: Text,
    ground: Type.Enum(ABSENCE_GROUNDS),
    passedOver: Type.Array(
      Type.Object(
        {
          inspector: Text,
          ground: Type.Enum(PASSED_OVER),
          /** Why somebody is unavailable; null for the other grounds, which follow from the plan. */
          absence: Type.Union([Type.Enum(ABSENCE_GROUNDS), Type.Null()]),
        },
        closed,
      ),
    ),
    /** SHA-256 of the evidence file. */
    evidence: Hex64,
    decidedBy: Text,
    at: Moment,
  },
  { ...closed, $id: 'evenhand/inspector-substitution/v1' },
);
export type InspectorSubstitution = Static<typeof InspectorSubstitution>;
