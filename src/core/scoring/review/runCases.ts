import { compareText } from '../../kernel/text.js';
import type { Assessment } from '../assessment.js';
import { compileRuleSet } from '../compileRuleSet.js';
import type { RuleCase, RuleSet } from '../ruleSet.js';

export type Expected = 'score' | 'tier' | 'fired' | 'certainty' | 'due' | 'excluded';

export interface Difference {
  readonly what: Expected;
  readonly expected: string;
  readonly actual: string;
}

export interface CaseResult {
  readonly name: string;
  /** None when the case passes. */
  readonly differences: readonly Difference[];
}

export interface CaseReport {
  readonly results: readonly CaseResult[];
  /** Rules that fire in no case. */
  readonly uncovered: readonly string[];
}

/** Runs the test cases that a rule set carries. */
export function runCases(ruleSet: RuleSet): CaseReport {
  const assess = compileRuleSet(ruleSet);
  const fired = new Set<string>();
  const results = ruleSet.cases.map((each) => {
    const assessment = assess(each.facts, each.asOf);
    for (const { rule } of assessment.fired) fired.add(rule);
    return { name: each.name, differences: differencesOf(each, assessment) };
  });
  const uncovered = ruleSet.rules.map(({ id }) => id).filter((id) => !fired.has(id));
  return { results, uncovered: uncovered.sort(compareText) };
}

function differencesOf({ expect }: RuleCase, assessment: Assessment): Difference[] {
  const names = (ids: readonly string[]): string => [...ids].sort(compareText).join(', ');
  const compared: readonly (readonly [Expected, unknown, unknown])[] = [
    ['score', expect.score, assessment.score],
    ['tier', expect.tier, assessment.tier],
    ['fired', names(expect.fired), names(assessment.fired.map(({ rule }) => rule))],
    ['certainty', expect.certainty, assessment.certainty?.ground ?? null],
    ['due', expect.due, assessment.certainty?.due ?? null],
    ['excluded', expect.excluded, assessment.excluded],
  ];
  return compared
    .filter(([, expected, actual]) => expected !== undefined && expected !== actual)
    .map(([what, expected, actual]) => ({ what, expected: String(expected), actual: String(actual) }));
}
