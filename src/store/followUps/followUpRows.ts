import type { Act } from '../../app/ports/act.js';
import type { FollowUp, Measure } from '../../core/followUps/followUp.js';
import type { Prisma } from '../../generated/prisma/client.js';
import { appendAudit } from '../audited.js';
import type { Change } from '../audited.js';

type Database = Prisma.TransactionClient;

export async function readFollowUp(database: Database, id: string): Promise<FollowUp | null> {
  const row = await database.followUp.findUnique({ where: { id }, select: { document: true } });
  return row === null ? null : (row.document as unknown as FollowUp);
}

const day = (text: string | null): Date | null => (text === null ? null : new Date(`${text}T00:00:00Z`));

function fieldsOf(followUp: FollowUp) {
  const { kind, state, deadline, closedOn } = followUp;
  const amount = kind === 'penalty' ? (followUp.decision?.amountFen ?? null) : null;
  return {
    ...{ kind, state, deadline: day(deadline), closedOn: day(closedOn) },
    amountFen: amount === null ? null : BigInt(amount),
    document: followUp as unknown as Prisma.InputJsonObject,
  };
}

/** Adds something that begins, within a transaction. */
export async function insertFollowUp(database: Database, followUp: FollowUp): Promise<void> {
  const { id, visit, enterprise, organisation, openedOn } = followUp;
  const opened = new Date(`${openedOn}T00:00:00Z`);
  await database.followUp.create({
    data: { id, visit, enterprise, organisation, openedOn: opened, ...fieldsOf(followUp) },
  });
  if (followUp.kind === 'measure') await insertSeals(database, followUp);
}

async function insertSeals(database: Database, measure: Measure): Promise<void> {
  const { id, enterprise, organisation, openedOn, seals } = measure;
  await database.seal.createMany({
    data: seals.map(({ seal, device, place }) => ({
      ...{ measure: id, seal, device, place, enterprise, organisation },
      sealedOn: new Date(`${openedOn}T00:00:00Z`),
    })),
  });
}

export async function updateFollowUp(database: Database, followUp: FollowUp): Promise<void> {
  await database.followUp.update({ where: { id: followUp.id }, data: fieldsOf(followUp) });
  if (followUp.kind !== 'measure') return;
  for (const { seal, released } of followUp.seals) {
    if (released === null) continue;
    const data = { releasedOn: new Date(`${released.on}T00:00:00Z`) };
    await database.seal.updateMany({ where: { measure: followUp.id, seal, releasedOn: null }, data });
  }
}

/** What happened, as the audit trail tells it. */
export function changeOf<F extends FollowUp>(before: FollowUp | null, after: F): Change<F> {
  const { kind, id, organisation } = after;
  return { value: after, kind, id, organisation, before, after };
}

/** Something that begins beside what a transaction is about, with its own entry in the trail. */
export async function openWithin(database: Database, followUp: FollowUp, act: Act): Promise<void> {
  await insertFollowUp(database, followUp);
  await appendAudit(database, act, changeOf(null, followUp));
}

/** A step of something beside what a transaction is about, with its own entry in the trail. */
export async function saveFollowUp(database: Database, followUp: FollowUp, act: Act): Promise<void> {
  const before = await readFollowUp(database, followUp.id);
  await updateFollowUp(database, followUp);
  await appendAudit(database, act, changeOf(before, followUp));
}
