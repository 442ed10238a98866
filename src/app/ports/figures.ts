import type { FigureCode, FigureCounts } from '../../core/figures/figure.js';
import type { Period } from '../../core/figures/period.js';
import type { Day } from '../../core/kernel/date.js';
import type { Problem } from '../../core/kernel/problem.js';
import type { Result } from '../../core/kernel/result.js';
import type { Page, PageQuery } from './listing.js';

/** Which records count: those of a period, as they stood on a day. */
export interface FigureSpan extends Period {
  /** What was rectified, disclosed, closed or returned later does not count yet. */
  readonly asOf: Day;
}

/** The counts of one organisation itself, without those below it; null where a record has none. */
export interface OwnFigures {
  readonly organisation: string | null;
  readonly counts: FigureCounts;
}

export interface MonthFigures {
  /** "YYYY-MM" */
  readonly month: string;
  readonly counts: FigureCounts;
}

/** A record that a figure counts. */
export interface FigureRecord {
  readonly id: string;
  /** Kind of the record, such as visit, order, accident. */
  readonly kind: string;
  readonly day: Day;
  readonly enterprise: string | null;
  readonly name: string | null;
  readonly organisation: string | null;
  /** How much of the figure this record is: 1, or the amount, deaths, injuries. */
  readonly amount: number;
}

/** Figures, counted by the database. */
export interface Figures {
  /** Organisations (null: all) that have anything to report. */
  figuresByOrganisation(span: FigureSpan, within: readonly string[] | null): Promise<readonly OwnFigures[]>;
  /** Months of the period in which anything happened, ascending. */
  figuresByMonth(span: FigureSpan, within: readonly string[] | null): Promise<readonly MonthFigures[]>;
  /** The records behind a figure: their amounts add up to it. */
  figureRecords(
    code: FigureCode,
    span: FigureSpan,
    query: PageQuery,
  ): Promise<Result<Page<FigureRecord>, Problem>>;
}
