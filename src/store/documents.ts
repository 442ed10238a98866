import type { DocumentStore } from '../app/ports/documentStore.js';
import type { StoreProblem } from '../app/ports/storeReasons.js';
import { checkVersion } from '../app/versions/version.js';
import { err, ok, type Result } from '../core/kernel/result.js';
import type { Prisma, PrismaClient } from '../generated/prisma/client.js';
import { audited } from './audited.js';
import type { Database } from './client.js';
import type { Sql } from './pool.js';
import { databaseError, valueRefused } from './databaseError.js';
import { listPage, pageTexts, type ListShape } from './listPage.js';

/** How documents of one kind are kept. */
export interface DocumentKind<T> {
  readonly kind: string;
  readonly shape: ListShape;
  /** FROM clause and JSON item of one document, and the column that $1 is compared with. */
  readonly one: { readonly from: string; readonly item: string; readonly id: string };
  idOf(document: T): string;
  /** Organisation whose people see the change in the trail. */
  organisationOf(document: T): string | null;
  write(database: Prisma.TransactionClient, document: T): Promise<Result<void, StoreProblem>>;
}

export function documentStore<T>(prisma: PrismaClient, pool: Sql, kind: DocumentKind<T>): DocumentStore<T> {
  return {
    list: pageTexts(pool, kind.shape),
    page: (query, filters) => listPage<T>(prisma, { ...kind.shape, item: kind.one.item }, query, filters),
    read: (id) => readOne(prisma, kind, id),
    put: async (document, expected, act) => {
      const id = kind.idOf(document);
      try {
        return await audited(prisma, act, async (database) => {
          const before = await readOne(database, kind, id);
          const same = checkVersion(kind.kind, id, before, expected);
          if (!same.ok) return same;
          const written = await kind.write(database, document);
          if (!written.ok) return written;
          const after = (await readOne(database, kind, id)) ?? document;
          const organisation = kind.organisationOf(after);
          return ok({ value: after, kind: kind.kind, id, organisation, before, after });
        });
      } catch (error) {
        if (databaseError(error)?.state === SERIALIZATION_FAILURE) {
          return err({ code: 'store.changed-meanwhile', params: { kind: kind.kind, id } });
        }
        return err(valueRefused(error));
      }
    },
  };
}

const SERIALIZATION_FAILURE = '40001';

async function readOne<T>(database: Database, { one }: DocumentKind<T>, id: string): Promise<T | null> {
  const sql = `SELECT ${one.item} AS item FROM ${one.from} WHERE ${one.id} = $1`;
  try {
    const [row] = await database.$queryRawUnsafe<{ item: T }[]>(sql, id);
    return row?.item ?? null;
  } catch (error) {
    // An id with characters that no text of the database can hold is nobody's.
    valueRefused(error);
    return null;
  }
}
