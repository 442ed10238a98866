import type { LoadCounts, LoadProgress, RegisterLoad } from '../app/ports/registerStore.js';
import type { StoreProblem } from '../app/ports/storeReasons.js';
import { err, ok, type Result } from '../core/kernel/result.js';
import type { Enterprise, HistoryRecord, Register } from '../core/scoring/register.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import { findFault } from './checkRows.js';
import { chunks } from './chunks.js';
import type { Database } from './client.js';
import { valueRefused } from './databaseError.js';
import { loadCounter, type Touched } from './loadCounter.js';
import { ENTERPRISES, enterpriseRow, HISTORY, historyRow, OWNED_TABLES } from './registerTables.js';
import { keepOnly, putRows, replaceOwned } from './tableShape.js';

const CHUNK = 4000;

/** Set-based: a handful of statements for every few thousand rows, each with its rows as one JSON parameter. */
export async function loadRegister(
  prisma: PrismaClient,
  { enterprises, history }: Register,
  progress: LoadProgress = () => undefined,
): Promise<Result<RegisterLoad, StoreProblem>> {
  const fault = findFault('enterprise', enterprises) ?? findFault('record', history);
  if (fault !== null) return err(fault);
  const total = enterprises.length + history.length;
  try {
    const load = await prisma.$transaction(async (database) => {
      await database.$executeRawUnsafe('LOCK TABLE enterprises, history_records IN SHARE ROW EXCLUSIVE MODE');
      const report = (done: number): void => {
        progress(done, total);
      };
      return {
        enterprises: await loadEnterprises(database, enterprises, report),
        history: await loadHistory(database, history, (done) => {
          report(enterprises.length + done);
        }),
      };
    });
    return ok(load);
  } catch (error) {
    return err(valueRefused(error));
  }
}

async function loadEnterprises(
  database: Database,
  enterprises: readonly Enterprise[],
  report: (done: number) => void,
): Promise<LoadCounts> {
  const counter = loadCounter();
  const removed = await removeOthers(database, keepOnly(ENTERPRISES), enterprises);
  let done = 0;
  for (const chunk of chunks(enterprises, CHUNK)) {
    const rows = JSON.stringify(chunk.map(enterpriseRow));
    counter.owners(await database.$queryRawUnsafe<Touched[]>(putRows(ENTERPRISES, 'id'), rows));
    const ids = JSON.stringify(chunk.map(({ id }) => id));
    for (const { shape, rows: rowsOf } of OWNED_TABLES) {
      const owned = chunk.flatMap((enterprise) =>
        rowsOf(enterprise).map((row, position) => ({ enterprise: enterprise.id, position, ...row })),
      );
      const sql = replaceOwned(shape, 'enterprise');
      counter.parts(await database.$queryRawUnsafe<Touched[]>(sql, JSON.stringify(owned), ids));
    }
    done += chunk.length;
    report(done);
  }
  return counter.counts(enterprises.length, removed);
}

async function loadHistory(
  database: Database,
  history: readonly HistoryRecord[],
  report: (done: number) => void,
): Promise<LoadCounts> {
  const counter = loadCounter();
  const removed = await removeOthers(database, keepOnly(HISTORY), history);
  let done = 0;
  for (const chunk of chunks(history, CHUNK)) {
    const rows = JSON.stringify(chunk.map(historyRow));
    counter.owners(await database.$queryRawUnsafe<Touched[]>(putRows(HISTORY, 'id'), rows));
    done += chunk.length;
    report(done);
  }
  return counter.counts(history.length, removed);
}

function removeOthers(
  database: Database,
  sql: string,
  kept: readonly { readonly id: string }[],
): Promise<number> {
  return database.$executeRawUnsafe(sql, JSON.stringify(kept.map(({ id }) => id)));
}
