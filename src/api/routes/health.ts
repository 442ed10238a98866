import Type from 'typebox';
import type { AddRoutes } from '../typedServer.js';
import { operation } from '../operation.js';
import { refuse } from '../problem.js';
import { closed } from '../schemas.js';

const Health = closed({ status: Type.Literal('ok'), version: Type.String() });

/** Whether the service and its database answer. */
export const healthRoutes: AddRoutes = (server, services, options) => {
  health(server, services, options);
};

const health: AddRoutes = (server, services) => {
  server.get(
    '/health',
    operation('public', {
      summary: 'Whether the service and its database answer',
      tags: ['operation'],
      response: { 200: Health },
    }),
    async () => {
      try {
        await services.ping();
      } catch {
        refuse('api.database-silent');
      }
      return { status: 'ok' as const, version: services.version };
    },
  );
};
