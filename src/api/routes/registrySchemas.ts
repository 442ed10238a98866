import Type from 'typebox';
import { RECORD_KINDS } from '../../core/scoring/register.js';
import { closed, Code, Day, oneOf, OptionalText, orNull, Text } from '../schemas.js';

const Integer = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum });
const Many = <const T extends Parameters<typeof Type.Array>[0]>(item: T) =>
  Type.Array(item, { maxItems: 200 });
const MILLION = 1_000_000;

export const ENTERPRISE_STATES = ['active', 'suspended', 'closed'] as const;
const HazardClass = orNull(Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3)]));
const Grade = Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3), Type.Literal(4)]);

export const LISTED_ENTERPRISE = {
  id: Code,
  name: Text,
  category: OptionalText,
  hazardClass: HazardClass,
  organisation: orNull(Code),
  district: OptionalText,
  street: OptionalText,
  status: oneOf(ENTERPRISE_STATES),
};

export const EnterpriseSchema = closed({
  ...LISTED_ENTERPRISE,
  legalName: OptionalText,
  address: OptionalText,
  location: orNull(
    closed({ latE6: Integer(-90 * MILLION, 90 * MILLION), lonE6: Integer(-180 * MILLION, 180 * MILLION) }),
  ),
  licences: Many(closed({ kind: Text, number: Text, from: orNull(Day), to: orNull(Day) })),
  devices: Many(closed({ kind: Text, count: Integer(0, MILLION), since: Day })),
  hazardSources: Many(closed({ grade: Grade, sites: Integer(1, MILLION), since: Day })),
  marks: Many(closed({ kind: Text, from: Day, to: orNull(Day) })),
});

const Limit = 2 ** 31 - 1;
export const RecordSchema = closed({
  id: Code,
  enterprise: Code,
  date: Day,
  kind: oneOf(RECORD_KINDS),
  numbers: Type.Record(Type.String({ maxLength: 100 }), Integer(-Limit, Limit), { maxProperties: 50 }),
  words: Type.Record(Type.String({ maxLength: 100 }), Type.String({ maxLength: 2000 }), {
    maxProperties: 50,
  }),
});

export const InspectorSchema = closed({
  id: Code,
  name: Text,
  kind: oneOf(['officer', 'assistant', 'expert', 'intermediary']),
  organisation: Code,
  group: Type.String({ maxLength: 500 }),
  regions: Many(Code),
  certificates: Many(closed({ number: Text, domain: Text, from: Day, to: Day })),
  mayLead: Type.Boolean(),
  trainingValidTo: orNull(Day),
  leave: Many(closed({ from: Day, to: Day })),
  recusals: Many(
    closed({
      enterprise: Code,
      ground: oneOf(['relation', 'formerEmployment', 'requestGranted', 'other']),
      decidedBy: Type.Optional(Code),
    }),
  ),
});

export const ItemSchema = closed({
  code: Code,
  name: closed({ zh: Text, en: Text }),
  domain: Text,
  kind: oneOf(['general', 'key']),
  basis: Text,
  rate: orNull(Type.String({ pattern: '^(1|[1-9]\\d{0,5}/[1-9]\\d{0,5})$' })),
  organisation: orNull(Code),
});

export const OrganisationSchema = closed({
  code: Code,
  name: Text,
  level: Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3)]),
  parent: orNull(Code),
});
