import type { ListLine } from '../app/month/monthList.js';
import type { MonthSummary } from '../app/month/summary.js';
import type { PublishedList } from '../app/ports/publishedList.js';
import type { StoreProblem } from '../app/ports/storeReasons.js';
import { err, ok, type Result } from '../core/kernel/result.js';
import type { Prisma, PrismaClient } from '../generated/prisma/client.js';
import { bundleHash, loadBundle, saveBundle } from './bundles.js';

/** Keeps a list, its targets, seats and reserves, and its bundle in one transaction; the same list again changes nothing. */
export async function saveList(
  prisma: PrismaClient,
  list: PublishedList,
  bundle: Uint8Array,
): Promise<Result<void, StoreProblem>> {
  const commitment = list.summary.commitmentHash;
  const standing = await prisma.list.findUnique({ where: { commitment }, select: { bundle: true } });
  if (standing !== null) {
    if (standing.bundle === bundleHash(bundle)) return ok(undefined);
    return err({ code: 'store.list-differs', params: { campaign: list.campaign, commitment } });
  }
  await prisma.$transaction(
    async (database) => {
      await insertList(database, list, await saveBundle(database, bundle));
    },
    { timeout: 60_000 },
  );
  return ok(undefined);
}

/** The list with its targets, seats and reserves; `bundle` is the hash of the file that proves it, null while sealed. */
export async function insertList(
  database: Prisma.TransactionClient,
  { title, summary, lines, reserves }: PublishedList,
  bundle: string | null,
): Promise<void> {
  const commitment = summary.commitmentHash;
  const content = summary as unknown as Prisma.InputJsonObject;
  const titles = { titleZh: title.zh, titleEn: title.en };
  await database.list.create({ data: { commitment, ...titles, summary: content, bundle } });
  await database.listTarget.createMany({ data: lines.map((line, at) => targetRow(commitment, line, at)) });
  await database.listSeat.createMany({ data: lines.flatMap((line) => seatRows(commitment, line)) });
  await database.reserve.createMany({
    data: reserves.map(({ cell, rank, id, ticket }) => ({ commitment, cell, rank, enterprise: id, ticket })),
  });
}

function targetRow(commitment: string, line: ListLine, position: number): Prisma.ListTargetCreateManyInput {
  const { id, date, name, tier, score, reasons, ground, cell, pi, ticket, lead, members } = line;
  const shown = { name, tier, score, reasons, ground, cell, pi, ticket, lead, members };
  return { commitment, enterprise: id, position, ...shown, date: new Date(`${date}T00:00:00Z`) };
}

function seatRows(commitment: string, { id, team }: ListLine): Prisma.ListSeatCreateManyInput[] {
  return team.map((inspector, seat) => ({ commitment, enterprise: id, seat, inspector }));
}

/** The list of the latest month whose commitment lives. */
export async function latestList(prisma: PrismaClient): Promise<PublishedList | null> {
  const latest = await prisma.list.findFirst({
    where: { origin: { voidedAt: null } },
    orderBy: [{ origin: { owner: { month: 'desc' } } }, { savedAt: 'desc' }],
    select: { commitment: true },
  });
  return latest === null ? null : readList(prisma, latest.commitment);
}

export async function loadList(prisma: PrismaClient, campaign: string): Promise<PublishedList | null> {
  const commitment = await liveListOf(prisma, campaign);
  return commitment === null ? null : readList(prisma, commitment.commitment);
}

export async function loadBundleOf(prisma: PrismaClient, campaign: string): Promise<Uint8Array | null> {
  const list = await liveListOf(prisma, campaign);
  const bundle = list?.bundle ?? null;
  return bundle === null ? null : loadBundle(prisma, bundle);
}

function liveListOf(
  prisma: PrismaClient,
  campaign: string,
): Promise<{ commitment: string; bundle: string | null } | null> {
  return prisma.list.findFirst({
    where: { origin: { campaign, voidedAt: null } },
    select: { commitment: true, bundle: true },
  });
}

async function readList(prisma: PrismaClient, commitment: string): Promise<PublishedList> {
  const list = await prisma.list.findUniqueOrThrow({
    where: { commitment },
    include: {
      origin: { include: { owner: true } },
      targets: { orderBy: { position: 'asc' }, include: { seats: { orderBy: { seat: 'asc' } } } },
      reserves: { orderBy: [{ cell: 'asc' }, { rank: 'asc' }] },
    },
  });
  const { id, month } = list.origin.owner;
  return {
    campaign: id,
    month,
    title: { zh: list.titleZh, en: list.titleEn },
    summary: list.summary as unknown as MonthSummary,
    lines: list.targets.map(lineOf),
    reserves: list.reserves.map(({ cell, rank, enterprise, ticket }) => ({
      cell,
      rank,
      id: enterprise,
      ticket,
    })),
  };
}

type TargetRow = Prisma.ListTargetGetPayload<{ include: { seats: true } }>;

function lineOf({ enterprise, date, ground, seats, ...row }: TargetRow): ListLine {
  const { name, tier, score, reasons, cell, pi, ticket, lead, members } = row;
  return {
    ...{ id: enterprise, name, tier, score, reasons, cell, pi, ticket, lead, members },
    ground: ground === 'certainty' ? 'certainty' : 'random',
    team: seats.map(({ inspector }) => inspector),
    date: date.toISOString().slice(0, 10),
  };
}
