import Type from 'typebox';
import { FORM_KINDS } from '../../app/forms/content.js';
import { sendTagged } from '../conditional.js';
import { listQuery, pageOf, pageQuery } from '../listing.js';
import { operation } from '../operation.js';
import { must } from '../problem.js';
import { reachOfRequest } from '../reach.js';
import { oneOf } from '../schemas.js';
import type { AddRoutes } from '../typedServer.js';
import { Issued, TAGS } from './documentParts.js';

/** 文书台账: every document that was given a number. */
export const documentRoutes: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/documents',
    operation('document.read', {
      summary: 'The register of documents, by organisation, kind, year and number',
      tags: TAGS,
      querystring: listQuery([], {
        kind: Type.Optional(oneOf(FORM_KINDS)),
        year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 9999 })),
      }),
      response: { 200: pageOf(Issued) },
    }),
    async (request, reply) => {
      const { organisation, kind, year, ...page } = request.query;
      const { within } = await reachOfRequest(services, request, 'document.read', organisation);
      const filters = { kind, year };
      return sendTagged(request, reply, must(await services.listDocuments(pageQuery(page, within), filters)));
    },
  );
};
