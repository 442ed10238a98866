import type { Result } from '../../core/kernel/result.js';
import type { StoreProblem } from './storeReasons.js';

/** A published rule set; `content` is the canonical JSON text whose SHA-256 is `hash`. */
export interface StoredRuleSet {
  readonly hash: string;
  readonly name: string;
  readonly version: string;
  readonly content: string;
}

export interface RuleSetStore {
  /** Keeps a rule set for ever; the same one again changes nothing, another under its name and version is refused. */
  saveRuleSet(ruleSet: StoredRuleSet): Promise<Result<void, StoreProblem>>;
  loadRuleSet(hash: string): Promise<StoredRuleSet | null>;
}
