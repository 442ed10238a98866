import type { Hash } from '../../core/kernel/hash.js';
import type { Problem } from '../../core/kernel/problem.js';
import { ok, type Result } from '../../core/kernel/result.js';
import type { BundleContent } from '../../core/replay/bundle.js';
import { committedSecrets } from '../../core/replay/commit.js';
import { drawWorking } from '../../core/replay/drawWorking.js';
import type { Secrets } from '../../core/replay/secrets.js';
import type { BeaconValue } from '../../core/replay/seedSources.js';
import { parseRuleSet } from '../../core/scoring/parseRuleSet.js';
import type { RuleSet } from '../../core/scoring/ruleSet.js';
import { commitMonth, type CommitInput } from '../protocol/commitMonth.js';

export interface MonthInput extends Omit<CommitInput, 'frameSecret' | 'holders' | 'round'> {
  readonly dice: string | null;
  readonly secrets: Secrets;
  /** The published round of the plan's chain; null for a plan without beacon. */
  readonly beacon?: BeaconValue | null;
}

export interface MadeMonth {
  readonly ruleSet: RuleSet;
  readonly content: BundleContent;
}

/**
 * The whole month in one go: commitment and draw by the same steps as when they are apart. Nothing is written
 * anywhere; a refusal leaves no trace.
 */
export function makeMonth(hash: Hash, input: MonthInput): Result<MadeMonth, Problem> {
  const { secrets, dice, beacon = null, ...known } = input;
  const working = commitMonth(hash, {
    ...known,
    frameSecret: secrets.frameSecret,
    holders: committedSecrets(hash, secrets),
    round: beacon?.round ?? null,
  });
  if (!working.ok) return working;
  const content = drawWorking(hash, working.value, {
    beacon,
    dice,
    holders: secrets.holders,
    drawnAt: null,
  });
  return content.ok ? ok({ ruleSet: known.rules, content: content.value }) : content;
}

/** A month drawn from a working file, with the rule set that explains it. */
export function madeMonth(content: BundleContent): Result<MadeMonth, Problem> {
  const ruleSet = parseRuleSet(content.rules);
  return ruleSet.ok ? ok({ ruleSet: ruleSet.value, content }) : ruleSet;
}
