import type { Campaign, CampaignState } from '../app/ports/campaignStore.js';
import type { StoreProblem } from '../app/ports/storeReasons.js';
import { err, ok, type Result } from '../core/kernel/result.js';
import type { Prisma, PrismaClient } from '../generated/prisma/client.js';
import { databaseError, STEP_REFUSED } from './databaseError.js';

export async function startCampaign(
  prisma: PrismaClient,
  { id, kind, month }: Pick<Campaign, 'id' | 'kind' | 'month'>,
): Promise<Result<Campaign, StoreProblem>> {
  await prisma.campaign.createMany({ data: [{ id, kind, month }], skipDuplicates: true });
  const campaign = await loadCampaign(prisma, id);
  if (campaign?.kind === kind && campaign.month === month) return ok(campaign);
  return err({ code: 'store.campaign-differs', params: { campaign: id } });
}

export async function loadCampaign(database: Prisma.TransactionClient, id: string): Promise<Campaign | null> {
  const select = { id: true, kind: true, month: true, state: true, sequence: true } as const;
  const row = await database.campaign.findUnique({ where: { id }, select });
  return row === null
    ? null
    : { ...row, kind: row.kind as Campaign['kind'], state: row.state as CampaignState };
}

/** The database itself checks the step; the condition on `from` makes concurrent callers succeed once. */
export async function advanceCampaign(
  prisma: PrismaClient,
  campaign: string,
  from: CampaignState,
  to: CampaignState,
): Promise<Result<void, StoreProblem>> {
  try {
    const { count } = await prisma.campaign.updateMany({
      where: { id: campaign, state: from },
      data: { state: to },
    });
    if (count === 1 && from !== to) return ok(undefined);
  } catch (error) {
    if (databaseError(error)?.state !== STEP_REFUSED) throw error;
  }
  return err(await stepRefused(prisma, campaign, from, to));
}

export async function stepRefused(
  database: Prisma.TransactionClient,
  campaign: string,
  from: CampaignState,
  to: CampaignState,
): Promise<StoreProblem> {
  const found = await loadCampaign(database, campaign);
  if (found === null) return { code: 'store.unknown-campaign', params: { campaign } };
  return { code: 'store.step-refused', params: { campaign, from, to, found: found.state } };
}
