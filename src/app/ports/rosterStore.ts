import type { Result } from '../../core/kernel/result.js';
import type { Inspector } from '../../core/pairing/roster.js';
import type { LoadCounts } from './registerStore.js';
import type { StoreProblem } from './storeReasons.js';

export interface RosterStore {
  /** Makes the stored inspector library equal to this one, in one transaction; ids must be unique. */
  replaceRoster(roster: readonly Inspector[]): Promise<Result<LoadCounts, StoreProblem>>;
  /** Ascending by the UTF-8 bytes of the ids. */
  readRoster(): Promise<readonly Inspector[]>;
}
