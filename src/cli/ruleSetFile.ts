import { at } from '../core/kernel/problem.js';
import { lineOf } from '../core/kernel/lineOf.js';
import { parseJson } from '../core/kernel/schema.js';
import { faultsOf } from '../core/scoring/parseRuleSet.js';
import type { RuleSet } from '../core/scoring/ruleSet.js';
import { CommandFailure, EXIT } from './failure.js';
import { readText, use } from './files.js';

/** Reads a rule set; all its faults, each with its line and JSON pointer, end the command. */
export async function readRuleSet(file: string): Promise<RuleSet> {
  const text = await readText(file);
  const json = use(parseJson(text), file);
  const faults = faultsOf(json);
  if (faults.length > 0) {
    const problems = faults.map((fault) => at(fault, { file, row: lineOf(text, fault.place?.field ?? '') }));
    throw new CommandFailure(problems, EXIT.unusable);
  }
  return json as unknown as RuleSet;
}
