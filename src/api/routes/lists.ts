import Type from 'typebox';
import { file, operation } from '../operation.js';
import { refuse } from '../problem.js';
import { mustReachAll } from '../reach.js';
import type { AddRoutes } from '../typedServer.js';

const Line = Type.Object({
  id: Type.String(),
  name: Type.String(),
  tier: Type.String(),
  score: Type.Integer(),
  reasons: Type.String(),
  ground: Type.Union([Type.Literal('random'), Type.Literal('certainty')]),
  cell: Type.String(),
  pi: Type.String(),
  ticket: Type.String(),
  lead: Type.String(),
  members: Type.String(),
  date: Type.String(),
});

const List = Type.Object({
  campaign: Type.String(),
  month: Type.String(),
  title: Type.Object({ zh: Type.String(), en: Type.String() }),
  commitmentHash: Type.String(),
  lines: Type.Array(Line),
});

/** The latest monthly list, and the bundle that proves it. */
export const listRoutes: AddRoutes = (server, services, options) => {
  addLatestList(server, services, options);
  addLatestBundle(server, services, options);
};

const addLatestList: AddRoutes = (server, services) => {
  server.get(
    '/api/lists/latest',
    operation('target.read', {
      summary: 'The latest monthly list',
      tags: ['lists'],
      response: { 200: List },
    }),
    async (request) => {
      await mustReachAll(services, request, 'target.read');
      const list = (await services.latestList()) ?? refuse('api.no-list');
      const { campaign, month, title, summary, lines } = list;
      return { campaign, month, title, commitmentHash: summary.commitmentHash, lines: [...lines] };
    },
  );
};

const addLatestBundle: AddRoutes = (server, services) => {
  server.get(
    '/api/lists/latest/bundle.zip',
    operation('bundle.read', {
      summary: 'The bundle that proves the latest list',
      tags: ['lists'],
      response: { 200: file('application/zip') },
    }),
    async (request, reply) => {
      await mustReachAll(services, request, 'bundle.read');
      const list = (await services.latestList()) ?? refuse('api.no-list');
      const bytes = (await services.loadBundleOf(list.campaign)) ?? refuse('api.no-list');
      return reply.type('application/zip').send(Buffer.from(bytes));
    },
  );
};
