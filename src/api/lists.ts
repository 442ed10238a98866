import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { Problem, problem } from './problem.js';
import type { ApiServices } from './apiServices.js';

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
export function listRoutes({ latestList, loadBundleOf }: ApiServices): FastifyPluginAsyncTypebox {
  const none = problem(404, 'api.no-list', 'No list has been made yet');
  return async (server) => {
    await Promise.resolve();
    server.get(
      '/api/lists/latest',
      { schema: { summary: 'The latest monthly list', response: { 200: List, 404: Problem } } },
      async (_request, reply) => {
        const list = await latestList();
        if (list === null) return reply.code(404).send(none);
        const { campaign, month, title, summary, lines } = list;
        return { campaign, month, title, commitmentHash: summary.commitmentHash, lines: [...lines] };
      },
    );
    server.get(
      '/api/lists/latest/bundle.zip',
      { schema: { summary: 'The bundle that proves the latest list', response: { 404: Problem } } },
      async (_request, reply) => {
        const list = await latestList();
        const bytes = list === null ? null : await loadBundleOf(list.campaign);
        if (bytes === null) return reply.code(404).send(none);
        return reply.type('application/zip').send(Buffer.from(bytes) as never);
      },
    );
  };
}
