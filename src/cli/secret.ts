import { createHash, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { Output } from './output.js';
import type { Services } from './services.js';

/** `evenhand secret`: what a holder does before a commitment, on a machine of their own. */
export function secretCommand(_: Services, output: () => Output): Command {
  return new Command('secret')
    .description('make a holder’s secret: the file is kept until the draw, its SHA-256 handed in')
    .requiredOption('--holder <name>', 'as the plan names the holder')
    .requiredOption('--out <file>', 'where the secret goes; an existing file is not overwritten')
    .action(async ({ holder, out }: { readonly holder: string; readonly out: string }) => {
      const secret = randomBytes(32);
      const record = { format: 'evenhand/holder-secret/v1', holder, secret: secret.toString('hex') };
      await writeFile(out, `${JSON.stringify(record)}\n`, { mode: 0o600, flag: 'wx' });
      const sha256 = createHash('sha256').update(secret).digest('hex');
      output().say(sha256);
      output().result({ ok: true, holder, sha256 });
    });
}
