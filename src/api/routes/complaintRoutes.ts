import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { officeDay } from '../../app/duties/officeDay.js';
import { COMPLAINT_STATES, HANDLINGS } from '../../core/duties/complaint.js';
import type { ApiServices } from '../apiServices.js';
import { actOf, mustReach } from '../caller.js';
import { expectedVersion, sendTagged, tagged } from '../conditional.js';
import { listQuery, pageOf, pageQuery } from '../listing.js';
import { operation } from '../operation.js';
import { must, refuse } from '../problem.js';
import { reachOfRequest } from '../reach.js';
import { closed, Code, oneOf, orNull } from '../schemas.js';
import type { AddRoutes } from '../typedServer.js';
import {
  ComplaintId,
  ComplaintView,
  Contact,
  contactPurpose,
  INTAKE,
  reachedComplaint,
  TAGS,
} from './complaintParts.js';

/** 投诉举报: intake and looking at them. */
export const complaintRoutes: AddRoutes = (server, services, options) => {
  listComplaints(server, services, options);
  readComplaint(server, services, options);
  putComplaint(server, services, options);
  readContact(server, services, options);
};

const listComplaints: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/complaints',
    operation('complaint.read', {
      summary: 'Complaints: list',
      tags: TAGS,
      querystring: listQuery(['id', 'receivedOn'], {
        state: Type.Optional(oneOf(COMPLAINT_STATES)),
        handling: Type.Optional(oneOf(HANDLINGS)),
        enterprise: Type.Optional(Code),
        overdue: Type.Optional(
          Type.Boolean({ description: 'only those whose deadline has passed without an answer' }),
        ),
      }),
      response: { 200: pageOf(ComplaintView) },
    }),
    async (request, reply) => {
      const { organisation, state, handling, enterprise, overdue, ...page } = request.query;
      const { within } = await reachOfRequest(services, request, 'complaint.read', organisation);
      const overdueOn =
        overdue === true ? officeDay(services.now(), services.campaigns.calendars) : undefined;
      const filters = { state, handling, enterprise, overdueOn };
      const found = await services.listComplaints(pageQuery(page, within), filters);
      return sendTagged(request, reply, must(found));
    },
  );
};

const readComplaint: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/complaints/:id',
    operation('complaint.read', {
      summary: 'Complaints: one',
      tags: TAGS,
      params: ComplaintId,
      response: { 200: ComplaintView },
    }),
    async (request, reply) =>
      sendTagged(request, reply, await reachedComplaint(services, request, 'complaint.read')),
  );
};

const putComplaint: AddRoutes = (server, services) => {
  server.put(
    '/api/v1/complaints/:id',
    operation('complaint.write', {
      summary:
        'Complaints: take one in, anonymous or with a contact that is kept encrypted; correct it until it is assigned',
      tags: TAGS,
      params: ComplaintId,
      body: closed({ ...INTAKE, contact: Type.Optional(orNull(Contact)) }),
      response: { 200: ComplaintView },
    }),
    async (request, reply) => {
      const { id } = request.params;
      const { contact, ...intake } = request.body;
      await mustReachIntake(services, request, { id, ...intake });
      const sealed =
        contact === undefined || contact === null
          ? contact
          : services.security.seal(contactPurpose(id), new TextEncoder().encode(JSON.stringify(contact)));
      const act = actOf(request, services.now());
      const expected = expectedVersion(request);
      const stored = must(await services.putComplaint({ id, ...intake }, sealed, expected, act));
      return tagged(reply, stored).send(stored);
    },
  );
};

/** The organisation that answers, the one that answered before, and the enterprise: all within the caller's reach. */
async function mustReachIntake(
  services: ApiServices,
  request: FastifyRequest,
  intake: { readonly id: string; readonly organisation: string; readonly enterprise: string | null },
): Promise<void> {
  const { id, organisation, enterprise } = intake;
  const { tree } = await reachOfRequest(services, request, 'complaint.write');
  if (!tree.has(organisation)) refuse('store.not-found', { kind: 'organisation', id: organisation });
  const standing = await services.readComplaint(id);
  for (const owner of [organisation, ...(standing === null ? [] : [standing.organisation])]) {
    mustReach(request, 'complaint.write', { kind: 'complaint', id, path: tree.pathOf(owner) });
  }
  if (enterprise === null) return;
  const unknown = { kind: 'enterprise', id: enterprise };
  const found = (await services.registry.enterprises.read(enterprise)) ?? refuse('store.not-found', unknown);
  mustReach(request, 'complaint.write', { ...unknown, path: tree.pathOf(found.organisation) });
}

const readContact: AddRoutes = (server, services) => {
  server.post(
    '/api/v1/complaints/:id/contact-readings',
    operation('complaint.contact', {
      summary: 'Complaints: read how to reach who complained; the reading is recorded with its reason',
      tags: TAGS,
      params: ComplaintId,
      body: closed({ reason: Type.String({ minLength: 2, maxLength: 500 }) }),
      response: { 200: closed({ contact: orNull(Contact) }) },
    }),
    async (request, reply) => {
      const { id } = await reachedComplaint(services, request, 'complaint.contact');
      const act = actOf(request, services.now(), request.body.reason);
      const sealed = must(await services.readContact(id, act));
      if (sealed === null) return reply.header('cache-control', 'no-store').send({ contact: null });
      const plain = services.security.unseal(contactPurpose(id), sealed);
      if (plain === null) return refuse('duties.contact-unreadable', { complaint: id });
      const contact = JSON.parse(new TextDecoder().decode(plain)) as Contact;
      return reply.header('cache-control', 'no-store').send({ contact });
    },
  );
};
