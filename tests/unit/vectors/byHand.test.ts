import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { fromHex, toHex } from '../../../src/core/kernel/bytes.js';
import { seeded } from '../../../src/core/kernel/seeded.js';
import { nodeHash } from '../../../src/crypto/nodeHash.js';
import { value } from '../audit/bytes.js';

const page = readFileSync(path.resolve(import.meta.dirname, '../../../docs/verify/by-hand.md'), 'utf8');

it('the shell lines of docs/verify/by-hand.md print the ticket that they say, which is ours', () => {
  const [, script = ''] = /```sh\n(seed=[\s\S]*?)```/.exec(page) ?? [];
  const [, said = ''] = /prints\n\n```\n(.*)\n/.exec(page) ?? [];
  expect(execFileSync('bash', ['-c', script], { encoding: 'utf8' }).trim()).toBe(said);
  const seed = value(fromHex(/seed=(\w+)/.exec(script)?.[1] ?? ''));
  const ticket = seeded(nodeHash, seed).tickets(/label=(\S+)/.exec(script)?.[1] ?? '');
  expect(`${toHex(ticket(/\nid=(\S+)/.exec(script)?.[1] ?? ''))}  -`).toBe(said);
});
