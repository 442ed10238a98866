import type { FastifyInstance } from 'fastify';
import Type, { type Static, type TObject, type TSchema } from 'typebox';
import type { Action } from '../core/access/actions.js';
import type { OrganisationTree } from '../app/organisations/tree.js';
import type { DocumentStore, Filters } from '../app/ports/documentStore.js';
import { checkJson } from '../core/kernel/canonical.js';
import type { ApiServices } from './apiServices.js';
import { actOf, mustReach } from './caller.js';
import { expectedVersion, sendTagged, sendPage, tagged } from './conditional.js';
import { listQuery, pageOf, pageQuery } from './listing.js';
import { operation } from './operation.js';
import { must, refuse } from './problem.js';
import { reachOfRequest } from './reach.js';

/** How one library appears in the interface. */
export interface DocumentResource<T> {
  /** Such as "/api/v1/items". */
  readonly path: string;
  readonly tag: string;
  readonly kind: string;
  readonly what: string;
  /** Of a whole document; what fits it is taken as a T. */
  readonly schema: TObject;
  readonly listed: TSchema;
  readonly sorts: readonly string[];
  readonly filters: Readonly<Record<string, TSchema>>;
  readonly read: Action;
  readonly write: Action;
  readonly store: (services: ApiServices) => DocumentStore<T>;
  readonly idOf: (document: T) => string;
  /** Where a document belongs, from itself up to the root. */
  readonly pathOf: (
    services: ApiServices,
    tree: OrganisationTree,
    document: T,
  ) => Promise<readonly string[]> | readonly string[];
  /** Further conditions on what is written. */
  readonly check?: (services: ApiServices, tree: OrganisationTree, document: T) => Promise<void> | void;
}

const Id = Type.Object({ id: Type.String({ minLength: 1, maxLength: 100 }) });

/** List, read and write of a library: the same conventions for all. */
export function documentRoutes<T>(
  server: FastifyInstance,
  services: ApiServices,
  resource: DocumentResource<T>,
): void {
  addList(server, services, resource);
  addOne(server, services, resource);
  addPut(server, services, resource);
}

function addList<T>(server: FastifyInstance, services: ApiServices, resource: DocumentResource<T>): void {
  const { path, tag, what, listed, sorts, filters: names, read } = resource;
  const store = resource.store(services);
  const schema = {
    summary: `${what}: list`,
    tags: [tag],
    querystring: listQuery(sorts, names),
    response: { 200: pageOf(listed) },
  };
  server.get(path, operation(read, schema), async (request, reply) => {
    const asked = request.query as Parameters<typeof pageQuery>[0] & { organisation?: string } & Filters;
    const { within } = await reachOfRequest(services, request, read, asked.organisation);
    const filters = Object.fromEntries(Object.keys(names).map((name) => [name, asked[name]]));
    return sendPage(request, reply, must(await store.list(pageQuery(asked, within), filters)));
  });
}

function addOne<T>(server: FastifyInstance, services: ApiServices, resource: DocumentResource<T>): void {
  const { path, tag, kind, what, schema, read } = resource;
  const store = resource.store(services);
  const options = { summary: `${what}: one`, tags: [tag], params: Id, response: { 200: schema } };
  server.get(`${path}/:id`, operation(read, options), async (request, reply) => {
    const { id } = request.params as Static<typeof Id>;
    const document = (await store.read(id)) ?? refuse('store.not-found', { kind, id });
    const { tree } = await reachOfRequest(services, request, read);
    mustReach(request, read, { kind, id, path: await resource.pathOf(services, tree, document) });
    return sendTagged(request, reply, document);
  });
}

function addPut<T>(server: FastifyInstance, services: ApiServices, resource: DocumentResource<T>): void {
  const { path, tag, kind, what, schema, write } = resource;
  const store = resource.store(services);
  const summary = `${what}: create or replace`;
  const options = { summary, tags: [tag], params: Id, body: schema, response: { 200: schema } };
  server.put(`${path}/:id`, operation(write, options), async (request, reply) => {
    const { id } = request.params as Static<typeof Id>;
    const document = request.body as T;
    must(checkJson(document));
    if (resource.idOf(document) !== id) refuse('api.invalid-request', { detail: 'id' });
    const { tree } = await reachOfRequest(services, request, write);
    const standing = await store.read(id);
    for (const each of standing === null ? [document] : [standing, document]) {
      mustReach(request, write, { kind, id, path: await resource.pathOf(services, tree, each) });
    }
    await resource.check?.(services, tree, document);
    const expected = expectedVersion(request);
    const stored = must(await store.put(document, expected, actOf(request, services.now())));
    return tagged(reply, stored).send(stored);
  });
}
