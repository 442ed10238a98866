import { existsSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import Type, { type Static, type TSchema } from 'typebox';
import { INSTANT_PATTERN } from '../core/audit/instant.js';
import { LogEntry } from '../core/audit/logEntry.js';
import { fromHex } from '../core/kernel/bytes.js';
import type { Json } from '../core/kernel/canonical.js';
import { parseRecord } from '../core/kernel/schema.js';
import { lines } from '../core/replay/bundle.js';
import type { Commitment } from '../core/replay/commitment.js';
import { LogHead } from '../core/replay/history.js';
import {
  appendToLog,
  EMPTY_LOG,
  type Appended,
  type LogSigner,
  type PublicLog,
} from '../app/protocol/publicLog.js';
import { CommandFailure, EXIT } from './failure.js';
import { readRecordFile, readText, use, writeTogether } from './files.js';
import type { Services } from './services.js';

/** Where the transparency log is, and who signs it. */
export interface LogOptions {
  readonly log?: string;
  readonly key?: string;
  readonly at?: string;
}

export function withLogOptions(command: Command): Command {
  return command
    .option('--log <folder>', 'the public log: entries, records and signed head')
    .option('--key <file>', 'the private key that signs the log; made when it does not exist')
    .option('--at <moment>', 'such as 2026-02-27T01:30:00Z (default: now)');
}

const KeyFile = Type.Object(
  {
    format: Type.Literal('evenhand/log-key/v1'),
    name: Type.String({ pattern: '^[^\\s+]+$' }),
    privateKey: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  },
  { additionalProperties: false },
);

/** Reads the log of a folder; one that does not exist yet is empty. */
export async function readLog(folder: string | undefined): Promise<PublicLog> {
  if (folder === undefined || !existsSync(path.join(folder, 'log.jsonl'))) return EMPTY_LOG;
  const [head = null] = await readLines(LogHead, path.join(folder, 'head.jsonl'));
  return {
    entries: await readLines(LogEntry, path.join(folder, 'log.jsonl')),
    records: (await readLines(Type.Object({}), path.join(folder, 'records.jsonl'))) as Json[],
    head,
  };
}

/** Reads a file of one record a line. */
export async function readLines<S extends TSchema>(schema: S, file: string): Promise<Static<S>[]> {
  const rows = (await readText(file)).split('\n').filter((row) => row !== '');
  return rows.map((row) => use(parseRecord(schema, row), file));
}

/** Appends to the log of a folder, if the command was given one. Nothing is written when it is refused. */
export async function publish(
  services: Services,
  options: LogOptions,
  attempt: Pick<Commitment, 'campaign' | 'sequence'>,
  appended: Omit<Appended, 'at'>,
): Promise<PublicLog> {
  const log = await readLog(options.log);
  if (options.log === undefined) return log;
  const signer = await logSigner(services, options.key);
  const at = momentOf(options);
  const next = use(appendToLog(services.hash, log, attempt, { ...appended, at }, signer));
  await writeLog(options.log, next);
  return next;
}

async function writeLog(folder: string, { entries, records, head }: PublicLog): Promise<void> {
  await writeTogether(
    folder,
    new Map([
      ['log.jsonl', lines(entries)],
      ['records.jsonl', lines(records)],
      ['head.jsonl', lines(head === null ? [] : [head])],
    ]),
  );
}

/** The moment that a command records, by the machine's clock unless it was told. */
export function momentOf({ at }: LogOptions): string {
  const moment = at ?? `${new Date().toISOString().slice(0, 19)}Z`;
  if (new RegExp(INSTANT_PATTERN).test(moment)) return moment;
  throw new CommandFailure([{ code: 'audit.not-an-instant', params: { text: moment } }], EXIT.unusable);
}

async function logSigner({ signer }: Services, file: string | undefined): Promise<LogSigner> {
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
