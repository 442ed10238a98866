import path from 'node:path';
import { vi } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import type { Services } from '../../src/cli/services.js';
import { nodeSigner, nodeVerifier } from '../../src/crypto/nodeEd25519.js';
import { nodeHash } from '../../src/crypto/nodeHash.js';
import { writeCsv } from '../../src/documents/csv.js';
import { writeMinutes } from '../../src/documents/minutes.js';
import { writeWorkbook } from '../../src/documents/workbook.js';
import { openTable } from '../../src/documents/xlsx.js';
import { packZip, unpackZip } from '../../src/documents/zip.js';
import { openZipFile, writeZipFile } from '../../src/documents/zipFile.js';
import type { CliRun } from './runCli.js';

/** What commands on files need; a store and a server are no part of these tests. */
const services = {
  version: 'test',
  hash: nodeHash,
  rulesFolder: path.resolve(import.meta.dirname, '../../rules'),
  openTable,
  writeCsv,
  writeWorkbook,
  writeMinutes,
  signer: nodeSigner,
  verifier: nodeVerifier,
  packZip,
  unpackZip,
  openZipFile,
  writeZipFile,
} satisfies Partial<Services> as Services;

/** Runs a command in this process, in English. An error that no command expects is thrown. */
export async function runHere(args: readonly string[]): Promise<CliRun> {
  const [out, err]: [string[], string[]] = [[], []];
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => err.push(String(text)) > 0);
  try {
    const code = await runProgram(services, ['--lang', 'en', ...args]);
    return { code, stdout: out.join(''), stderr: err.join('') };
  } finally {
    stdout.mockRestore();
    stderr.mockRestore();
  }
}
