import Type, { type Static } from 'typebox';
import { RESULT_CODES, type ResultCode } from '../kernel/resultCode.js';

const Text = Type.String();
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const closed = <P extends Parameters<typeof Type.Object>[0]>(fields: P) =>
  Type.Object(fields, { additionalProperties: false });

/** A result code, with the domain where it is another violation. */
export const Result = closed({
  code: Type.Unsafe<ResultCode>(Type.Enum([...RESULT_CODES])),
  domain: Type.Union([Type.String({ maxLength: 100 }), Type.Null()]),
});
export type Result = Static<typeof Result>;

/** What was said before and what is said instead; null: the result was taken back. */
export const Correction = closed({
  on: Day,
  reason: Text,
  before: Type.Union([Result, Type.Null()]),
  after: Type.Union([Result, Type.Null()]),
});
export type Correction = Static<typeof Correction>;

/**
 * 公示: everything that may ever be public of an inspection. The list is closed: what is not here is published nowhere,
 * least of all why an enterprise was chosen and what people complained about.
 */
export const PublicResult = closed({
  id: Text,
  /** Id of the campaign with its title; null for a case inspection. */
  campaign: Type.Union([Text, Type.Null()]),
  title: Type.Union([closed({ zh: Text, en: Text }), Type.Null()]),
  enterprise: closed({ id: Text, name: Text }),
  /** Name of the organisation. */
  organisation: Type.Union([Text, Type.Null()]),
  domain: Text,
  visitedOn: Day,
  result: Type.Union([Result, Type.Null()]),
  publishedOn: Day,
  /** As the office's setting has it: nothing, certificate numbers, or names. */
  officers: Type.Array(Text),
  corrections: Type.Array(Correction),
});
export type PublicResult = Static<typeof PublicResult>;

/** A result as a line of a table. */
export const PUBLIC_COLUMNS = [
  'id',
  'campaign',
  'title',
  'enterpriseId',
  'enterpriseName',
  'organisation',
  'domain',
  'visitedOn',
  'result',
  'resultDomain',
  'publishedOn',
  'officers',
  'corrections',
] as const;

/** The cells of a line, in the order of `PUBLIC_COLUMNS`. */
export const publicCells = (result: PublicResult): readonly string[] => [
  result.id,
  result.campaign ?? '',
  result.title?.zh ?? '',
  result.enterprise.id,
  result.enterprise.name,
  result.organisation ?? '',
  result.domain,
  result.visitedOn,
  result.result?.code ?? '',
  result.result?.domain ?? '',
  result.publishedOn,
  result.officers.join('; '),
  result.corrections
    .map(({ on, reason, before, after }) => `${on} ${before?.code ?? '-'} → ${after?.code ?? '-'}: ${reason}`)
    .join('; '),
];
