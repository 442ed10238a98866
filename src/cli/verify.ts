import { Command } from 'commander';
import { compileRules } from '../core/replay/compileRules.js';
import { shortCode } from '../core/kernel/shortCode.js';
import { verifyBundle, type Verification } from '../core/replay/verify.js';
import type { Watch } from '../core/replay/watch.js';
import type { Problem } from '../core/kernel/problem.js';
import { stepTexts } from '../messages/steps.js';
import { CommandFailure, EXIT } from './failure.js';
import { withZip } from './files.js';
import { checked, headFaults, readTrust, trustLines, type TrustOptions } from './logTrust.js';
import type { Output } from './output.js';
import { progressBar } from './progressBar.js';
import type { Services } from './services.js';

interface Options extends TrustOptions {
  readonly commitment?: string;
}

/** `evenhand verify`: re-performs a published bundle from the bundle alone. */
export function verifyCommand(services: Services, output: () => Output): Command {
  return new Command('verify')
    .description('perform a published draw again from its bundle alone and compare')
    .argument('<bundle>', 'bundle.zip')
    .option('--commitment <hash>', 'the commitment that was announced before the draw')
    .option('--head <file>', 'a signed head of the log that you kept: the log must still begin with it')
    .option('--log-key <file or hex>', 'the log’s public key as you know it: the head must be signed with it')
    .action(async (file: string, options: Options) => {
      const trust = await readTrust(services, options);
      const verification = await verifyFile(services, output(), file);
      const announced = announcedFault(verification, options.commitment);
      const heads = headFaults(services, verification, trust);
      const problems = [...verification.steps.flatMap((step) => step.problems), ...announced, ...heads];
      const agrees = problems.length === 0;
      const lines = trustLines(output(), verification, trust, heads.length === 0);
      showVerification(output(), { ...verification, agrees }, lines);
      if (!agrees) throw notVerified(problems);
      const { commitmentHash } = verification;
      output().result({ ok: true, commitmentHash, ...checked(verification, trust) });
    });
}

/** A bundle that says something else than what comes out is refused; one that cannot be read is unusable. */
export function notVerified(problems: readonly Problem[]): CommandFailure {
  const unreadable = problems.some(({ code }) => code.startsWith('zip.'));
  return new CommandFailure(problems, unreadable ? EXIT.unusable : EXIT.refused);
}

/** Verifies the bundle of a path and shows, on a terminal, how far it has come. */
async function verifyFile(services: Services, output: Output, file: string): Promise<Verification> {
  const bar = progressBar(output.language === 'zh' ? '核验' : 'Verifying');
  try {
    return await withZip(services, file, (source) => {
      const progress: Watch['progress'] = (step, rows, of) => {
        bar.update(rows + (step === 'draw' ? of : 0), 2 * of);
      };
      return verifyBundle(services.hash, source, compileRules, { progress });
    });
  } finally {
    bar.end();
  }
}

function announcedFault({ commitmentHash }: Verification, announced: string | undefined): readonly Problem[] {
  if (announced === undefined || announced === commitmentHash) return [];
  return [{ code: 'replay.other-commitment', params: { expected: announced, found: commitmentHash ?? '?' } }];
}

/** The steps of a verification with their marks, what more there is to say, and what it came to. */
export function showVerification(
  output: Output,
  { agrees, steps, commitmentHash, content }: Verification,
  more: readonly string[] = [],
): void {
  for (const { step, problems } of steps) {
    output.say(`  ${problems.length === 0 ? '✓' : '✗'} ${stepTexts[step][output.language]}`);
  }
  for (const line of more) output.say(`  ${line}`);
  if (!agrees || commitmentHash === null || content === null) return;
  const zh = output.language === 'zh';
  output.say(
    zh
      ? `  承诺 ${commitmentHash}（短码 ${shortCode(commitmentHash)}）`
      : `  commitment ${commitmentHash} (short code ${shortCode(commitmentHash)})`,
  );
  output.say(zh ? '✓ 核验一致' : '✓ verified');
}
