import { Command } from 'commander';
import type { Output } from './output.js';
import { approveCommand } from './rulesApprove.js';
import { checkCommand } from './rulesCheck.js';
import { diffCommand } from './rulesDiff.js';
import { explainCommand } from './rulesExplain.js';
import { factsCommand } from './rulesFacts.js';
import { testCommand } from './rulesTest.js';
import type { Services } from './services.js';

/** `evenhand rules`: everything that a planner does with a rule set before it is used. */
export function rulesCommand(services: Services, output: () => Output): Command {
  const rules = new Command('rules').description('check, test, compare, approve and explain rule sets');
  for (const make of [checkCommand, testCommand, diffCommand, approveCommand, explainCommand, factsCommand]) {
    rules.addCommand(make(services, output).exitOverride());
  }
  return rules;
}
