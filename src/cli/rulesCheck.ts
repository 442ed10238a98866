import { Command } from 'commander';
import { at, type Problem } from '../core/kernel/problem.js';
import { factsOfRuleSet } from '../core/scoring/compileRuleSet.js';
import { approvalFault } from '../core/scoring/approval.js';
import { contentHash } from '../core/scoring/contentHash.js';
import { adviceOn } from '../core/scoring/review/adviceOn.js';
import type { RuleSet } from '../core/scoring/ruleSet.js';
import { CommandFailure, EXIT } from './failure.js';
import type { Output } from './output.js';
import { readRuleSet } from './ruleSetFile.js';
import type { Services } from './services.js';

/** `evenhand rules check`: form, facts, tiers, approval; rules that never fire or contradict each other. */
export function checkCommand({ hash }: Services, output: () => Output): Command {
  return new Command('check')
    .description('check rule sets: form, facts, contradictions, approval')
    .argument('<file...>', 'rule sets, JSON')
    .action(async (files: readonly string[]) => {
      const checked: object[] = [];
      const problems: Problem[] = [];
      for (const file of files) {
        const ruleSet = await readRuleSet(file);
        const found = contentHash(hash, ruleSet);
        const unapproved = approvalFault(hash, ruleSet);
        const faults: readonly Problem[] = [
          ...adviceOn(ruleSet),
          ...(unapproved === null ? [] : [unapproved]),
        ];
        problems.push(...faults.map((fault) => at(fault, { file })));
        if (faults.length === 0) show(output(), ruleSet, found);
        const { id, version, rules } = ruleSet;
        checked.push({ id, version, contentHash: found, rules: rules.length });
      }
      if (problems.length > 0) throw new CommandFailure(problems, EXIT.refused);
      output().result({ ok: true, ruleSets: checked });
    });
}

function show(output: Output, ruleSet: RuleSet, hash: string): void {
  const { id, version, title, rules, cases, approval } = ruleSet;
  const facts = factsOfRuleSet(ruleSet).length;
  const approver = approval?.approver;
  output.say(
    output.language === 'zh'
      ? `✓ ${title.zh}（${id} 第 ${version} 版）：${rules.length} 条规则，${facts} 项事实，${cases.length} 个用例；${approver === undefined ? '草案，未批准' : `${approver} 批准`}`
      : `✓ ${title.en} (${id}, version ${version}): ${rules.length} rules, ${facts} facts, ${cases.length} cases; ${approver === undefined ? 'a draft, not approved' : `approved by ${approver}`}`,
  );
  output.say(`  ${output.language === 'zh' ? '内容哈希' : 'content hash'} ${hash}`);
}
