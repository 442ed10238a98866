import type { FigureReport } from '../figures/figureReport.js';
import type { Language } from '../../messages/texts.js';

/** A year as an agency reports it. */
export interface YearSummary {
  readonly language: Language;
  readonly year: string;
  /** Name of the organisation that reports. */
  readonly office: string;
  readonly report: FigureReport;
  /** Accidents of each month of the year, and of the year before. */
  readonly accidents: { readonly now: readonly number[]; readonly before: readonly number[] };
}

/** Writes the summary as DOCX; the same summary gives the same bytes. */
export type WriteYearSummary = (summary: YearSummary) => Promise<Uint8Array>;
