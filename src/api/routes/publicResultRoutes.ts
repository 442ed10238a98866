import Type from 'typebox';
import type { Filters } from '../../app/ports/documentStore.js';
import type { PageQuery } from '../../app/ports/listing.js';
import { PUBLIC_COLUMNS, publicCells, PublicResult } from '../../core/disclosure/publicResult.js';
import { daysBetween, parseDay } from '../../core/kernel/date.js';
import type { ApiServices } from '../apiServices.js';
import { sendTagged } from '../conditional.js';
import { listQuery, pageOf, pageQuery } from '../listing.js';
import { file, operation } from '../operation.js';
import { must, refuse } from '../problem.js';
import { closed, Code, Day, Text } from '../schemas.js';
import type { AddRoutes } from '../typedServer.js';
import { today } from './figureParts.js';

const TAGS = ['public'];
const LONGEST_DAYS = 366;
const PAGE = 1000;

/** 公示: the feed of results, for everybody and without signing in. */
export const publicResultRoutes: AddRoutes = (server, services, options) => {
  listResults(server, services, options);
  resultsAsCsv(server, services, options);
};

const listResults: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/public/results',
    operation('public', {
      summary: 'Published results of inspections, with every correction',
      tags: TAGS,
      querystring: listQuery(['publishedOn'], {
        from: Type.Optional(Day),
        to: Type.Optional(Day),
        campaign: Type.Optional(Text),
        enterprise: Type.Optional(Code),
      }),
      response: { 200: pageOf(PublicResult) },
    }),
    async (request, reply) => {
      const { organisation, from, to, campaign, enterprise, ...page } = request.query;
      for (const day of [from, to]) if (day !== undefined) must(parseDay(day));
      const within = organisation === undefined ? null : await subtree(services, organisation);
      const { officers } = await services.readReportSettings();
      const filters = { from, to, campaign, enterprise };
      const query = pageQuery(page, within);
      const found = must(await services.listPublicResults(today(services), officers, query, filters));
      return sendTagged(request, reply, found);
    },
  );
};

async function subtree(services: ApiServices, organisation: string): Promise<readonly string[]> {
  const organisations = await services.readOrganisations();
  const below = [organisation];
  for (const code of below)
    below.push(...organisations.filter(({ parent }) => parent === code).map((each) => each.code));
  return below;
}

const resultsAsCsv: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/public/results.csv',
    operation('public', {
      summary: 'Results published within a period of at most 366 days, as CSV',
      tags: TAGS,
      querystring: closed({ from: Day, to: Day }),
      response: { 200: file('text/csv') },
    }),
    async (request, reply) => {
      const { from, to } = request.query;
      for (const day of [from, to]) must(parseDay(day));
      const days = daysBetween(from, to) + 1;
      if (days > LONGEST_DAYS) refuse('disclosure.span-too-long', { days, most: LONGEST_DAYS });
      const lines = (await allResults(services, { from, to })).map(publicCells);
      const bytes = services.reports.writeCsv(PUBLIC_COLUMNS, lines);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="results-${from}-${to}.csv"`)
        .send(Buffer.from(bytes));
    },
  );
};

async function allResults(services: ApiServices, filters: Filters): Promise<readonly PublicResult[]> {
  const { officers } = await services.readReportSettings();
  const found: PublicResult[] = [];
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const query: PageQuery = {
      ...{ limit: PAGE, sort: 'publishedOn', within: null },
      ...(after === undefined ? {} : { after }),
    };
    const page = must(await services.listPublicResults(today(services), officers, query, filters));
    found.push(...page.items);
    after = page.next ?? undefined;
  }
  return found;
}
