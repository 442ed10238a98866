import { ok } from '../kernel/result.js';
import type { CompileRules } from './verify.js';
import { assessorOf } from '../scoring/assessAll.js';
import { parseRuleSet } from '../scoring/parseRuleSet.js';

/** Reads the rule set that a bundle holds and makes it score a population. */
export const compileRules: CompileRules = (rules) => {
  const parsed = parseRuleSet(rules);
  return parsed.ok ? ok((facts, asOf) => assessorOf(parsed.value, facts, asOf)) : parsed;
};
