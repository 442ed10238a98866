import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import Type, { type Static, type TSchema } from 'typebox';
import { INSTANT_PATTERN } from '../core/audit/instant.js';
import { LogEntry } from '../core/audit/logEntry.js';
import type { Json } from '../core/kernel/canonical.js';
import { parseRecord } from '../core/kernel/schema.js';
import { lines } from '../core/replay/bundle.js';
import { LogHead } from '../core/replay/history.js';
import { EMPTY_LOG, type LogSigner, type PublicLog } from '../app/protocol/publicLog.js';
import { CommandFailure, EXIT } from './failure.js';
import { readText, use, writeTogether } from './files.js';
import { whileLocked } from './folderLock.js';
import { logSigner } from './logKey.js';
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

/** A log that nobody else writes as long as the command lasts. */
export interface LogDesk {
  readonly log: PublicLog;
  readonly signer: LogSigner;
  /** Makes it public what has become of the log. */
  readonly keep: (log: PublicLog) => Promise<void>;
}

/** Works with the log that a command was given, or with none. Nothing is written to it but by `keep`. */
export async function withLog<T>(
  services: Services,
  options: LogOptions,
  work: (desk: LogDesk | null) => Promise<T>,
): Promise<T> {
  const { log: folder } = options;
  if (folder === undefined) return work(null);
  const signer = await logSigner(services, options.key);
  return whileLocked(folder, async () =>
    work({ log: await readLog(folder), signer, keep: (log) => writeLog(folder, log) }),
  );
}

/** Reads the log of a folder; one that does not exist yet is empty. */
export async function readLog(folder: string | undefined): Promise<PublicLog> {
  if (folder === undefined || !existsSync(path.join(folder, 'log.jsonl'))) return EMPTY_LOG;
  const head = path.join(folder, 'head.jsonl');
  return {
    entries: await readLines(LogEntry, path.join(folder, 'log.jsonl')),
    records: (await readLines(Type.Object({}), path.join(folder, 'records.jsonl'))) as Json[],
    head: existsSync(head) ? ((await readLines(LogHead, head))[0] ?? null) : null,
  };
}

/** Reads a file of one record a line. */
export async function readLines<S extends TSchema>(schema: S, file: string): Promise<Static<S>[]> {
  const rows = (await readText(file)).split('\n').filter((row) => row !== '');
  return rows.map((row) => use(parseRecord(schema, row), file));
}

/**
 * Records first, then the entries that name them, then the head: whatever cuts this off leaves a log in which
 * every entry has its record and the head covers a beginning. The next writing signs the rest.
 */
async function writeLog(folder: string, { entries, records, head }: PublicLog): Promise<void> {
  await writeTogether(
    folder,
    new Map([
      ['records.jsonl', lines(records)],
      ['log.jsonl', lines(entries)],
      ['head.jsonl', lines(head === null ? [] : [head])],
    ]),
  );
}

/** The moment that a command records, by the machine's clock unless it was told. */
export function momentOf({ at }: Pick<LogOptions, 'at'>): string {
  const moment = at ?? `${new Date().toISOString().slice(0, 19)}Z`;
  if (new RegExp(INSTANT_PATTERN).test(moment)) return moment;
  throw new CommandFailure([{ code: 'audit.not-an-instant', params: { text: moment } }], EXIT.unusable);
}
