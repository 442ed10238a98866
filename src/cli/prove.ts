import path from 'node:path';
import { Command } from 'commander';
import { recordHash } from '../core/kernel/hash.js';
import { lines } from '../core/replay/bundle.js';
import { Proof, proveRow, verifyProof } from '../core/replay/proof.js';
import { proofPage } from '../messages/proofPage.js';
import { CommandFailure, EXIT } from './failure.js';
import { readRecordFile, use, writeTogether } from './files.js';
import { withSelected } from './verifiedBundle.js';
import type { Output } from './output.js';
import type { Services } from './services.js';

interface Options {
  readonly id: string;
  readonly withholdSeed?: boolean;
  readonly out: string;
}

/** `evenhand prove`: what one enterprise gets of a draw, to check its own part alone. */
export function proveCommand(services: Services, output: () => Output): Command {
  return new Command('prove')
    .description('the proof of one enterprise: its row, ticket, cut-off and path, and a page in words')
    .argument('<bundle>', 'bundle.zip, or sealed.zip with --withhold-seed')
    .requiredOption('--id <id>', 'the enterprise')
    .option('--withhold-seed', 'before the opening: leave the seed out')
    .requiredOption('--out <folder>', 'where proof.json and proof.txt go')
    .action(async (file: string, { id, withholdSeed, out }: Options) => {
      const proof = await withSelected(services, file, (content) =>
        use(proveRow(services.hash, content, id, withholdSeed !== true)),
      );
      const page = proofPage(proof, output().language);
      await writeTogether(
        out,
        new Map([
          ['proof.json', lines([proof])],
          ['proof.txt', page],
        ]),
      );
      output().say(page);
      output().say(`  → ${path.join(out, 'proof.json')}`);
      output().result({ ok: true, proof });
    });
}

/** `evenhand verify-proof`: checks such a proof without the bundle. */
export function verifyProofCommand(services: Services, output: () => Output): Command {
  return new Command('verify-proof')
    .description('check the proof of one enterprise')
    .argument('<proof>', 'proof.json')
    .option('--commitment <hash>', 'the commitment that was announced before the draw')
    .action(async (file: string, options: { readonly commitment?: string }) => {
      const proof = await readRecordFile(Proof, file);
      const found = recordHash(services.hash, proof.commitment);
      const expected = options.commitment ?? found;
      const other = { code: 'replay.other-commitment', params: { expected, found } };
      const problems = [...verifyProof(services.hash, proof), ...(expected === found ? [] : [other])];
      if (problems.length > 0) throw new CommandFailure(problems, EXIT.refused);
      output().say(proofPage(proof, output().language));
      output().say(output().language === 'zh' ? '✓ 核验一致' : '✓ verified');
      output().result({ ok: true, commitmentHash: found, outcome: proof.outcome });
    });
}
