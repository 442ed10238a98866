import type { Json } from '../../core/kernel/canonical.js';
import type { Result } from '../../core/kernel/result.js';
import type { Act } from './act.js';
import type { Page, PageQuery } from './listing.js';
import type { StoredRuleSet } from './ruleSetStore.js';
import type { StoreProblem } from './storeReasons.js';

/** A rule set on its way to approval. */
export interface RuleSetDraft {
  /** Hash of its content without the approval: what an approver signs for. */
  readonly hash: string;
  readonly name: string;
  readonly version: string;
  /** Who submitted it. */
  readonly author: string;
  readonly approver: string | null;
  /** Hash of the rule set with its approval, which campaigns name; null while it is a draft. */
  readonly approved: string | null;
  readonly organisation: string;
}

export interface RuleSetDrafts {
  listDrafts(query: PageQuery): Promise<Result<Page<RuleSetDraft>, StoreProblem>>;
  readDraft(hash: string): Promise<{ readonly draft: RuleSetDraft; readonly content: Json } | null>;
  /** The same content again changes nothing, whoever submits it. */
  submitDraft(draft: RuleSetDraft, content: Json, act: Act): Promise<Result<RuleSetDraft, StoreProblem>>;
  /** Keeps the approved rule set for ever, and notes who approved it; once. */
  approveDraft(hash: string, approved: StoredRuleSet, act: Act): Promise<Result<RuleSetDraft, StoreProblem>>;
}
