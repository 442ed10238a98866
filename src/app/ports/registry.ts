import type { Enterprise, HistoryRecord } from '../../core/scoring/register.js';
import type { Inspector } from '../../core/pairing/roster.js';
import type { Problem } from '../../core/kernel/problem.js';
import type { Result } from '../../core/kernel/result.js';
import type { DocumentStore, Filters } from './documentStore.js';
import type { Page, PageQuery } from './listing.js';
import type { Organisation } from './organisationStore.js';

/** An enterprise as a file shows it: all but what it has of its own kind. */
export type EnterpriseLine = Omit<
  Enterprise,
  'licences' | 'devices' | 'hazardSources' | 'marks' | 'location'
>;

/** 抽查事项: what may be checked. */
export interface InspectionItem {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** Domain of certificates that its inspectors need. */
  readonly domain: string;
  /** `general` items have a strict rate; `key` items have no upper limit, and chance may fix only their order. */
  readonly kind: 'general' | 'key';
  /** Law or policy that allows the check. */
  readonly basis: string;
  /** Highest share a year, an exact fraction such as "3/100"; null for key items. */
  readonly rate: string | null;
  readonly organisation: string | null;
}

/** The libraries of the service, one document store each. */
export interface Registry {
  readonly enterprises: DocumentStore<Enterprise>;
  /** The list of enterprises as a file has it: the same order, filters and bounds. */
  enterpriseLines(query: PageQuery, filters: Filters): Promise<Result<Page<EnterpriseLine>, Problem>>;
  readonly records: DocumentStore<HistoryRecord>;
  readonly inspectors: DocumentStore<Inspector>;
  readonly items: DocumentStore<InspectionItem>;
  readonly organisations: DocumentStore<Organisation>;
}
