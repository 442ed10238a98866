import type { Act } from '../../app/ports/act.js';
import type { Evidence } from '../../app/ports/visitStore.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import type { Prisma, PrismaClient } from '../../generated/prisma/client.js';
import { audited, type Change } from '../audited.js';

const SELECT = { visit: true, sha256: true, type: true, size: true, received: true, complete: true } as const;

export const readEvidence = (
  database: Prisma.TransactionClient,
  visit: string,
  sha256: string,
): Promise<Evidence | null> =>
  database.visitEvidence.findUnique({ where: { visit_sha256: { visit, sha256 } }, select: SELECT });

export const evidenceOfVisit = (prisma: PrismaClient, visit: string): Promise<readonly Evidence[]> =>
  prisma.visitEvidence.findMany({ where: { visit }, select: SELECT, orderBy: { sha256: 'asc' } });

async function change(
  database: Prisma.TransactionClient,
  before: Evidence | null,
  after: Evidence,
): Promise<Change<Evidence>> {
  const where = { id: after.visit };
  const { organisation } = await database.visit.findUniqueOrThrow({ where, select: { organisation: true } });
  const id = `${after.visit}/${after.sha256}`;
  return { value: after, kind: 'evidence', id, organisation, before, after };
}

export function beginEvidence(
  prisma: PrismaClient,
  { visit, sha256, type, size }: Omit<Evidence, 'received' | 'complete'>,
  act: Act,
): Promise<Result<Evidence, Problem>> {
  return audited(prisma, act, async (database): Promise<Result<Change<Evidence>, Problem>> => {
    await database.$queryRaw`SELECT 1 FROM visits WHERE id = ${visit} FOR UPDATE`;
    const standing = await readEvidence(database, visit, sha256);
    if (standing !== null) {
      const same = standing.size === size && standing.type === type;
      if (same) return ok(await change(database, standing, standing));
      return err({ code: 'store.already-there', params: { kind: 'evidence', id: sha256 } });
    }
    const created = await database.visitEvidence.create({
      data: { visit, sha256, type, size, createdBy: act.actor, createdAt: act.at },
      select: SELECT,
    });
    return ok(await change(database, null, created));
  });
}

/** The row is held, so that two senders of one file take turns and the second learns where it ends by now. */
export async function addEvidencePart(
  prisma: PrismaClient,
  ...[visit, sha256, offset, bytes]: [string, string, number, Uint8Array]
): Promise<Result<Evidence, Problem>> {
  return prisma.$transaction(async (database): Promise<Result<Evidence, Problem>> => {
    await database.$queryRaw`SELECT 1 FROM visit_evidence WHERE visit = ${visit} AND sha256 = ${sha256} FOR UPDATE`;
    const standing = await readEvidence(database, visit, sha256);
    if (standing === null) return err({ code: 'store.not-found', params: { kind: 'evidence', id: sha256 } });
    const { received, size, complete } = standing;
    if (offset !== received || complete)
      return err({ code: 'evidence.other-offset', params: { offset: received } });
    if (received + bytes.length > size) return err({ code: 'evidence.too-long', params: { size } });
    if (bytes.length === 0) return ok(standing);
    const data = { visit, sha256, start: offset, bytes: new Uint8Array(bytes) };
    await database.visitEvidencePart.create({ data });
    const where = { visit_sha256: { visit, sha256 } };
    return ok(
      await database.visitEvidence.update({
        where,
        data: { received: received + bytes.length },
        select: SELECT,
      }),
    );
  });
}

export async function evidenceFile(prisma: PrismaClient, visit: string, sha256: string): Promise<Uint8Array> {
  const parts = await prisma.visitEvidencePart.findMany({
    where: { visit, sha256 },
    orderBy: { start: 'asc' },
  });
  return new Uint8Array(Buffer.concat(parts.map(({ bytes }) => bytes)));
}

export function endEvidence(
  prisma: PrismaClient,
  visit: string,
  sha256: string,
  act: Act,
): Promise<Result<Evidence, Problem>> {
  return audited(prisma, act, async (database): Promise<Result<Change<Evidence>, Problem>> => {
    await database.$queryRaw`SELECT 1 FROM visit_evidence WHERE visit = ${visit} AND sha256 = ${sha256} FOR UPDATE`;
    const before = await readEvidence(database, visit, sha256);
    if (before === null) return err({ code: 'store.not-found', params: { kind: 'evidence', id: sha256 } });
    if (before.complete) return ok(await change(database, before, before));
    const where = { visit_sha256: { visit, sha256 } };
    const after = await database.visitEvidence.update({ where, data: { complete: true }, select: SELECT });
    return ok(await change(database, before, after));
  });
}

export async function resetEvidence(prisma: PrismaClient, visit: string, sha256: string): Promise<void> {
  await prisma.$transaction([
    prisma.visitEvidencePart.deleteMany({ where: { visit, sha256, whole: { complete: false } } }),
    prisma.visitEvidence.updateMany({ where: { visit, sha256, complete: false }, data: { received: 0 } }),
  ]);
}
