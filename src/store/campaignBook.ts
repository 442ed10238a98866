import type { Act } from '../app/ports/act.js';
import type { CampaignBook, CampaignDraft, HeldSecret, PlannedCampaign } from '../app/ports/campaignBook.js';
import type { CampaignState, StoredCommitment } from '../app/ports/campaignStore.js';
import { checkVersion } from '../app/versions/version.js';
import { canonical } from '../core/kernel/canonical.js';
import type { Problem } from '../core/kernel/problem.js';
import { err, ok, type Result } from '../core/kernel/result.js';
import type { Prisma, PrismaClient } from '../generated/prisma/client.js';
import { audited, type Change } from './audited.js';
import { loadBundle, saveBundle } from './bundles.js';
import {
  CAMPAIGNS,
  campaignOf,
  OWN_TARGETS,
  readPlanned,
  TARGETS,
  type CampaignRow,
} from './campaignRows.js';
import { stepRefused } from './campaigns.js';
import { liveCommitment } from './commitments.js';
import { databaseError, STEP_REFUSED, UNIQUE_VIOLATION } from './databaseError.js';
import { listPage } from './listPage.js';
import { insertList } from './lists.js';
import { extendLog, readLog } from './transparencyLog.js';
import { withdrawVisits } from './visits/issueVisits.js';

type Database = Prisma.TransactionClient;

export function campaignBook(prisma: PrismaClient): CampaignBook {
  return {
    listCampaigns: async (query, filters) => {
      const page = await listPage<CampaignRow>(prisma, CAMPAIGNS, query, filters);
      return page.ok ? ok({ ...page.value, items: page.value.items.map(campaignOf) }) : page;
    },
    readCampaign: (id) => readPlanned(prisma, id),
    putCampaign: (draft, expected, act) => putCampaign(prisma, draft, expected, act),
    approveCampaign: (id, act) =>
      stepCampaign(prisma, { id, from: 'draft', to: 'approved' }, act, async (database) => {
        await database.campaign.update({ where: { id }, data: { approvedBy: act.actor } });
        return ok(undefined);
      }),
    holdSecret: (id, sequence, secret, act) => holdSecret(prisma, id, sequence, secret, act),
    heldSecrets: (campaign, sequence) =>
      prisma.secretCommitment.findMany({
        where: { campaign, sequence },
        select: { holder: true, sha256: true, person: true },
        orderBy: { holder: 'asc' },
      }),
    keepCommitment: (commitment, working, append, act) =>
      keepCommitment(
        prisma,
        commitment,
        async (database) => {
          const { campaign, sequence } = commitment;
          await seal(database, campaign, sequence, 'working', working);
          return extendLog(database, append);
        },
        act,
      ),
    keepDraw: (list, sealed, append, act) => keepDraw(prisma, list, sealed, append, act),
    stepCampaign: (id, from, to, act) =>
      stepCampaign(prisma, { id, from, to }, act, () => Promise.resolve(ok(undefined))),
    keepVoid: (id, append, act) => keepVoid(prisma, id, append, act),
    keepOpening: (id, bundle, append, act) => keepOpening(prisma, id, bundle, append, act),
    readSealed: async (campaign, sequence, kind) => {
      const where = { campaign_sequence_kind: { campaign, sequence, kind } };
      return (await prisma.sealedFile.findUnique({ where }))?.bytes ?? null;
    },
    openedBundle: (id) => openedBundle(prisma, id),
    readLog: () => readLog(prisma),
    listTargets: (id, query) => listPage(prisma, TARGETS, query, { campaign: id }),
    ownTargets: (inspector, query) => listPage(prisma, OWN_TARGETS, query, { inspector }),
  };
}

/** What happened to a campaign, as the audit trail tells it. */
function change(before: PlannedCampaign | null, after: PlannedCampaign): Change<PlannedCampaign> {
  return { value: after, kind: 'campaign', id: after.id, organisation: after.organisation, before, after };
}

const unknown = (campaign: string): Problem => ({ code: 'store.unknown-campaign', params: { campaign } });

