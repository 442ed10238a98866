import type { LoadCounts } from '../app/ports/registerStore.js';
import type { StoreProblem } from '../app/ports/storeReasons.js';
import { err, ok, type Result } from '../core/kernel/result.js';
import type { Inspector } from '../core/pairing/roster.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import { findFault } from './checkRows.js';
import { valueRefused } from './databaseError.js';
import { loadCounter, type Touched } from './loadCounter.js';
import { readPages } from './readPages.js';
import { INSPECTORS, inspectorRow, OWNED_BY_INSPECTOR } from './rosterTables.js';
import { keepOnly, putRows, replaceOwned } from './tableShape.js';

export async function loadRoster(
  prisma: PrismaClient,
  roster: readonly Inspector[],
): Promise<Result<LoadCounts, StoreProblem>> {
  const fault = findFault('inspector', roster);
  if (fault !== null) return err(fault);
  const ids = JSON.stringify(roster.map(({ id }) => id));
  const counter = loadCounter();
  try {
    const removed = await prisma.$transaction(async (database) => {
      await database.$executeRawUnsafe('LOCK TABLE inspectors IN SHARE ROW EXCLUSIVE MODE');
      const gone = await database.$executeRawUnsafe(keepOnly(INSPECTORS), ids);
      const rows = JSON.stringify(roster.map(inspectorRow));
      counter.owners(await database.$queryRawUnsafe<Touched[]>(putRows(INSPECTORS, 'id'), rows));
      for (const { shape, rows: rowsOf } of OWNED_BY_INSPECTOR) {
        const owned = roster.flatMap((inspector) =>
          rowsOf(inspector).map((row, position) => ({ inspector: inspector.id, position, ...row })),
        );
        const sql = replaceOwned(shape, 'inspector');
        counter.parts(await database.$queryRawUnsafe<Touched[]>(sql, JSON.stringify(owned), ids));
      }
      return gone;
    });
    return ok(counter.counts(roster.length, removed));
  } catch (error) {
    return err(valueRefused(error));
  }
}

/** An inspector `i` as one JSON document with the field names of the roster. */
export const INSPECTOR_ITEM = `json_build_object(
    'id', i.id, 'name', i.name, 'kind', i.kind, 'organisation', i.organisation, 'group', i."group",
    'regions', i.regions,
    'certificates', COALESCE((SELECT json_agg(json_build_object('number', number, 'domain', domain,
      'from', from_day, 'to', to_day) ORDER BY position) FROM certificates WHERE inspector = i.id), '[]'),
    'mayLead', i.may_lead, 'trainingValidTo', i.training_valid_to,
    'leave', COALESCE((SELECT json_agg(json_build_object('from', from_day, 'to', to_day) ORDER BY position)
      FROM absences WHERE inspector = i.id), '[]'),
    'recusals', COALESCE((SELECT json_agg(json_strip_nulls(json_build_object('enterprise', enterprise, 'ground', ground,
      'decidedBy', decided_by)) ORDER BY position) FROM recusals WHERE inspector = i.id), '[]'))`;

const INSPECTOR_PAGE = `SELECT ${INSPECTOR_ITEM} AS item
  FROM inspectors i WHERE $1::text IS NULL OR i.id > $1 ORDER BY i.id LIMIT $2`;

export function readRoster(prisma: PrismaClient): Promise<readonly Inspector[]> {
  return prisma.$transaction((database) => readPages<Inspector>(database, INSPECTOR_PAGE), {
    isolationLevel: 'RepeatableRead',
  });
}
