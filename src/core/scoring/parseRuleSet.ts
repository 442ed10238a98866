import { isSamePerson } from './approval.js';
import { parseDay } from '../kernel/date.js';
import { err, ok, type Result } from '../kernel/result.js';
import { checkCondition, type ConditionContext } from './parse/conditions.js';
import { checkCases } from './parse/cases.js';
import { checkCycles, checkSizes } from './parse/cycles.js';
import { below, newFaults } from './parse/faults.js';
import { checkRules } from './parse/rules.js';
import { checkShape } from './parse/shape.js';
import { checkTiers } from './parse/tiers.js';
import type { ScoringProblem } from './reasons.js';
import type { RuleSet } from './ruleSet.js';

/**
 * Reads a rule set from parsed JSON. The problem is the first fault, its field a JSON pointer; `faultsOf`
 * tells all of them.
 */
export function parseRuleSet(json: unknown): Result<RuleSet, ScoringProblem> {
  const first = faultsOf(json)[0];
  return first === undefined ? ok(json as RuleSet) : err(first);
}

/** Every fault of a rule set; none when it can be used. Content is checked once the form is sound. */
export function faultsOf(json: unknown): readonly ScoringProblem[] {
  const faults = newFaults();
  if (!checkShape(json, faults)) return faults.found;
  const context: ConditionContext = { ruleSet: json, faults };
  for (const [name, condition] of Object.entries(json.conditions)) {
    checkCondition(condition, below('/conditions', name), context);
  }
  checkRules(context);
  if (faults.found.length === 0 && checkCycles(json.conditions, faults)) checkSizes(json, faults);
  checkTiers(json.tiers, faults);
  checkCaps(context);
  checkApproval(context);
  checkCases(context);
  return faults.found;
}

function checkCaps({ ruleSet, faults }: ConditionContext): void {
  const seen = new Set<string>();
  ruleSet.caps.forEach(({ group }, index) => {
    if (seen.has(group)) faults.add(`/caps/${index}/group`, 'scoring.duplicate-group', { group });
    seen.add(group);
  });
}

function checkApproval({ ruleSet, faults }: ConditionContext): void {
  const { author, approval, effective } = ruleSet;
  if (approval !== null && isSamePerson(approval.approver, author)) {
    faults.add('/approval/approver', 'scoring.self-approved', { author });
  }
  const days: readonly (readonly [string, string | null | undefined])[] = [
    ['/approval/day', approval?.day],
    ['/effective/from', effective.from],
    ['/effective/to', effective.to],
  ];
  for (const [pointer, day] of days) {
    if (day === null || day === undefined) continue;
    const parsed = parseDay(day);
    if (!parsed.ok) faults.take(pointer, parsed.error);
  }
  if (effective.to !== null && effective.to < effective.from) {
    faults.add('/effective/to', 'scoring.effective-order', { from: effective.from, to: effective.to });
  }
}
