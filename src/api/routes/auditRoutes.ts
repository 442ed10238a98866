import { AuditEntry } from '../../app/ports/auditTrail.js';
import type { AddRoutes } from '../typedServer.js';
import { listQuery, pageOf, pageQuery } from '../listing.js';
import { operation } from '../operation.js';
import { must } from '../problem.js';
import { reachOfRequest } from '../reach.js';
import { closed, Hex64 } from '../schemas.js';
import { LIST_CHOICES } from './listChoices.js';

const Stored = closed({ entry: AuditEntry, hash: Hex64 });

/** The audit trail: who did what, when and why, newest first. */
export const auditRoutes: AddRoutes = (server, services, options) => {
  readTrail(server, services, options);
};

const readTrail: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/audit',
    operation('audit.read', {
      summary: 'The audit trail',
      tags: ['audit'],
      querystring: listQuery(LIST_CHOICES.audit.sorts, LIST_CHOICES.audit.filters),
      response: { 200: pageOf(Stored) },
    }),
    async (request) => {
      const { organisation, kind, subject, actor, ...page } = request.query;
      const { within } = await reachOfRequest(services, request, 'audit.read', organisation);
      const asked = { kind, subject, actor };
      const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
      const { items, next } = must(await services.listAudit({ ...pageQuery(page, within), ...given }));
      return { items: [...items], next };
    },
  );
};
