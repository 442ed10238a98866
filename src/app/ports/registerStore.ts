import type { Result } from '../../core/kernel/result.js';
import type { Register } from '../../core/scoring/register.js';
import type { StoreProblem } from './storeReasons.js';

/** How many rows a load changed; the four numbers of one kind add up to old and new rows together. */
export interface LoadCounts {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
}

/** An enterprise counts as changed also when only its licences, devices, hazard sources or marks changed. */
export interface RegisterLoad {
  readonly enterprises: LoadCounts;
  readonly history: LoadCounts;
}

/** Called with the rows done so far and their total. */
export type LoadProgress = (done: number, total: number) => void;

export interface RegisterStore {
  /**
   * Makes the stored register equal to this one, in one transaction: all or nothing. The same register again
   * changes nothing. Ids must be unique within enterprises and within records.
   */
  replaceRegister(register: Register, progress?: LoadProgress): Promise<Result<RegisterLoad, StoreProblem>>;
  /** One consistent state; enterprises and records ascending by the UTF-8 bytes of their ids. */
  readRegister(): Promise<Register>;
}