async function readAgain(database: Database, id: string): Promise<PlannedCampaign> {
  const found = await readPlanned(database, id);
  if (found === null) throw new Error(`the campaign ${id} vanished within a transaction`);
  return found;
}

async function putCampaign(
  prisma: PrismaClient,
  { id, kind, month, organisation, title, plan, rules, plannedBy }: CampaignDraft,
  expected: string | null,
  act: Act,
): Promise<Result<PlannedCampaign, Problem>> {
  return audited(prisma, act, async (database): Promise<Result<Change<PlannedCampaign>, Problem>> => {
    const before = await readPlanned(database, id);
    const same = checkVersion('campaign', id, before, expected);
    if (!same.ok) return same;
    if (before !== null && before.state !== 'draft') {
      return err({
        code: 'store.step-refused',
        params: { campaign: id, from: 'draft', to: 'draft', found: before.state },
      });
    }
    const texts = { titleZh: title.zh, titleEn: title.en, plan: canonical(plan) };
    const fields = { organisation, rules, plannedBy, ...texts };
    await database.campaign.upsert({ where: { id }, create: { id, kind, month, ...fields }, update: fields });
    return ok(change(before, await readAgain(database, id)));
  });
}

/** One step of the life cycle with what is kept at it; the row is locked, so that concurrent callers take turns. */
export async function stepCampaign(
  prisma: PrismaClient,
  { id, from, to }: { readonly id: string; readonly from: CampaignState; readonly to: CampaignState },
  act: Act,
  keep: (database: Database, campaign: PlannedCampaign) => Promise<Result<void, Problem>>,
): Promise<Result<PlannedCampaign, Problem>> {
  try {
    return await audited(prisma, act, async (database): Promise<Result<Change<PlannedCampaign>, Problem>> => {
      await database.$queryRaw`SELECT 1 FROM campaigns WHERE id = ${id} FOR UPDATE`;
      const before = await readPlanned(database, id);
      if (before === null) return err(unknown(id));
      if (before.state !== from) {
        return err({ code: 'store.step-refused', params: { campaign: id, from, to, found: before.state } });
      }
      const kept = await keep(database, before);
      if (!kept.ok) return kept;
      await database.campaign.update({ where: { id }, data: { state: to } });
      return ok(change(before, await readAgain(database, id)));
    });
  } catch (error) {
    if (databaseError(error)?.state !== STEP_REFUSED) throw error;
    return err(await stepRefused(prisma, id, from, to));
  }
}

async function holdSecret(
  prisma: PrismaClient,
  campaign: string,
  sequence: number,
  { holder, sha256, person }: HeldSecret,
  act: Act,
): Promise<Result<HeldSecret, Problem>> {
  const key = { campaign, sequence, holder };
  return audited(prisma, act, async (database): Promise<Result<Change<HeldSecret>, Problem>> => {
    await database.$queryRaw`SELECT 1 FROM campaigns WHERE id = ${campaign} FOR UPDATE`;
    const owner = await readPlanned(database, campaign);
    if (owner?.state !== 'approved' || owner.sequence !== sequence) {
      return err(await stepRefused(database, campaign, 'approved', 'committed'));
    }
    const standing = await database.secretCommitment.findUnique({ where: { campaign_sequence_holder: key } });
    const value = { holder, sha256, person };
    if (standing !== null && (standing.sha256 !== sha256 || standing.person !== person)) {
      return err({ code: 'store.already-there', params: { kind: 'secret', id: holder } });
    }
    if (standing === null) await database.secretCommitment.create({ data: { ...key, sha256, person } });
    const { organisation } = owner;
    const before = standing === null ? null : value;
    return ok({
      value,
      kind: 'secret',
      id: `${campaign}#${sequence}/${holder}`,
      organisation,
      before,
      after: value,
    });
  });
}

async function seal(
  database: Database,
  campaign: string,
  sequence: number,
  kind: 'working' | 'sealed',
  bytes: Uint8Array,
): Promise<void> {
  await database.sealedFile.create({ data: { campaign, sequence, kind, bytes: new Uint8Array(bytes) } });
}

