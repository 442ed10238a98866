import { existsSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import Type from 'typebox';
import type { LogSigner } from '../app/protocol/publicLog.js';
import { fromHex } from '../core/kernel/bytes.js';
import { CommandFailure, EXIT } from './failure.js';
import { readRecordFile, use } from './files.js';
import type { Services } from './services.js';

const KeyFile = Type.Object(
  {
    format: Type.Literal('evenhand/log-key/v1'),
    name: Type.String({ pattern: '^[^\\s+]+$' }),
    privateKey: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  },
  { additionalProperties: false },
);

/** Who signs the log: the key of a file, which is made when it does not exist. */
export async function logSigner({ signer }: Services, file: string | undefined): Promise<LogSigner> {
  if (file === undefined)
    throw new CommandFailure(
      [{ code: 'command.usage', params: { detail: '--log needs --key' } }],
      EXIT.unusable,
    );
  if (!existsSync(file)) await makeKey(file);
  const { name, privateKey } = await readRecordFile(KeyFile, file);
  return { name, signer: signer(use(fromHex(privateKey))) };
}

async function makeKey(file: string): Promise<void> {
  const key = {
    format: 'evenhand/log-key/v1',
    name: 'evenhand',
    privateKey: randomBytes(32).toString('hex'),
  };
  await mkdir(path.dirname(path.resolve(file)), { recursive: true });
  await writeFile(file, `${JSON.stringify(key)}\n`, { mode: 0o600 });
}
