import type { AppendLog } from '../app/ports/campaignBook.js';
import type { PublicLog } from '../app/protocol/publicLog.js';
import type { LogEntry } from '../core/audit/logEntry.js';
import { canonical, type Json } from '../core/kernel/canonical.js';
import type { Problem } from '../core/kernel/problem.js';
import { ok, type Result } from '../core/kernel/result.js';
import type { LogHead } from '../core/replay/history.js';
import { auditHead } from './auditTrail.js';
import type { Prisma } from '../generated/prisma/client.js';
import { turnSql } from './turns.js';

/** The whole log with its last signed head. */
export async function readLog(database: Prisma.TransactionClient): Promise<PublicLog> {
  const rows = await database.logEntryRow.findMany({ orderBy: { position: 'asc' } });
  const head = await database.logHeadRow.findFirst({ orderBy: { size: 'desc' } });
  return {
    entries: rows.map(({ entry }) => JSON.parse(entry) as LogEntry),
    records: rows.flatMap(({ record }) => (record === null ? [] : [JSON.parse(record) as Json])),
    head: head === null ? null : (JSON.parse(head.note) as LogHead),
  };
}

/** Appends within a transaction; whoever appends waits until those before have committed. */
export async function extendLog(
  database: Prisma.TransactionClient,
  append: AppendLog,
): Promise<Result<void, Problem>> {
  await database.$executeRawUnsafe(turnSql('log'));
  const log = await readLog(database);
  const next = append(log, await auditHead(database));
  if (!next.ok) return next;
  const { entries, records, head } = next.value;
  const added = records.slice(log.records.length);
  for (const [index, entry] of entries.slice(log.entries.length).entries()) {
    const record = added[index];
    await database.logEntryRow.create({
      data: {
        position: log.entries.length + index,
        entry: canonical(entry as unknown as Json),
        record: record === undefined ? null : canonical(record),
      },
    });
  }
  if (head !== null && entries.length > log.entries.length) {
    await database.logHeadRow.create({
      data: { size: entries.length, note: canonical(head as unknown as Json) },
    });
  }
  return ok(undefined);
}
