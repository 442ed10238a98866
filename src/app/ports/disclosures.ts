import type { PublicResult, Result as InspectionResult } from '../../core/disclosure/publicResult.js';
import type { PublishedOfficers } from '../figures/reportSettings.js';
import type { ReportSettings } from '../figures/reportSettings.js';
import type { Day } from '../../core/kernel/date.js';
import type { Problem } from '../../core/kernel/problem.js';
import type { Result } from '../../core/kernel/result.js';
import type { Act } from './act.js';
import type { Filters } from './documentStore.js';
import type { Page, PageQuery } from './listing.js';

/** A result on its way to the public, as the office sees it. */
export interface Disclosure {
  readonly visit: string;
  readonly campaign: string | null;
  readonly enterprise: string;
  readonly name: string;
  readonly organisation: string | null;
  readonly completedOn: Day;
  readonly result: InspectionResult | null;
  /** The day on which it becomes public by itself; null while its work calendar is not known. */
  readonly dueOn: Day | null;
  /** The day on which it was published early, or null. */
  readonly publishedOn: Day | null;
  readonly isPublic: boolean;
  readonly corrections: number;
}

export interface Disclosures {
  /** What is public on a day: the same to everybody, with nothing else. */
  listPublicResults(
    today: Day,
    officers: PublishedOfficers,
    query: PageQuery,
    filters: Filters,
  ): Promise<Result<Page<PublicResult>, Problem>>;
  listDisclosures(today: Day, query: PageQuery, filters: Filters): Promise<Result<Page<Disclosure>, Problem>>;
  readDisclosure(visit: string, today: Day): Promise<Disclosure | null>;
  /** Before its day; what is public already stays as it is. */
  publishEarly(visit: string, today: Day, act: Act): Promise<Result<Disclosure, Problem>>;
  /** Replaces what is published, or takes it back with null. Both stay readable, with the reason. */
  correctDisclosure(
    visit: string,
    today: Day,
    after: InspectionResult | null,
    act: Act,
  ): Promise<Result<Disclosure, Problem>>;
  readReportSettings(): Promise<ReportSettings>;
  putReportSettings(
    settings: ReportSettings,
    expected: string | null | undefined,
    act: Act,
  ): Promise<Result<ReportSettings, Problem>>;
}
