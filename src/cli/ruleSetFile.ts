import { faultsOf } from '../core/scoring/parseRuleSet.js';
import type { RuleSet } from '../core/scoring/ruleSet.js';
import { at } from '../core/kernel/problem.js';
import { CommandFailure, EXIT } from './failure.js';
import { readJson } from './files.js';

/** Reads a rule set; all its faults, each with its place, end the command. */
export async function readRuleSet(file: string): Promise<RuleSet> {
  const json: unknown = await readJson(file);
  const faults = faultsOf(json);
  if (faults.length > 0) {
    const problems = faults.map((fault) => at(fault, { file }));
    throw new CommandFailure(problems, EXIT.unusable);
  }
  return json as RuleSet;
}
