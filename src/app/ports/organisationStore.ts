import type { Result } from '../../core/kernel/result.js';
import type { LoadCounts } from './registerStore.js';
import type { StoreProblem } from './storeReasons.js';

/** A node of the tree: 1 city or district, 2 street or squad, 3 community. */
export interface Organisation {
  readonly code: string;
  readonly name: string;
  readonly level: 1 | 2 | 3;
  /** Code of the node above; null exactly for level 1. */
  readonly parent: string | null;
}

export interface OrganisationStore {
  /** Makes the stored tree equal to this one, in one transaction. */
  replaceOrganisations(tree: readonly Organisation[]): Promise<Result<LoadCounts, StoreProblem>>;
  /** Ascending by the UTF-8 bytes of the codes. */
  readOrganisations(): Promise<readonly Organisation[]>;
}
