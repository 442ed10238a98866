import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import type { ApiServices } from './apiServices.js';
import { Problem, problem } from './problem.js';

const Health = Type.Object({ status: Type.Literal('ok'), version: Type.String() });

/** Whether the service and its database answer. */
export function healthRoutes({ ping, version }: ApiServices): FastifyPluginAsyncTypebox {
  return async (server) => {
    await Promise.resolve();
    server.get(
      '/health',
      {
        schema: {
          summary: 'Whether the service and its database answer',
          response: { 200: Health, 503: Problem },
        },
      },
      async (_request, reply) => {
        try {
          await ping();
        } catch {
          return reply.code(503).send(problem(503, 'api.database-silent', 'The database does not answer'));
        }
        return { status: 'ok' as const, version };
      },
    );
  };
}
