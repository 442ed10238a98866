import type { Recusal } from '../../core/pairing/roster.js';
import type { Result } from '../../core/kernel/result.js';
import type { Act } from './act.js';
import type { Page, PageQuery } from './listing.js';
import type { StoreProblem } from './storeReasons.js';

/** A request for recusal (回避), by the officer or on the enterprise's behalf, and what the head decided. */
export interface RecusalRequest {
  readonly id: string;
  readonly inspector: string;
  readonly enterprise: string;
  readonly ground: Recusal['ground'];
  readonly requestedBy: string;
  readonly decidedBy: string | null;
  /** Null while it waits. */
  readonly granted: boolean | null;
}

export interface RecusalRequests {
  listRecusals(query: PageQuery): Promise<Result<Page<RecusalRequest>, StoreProblem>>;
  readRecusal(id: string): Promise<RecusalRequest | null>;
  /** The same request again changes nothing; another under its id is refused. */
  requestRecusal(request: RecusalRequest, act: Act): Promise<Result<RecusalRequest, StoreProblem>>;
  /** Decides once; a granted one bars the inspector from the enterprise in every later draw. */
  decideRecusal(id: string, granted: boolean, act: Act): Promise<Result<RecusalRequest, StoreProblem>>;
}
