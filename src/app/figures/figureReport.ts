import { compareFigures, type Comparison } from '../../core/figures/compare.js';
import { addCounts, type FigureCounts } from '../../core/figures/figure.js';
import { yearBefore, type Period } from '../../core/figures/period.js';
import type { Day } from '../../core/kernel/date.js';
import { organisationTree } from '../organisations/tree.js';
import type { Figures, FigureSpan, OwnFigures } from '../ports/figures.js';
import type { Organisation } from '../ports/organisationStore.js';

/** The figures of an organisation and of each one right below it, subtrees included, beside those of the year before. */
export interface FigureReport {
  readonly span: FigureSpan;
  readonly before: FigureSpan;
  readonly total: Comparison;
  readonly parts: readonly (Comparison & { readonly organisation: string; readonly name: string })[];
}

export interface ReportScope {
  /** Organisations that are reported with all below them: those that the reader reaches, or one of them. */
  readonly tops: readonly string[];
  readonly organisations: readonly Organisation[];
}

/** The span a year before: as things stood then, so that like is compared with like. */
export function spanBefore({ asOf, ...period }: FigureSpan): FigureSpan {
  return { ...yearBefore(period), asOf: yearBefore({ from: asOf, to: asOf }).to };
}

export const spanOf = (period: Period, asOf: Day): FigureSpan => ({ ...period, asOf });

export async function reportFigures(
  store: Pick<Figures, 'figuresByOrganisation'>,
  span: FigureSpan,
  { tops, organisations }: ReportScope,
  decimals: number | null,
): Promise<FigureReport> {
  const tree = organisationTree(organisations);
  const within = tree.below(tops);
  const before = spanBefore(span);
  const [now, then] = [
    await store.figuresByOrganisation(span, within),
    await store.figuresByOrganisation(before, within),
  ];
  const under = (rows: readonly OwnFigures[], top: string): FigureCounts =>
    sum(rows.filter(({ organisation }) => organisation !== null && tree.pathOf(organisation).includes(top)));
  const parts = organisations
    .filter(({ parent, code }) => tops.includes(parent ?? '') && (within === null || within.includes(code)))
    .map(({ code, name }) => ({
      ...{ organisation: code, name },
      ...compareFigures(under(now, code), under(then, code), decimals),
    }));
  return { span, before, total: compareFigures(sum(now), sum(then), decimals), parts };
}

const sum = (rows: readonly OwnFigures[]): FigureCounts => addCounts(rows.map(({ counts }) => counts));
