import Type from 'typebox';
import { reportFigures } from '../../app/figures/figureReport.js';
import { FIGURES } from '../../core/figures/figure.js';
import { sendTagged } from '../conditional.js';
import { listQuery, pageOf, pageQuery } from '../listing.js';
import { operation } from '../operation.js';
import { must } from '../problem.js';
import { reachOfRequest } from '../reach.js';
import { closed, Code, Day, Month, oneOf, orNull } from '../schemas.js';
import type { AddRoutes } from '../typedServer.js';
import { ReportView, scopeOf, shownReport, SPAN, spanIn, TAGS } from './figureParts.js';

const Query = closed({ ...SPAN, organisation: Type.Optional(Code) });
const RecordView = closed({
  id: Type.String(),
  kind: Type.String(),
  day: Day,
  enterprise: orNull(Code),
  name: orNull(Type.String()),
  organisation: orNull(Code),
  amount: Type.Integer(),
});
const Counts = closed(
  Object.fromEntries(FIGURES.map((code) => [code, Type.Integer({ minimum: 0 })])) as Record<
    (typeof FIGURES)[number],
    Type.TInteger
  >,
);

/** Statistics of any period and part of the organisation tree, down to the records behind each figure. */
export const figureRoutes: AddRoutes = (server, services, options) => {
  readReport(server, services, options);
  readMonths(server, services, options);
  listRecords(server, services, options);
};

const readReport: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/figures',
    operation('figure.read', {
      summary:
        'Figures of a period beside those of the year before, of an organisation and each one right below it',
      tags: TAGS,
      querystring: Query,
      response: { 200: ReportView },
    }),
    async (request, reply) => {
      const { organisation, ...given } = request.query;
      const span = spanIn(services, given);
      const scope = await scopeOf(services, request, 'figure.read', organisation);
      const { decimals } = await services.readReportSettings();
      const report = await reportFigures(services, span, scope, decimals);
      return sendTagged(request, reply, shownReport(report, organisation));
    },
  );
};

const readMonths: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/figures/months',
    operation('figure.read', {
      summary: 'Figures of a period by month',
      tags: TAGS,
      querystring: Query,
      response: { 200: closed({ months: Type.Array(closed({ month: Month, counts: Counts })) }) },
    }),
    async (request, reply) => {
      const { organisation, ...given } = request.query;
      const { within } = await reachOfRequest(services, request, 'figure.read', organisation);
      const months = await services.figuresByMonth(spanIn(services, given), within);
      return sendTagged(request, reply, { months });
    },
  );
};

const listRecords: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/figures/:code/records',
    operation('figure.records', {
      summary: 'The records behind a figure: their amounts add up to it',
      tags: TAGS,
      params: closed({ code: oneOf(FIGURES) }),
      querystring: listQuery(['day'], SPAN),
      response: { 200: pageOf(RecordView) },
    }),
    async (request, reply) => {
      const { organisation, from, to, asOf, ...page } = request.query;
      const span = spanIn(services, { from, to, ...(asOf === undefined ? {} : { asOf }) });
      const { within } = await reachOfRequest(services, request, 'figure.records', organisation);
      const { code } = request.params;
      return sendTagged(
        request,
        reply,
        must(await services.figureRecords(code, span, pageQuery(page, within))),
      );
    },
  );
};
