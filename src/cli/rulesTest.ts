import { Command } from 'commander';
import type { RulesProblem } from '../app/scoring/reasons.js';
import type { Problem } from '../core/kernel/problem.js';
import { runCases, type CaseReport } from '../core/scoring/review/runCases.js';
import type { RuleSet } from '../core/scoring/ruleSet.js';
import { CommandFailure, EXIT } from './failure.js';
import type { Output } from './output.js';
import { readRuleSet } from './ruleSetFile.js';
import type { Services } from './services.js';

/** `evenhand rules test`: runs the test cases inside rule sets; every rule has to fire in one of them. */
export function testCommand(_: Services, output: () => Output): Command {
  return new Command('test')
    .description('run the test cases inside rule sets')
    .argument('<file...>', 'rule sets, JSON')
    .action(async (files: readonly string[]) => {
      const tested: object[] = [];
      const problems: Problem[] = [];
      for (const file of files) {
        const ruleSet = await readRuleSet(file);
        const report = runCases(ruleSet);
        show(output(), ruleSet, report);
        problems.push(...problemsOf(ruleSet, report, file));
        const { results, uncovered } = report;
        const passed = results.filter(({ differences }) => differences.length === 0).length;
        tested.push({ id: ruleSet.id, version: ruleSet.version, cases: results.length, passed, uncovered });
      }
      if (problems.length > 0) throw new CommandFailure(problems, EXIT.refused);
      output().result({ ok: true, ruleSets: tested });
    });
}

function problemsOf({ rules }: RuleSet, report: CaseReport, file: string): readonly Problem[] {
  const missing = report.uncovered.map((rule) => {
    const index = rules.findIndex(({ id }) => id === rule);
    return { code: 'advice.no-case', params: { rule }, place: { file, field: `/rules/${index}` } };
  });
  return [...caseProblems(report, file), ...missing];
}

/** The cases that fail, each with what it expected and what came. */
export function caseProblems({ results }: CaseReport, file: string): readonly Problem[] {
  return results.flatMap(({ name, differences }, index) =>
    differences.map((difference): RulesProblem => ({
      code: 'rules.case-failed',
      params: { name, ...difference },
      place: { file, field: `/cases/${index}` },
    })),
  );
}

function show(output: Output, { id, version, rules }: RuleSet, { results, uncovered }: CaseReport): void {
  const zh = output.language === 'zh';
  const covered = rules.length - uncovered.length;
  output.say(
    zh
      ? `${id} 第 ${version} 版：${results.length} 个用例，触发 ${covered}/${rules.length} 条规则`
      : `${id}, version ${version}: ${results.length} cases make ${covered} of ${rules.length} rules fire`,
  );
  for (const { name, differences } of results)
    output.say(`  ${differences.length === 0 ? '✓' : '✗'} ${name}`);
}
