import type { Organisation } from '../../app/ports/organisationStore.js';
import type { InspectionItem } from '../../app/ports/registry.js';
import type { Inspector } from '../../core/pairing/roster.js';
import type { Enterprise, HistoryRecord } from '../../core/scoring/register.js';
import { documentRoutes, type DocumentResource } from '../documentRoutes.js';
import { refuse } from '../problem.js';
import { closed } from '../schemas.js';
import type { AddRoutes } from '../typedServer.js';
import { LIST_CHOICES } from './listChoices.js';
import {
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

const ENTERPRISES: DocumentResource<Enterprise> = {
  ...{ path: '/api/v1/enterprises', tag: 'registers', kind: 'enterprise', what: 'Enterprises' },
  ...{ schema: EnterpriseSchema, listed: closed(LISTED_ENTERPRISE), ...LIST_CHOICES.enterprises },
  ...{ read: 'enterprise.read', write: 'enterprise.write' },
  store: ({ registry }) => registry.enterprises,
  idOf: ({ id }) => id,
  pathOf: (_services, tree, { organisation }) => tree.pathOf(organisation),
  check: (_services, tree, { organisation }) => {
    known(tree, organisation);
  },
};

const RECORDS: DocumentResource<HistoryRecord> = {
  ...{ path: '/api/v1/records', tag: 'registers', kind: 'record', what: 'Records of enterprises' },
  ...{ schema: RecordSchema, listed: RecordSchema, ...LIST_CHOICES.records },
  ...{ read: 'record.read', write: 'record.write' },
  store: ({ registry }) => registry.records,
  idOf: ({ id }) => id,
  pathOf: async ({ registry }, tree, { enterprise }) =>
    tree.pathOf((await registry.enterprises.read(enterprise))?.organisation ?? null),
};

const INSPECTORS: DocumentResource<Inspector> = {
  ...{ path: '/api/v1/inspectors', tag: 'registers', kind: 'inspector', what: 'Inspectors' },
  ...{ schema: InspectorSchema, listed: InspectorSchema, ...LIST_CHOICES.inspectors },
  ...{ read: 'inspector.read', write: 'inspector.write' },
  store: ({ registry }) => registry.inspectors,
  idOf: ({ id }) => id,
  pathOf: (_services, tree, { organisation }) => tree.pathOf(organisation),
  check: (_services, tree, { organisation }) => {
    known(tree, organisation);
  },
};

const ITEMS: DocumentResource<InspectionItem> = {
  ...{ path: '/api/v1/items', tag: 'registers', kind: 'item', what: 'Inspection items' },
  ...{ schema: ItemSchema, listed: ItemSchema, ...LIST_CHOICES.items },
  ...{ read: 'item.read', write: 'item.write' },
  store: ({ registry }) => registry.items,
  idOf: ({ code }) => code,
  pathOf: (_services, tree, { organisation }) => tree.pathOf(organisation),
  check: (_services, tree, { organisation }) => {
    known(tree, organisation);
  },
};

const ORGANISATIONS: DocumentResource<Organisation> = {
  ...{
    path: '/api/v1/organisations',
    tag: 'organisations',
    kind: 'organisation',
    what: 'Organisations',
  },
  ...{ schema: OrganisationSchema, listed: OrganisationSchema, ...LIST_CHOICES.organisations },
  ...{ read: 'organisation.read', write: 'organisation.write' },
  store: ({ registry }) => registry.organisations,
  idOf: ({ code }) => code,
  pathOf: (_services, tree, { code, parent }) => tree.pathOf(tree.has(code) ? code : parent),
};
