import type { Organisation } from '../app/ports/organisationStore.js';
import type { LoadCounts } from '../app/ports/registerStore.js';
import type { StoreProblem } from '../app/ports/storeReasons.js';
import { err, ok, type Result } from '../core/kernel/result.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import { findFault } from './checkRows.js';
import { valueRefused } from './databaseError.js';
import type { Sql } from './pool.js';
import { loadCounter, type Touched } from './loadCounter.js';
import { keepOnly, putRows, type TableShape } from './tableShape.js';

const ORGANISATIONS: TableShape = {
  table: 'organisations',
  key: ['code'],
  columns: { code: 'text', name: 'text', level: 'int4', parent: 'text' },
};

export async function loadOrganisations(
  prisma: PrismaClient,
  tree: readonly Organisation[],
): Promise<Result<LoadCounts, StoreProblem>> {
  const fault =
    findFault(
      'organisation',
      tree.map((node) => ({ ...node, id: node.code })),
    ) ?? findOrphan(tree);
  if (fault !== null) return err(fault);
  const counter = loadCounter();
  try {
    const removed = await prisma.$transaction(async (database) => {
      await database.$executeRawUnsafe('LOCK TABLE organisations IN SHARE ROW EXCLUSIVE MODE');
      const put = putRows(ORGANISATIONS, 'code');
      counter.owners(await database.$queryRawUnsafe<Touched[]>(put, JSON.stringify(tree)));
      const codes = JSON.stringify(tree.map(({ code }) => code));
      return database.$executeRawUnsafe(keepOnly(ORGANISATIONS), codes);
    });
    return ok(counter.counts(tree.length, removed));
  } catch (error) {
    return err(valueRefused(error));
  }
}

/** Every node but the top hangs on a node of the level above. */
function findOrphan(tree: readonly Organisation[]): StoreProblem | null {
  const levels = new Map(tree.map(({ code, level }) => [code, level]));
  for (const { code, parent, level } of tree) {
    if (parent !== null && levels.get(parent) !== level - 1) {
      return { code: 'store.unknown-parent', params: { code, parent } };
    }
  }
  return null;
}

export function readOrganisations(pool: Sql): Promise<readonly Organisation[]> {
  return pool.query<{ [F in keyof Organisation]: Organisation[F] }>(
    'SELECT code, name, level, parent FROM organisations ORDER BY code',
  );
}