/** The database admits one live commitment; whoever comes second is told which one stands. */
async function keepCommitment(
  prisma: PrismaClient,
  { hash, campaign, sequence, content }: StoredCommitment,
  keep: (database: Database) => Promise<Result<void, Problem>>,
  act: Act,
): Promise<Result<PlannedCampaign, Problem>> {
  try {
    return await audited(prisma, act, async (database): Promise<Result<Change<PlannedCampaign>, Problem>> => {
      const before = await readPlanned(database, campaign);
      if (before === null) return err(unknown(campaign));
      await database.commitment.create({ data: { hash, campaign, sequence, content } });
      await database.campaign.update({ where: { id: campaign }, data: { state: 'committed' } });
      const kept = await keep(database);
      return kept.ok ? ok(change(before, await readAgain(database, campaign))) : kept;
    });
  } catch (error) {
    const state = databaseError(error)?.state;
    if (state !== STEP_REFUSED && state !== UNIQUE_VIOLATION) throw error;
  }
  const live = await liveCommitment(prisma, campaign);
  if (live === null) return err(await stepRefused(prisma, campaign, 'approved', 'committed'));
  return err({ code: 'store.commitment-live', params: { campaign, commitment: live.hash } });
}

async function keepVoid(
  prisma: PrismaClient,
  id: string,
  append: Parameters<CampaignBook['keepVoid']>[1],
  act: Act,
): Promise<Result<PlannedCampaign, Problem>> {
  try {
    return await audited(prisma, act, async (database): Promise<Result<Change<PlannedCampaign>, Problem>> => {
      await database.$queryRaw`SELECT 1 FROM campaigns WHERE id = ${id} FOR UPDATE`;
      const before = await readPlanned(database, id);
      if (before === null) return err(unknown(id));
      const data = { voidedAt: act.at, voidReason: act.reason ?? '' };
      const { count } = await database.commitment.updateMany({
        where: { campaign: id, voidedAt: null },
        data,
      });
      if (count === 0) return err(await stepRefused(database, id, 'committed', 'approved'));
      await database.campaign.update({
        where: { id },
        data: { state: 'approved', sequence: { increment: 1 } },
      });
      await withdrawVisits(database, { campaign: id }, 'void', act);
      const logged = await extendLog(database, append);
      return logged.ok ? ok(change(before, await readAgain(database, id))) : logged;
    });
  } catch (error) {
    if (databaseError(error)?.state !== STEP_REFUSED) throw error;
    return err(await stepRefused(prisma, id, 'committed', 'approved'));
  }
}

function keepDraw(
  prisma: PrismaClient,
  ...[list, sealed, append, act]: Parameters<CampaignBook['keepDraw']>
): Promise<Result<PlannedCampaign, Problem>> {
  const drawn = { id: list.campaign, from: 'committed', to: 'drawn' } as const;
  return stepCampaign(prisma, drawn, act, async (database, { sequence }) => {
    await seal(database, list.campaign, sequence, 'sealed', sealed);
    await insertList(database, list, null);
    return extendLog(database, append);
  });
}

function keepOpening(
  prisma: PrismaClient,
  ...[id, bundle, append, act]: Parameters<CampaignBook['keepOpening']>
): Promise<Result<PlannedCampaign, Problem>> {
  return stepCampaign(prisma, { id, from: 'closed', to: 'opened' }, act, async (database, { commitment }) => {
    const sha256 = await saveBundle(database, bundle);
    await database.openedBundle.create({ data: { commitment: commitment ?? '', bundle: sha256 } });
    return extendLog(database, append);
  });
}

async function openedBundle(prisma: PrismaClient, campaign: string): Promise<Uint8Array | null> {
  const live = await liveCommitment(prisma, campaign);
  const opened = await prisma.openedBundle.findUnique({ where: { commitment: live?.hash ?? '' } });
  return opened === null ? null : loadBundle(prisma, opened.bundle);
}
