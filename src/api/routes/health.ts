import Type from 'typebox';
import type { AddRoutes } from '../typedServer.js';
import { operation } from '../operation.js';
import { refuse } from '../problem.js';
import { closed } from '../schemas.js';

const Health = closed({ status: Type.Literal('ok'), version: Type.String() });

const Ready = closed({ status: Type.Literal('ready') });

/** Whether the service answers, and whether it can take work: for balancers and operators. */
export const healthRoutes: AddRoutes = (server, services, options) => {
  health(server, services, options);
  ready(server, services, options);
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

const ready: AddRoutes = (server, services) => {
  server.get(
    '/ready',
    operation('public', {
      summary: 'Whether the service can take work: database, schema, job worker',
      tags: ['operation'],
      response: { 200: Ready },
    }),
    async () => {
      const missing = (await services.missing?.()) ?? [];
      if (missing.length > 0) refuse('api.not-ready', { missing });
      return { status: 'ready' as const };
    },
  );
};
