import type { Json } from '../kernel/canonical.js';
import { recordHash, type Hash } from '../kernel/hash.js';
import type { RuleSet } from './ruleSet.js';

/** Hash of a rule set without its approval and its editor hint: what an approver signs for. */
export function contentHash(hash: Hash, ruleSet: RuleSet): string {
  const content = Object.entries(ruleSet).filter(([key]) => key !== 'approval' && key !== '$schema');
  return recordHash(hash, Object.fromEntries(content) as Json);
}
