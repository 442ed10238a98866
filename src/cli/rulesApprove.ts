import { Command } from 'commander';
import type { RulesProblem } from '../app/scoring/reasons.js';
import type { Day } from '../core/kernel/date.js';
import { at, type Problem } from '../core/kernel/problem.js';
import { approvalFault, approve } from '../core/scoring/approval.js';
import { adviceOn } from '../core/scoring/review/adviceOn.js';
import { runCases } from '../core/scoring/review/runCases.js';
import type { RuleSet } from '../core/scoring/ruleSet.js';
import { day } from './backtest.js';
import { CommandFailure, EXIT } from './failure.js';
import { use } from './files.js';
import type { Output } from './output.js';
import { refuseExisting, writeNewFile, writeResultFile } from './resultFile.js';
import { readRuleSet } from './ruleSetFile.js';
import { caseProblems } from './rulesTest.js';
import type { Services } from './services.js';

interface Options {
  readonly by: string;
  readonly on?: Day;
  readonly out?: string;
}

/** `evenhand rules approve`: somebody other than the author approves a rule set that is in order. */
export function approveCommand(services: Services, output: () => Output): Command {
  return new Command('approve')
    .description('approve the content of a rule set, so that it may decide production draws')
    .argument('<file>', 'rule set, JSON')
    .requiredOption('--by <name>', 'who approves it: never its author')
    .option('--on <day>', 'day of the approval, YYYY-MM-DD (default: today)', day)
    .option('--out <file>', 'where the approved version goes (default: into the file itself)')
    .action(async (file: string, options: Options) => {
      if (options.out !== undefined) refuseExisting(options.out);
      const ruleSet = await readRuleSet(file);
      const problems = hindrances(services, ruleSet, file);
      if (problems.length > 0) throw new CommandFailure(problems, EXIT.refused);
      const given = { approver: options.by.trim(), day: options.on ?? services.today() };
      const approved = use(approve(services.hash, ruleSet, given), file);
      const text = `${JSON.stringify(approved, null, 2)}\n`;
      if (options.out === undefined) await writeResultFile(file, text);
      else await writeNewFile(options.out, text);
      show(output(), approved, options.out ?? file);
      const { id, version, approval } = approved;
      output().result({ ok: true, id, version, approval, out: options.out ?? file });
    });
}

/** What stands against an approval: advice, cases that fail, and an approval of this very content. */
function hindrances({ hash }: Services, ruleSet: RuleSet, file: string): readonly Problem[] {
  const { approval } = ruleSet;
  if (approval !== null && approvalFault(hash, ruleSet) === null) {
    const { approver, day: on } = approval;
    const problem: RulesProblem = {
      code: 'rules.already-approved',
      params: { approver, day: on },
      place: { file },
    };
    return [problem];
  }
  const advice = adviceOn(ruleSet).map((each) => at(each, { file }));
  return [...advice, ...caseProblems(runCases(ruleSet), file)];
}

function show(output: Output, { title, version, effective, approval }: RuleSet, out: string): void {
  if (approval === null) return;
  const { approver, day: on, contentHash } = approval;
  const [from, to] = [effective.from, effective.to ?? '…'];
  const zh = output.language === 'zh';
  output.say(
    zh
      ? `✓ ${approver}于 ${on} 批准 ${title.zh} 第 ${version} 版，生效期 ${from} 至 ${to}`
      : `✓ ${approver} approved ${title.en}, version ${version}, on ${on}; in effect from ${from} to ${to}`,
  );
  output.say(`  ${zh ? '内容哈希' : 'content hash'} ${contentHash}`);
  output.say(`  → ${out}`);
}
