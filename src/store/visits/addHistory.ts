import type { HistoryRecord } from '../../core/scoring/register.js';
import type { Prisma } from '../../generated/prisma/client.js';
import { HISTORY, historyRow } from '../registerTables.js';
import { putRows } from '../tableShape.js';

/** Adds what visits and their follow-ups leave in the history, within a transaction. */
export async function addHistory(
  database: Prisma.TransactionClient,
  records: readonly HistoryRecord[],
): Promise<void> {
  if (records.length === 0) return;
  await database.$queryRawUnsafe(putRows(HISTORY, 'enterprise'), JSON.stringify(records.map(historyRow)));
}
