import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { officeDay } from '../../app/duties/officeDay.js';
import { spanOf, type FigureReport, type ReportScope } from '../../app/figures/figureReport.js';
import type { FigureSpan } from '../../app/ports/figures.js';
import type { Action } from '../../core/access/actions.js';
import type { Comparison, FigureLine } from '../../core/figures/compare.js';
import { FIGURES, RATES, type RateCode } from '../../core/figures/figure.js';
import { parseDay } from '../../core/kernel/date.js';
import type { ApiServices } from '../apiServices.js';
import { reachIn } from '../caller.js';
import { must, refuse } from '../problem.js';
import { reachOfRequest } from '../reach.js';
import { closed, Code, Day, oneOf, orNull } from '../schemas.js';

export const TAGS = ['figures'];

/** Query of figures. */
export const SPAN = {
  from: Day,
  to: Day,
  asOf: Type.Optional(
    Type.Unsafe<string>({ ...Day, description: 'what became of the records by this day; today unless told' }),
  ),
};

const Count = Type.Integer({ minimum: 0 });
const Printed = orNull(Type.String({ description: 'percent, as printed' }));
const Line = closed({
  code: oneOf(FIGURES),
  now: Count,
  before: Count,
  change: Printed,
  records: Type.String({ description: 'path of the records behind it' }),
});
const Rate = closed({ code: oneOf(Object.keys(RATES) as RateCode[]), now: Printed, before: Printed });
const COMPARISON = { figures: Type.Array(Line), rates: Type.Array(Rate) };
const Span = closed({ from: Day, to: Day, asOf: Day });
/** The year before may be one that nobody may ask for. */
const AnyDay = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' });
const SpanBefore = closed({ from: AnyDay, to: AnyDay, asOf: AnyDay });

export const ReportView = closed({
  ...{ span: Span, before: SpanBefore, total: closed(COMPARISON) },
  parts: Type.Array(closed({ organisation: Code, name: Type.String(), ...COMPARISON })),
});

export const today = (services: ApiServices): string =>
  officeDay(services.now(), services.campaigns.calendars);

export function spanIn(
  services: ApiServices,
  {
    from,
    to,
    asOf = today(services),
  }: { readonly from: string; readonly to: string; readonly asOf?: string },
): FigureSpan {
  for (const day of [from, to, asOf]) must(parseDay(day));
  if (to < from) refuse('duties.day-order', { first: from, second: to });
  return spanOf({ from, to }, asOf);
}

/** The organisations that are reported: one of those that the caller reaches, or all of them. */
export async function scopeOf(
  services: ApiServices,
  request: FastifyRequest,
  action: Action,
  organisation: string | undefined,
): Promise<ReportScope & { readonly within: readonly string[] | null }> {
  const organisations = await services.readOrganisations();
  const { within, tree } = await reachOfRequest(services, request, action, organisation);
  const asked = organisation === undefined ? reachIn(request, action) : [organisation];
  const tops = asked.filter((code) => tree.has(code) && (within === null || within.includes(code)));
  return { organisations, tops, within };
}

/** A comparison with the path of the records behind each figure. */
const linked = ({ figures, rates }: Comparison, query: string) => ({
  figures: figures.map((line: FigureLine) => ({
    ...line,
    records: `/api/v1/figures/${line.code}/records?${query}`,
  })),
  rates: [...rates],
});

export function shownReport({ span, before, total, parts }: FigureReport, organisation: string | undefined) {
  const query = (code: string | undefined): string =>
    new URLSearchParams({ ...span, ...(code === undefined ? {} : { organisation: code }) }).toString();
  return {
    ...{ span, before, total: linked(total, query(organisation)) },
    parts: parts.map(({ organisation: code, name, ...part }) => ({
      ...{ organisation: code, name },
      ...linked(part, query(code)),
    })),
  };
}
