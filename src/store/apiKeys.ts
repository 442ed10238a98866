import type { Act } from '../app/ports/act.js';
import type { Page, PageQuery } from '../app/ports/listing.js';
import type { ApiKey } from '../app/ports/peopleStore.js';
import type { StoreProblem } from '../app/ports/storeReasons.js';
import { err, ok, type Result } from '../core/kernel/result.js';
import type { Prisma, PrismaClient } from '../generated/prisma/client.js';
import { audited } from './audited.js';
import { instant, listPage, type ListShape } from './listPage.js';

const KEYS: ListShape = {
  from: 'api_keys k',
  item: `json_build_object('id', k.id, 'name', k.name, 'organisation', k.organisation, 'scopes', k.scopes,
    'createdBy', k.created_by, 'createdAt', ${instant('k.created_at')}, 'expiresAt', ${instant('k.expires_at')},
    'revokedAt', ${instant('k.revoked_at')})`,
  key: 'k.id',
  sorts: {},
  filters: {},
  within: 'k.organisation = ANY(#)',
};

export async function listKeys(
  prisma: PrismaClient,
  query: PageQuery,
): Promise<Result<Page<ApiKey>, StoreProblem>> {
  const page = await listPage<KeyText>(prisma, KEYS, query, {});
  return page.ok ? ok({ ...page.value, items: page.value.items.map(keyFromText) }) : page;
}

type KeyText = Omit<ApiKey, 'createdAt' | 'expiresAt' | 'revokedAt'> & {
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
};

function keyFromText({ createdAt, expiresAt, revokedAt, ...key }: KeyText): ApiKey {
  return {
    ...key,
    createdAt: new Date(createdAt),
    expiresAt: new Date(expiresAt),
    revokedAt: revokedAt === null ? null : new Date(revokedAt),
  };
}

const SHOWN = {
  id: true,
  name: true,
  organisation: true,
  scopes: true,
  createdBy: true,
  createdAt: true,
  expiresAt: true,
  revokedAt: true,
} as const;

export function readKey(database: Prisma.TransactionClient, id: string): Promise<ApiKey | null> {
  return database.apiKey.findUnique({ where: { id }, select: SHOWN });
}

export function addKey(
  prisma: PrismaClient,
  key: ApiKey,
  secret: string,
  act: Act,
): Promise<Result<ApiKey, StoreProblem>> {
  return audited(prisma, act, async (database) => {
    if ((await readKey(database, key.id)) !== null) {
      return err({ code: 'store.already-there', params: { kind: 'key', id: key.id } });
    }
    await database.apiKey.create({ data: { ...key, scopes: [...key.scopes], secret } });
    return ok({
      value: key,
      kind: 'key',
      id: key.id,
      organisation: key.organisation,
      before: null,
      after: key,
    });
  });
}

export function keyOf(prisma: PrismaClient, secret: string, now: Date): Promise<ApiKey | null> {
  return prisma.apiKey.findFirst({
    where: { secret, revokedAt: null, expiresAt: { gt: now } },
    select: SHOWN,
  });
}

export function revokeKey(prisma: PrismaClient, id: string, act: Act): Promise<Result<ApiKey, StoreProblem>> {
  return audited(prisma, act, async (database) => {
    const before = await readKey(database, id);
    if (before === null) return err({ code: 'store.not-found', params: { kind: 'key', id } });
    await database.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: act.at } });
    const after = (await readKey(database, id)) ?? before;
    return ok({ value: after, kind: 'key', id, organisation: before.organisation, before, after });
  });
}
