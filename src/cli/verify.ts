import { Command } from 'commander';
import { compileRules } from '../app/verification/compileRules.js';
import { shortCode } from '../core/kernel/shortCode.js';
import { verifyBundle, type Verification } from '../core/replay/verify.js';
import type { Problem } from '../core/kernel/problem.js';
import { stepTexts } from '../messages/steps.js';
import { CommandFailure, EXIT } from './failure.js';
import { readInput, use } from './files.js';
import type { Output } from './output.js';
import type { Services } from './services.js';

/** `evenhand verify`: re-performs a published bundle from the bundle alone. */
export function verifyCommand(services: Services, output: () => Output): Command {
  return new Command('verify')
    .description('perform a published draw again from its bundle alone and compare')
    .argument('<bundle>', 'bundle.zip')
    .option('--commitment <hash>', 'the commitment that was announced before the draw')
    .action(async (file: string, options: { readonly commitment?: string }) => {
      const texts = use(services.unpackZip(await readInput(file)), file);
      const verification = verifyBundle(services.hash, texts, compileRules);
      const announced = announcedFault(verification, options.commitment);
      showVerification(output(), verification);
      const problems = [...verification.steps.flatMap((step) => step.problems), ...announced];
      if (problems.length > 0) throw new CommandFailure(problems, EXIT.refused);
      output().result({ ok: true, commitmentHash: verification.commitmentHash });
    });
}

function announcedFault({ commitmentHash }: Verification, announced: string | undefined): readonly Problem[] {
  if (announced === undefined || announced === commitmentHash) return [];
  return [{ code: 'replay.other-commitment', params: { expected: announced, found: commitmentHash ?? '?' } }];
}

/** The steps of a verification with their marks, and what it came to. */
export function showVerification(
  output: Output,
  { agrees, steps, commitmentHash, content }: Verification,
): void {
  for (const { step, problems } of steps) {
    output.say(`  ${problems.length === 0 ? '✓' : '✗'} ${stepTexts[step][output.language]}`);
  }
  if (!agrees || commitmentHash === null || content === null) return;
  const zh = output.language === 'zh';
  output.say(
    zh
      ? `  承诺 ${commitmentHash}（短码 ${shortCode(commitmentHash)}）`
      : `  commitment ${commitmentHash} (short code ${shortCode(commitmentHash)})`,
  );
  output.say(zh ? '✓ 核验一致' : '✓ verified');
}
