import Type, { type TSchema } from 'typebox';
import type { ExportListName } from '../../app/exports/exportLists.js';
import { JOB_KINDS } from '../../app/jobs/kinds.js';
import { CAMPAIGN_STATES } from '../../app/ports/campaignStore.js';
import { JOB_STATES } from '../../app/ports/jobQueue.js';
import { RECORD_KINDS } from '../../core/scoring/register.js';
import { Code, Month, oneOf, Text } from '../schemas.js';
import { ENTERPRISE_STATES } from './registrySchemas.js';

const beginning = (description: string) =>
  Type.Optional(Type.String({ minLength: 1, maxLength: 100, description }));

const enterprises = {
  sorts: ['id', 'name'],
  filters: {
    district: Type.Optional(Code),
    status: Type.Optional(oneOf(ENTERPRISE_STATES)),
    name: beginning('how the name begins'),
    id: beginning('how the id begins'),
  },
};
const inspectors = {
  sorts: ['id'],
  filters: { kind: Type.Optional(oneOf(['officer', 'assistant', 'expert', 'intermediary'])) },
};
const unsorted = { sorts: [], filters: {} };

/** By what each list can be ordered and filtered: on its route and as a file alike. */
export const LIST_CHOICES = {
  organisations: { sorts: ['code'], filters: {} },
  enterprises,
  licences: enterprises,
  devices: enterprises,
  'hazard-sources': enterprises,
  marks: enterprises,
  records: {
    sorts: ['id', 'date'],
    filters: { enterprise: Type.Optional(Code), kind: Type.Optional(oneOf(RECORD_KINDS)) },
  },
  inspectors,
  certificates: inspectors,
  leave: inspectors,
  'recusals-in-force': inspectors,
  recusals: unsorted,
  items: {
    sorts: ['code'],
    filters: { kind: Type.Optional(oneOf(['general', 'key'])), domain: Type.Optional(Text) },
  },
  'rule-sets': unsorted,
  campaigns: {
    sorts: ['id'],
    filters: { month: Type.Optional(Month), state: Type.Optional(oneOf(CAMPAIGN_STATES)) },
  },
  targets: { sorts: ['position', 'date'], filters: {} },
  'my-targets': { sorts: ['date'], filters: {} },
  people: { sorts: ['login'], filters: { login: Type.Optional(Code) } },
  keys: unsorted,
  audit: {
    sorts: ['position'],
    filters: { kind: Type.Optional(Code), subject: Type.Optional(Code), actor: Type.Optional(Code) },
  },
  jobs: {
    sorts: ['createdAt'],
    filters: { kind: Type.Optional(oneOf(JOB_KINDS)), state: Type.Optional(oneOf(JOB_STATES)) },
  },
} as const satisfies Readonly<
  Record<
    ExportListName,
    { readonly sorts: readonly string[]; readonly filters: Readonly<Record<string, TSchema>> }
  >
>;
