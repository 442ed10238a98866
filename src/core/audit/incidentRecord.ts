import Type, { type Static } from 'typebox';
import { attempt, closed, Moment, Text } from './recordParts.js';

export const INCIDENT_KINDS = [
  'not-opened',
  'secret-lost',
  'key-compromised',
  'log-unavailable',
  'witness-missing',
  'other',
] as const;

/** `evenhand/incident/v1`: something that went wrong, shown publicly beside the campaign. */
export const IncidentRecord = Type.Object(
  {
    format: Type.Literal('evenhand/incident/v1'),
    ...attempt,
    kind: Type.Enum(INCIDENT_KINDS),
    explanation: Text,
    reportedBy: Text,
    at: Moment,
  },
  { ...closed, $id: 'evenhand/incident/v1' },
);
export type IncidentRecord = Static<typeof IncidentRecord>;
