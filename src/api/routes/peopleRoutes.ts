import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { conflictOf } from '../../core/access/policy.js';
import { PERSON_ROLES, type Role } from '../../core/access/roles.js';
import type { OrganisationTree } from '../../app/organisations/tree.js';
import type { Person } from '../../app/ports/peopleStore.js';
import { checkPassword } from '../../app/signIn/password.js';
import type { ApiServices } from '../apiServices.js';
import type { AddRoutes } from '../typedServer.js';
import { actOf, mustReach } from '../caller.js';
import { expectedVersion, sendTagged, tagged } from '../conditional.js';
import { listQuery, pageOf, pageQuery } from '../listing.js';
import { operation } from '../operation.js';
import { must, refuse } from '../problem.js';
import { reachOfRequest } from '../reach.js';
import { closed, Code, oneOf, orNull, Text } from '../schemas.js';
import { LIST_CHOICES } from './listChoices.js';

const FIELDS = {
  login: Code,
  name: Text,
  inspector: orNull(Code),
  roles: Type.Array(closed({ role: oneOf(PERSON_ROLES), organisation: Code }), { maxItems: 50 }),
  disabled: Type.Boolean(),
};
const PersonView = closed({ id: Code, ...FIELDS });
const Id = Type.Object({ id: Code });
const TAGS = ['people'];

/** People and their roles. A password that is given here must be changed at the first sign-in. */
export const peopleRoutes: AddRoutes = (server, services, options) => {
  listPeople(server, services, options);
  readPerson(server, services, options);
  putPerson(server, services, options);
  endSessions(server, services, options);
};

const listPeople: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/people',
    operation('person.read', {
      summary: 'People: list',
      tags: TAGS,
      querystring: listQuery(LIST_CHOICES.people.sorts, LIST_CHOICES.people.filters),
      response: { 200: pageOf(PersonView) },
    }),
    async (request, reply) => {
      const { login, organisation, ...page } = request.query;
      const { within } = await reachOfRequest(services, request, 'person.read', organisation);
      const query = { ...pageQuery(page, within), ...(login === undefined ? {} : { login }) };
      return sendTagged(request, reply, must(await services.listPeople(query)));
    },
  );
};

const readPerson: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/people/:id',
    operation('person.read', {
      summary: 'People: one',
      tags: TAGS,
      params: Id,
      response: { 200: PersonView },
    }),
    async (request, reply) => {
      const { id } = request.params;
      const { tree } = await reachOfRequest(services, request, 'person.read');
      const person = (await services.readPerson(id)) ?? refuse('store.not-found', { kind: 'person', id });
      mustReach(request, 'person.read', { kind: 'person', id, path: pathsOf(tree, person) });
      return sendTagged(request, reply, person);
    },
  );
};

const putPerson: AddRoutes = (server, services) => {
  server.put(
    '/api/v1/people/:id',
    operation('person.write', {
      summary: 'People: create or change, disable, give roles, set a first password',
      tags: TAGS,
      params: Id,
      body: closed({ ...FIELDS, password: Type.Optional(Type.String({ maxLength: 200 })) }),
      response: { 200: PersonView },
    }),
    async (request, reply) => {
      const { id } = request.params;
      const { password, ...fields } = request.body;
      const person: Person = { id, ...fields };
      const { tree } = await reachOfRequest(services, request, 'person.write');
      const standing = await services.readPerson(id);
      for (const grant of [...person.roles, ...(standing?.roles ?? [])]) {
        mustReach(request, 'person.write', { kind: 'person', id, path: tree.pathOf(grant.organisation) });
      }
      if (person.roles.length === 0) {
        mustReach(request, 'person.write', { kind: 'person', id, path: tree.pathOf(null) });
      }
      checkRoles(tree, person);
      if (person.inspector !== (standing?.inspector ?? null))
        await checkInspector(services, request, tree, person);
      if (password !== undefined) must(checkPassword(password));
      const hashed = password === undefined ? null : await services.security.hashPassword(password);
      const act = actOf(request, services.now());
      const stored = must(await services.putPerson(person, hashed, expectedVersion(request), act));
      return tagged(reply, stored).send(stored);
    },
  );
};

const endSessions: AddRoutes = (server, services) => {
  server.delete(
    '/api/v1/people/:id/sessions',
    operation('person.write', {
      summary: 'End all sessions of a person at once',
      tags: TAGS,
      params: Id,
      response: { 200: closed({ ended: Type.Integer() }) },
    }),
    async (request) => {
      const { id } = request.params;
      const { tree } = await reachOfRequest(services, request, 'person.write');
      const person = (await services.readPerson(id)) ?? refuse('store.not-found', { kind: 'person', id });
      mustReach(request, 'person.write', { kind: 'person', id, path: pathsOf(tree, person) });
      return { ended: await services.endSessions(id, null, actOf(request, services.now())) };
    },
  );
};

/** Every organisation that a person belongs to, with those above. */
const pathsOf = (tree: OrganisationTree, { roles }: Person): readonly string[] =>
  roles.length === 0 ? tree.pathOf(null) : roles.flatMap(({ organisation }) => tree.pathOf(organisation));

function checkRoles(tree: OrganisationTree, { roles }: Person): void {
  for (const { organisation } of roles) {
    if (!tree.has(organisation)) refuse('signIn.unknown-organisation', { organisation });
  }
  const conflict = conflictOf(roles.map(({ role }): Role => role));
  if (conflict !== null) refuse('signIn.roles-conflict', { one: conflict[0], other: conflict[1] });
}

/** Whoever names an inspector sees that inspector's targets: it must be one of one's own organisations. */
async function checkInspector(
  { registry }: ApiServices,
  request: FastifyRequest,
  tree: OrganisationTree,
  { inspector: id }: Person,
): Promise<void> {
  if (id === null) return;
  const found = (await registry.inspectors.read(id)) ?? refuse('store.not-found', { kind: 'inspector', id });
  mustReach(request, 'person.write', { kind: 'inspector', id, path: tree.pathOf(found.organisation) });
}
