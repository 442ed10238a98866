import type { Act } from '../../app/ports/act.js';
import type { NewVisit, StoredChecklist } from '../../app/ports/visitStore.js';
import type { Prisma } from '../../generated/prisma/client.js';

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

function rowOf(visit: NewVisit, { at: issuedAt }: Act): Prisma.VisitCreateManyInput {
  const { id, kind, campaign, commitment, ground, reinspects, enterprise, name, organisation, domain } =
    visit;
  const { checklists, plannedOn, dueOn } = visit;
  return {
    ...{
      id,
      kind,
      campaign,
      commitment,
      ground,
      reinspects,
      enterprise,
      name,
      organisation,
      domain,
      issuedAt,
    },
    ...{ checklists: [...checklists], plannedOn: day(plannedOn), dueOn: dueOn === null ? null : day(dueOn) },
  };
}

/** Adds visits with their officers, within a transaction. */
export async function insertVisits(
  database: Prisma.TransactionClient,
  visits: readonly NewVisit[],
  act: Act,
): Promise<void> {
  await database.visit.createMany({
    data: visits.map((visit) => rowOf(visit, act)),
  });
  await database.visitOfficer.createMany({
    data: visits.flatMap(({ id, officers }) => officers.map((officer) => ({ visit: id, ...officer }))),
  });
}

/** Keeps checklists by their hash; those that are known stay as they are. */
export async function keepChecklists(
  database: Prisma.TransactionClient,
  checklists: readonly StoredChecklist[],
): Promise<void> {
  await database.storedChecklist.createMany({ data: [...checklists], skipDuplicates: true });
}

/** Takes visits back that were not completed: the record of them stays. */
export async function withdrawVisits(
  database: Prisma.TransactionClient,
  where: Prisma.VisitWhereInput,
  reason: string,
  act: Act,
): Promise<void> {
  await database.visit.updateMany({
    where: { ...where, withdrawnAt: null, stage: { not: 'completed' } },
    data: { withdrawnAt: act.at, withdrawnReason: reason },
  });
}
