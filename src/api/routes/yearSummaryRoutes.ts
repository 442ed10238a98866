import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { summariseYear } from '../../app/figures/summariseYear.js';
import { yearSheets } from '../../app/figures/yearSheets.js';
import type { YearSummary } from '../../app/ports/yearSummary.js';
import type { ApiServices } from '../apiServices.js';
import { file, operation } from '../operation.js';
import { languageOf } from '../problem.js';
import { closed, Code, Day } from '../schemas.js';
import type { AddRoutes } from '../typedServer.js';
import { scopeOf, spanIn, TAGS } from './figureParts.js';

const Year = closed({ year: Type.String({ pattern: '^[12]\\d{3}$' }) });
const Query = closed({ asOf: Type.Optional(Day), organisation: Type.Optional(Code) });
const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** The yearly summary as agencies write it, and the workbook behind it; in the reader's language. */
export const yearSummaryRoutes: AddRoutes = (server, services) => {
  for (const [format, type] of Object.entries(TYPES)) {
    server.get(
      `/api/v1/figures/years/:year/summary.${format}`,
      operation('figure.read', {
        summary:
          format === 'docx' ? 'The yearly summary with its charts' : 'The workbook behind the yearly summary',
        tags: TAGS,
        params: Year,
        querystring: Query,
        response: { 200: file(type) },
      }),
      async (request, reply) => {
        const { year } = request.params;
        const summary = await summaryOf(services, request, year, request.query);
        const { writeYearSummary, writeWorkbook } = services.reports;
        const bytes =
          format === 'docx' ? await writeYearSummary(summary) : await writeWorkbook(yearSheets(summary));
        return reply
          .type(type)
          .header('content-disposition', `attachment; filename="summary-${year}.${format}"`)
          .header('cache-control', 'private, no-cache')
          .send(Buffer.from(bytes));
      },
    );
  }
};

async function summaryOf(
  services: ApiServices,
  request: FastifyRequest,
  year: string,
  { asOf, organisation }: { readonly asOf?: string; readonly organisation?: string },
): Promise<YearSummary> {
  const span = spanIn(services, {
    ...{ from: `${year}-01-01`, to: `${year}-12-31` },
    ...(asOf === undefined ? {} : { asOf }),
  });
  const scope = await scopeOf(services, request, 'figure.read', organisation);
  const { decimals } = await services.readReportSettings();
  return summariseYear(services, span, scope, { decimals, language: languageOf(request) });
}
