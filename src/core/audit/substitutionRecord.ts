import Type, { type Static } from 'typebox';
import { attempt, closed, Hex64, Moment, Text } from './recordParts.js';

/** Why a drawn target may be replaced. There is no "other". */
export const SUBSTITUTION_GROUNDS = [
  'activity-not-found',
  'closed',
  'deregistered',
  'merged',
  'moved-away',
  'under-investigation',
  'disaster',
] as const;

/** `evenhand/substitution/v1` (替换): the next reserve of the same cell takes a target's place. */
export const SubstitutionRecord = Type.Object(
  {
    format: Type.Literal('evenhand/substitution/v1'),
    ...attempt,
    replaced: Text,
    /** The next reserve, or null when the cell has none left. */
    replacement: Type.Union([Text, Type.Null()]),
    ground: Type.Enum(SUBSTITUTION_GROUNDS),
    /** SHA-256 of the evidence file. */
    evidence: Hex64,
    decidedBy: Text,
    at: Moment,
  },
  { ...closed, $id: 'evenhand/substitution/v1' },
);
export type SubstitutionRecord = Static<typeof SubstitutionRecord>;
