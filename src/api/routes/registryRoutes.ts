import Type from 'typebox';
import type { Organisation } from '../../app/ports/organisationStore.js';
import type { InspectionItem, ListedEnterprise } from '../../app/ports/registry.js';
import type { Inspector } from '../../core/pairing/roster.js';
import { RECORD_KINDS, type Enterprise, type HistoryRecord } from '../../core/scoring/register.js';
import { documentRoutes, type DocumentResource } from '../documentRoutes.js';
import { refuse } from '../problem.js';
import { closed, Code, oneOf, Text } from '../schemas.js';
import type { AddRoutes } from '../typedServer.js';
import {
  ENTERPRISE_STATES,
  EnterpriseSchema,
  InspectorSchema,
  ItemSchema,
  LISTED_ENTERPRISE,
  OrganisationSchema,
  RecordSchema,
} from './registrySchemas.js';

/** The libraries: enterprises with all they have, their records, inspectors, items and the organisation tree. */
export const registryRoutes: AddRoutes = (server, services) => {
  documentRoutes(server, services, ENTERPRISES);
  documentRoutes(server, services, RECORDS);
  documentRoutes(server, services, INSPECTORS);
  documentRoutes(server, services, ITEMS);
  documentRoutes(server, services, ORGANISATIONS);
};

const known = (tree: { has(code: string): boolean }, organisation: string | null): void => {
  if (organisation !== null && !tree.has(organisation))
    refuse('signIn.unknown-organisation', { organisation });
};

const ENTERPRISES: DocumentResource<Enterprise, ListedEnterprise> = {
  ...{ path: '/api/v1/enterprises', tag: 'registers', kind: 'enterprise', what: 'Enterprises' },
  ...{ schema: EnterpriseSchema, listed: closed(LISTED_ENTERPRISE), sorts: ['id', 'name'] },
  filters: {
    district: Type.Optional(Code),
    status: Type.Optional(oneOf(ENTERPRISE_STATES)),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'how the name begins' })),
    id: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'how the id begins' })),
  },
  ...{ read: 'enterprise.read', write: 'enterprise.write' },
  store: ({ registry }) => registry.enterprises,
  idOf: ({ id }) => id,
  pathOf: (_services, tree, { organisation }) => tree.pathOf(organisation),
  check: (_services, tree, { organisation }) => {
    known(tree, organisation);
  },
};

const RECORDS: DocumentResource<HistoryRecord, HistoryRecord> = {
  ...{ path: '/api/v1/records', tag: 'registers', kind: 'record', what: 'Records of enterprises' },
  ...{ schema: RecordSchema, listed: RecordSchema, sorts: ['id', 'date'] },
  filters: { enterprise: Type.Optional(Code), kind: Type.Optional(oneOf(RECORD_KINDS)) },
  ...{ read: 'record.read', write: 'record.write' },
  store: ({ registry }) => registry.records,
  idOf: ({ id }) => id,
  pathOf: async ({ registry }, tree, { enterprise }) =>
    tree.pathOf((await registry.enterprises.read(enterprise))?.organisation ?? null),
};

const INSPECTORS: DocumentResource<Inspector, Inspector> = {
  ...{ path: '/api/v1/inspectors', tag: 'registers', kind: 'inspector', what: 'Inspectors' },
  ...{ schema: InspectorSchema, listed: InspectorSchema, sorts: ['id'] },
  filters: { kind: Type.Optional(oneOf(['officer', 'assistant', 'expert', 'intermediary'])) },
  ...{ read: 'inspector.read', write: 'inspector.write' },
  store: ({ registry }) => registry.inspectors,
  idOf: ({ id }) => id,
  pathOf: (_services, tree, { organisation }) => tree.pathOf(organisation),
  check: (_services, tree, { organisation }) => {
    known(tree, organisation);
  },
};

const ITEMS: DocumentResource<InspectionItem, InspectionItem> = {
  ...{ path: '/api/v1/items', tag: 'registers', kind: 'item', what: 'Inspection items' },
  ...{ schema: ItemSchema, listed: ItemSchema, sorts: ['code'] },
  filters: { kind: Type.Optional(oneOf(['general', 'key'])), domain: Type.Optional(Text) },
  ...{ read: 'item.read', write: 'item.write' },
  store: ({ registry }) => registry.items,
  idOf: ({ code }) => code,
  pathOf: (_services, tree, { organisation }) => tree.pathOf(organisation),
  check: (_services, tree, { organisation }) => {
    known(tree, organisation);
  },
};

const ORGANISATIONS: DocumentResource<Organisation, Organisation> = {
  ...{
    path: '/api/v1/organisations',
    tag: 'organisations',
    kind: 'organisation',
    what: 'Organisations',
  },
  ...{ schema: OrganisationSchema, listed: OrganisationSchema, sorts: ['code'], filters: {} },
  ...{ read: 'organisation.read', write: 'organisation.write' },
  store: ({ registry }) => registry.organisations,
  idOf: ({ code }) => code,
  pathOf: (_services, tree, { code, parent }) => tree.pathOf(tree.has(code) ? code : parent),
};
