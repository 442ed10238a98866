import type { StoredCommitment } from '../app/ports/campaignStore.js';
import type { StoreProblem } from '../app/ports/storeReasons.js';
import { err, ok, type Result } from '../core/kernel/result.js';
import type { Prisma, PrismaClient } from '../generated/prisma/client.js';
import { stepRefused } from './campaigns.js';
import { databaseError, STEP_REFUSED, UNIQUE_VIOLATION } from './databaseError.js';

/**
 * approved → committed. The database admits a commitment only to an approved campaign, whose row it locks
 * meanwhile; so of concurrent attempts the first wins and the others find its commitment.
 */
export async function commit(
  prisma: PrismaClient,
  { hash, campaign, sequence, content }: StoredCommitment,
): Promise<Result<void, StoreProblem>> {
  try {
    await prisma.$transaction(async (database) => {
      await database.commitment.create({ data: { hash, campaign, sequence, content } });
      await database.campaign.update({ where: { id: campaign }, data: { state: 'committed' } });
    });
    return ok(undefined);
  } catch (error) {
    const state = databaseError(error)?.state;
    if (state !== STEP_REFUSED && state !== UNIQUE_VIOLATION) throw error;
  }
  const live = await liveCommitment(prisma, campaign);
  if (live?.hash === hash) return ok(undefined);
  if (live === null) return err(await stepRefused(prisma, campaign, 'approved', 'committed'));
  return err({ code: 'store.commitment-live', params: { campaign, commitment: live.hash } });
}

export function liveCommitment(
  database: Prisma.TransactionClient,
  campaign: string,
): Promise<StoredCommitment | null> {
  return database.commitment.findFirst({
    where: { campaign, voidedAt: null },
    select: { hash: true, campaign: true, sequence: true, content: true },
  });
}

export async function voidCommitment(
  prisma: PrismaClient,
  campaign: string,
  reason: string,
): Promise<Result<void, StoreProblem>> {
  try {
    const voided = await prisma.$transaction(async (database) => {
      const count =
        await database.$executeRaw`UPDATE commitments SET voided_at = now(), void_reason = ${reason}
        WHERE campaign = ${campaign} AND voided_at IS NULL`;
      if (count === 0) return false;
      const data = { state: 'approved', sequence: { increment: 1 } };
      await database.campaign.update({ where: { id: campaign }, data });
      return true;
    });
    if (voided) return ok(undefined);
  } catch (error) {
    if (databaseError(error)?.state !== STEP_REFUSED) throw error;
  }
  return err(await stepRefused(prisma, campaign, 'committed', 'approved'));
}
