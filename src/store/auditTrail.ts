import type { AuditEntry, AuditHead, AuditQuery, StoredAuditEntry } from '../app/ports/auditTrail.js';
import type { Page } from '../app/ports/listing.js';
import type { StoreProblem } from '../app/ports/storeReasons.js';
import { ok, type Result } from '../core/kernel/result.js';
import type { Prisma, PrismaClient } from '../generated/prisma/client.js';
import { listPage, type ListShape } from './listPage.js';

const TRAIL: ListShape = {
  from: 'audit_trail a',
  item: `json_build_object('content', a.content, 'hash', a.hash)`,
  key: 'a.position',
  keyType: 'int8',
  sorts: { position: { column: 'a.position', type: 'int8' } },
  filters: { kind: 'a.kind = #', subject: 'a.subject = #', actor: 'a.actor = #' },
  within: 'a.organisation = ANY(#)',
};

interface Kept {
  readonly content: string;
  readonly hash: string;
}

export async function listAudit(
  prisma: PrismaClient,
  { kind, subject, actor, ...page }: AuditQuery,
): Promise<Result<Page<StoredAuditEntry>, StoreProblem>> {
  const sort = page.sort ?? '-position';
  const found = await listPage<Kept>(prisma, TRAIL, { ...page, sort }, { kind, subject, actor });
  return found.ok ? ok({ ...found.value, items: found.value.items.map(entryOf) }) : found;
}

const entryOf = ({ content, hash }: Kept): StoredAuditEntry => ({
  entry: JSON.parse(content) as AuditEntry,
  hash,
});

export async function auditHead(prisma: Prisma.TransactionClient): Promise<AuditHead> {
  const last = await prisma.auditEntry.findFirst({
    orderBy: { position: 'desc' },
    select: { position: true, hash: true },
  });
  return last === null ? { position: 0, hash: '' } : { position: Number(last.position), hash: last.hash };
}

export async function readAudit(
  prisma: PrismaClient,
  after: number,
  limit: number,
): Promise<readonly StoredAuditEntry[]> {
  const rows = await prisma.auditEntry.findMany({
    where: { position: { gt: after } },
    orderBy: { position: 'asc' },
    take: limit,
    select: { content: true, hash: true },
  });
  return rows.map(entryOf);
}
