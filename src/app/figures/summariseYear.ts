import type { Language } from '../../messages/texts.js';
import { organisationTree } from '../organisations/tree.js';
import type { Figures, FigureSpan, MonthFigures } from '../ports/figures.js';
import type { YearSummary } from '../ports/yearSummary.js';
import { reportFigures, spanBefore, type ReportScope } from './figureReport.js';

/** The figures of a calendar year as known on a day, with the year before as it was known on that day a year earlier. */
export async function summariseYear(
  store: Pick<Figures, 'figuresByOrganisation' | 'figuresByMonth'>,
  span: FigureSpan,
  scope: ReportScope,
  { decimals, language }: { readonly decimals: number | null; readonly language: Language },
): Promise<YearSummary> {
  const report = await reportFigures(store, span, scope, decimals);
  const within = organisationTree(scope.organisations).below(scope.tops);
  const accidents = {
    now: byMonth(await store.figuresByMonth(span, within)),
    before: byMonth(await store.figuresByMonth(spanBefore(span), within)),
  };
  const names = scope.organisations.filter(({ code }) => scope.tops.includes(code)).map(({ name }) => name);
  const year = span.from.slice(0, 4);
  return { language, year, office: names.join('、'), report, accidents };
}

const byMonth = (months: readonly MonthFigures[]): readonly number[] =>
  Array.from({ length: 12 }, (_, at) => {
    const ending = `-${String(at + 1).padStart(2, '0')}`;
    return months.find(({ month }) => month.endsWith(ending))?.counts.accidents ?? 0;
  });
