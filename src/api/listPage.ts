import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { renderList } from './renderList.js';
import type { ApiServices } from './apiServices.js';

/** The list as a page for the browser and the printer. */
export function listPage({ latestList }: ApiServices): FastifyPluginAsyncTypebox {
  return async (server) => {
    await Promise.resolve();
    server.get('/', { schema: { hide: true } }, async (_request, reply) => {
      const page = renderList(await latestList());
      return reply
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
        .type('text/html; charset=utf-8')
        .send(page);
    });
  };
}
